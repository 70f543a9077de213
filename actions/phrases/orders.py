"""Buying again, what became of orders, and taking one back."""

from actions.wording import Phrase

NEVER_BOUGHT = Phrase(
    "아직 주문하신 적이 없어서 다시 주문할 상품이 없어요. 찾으시는 상품을 말씀해 주시면 보여 드릴게요.",
    "You have not ordered anything yet, so there is nothing to reorder. Tell me what you need and I will find it.",
)
NEVER_BOUGHT_THAT = Phrase(
    "{phrase:은} 주문하신 적이 없어요. 찾아 드릴까요?", "You have not bought {phrase} before. Shall I look for it?"
)
LOOK_FOR_IT = Phrase("{phrase} 찾기", "Find {phrase}")
LOGIN_TO_REORDER = Phrase(
    "지난 주문을 보려면 먼저 로그인해 주세요.", "Please sign in so that I can see your past orders."
)
NOW_DEARER = Phrase(
    "{title} 가격이 지난번보다 {difference:won} 올랐어요.",
    "{title:capital} costs {difference:won} more than last time.",
)
NOW_CHEAPER = Phrase(
    "{title} 가격이 지난번보다 {difference:won} 내렸어요.",
    "{title:capital} costs {difference:won} less than last time.",
)
ONLY_SO_MANY = Phrase("{title:은} {quantity}개만 남아 있어요.", "Only {quantity} of {title} are left.")
UNAVAILABLE = Phrase("{titles:은} 지금 살 수 없어서 뺐어요.", "{titles:capital} cannot be had now, so I left it out.")
NOTHING_AVAILABLE = Phrase(
    "{titles:은} 지금 품절이라 다시 주문할 수 없어요.", "{titles:capital} is sold out now and cannot be reordered."
)

NO_ORDERS = Phrase("아직 주문하신 것이 없어요.", "You have no orders yet.")
LATEST = Phrase(
    "{date}에 주문하신 {items:은} {status} 결제하신 금액은 {total:won}이에요.",
    "Your order of {date}, {items}, {status} You paid {total:won}.",
)
EARLIER = Phrase("그 전 주문 {count}건도 화면에 있어요.", "{count:plural earlier order} shown on the screen.")

PAID = Phrase("결제가 끝났고 곧 준비해요.", "is paid and will be prepared soon.")
PREPARING = Phrase("지금 상품을 준비하고 있어요.", "is being prepared.")
SHIPPED = Phrase("지금 배송 중이에요.", "is on its way.")
DELIVERED = Phrase("배송이 끝났어요.", "was delivered.")
CANCELLED = Phrase("취소됐어요.", "was cancelled.")
SHORT_PAID = Phrase("결제 완료", "Paid")
SHORT_PREPARING = Phrase("상품 준비 중", "Being prepared")
SHORT_SHIPPED = Phrase("배송 중", "On its way")
SHORT_DELIVERED = Phrase("배송 완료", "Delivered")
SHORT_CANCELLED = Phrase("취소됨", "Cancelled")

ATTRIBUTE_DATE = Phrase("주문일", "Ordered")
ATTRIBUTE_STATUS = Phrase("상태", "Status")
ATTRIBUTE_ITEMS = Phrase("상품", "Items")
AGAIN = Phrase("다시 주문", "Order again")
CANCEL = Phrase("주문 취소", "Cancel order")

CANCEL_WHICH = Phrase(
    "{date}에 주문하신 {items}, {total:won} 주문을 취소할까요?",
    "Shall I cancel your order of {date}, {items}, {total:won}?",
)
YES_CANCEL = Phrase("네, 취소할게요", "Yes, cancel it")
KEEP = Phrase("아니요", "No, keep it")
NOTHING_TO_CANCEL = Phrase(
    "취소할 수 있는 주문이 없어요. 이미 배송이 시작된 주문은 취소할 수 없어요.",
    "There is no order that can be cancelled. One that has shipped cannot be.",
)
TAKEN_BACK = Phrase(
    "주문을 취소했어요. {amount:won 은} 결제하신 수단으로 돌려 드려요.",
    "I cancelled the order. {amount:won} goes back to how you paid.",
)
