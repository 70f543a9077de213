"""Proposals, consent and what comes of it."""

from actions.wording import Phrase

PROPOSED = Phrase(
    "{lines}, 배송비 {shipping:won} 포함 모두 {total:won}이에요.",
    "{lines}: {total:won} in total with {shipping:won} shipping.",
)
PROPOSED_FREE = Phrase(
    "{lines}, 무료 배송으로 모두 {total:won}이에요.", "{lines}: {total:won} in total with free shipping."
)
HOW_TO_PAY = Phrase("결제하시려면 ‘결제할게’라고 말해 주세요.", "To pay, say “pay now”.")
LOGIN_TO_PAY = Phrase("결제하시려면 먼저 로그인해 주세요.", "Please sign in to pay.")
NO_METHOD = Phrase(
    "등록된 결제 수단이 없어요. 화면에서 결제 수단을 먼저 등록해 주세요.",
    "You have no payment method yet. Please register one on the page first.",
)
VOICE_OFF = Phrase(
    "음성 구매가 꺼져 있어서 말로는 결제할 수 없어요. 켜시려면 ‘음성 구매 켜 줘’라고 해 주세요.",
    "Buying by voice is off, so you cannot pay by speaking. To turn it on, say “turn on voice buying”.",
)
PAY = Phrase("결제하기", "Pay")
CANCEL = Phrase("취소", "Cancel")

ENTER_CODE = Phrase(
    "결제 비밀번호를 화면 키패드에 입력해 주세요. 비밀번호는 말하지 마세요.",
    "Please enter your payment code on the keypad. Do not say it aloud.",
)
CHARGING = Phrase(
    "처리 중이에요. 끝나면 바로 알려 드릴게요.", "I am processing it. I will tell you as soon as it is done."
)
CHANGED = Phrase("그사이 바뀐 것이 있어 결제하지 않았어요.", "Something changed meanwhile, so I did not charge you.")
CHANGED_PRICE = Phrase(
    "{title} 가격이 {before:won}에서 {after:won}으로 바뀌었어요.",
    "{title:capital} went from {before:won} to {after:won}.",
)
CHANGED_STOCK = Phrase(
    "{title:은} {after}개만 남아서 {before}개에서 {after}개로 줄였어요.",
    "Only {after} of {title} are left, so I cut it from {before} to {after}.",
)
CHANGED_GONE = Phrase("{title:은} 품절되어 뺐어요.", "{title:capital} sold out, so I took it out.")
CHANGED_LINES = Phrase(
    "{title} 수량이 {before}개에서 {after}개로 바뀌었어요.", "{title:capital} went from {before} to {after} pieces."
)
CHANGED_SHIPPING = Phrase(
    "배송비가 {before:won}에서 {after:won}으로 바뀌었어요.", "Shipping went from {before:won} to {after:won}."
)
CHANGED_METHOD = Phrase("결제 수단이 바뀌었어요.", "The payment method changed.")
NOTHING_LEFT = Phrase("이제 주문할 수 있는 상품이 없어요.", "Nothing is left to order now.")
EXPIRED = Phrase("시간이 지나 다시 확인했어요.", "Some time has passed, so I checked again.")
NOTHING_PROPOSED = Phrase(
    "아직 결제할 주문이 없어요. 먼저 상품을 담아 주세요.", "There is nothing to pay for yet. Add something first."
)
LOCKED = Phrase(
    "결제 비밀번호가 여러 번 틀려서 잠겼어요. 고객센터에 문의해 주세요.",
    "Your payment code is locked after too many wrong tries. Please contact support.",
)
NOT_HEARD_WELL = Phrase(
    "잘 듣지 못해서 결제하지 않았어요. 조용한 곳에서 다시 말해 주세요.",
    "I did not hear that clearly, so I did not charge you. Please say it again.",
)
NOT_CONSENT = Phrase("아직 결제하지 않았어요.", "I have not charged you.")
KEPT = Phrase(
    "네, 주문하지 않을게요. 장바구니는 그대로 있어요.", "All right, I will not order it. Your cart stays as it is."
)
LEFT_ALONE = Phrase("네, 주문하지 않을게요. 바뀐 것은 없어요.", "All right, I will not order. Nothing was changed.")
NOTHING_TO_STOP = Phrase(
    "네, 알겠어요. 진행 중인 주문은 없어요. 더 필요한 게 있으면 말씀해 주세요.",
    "All right. No order is under way. Tell me if you need anything else.",
)
STOPPED = Phrase("네, 그만둘게요.", "All right, I will leave it.")
UNDERSTOOD = Phrase("네. 무엇을 도와드릴까요?", "All right. What can I do for you?")

VOICE_ON = Phrase(
    "음성 구매를 켰어요. 이제 말로 주문하고, 결제 비밀번호는 화면에 입력하시면 돼요.",
    "Buying by voice is on. You can order by speaking and enter the code on the screen.",
)
VOICE_NOW_OFF = Phrase("음성 구매를 껐어요.", "Buying by voice is off now.")
VOICE_ASK = Phrase(
    "음성 구매를 켜면 말로 주문하실 수 있어요. 켤까요?",
    "With voice buying on you can order by speaking. Shall I turn it on?",
)
VOICE_LOGIN = Phrase("음성 구매를 켜시려면 먼저 로그인해 주세요.", "Please sign in to turn on buying by voice.")
TURN_VOICE_ON = Phrase("음성 구매 켜기", "Turn on voice buying")
