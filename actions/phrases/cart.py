"""What is in the cart, what came in and what went out."""

from actions.wording import Phrase

LINE = Phrase("{title} {quantity}개", "{quantity} × {title}")
LINE_OPTION = Phrase("{title} {option} {quantity}개", "{quantity} × {title}, size {option}")
LINES_MORE = Phrase("{list} 외 {more}개 상품", "{list} and {more} more")

ADDED = Phrase("{item:을} 장바구니에 담았어요.", "I added {item} to your cart.")
REPLACED = Phrase("{old} 대신 {item:을} 담았어요.", "I put in {item} instead of {old}.")
CHANGED = Phrase("{title:을} {quantity}개로 바꿨어요.", "I changed {title} to {quantity}.")
CHANGED_OPTION = Phrase("{title:을} {option} 사이즈로 바꿨어요.", "I changed {title} to size {option}.")
REMOVED = Phrase("{title:을} 장바구니에서 뺐어요.", "I took {title} out of your cart.")
CLEARED = Phrase("장바구니를 비웠어요.", "I emptied your cart.")
EMPTY = Phrase(
    "장바구니가 비어 있어요. 찾으시는 상품을 말씀해 주세요.", "Your cart is empty. Tell me what you are looking for."
)
NOW_EMPTY = Phrase("이제 장바구니가 비었어요.", "Your cart is empty now.")
HOLDS = Phrase("장바구니에 {list:이} 있어요.", "Your cart holds {list}.")
SUM = Phrase("배송비 {shipping:won} 포함 모두 {total:won}이에요.", "That is {total:won} with {shipping:won} shipping.")
SUM_FREE = Phrase("무료 배송으로 모두 {total:won}이에요.", "That is {total:won} with free shipping.")
TO_FREE_SHIPPING = Phrase(
    "{missing:won}어치 더 담으면 배송비가 없어요.", "Add {missing:won} more and shipping is free."
)

SHIPPING = Phrase(
    "배송비는 {fee:won}이고, {free_from:won}부터 무료예요.", "Shipping is {fee:won}, and free from {free_from:won}."
)

SHIPS_FREE = Phrase("지금 장바구니는 무료로 보내 드려요.", "What is in your cart ships free.")

WHICH_SIZE = Phrase(
    "{title:은} {sizes} 사이즈가 있어요. 어느 사이즈로 담을까요?", "{title:capital} comes in {sizes}. Which size?"
)
NO_SUCH_SIZE = Phrase("그 사이즈는 없어요.", "There is no such size.")
WHAT_TO_ADD = Phrase("무엇을 담을까요?", "What shall I add?")
WHICH_LINE = Phrase("장바구니의 어느 상품을 말씀하세요? {list}", "Which one in your cart? {list}")
LINE_NUMBERED = Phrase("{number:ordinal} {item}", "{number:ordinal}, {item}")
NOT_IN_CART = Phrase("그 상품은 장바구니에 없어요.", "That is not in your cart.")
HOW_MANY = Phrase("{title:을} 몇 개로 바꿀까요?", "How many {title} would you like?")
QUANTITY_INVALID = Phrase(
    "수량은 1개에서 99개까지예요. {title:은} 그대로 {quantity}개예요.",
    "You can order 1 to 99. {title:capital} stays at {quantity}.",
)
NOT_ENOUGH = Phrase(
    "{title:은} {available}개까지만 주문할 수 있어요. 그대로 {quantity}개예요.",
    "Only {available} of {title} can be ordered. It stays at {quantity}.",
)

SOLD_OUT = Phrase("{title:은} 지금 품절이에요.", "{title:capital} is sold out right now.")
ALTERNATIVES = Phrase("대신 이런 상품은 어떠세요? {list}", "How about one of these instead? {list}")
FEWER_LEFT = Phrase(
    "{title:은} {available}개만 더 담을 수 있어요. {available}개 담을까요?",
    "I can add only {available} of {title}. Shall I add {available}?",
)
NO_MORE_LEFT = Phrase(
    "{title:은} 남은 것이 모두 장바구니에 있어요.", "All that is left of {title} is already in your cart."
)

SHOW = Phrase("장바구니 보기", "Show cart")
CHECKOUT = Phrase("주문하기", "Check out")
CLEAR = Phrase("비우기", "Empty cart")
REMOVE = Phrase("빼기", "Remove")
YES_ADD = Phrase("네, 담아 주세요", "Yes, add them")
NO = Phrase("아니요", "No")
QUANTITY = Phrase("수량", "Quantity")
SIZE = Phrase("사이즈", "Size")
