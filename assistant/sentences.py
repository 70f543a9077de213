"""The words that the front door itself says, in Korean and English; all other answers come from actions."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Sentence:
    """A refusal's status and its words; ``{names}`` are filled from an error's attributes."""

    status: int
    korean: str
    english: str

    def in_language(self, language: str) -> str:
        """The words, Korean unless English is wanted."""
        return self.english if language == "en" else self.korean

    def filled(self, source: object) -> Sentence:
        """The same with the error's attributes in their places."""
        slots = {name: getattr(source, name, "") for name in ("tries_left", "available")}
        return replace(self, korean=self.korean.format(**slots), english=self.english.format(**slots))


REFUSALS: dict[str, Sentence] = {
    "request_invalid": Sentence(400, "요청을 읽을 수 없어요.", "The request could not be read."),
    "json_invalid": Sentence(400, "JSON 형식이 올바르지 않아요.", "The body is not valid JSON."),
    "text_missing": Sentence(
        400, "메시지가 비어 있어요. 내용을 입력해 주세요.", "The message is empty. Please write something."
    ),
    "text_too_long": Sentence(
        413,
        "메시지가 너무 길어요. 2,000자까지 보낼 수 있어요.",
        "The message is too long. At most 2,000 characters can be sent.",
    ),
    "message_id_invalid": Sentence(
        400, "message_id는 1자에서 200자 사이여야 해요.", "message_id must have 1 to 200 characters."
    ),
    "message_id_reused": Sentence(
        409, "이미 다른 메시지에 쓴 message_id예요.", "This message_id was used for another message."
    ),
    "message_invalid": Sentence(400, "메시지 형식이 올바르지 않아요.", "The message has a wrong form."),
    "payload_unknown": Sentence(400, "알 수 없는 버튼이에요.", "That is not a button of ours."),
    "language_invalid": Sentence(400, "언어는 ko 또는 en이어야 해요.", "The language must be ko or en."),
    "session_invalid": Sentence(
        400, "세션 요청이 올바르지 않아요. as에 guest를 써 주세요.", 'The session request is wrong. Say guest in "as".'
    ),
    "login_not_available": Sentence(
        403, "데모 로그인은 데모 모드에서만 쓸 수 있어요.", "Demo logins work in demo mode only."
    ),
    "login_unknown": Sentence(404, "그런 데모 로그인이 없어요.", "There is no such demo login."),
    "token_missing": Sentence(401, "로그인이 필요해요. 토큰을 보내 주세요.", "A session token is needed."),
    "token_invalid": Sentence(
        401, "토큰이 올바르지 않아요. 다시 시작해 주세요.", "The session token is not valid. Please start again."
    ),
    "token_expired": Sentence(
        401, "세션이 만료됐어요. 다시 시작해 주세요.", "The session has expired. Please start again."
    ),
    "session_foreign": Sentence(404, "그런 대화가 없어요.", "There is no such conversation."),
    "client_too_old": Sentence(
        400, "Socket.IO 3 이상의 클라이언트가 필요해요.", "A client of Socket.IO 3 or newer is needed."
    ),
    "not_found": Sentence(404, "찾을 수 없어요.", "Not found."),
    "method_not_allowed": Sentence(
        405, "이 주소에서 쓸 수 없는 방식이에요.", "This address does not take that method."
    ),
    "too_large": Sentence(413, "보낸 내용이 너무 커요.", "What was sent is too large."),
    "too_many": Sentence(
        429, "요청이 너무 많아요. 잠시 뒤에 다시 시도해 주세요.", "Too many requests. Please try again in a moment."
    ),
    "busy": Sentence(
        503,
        "앞의 대화를 아직 처리하고 있어요. 잠시 뒤에 다시 말씀해 주세요.",
        "An earlier turn is still running. Please try again in a moment.",
    ),
    "audio_missing": Sentence(400, "녹음이 비어 있어요.", "The recording is empty."),
    "audio_unreadable": Sentence(
        415,
        "소리를 읽을 수 없어요. wav, webm, ogg, m4a, mp3로 보내 주세요.",
        "The sound could not be read. Send wav, webm, ogg, m4a or mp3.",
    ),
    "audio_too_long": Sentence(
        413,
        "녹음이 너무 길어요. 60초까지 보낼 수 있어요.",
        "The recording is too long. At most 60 seconds can be sent.",
    ),
    "speech_too_long": Sentence(
        413, "한 번에 500자까지 읽을 수 있어요.", "At most 500 characters can be spoken at once."
    ),
    "voice_unavailable": Sentence(
        503,
        "지금은 음성을 쓸 수 없어요. 글자로 보내 주세요.",
        "Speech is not available right now. Please type instead.",
    ),
    "code_malformed": Sentence(400, "결제 비밀번호는 숫자 4~6자리예요.", "The code has four to six digits."),
    "shop_refused": Sentence(409, "지금은 처리할 수 없어요.", "That cannot be done right now."),
    "internal": Sentence(
        500, "문제가 생겼어요. 잠시 뒤에 다시 시도해 주세요.", "Something went wrong. Please try again in a moment."
    ),
}

COMMERCE_REFUSALS: dict[str, Sentence] = {
    "proposal_not_found": REFUSALS["not_found"],
    "product_not_found": REFUSALS["not_found"],
    "order_not_found": REFUSALS["not_found"],
    "customer_not_found": REFUSALS["login_unknown"],
    "store_not_found": REFUSALS["login_unknown"],
    "conversation_not_found": REFUSALS["token_invalid"],
    "code_wrong": Sentence(
        403,
        "결제 비밀번호가 맞지 않아요. {tries_left}번 더 입력할 수 있어요.",
        "That code is not right. Tries left: {tries_left}.",
    ),
    "code_locked": Sentence(
        423,
        "비밀번호를 여러 번 틀려서 잠겼어요. 고객센터에 문의해 주세요.",
        "The code is locked after too many tries. Please contact support.",
    ),
    "code_malformed": REFUSALS["code_malformed"],
    "code_not_set": Sentence(409, "결제 비밀번호를 아직 만들지 않았어요.", "No payment code has been set yet."),
    "consent_missing": Sentence(
        409,
        "먼저 결제하겠다고 말씀하시거나 결제 버튼을 눌러 주세요.",
        "Please say that you want to pay, or press the pay button, first.",
    ),
    "proposal_void": Sentence(
        409,
        "주문 내용이 바뀌었거나 시간이 지났어요. 새로 확인해 주세요.",
        "The order changed or its time ran out. Please check it again.",
    ),
    "cart_empty": Sentence(409, "장바구니가 비어 있어요.", "The cart is empty."),
    "out_of_stock": Sentence(
        409, "재고가 모자라요. 지금 {available}개 있어요.", "Not enough stock. In stock: {available}."
    ),
}

SAID: dict[str, tuple[str, str]] = {
    "dialogue_unavailable": (
        "지금은 답을 드릴 수 없어요. 잠시 뒤에 다시 말씀해 주세요. 장바구니는 그대로 있어요.",
        "I cannot answer right now. Please say it again in a moment. Your cart is safe.",
    ),
    "interrupted": (
        "답을 드리기 전에 문제가 생겼어요. 장바구니를 확인하고 다시 말씀해 주세요.",
        "Something went wrong before I could answer. Please check your cart and say it again.",
    ),
    "not_heard": (
        "잘 듣지 못했어요. 다시 한 번 말씀해 주세요.",
        "I did not hear anything. Please say it again.",
    ),
    "voice_unavailable": (
        "지금은 음성을 쓸 수 없어요. 글자로 보내 주세요.",
        "Speech is not available right now. Please type instead.",
    ),
    "too_many": (
        "요청이 너무 많아요. 잠시 뒤에 다시 말씀해 주세요.",
        "Too many requests. Please try again in a moment.",
    ),
    "refunded": ("{amount:,}원을 환불했어요.", "I refunded {amount:,} won."),
    "refund_failed": (
        "{amount:,}원 환불이 되지 않았어요. 가게에서 확인하고 돌려 드릴게요.",
        "The refund of {amount:,} won did not go through. The shop will look into it and pay you back.",
    ),
    "pressed": ("(버튼을 눌렀어요)", "(pressed a button)"),
    "keypad": (
        "결제 비밀번호는 말하거나 적지 마세요. 화면의 키패드에 입력해 주세요.",
        "Please do not say or write your code. Enter it on the keypad on the screen.",
    ),
    "private": (
        "카드 번호나 주민등록번호는 보내지 마세요. 저장하지 않고 지웠어요.",
        "Please do not send card or registration numbers. I have not kept it.",
    ),
    "processing": (
        "결제를 처리하고 있어요. 결과를 바로 알려 드릴게요.",
        "Processing the payment. I will tell you the result in a moment.",
    ),
    "charged": (
        "결제가 완료됐어요. {amount:,}원이 결제됐고 주문이 접수됐어요.",
        "Payment complete. {amount:,} won was charged and your order is placed.",
    ),
    "failed": (
        "결제하지 못했어요. {amount:,}원은 빠져나가지 않았어요. 결제 수단을 확인하고 다시 시도해 주세요.",
        "The payment failed. {amount:,} won was not charged. Please check your payment method and try again.",
    ),
    "unknown": (
        "{amount:,}원 결제 결과를 아직 확인하고 있어요. 다시 결제하지 마시고 잠시 기다려 주세요.",
        "I am still checking the payment of {amount:,} won. Please wait and do not pay again.",
    ),
}


def said(key: str, language: str, **values: int) -> str:
    """One of our own sentences in the language of the conversation."""
    korean, english = SAID[key]
    return (english if language == "en" else korean).format(**values)
