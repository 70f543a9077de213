"""What the shop refuses, in words. ``{title}`` is the product that the refusal is about."""

from types import MappingProxyType

from actions.wording import Phrase

GONE = Phrase(
    "{title:은} 지금 품절이에요. 장바구니에서 빼 주세요.",
    "{title:capital} is sold out now. Please take it out of your cart.",
)
SOMETHING = Phrase("그 상품", "That product")

REFUSALS = MappingProxyType(
    {
        "commerce_error": Phrase("지금은 그렇게 할 수 없어요.", "That cannot be done right now."),
        "product_not_found": Phrase("그 상품은 이제 팔지 않아요.", "That product is no longer sold."),
        "cart_empty": Phrase(
            "장바구니가 비어 있어요. 찾으시는 상품을 말씀해 주세요.",
            "Your cart is empty. Tell me what you are looking for.",
        ),
        "out_of_stock": Phrase(
            "{title:은} 지금 {available}개만 주문할 수 있어요. 장바구니에서 수량을 줄여 주세요.",
            "Only {available} of {title} can be ordered now. Please take fewer.",
        ),
        "quantity_invalid": Phrase("수량은 1개에서 99개까지 말씀해 주세요.", "Please order between 1 and 99."),
        "option_needed": Phrase("{title:은} 사이즈를 골라 주세요.", "Please choose a size of {title}."),
        "option_unknown": Phrase("{title:은} 그 사이즈가 없어요.", "{title:capital} does not come in that size."),
        "proposal_not_found": Phrase("그 주문서는 찾을 수 없어요.", "I cannot find that order summary."),
        "proposal_void": Phrase(
            "주문 내용이 바뀌었어요. ‘주문서 보여줘’라고 하시면 다시 알려 드릴게요.",
            "The order has changed. Say “check out” and I will read it again.",
        ),
        "consent_missing": Phrase("먼저 ‘결제할게’라고 말해 주세요.", "Please say “pay now” first."),
        "code_malformed": Phrase(
            "결제 비밀번호는 숫자 네 자리에서 여섯 자리예요.", "A payment code has four to six digits."
        ),
        "code_wrong": Phrase(
            "결제 비밀번호가 맞지 않아요. {tries_left}번 더 입력하실 수 있어요.",
            "That code is not right. You have {tries_left:plural try} left.",
        ),
        "code_locked": Phrase(
            "결제 비밀번호가 여러 번 틀려서 잠겼어요. 고객센터에 문의해 주세요.",
            "Your payment code is locked after too many wrong tries. Please contact support.",
        ),
        "code_not_set": Phrase(
            "음성 구매를 켜려면 결제 비밀번호가 있어야 해요. 고객센터에 문의해 주세요.",
            "Buying by voice needs a payment code. Please contact support to get one.",
        ),
        "never_bought": Phrase("주문하신 적이 없는 상품이에요.", "You have not bought that before."),
        "order_not_found": Phrase("그 주문은 찾을 수 없어요.", "I cannot find that order."),
        "order_not_cancellable": Phrase(
            "이미 배송이 시작됐거나 끝난 주문이라 취소할 수 없어요.",
            "That order has shipped or ended, so it cannot be cancelled.",
        ),
        "order_status_refused": Phrase("그 주문은 이제 바꿀 수 없어요.", "That order cannot be changed any more."),
        "customer_not_found": Phrase(
            "고객 정보를 찾을 수 없어요. 다시 로그인해 주세요.", "I cannot find your account. Please sign in again."
        ),
        "store_not_found": Phrase(
            "가게 정보를 찾을 수 없어요. 다시 로그인해 주세요.", "I cannot find your store. Please sign in again."
        ),
        "conversation_not_found": Phrase(
            "대화를 찾을 수 없어요. 화면을 새로 고쳐 주세요.",
            "I cannot find this conversation. Please reload the page.",
        ),
        "period_unknown": Phrase(
            "어느 기간인지 모르겠어요. ‘이번 주’나 ‘지난달’처럼 말씀해 주세요.",
            "I do not know that period. Try “this week” or “last month”.",
        ),
        "period_not_begun": Phrase(
            "그 기간은 아직 오지 않았어요. 지난 기간을 말씀해 주세요.",
            "That has not begun yet. Name a time that has passed.",
        ),
        "too_few_reviews": Phrase("배울 리뷰가 아직 모자라요.", "There are too few reviews to learn from."),
        "file_unreadable": Phrase("파일을 읽을 수 없어요.", "The file could not be read."),
        "import_kind_unknown": Phrase("그런 종류의 자료는 가져올 수 없어요.", "That kind of data cannot be imported."),
        "model_unreadable": Phrase(
            "리뷰를 읽는 모델을 열 수 없어요.", "The model that reads reviews could not be opened."
        ),
        "topic_unknown": Phrase(
            "어느 주제인지 모르겠어요. ‘사이즈’나 ‘배송’처럼 말씀해 주세요.",
            "I do not know that topic. Try “size” or “delivery”.",
        ),
    }
)
"""By the stable code of each error."""
