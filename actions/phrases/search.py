"""Finding, narrowing down, choosing and looking closer."""

from actions.wording import Phrase

FOUND_ONE = Phrase("한 개 찾았어요. {title:은} {price:won}이에요.", "I found one: {title}, {price:won}.")
FOUND = Phrase("{count}개 찾았어요. {list}", "I found {count}: {list}")
FOUND_EACH = Phrase("{list:을} 찾았어요. {named}", "I found {list}: {named}")
COUNTED = Phrase("{name} {count}개", "{count} for {name}")
NOT_FOUND_NAMED = Phrase("{name:은} 없어요.", "There is no {name}.")
NOT_FOUND = Phrase("찾으시는 상품이 없어요.", "I could not find that.")
NEAR = Phrase("대신 비슷한 상품이 있어요. {list}", "But these come close: {list}")
NEAR_ONE = Phrase("대신 {title:은} {price:won}이에요.", "But there is {title}, {price:won}.")
NOT_AT_ALL = Phrase(
    "찾으시는 상품이 없어요. 다른 이름으로 말씀해 주세요.", "I could not find that. Please try another name."
)
NONE_CHEAPER = Phrase("이보다 더 싼 상품은 없어요.", "There is nothing cheaper than that.")
CHOOSE_BY_NUMBER = Phrase("몇 번째 상품이 좋으세요?", "Which one would you like?")
TAKE_IT = Phrase("장바구니에 담을까요?", "Shall I add it to your cart?")

WHICH = Phrase("어느 상품을 말씀하세요? {list}", "Which one do you mean? {list}")
NOTHING_SHOWN = Phrase(
    "먼저 찾으시는 상품을 말씀해 주세요. 예를 들면 ‘생수 찾아줘’처럼요.",
    "Tell me what you are looking for first, for example “find water”.",
)
NO_SUCH_NUMBER = Phrase(
    "{count}개만 보여 드렸어요. 몇 번째 상품을 말씀하세요?", "I showed only {count}. Which one do you mean?"
)
