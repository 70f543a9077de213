"""Which words are a consent to pay: a small grammar over the whole utterance.

The utterance is consent only if all of it is: an assent or two at most, then one request to pay or
to order, in Korean or in English. A bare assent, a quantity, a product, a question, a refusal, a
quotation or anything else beside the request is not. A space in a pattern below may be there or
not, because recognisers space Korean as they like.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

LEAST_CONFIDENCE: Final = 0.6
"""Speech recognised with less confidence than this, from 0 to 1, is never consent."""

LONGEST: Final = 60
"""No sentence of the grammar has more characters."""

_ASSENTS_KO: Final = (
    "응", "웅", "어", "음", "네", "넵", "예", "그래", "그래요", "그럼", "그럼요", "좋아", "좋아요",
    "좋습니다", "맞아", "맞아요", "맞습니다", "알겠어", "알겠어요", "알겠습니다", "오케이",
    "오케이요", "ok", "okay",
)  # fmt: skip
_MANNER_KO: Final = (
    "이대로", "그대로", "지금", "바로", "지금 바로", "이대로 바로", "그대로 바로", "이대로 지금",
)  # fmt: skip
_NOUNS_KO: Final = ("결제", "결재", "주문", "구매")
_DOING_KO: Final = (
    "해", "해 줘", "해 줘요", "해 주세요", "해 주십시오", "해 주라", "해 다오",
    "할게", "할 게", "할게요", "할 게요", "할께", "할께요", "할래", "할래요", "하자", "합시다",
    "하겠어", "하겠어요", "하겠습니다", "합니다",
    "부탁해", "부탁해요", "부탁합니다", "부탁드려요", "부탁드릴게요", "부탁드립니다",
)  # fmt: skip
_BUYING_KO: Final = (
    "살게", "살 게", "살게요", "살 게요", "살께", "살께요", "살래", "살래요", "사겠어", "사겠어요",
    "사겠습니다", "사 줘", "사 줘요", "사 주세요",
)  # fmt: skip

_ASSENTS_EN: Final = (
    "yes", "yeah", "yep", "yup", "ok", "okay", "sure", "alright", "all right", "right", "fine", "great",
    "perfect", "good", "correct",
)  # fmt: skip
_POLITE_EN: Final = (
    "please", "go ahead and", "please go ahead and", "just", "i'll", "i will", "i'd like to",
    "i would like to", "i want to", "i wanna", "let's", "let me",
)  # fmt: skip
_REQUESTS_EN: Final = (
    "pay", "pay for it", "pay for them", "pay for the order", "pay for this order", "pay for my order", "pay it",
    "make the payment", "make payment", "complete the payment", "confirm the payment", "confirm payment",
    "place the order", "place this order", "place my order", "place order", "place an order",
    "complete the order", "complete my order", "complete the purchase", "complete my purchase",
    "confirm the order", "confirm my order", "confirm the purchase", "confirm order",
    "order now", "order it", "order them", "buy now", "buy it", "buy them", "purchase it",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SpeechConditions:
    """How an utterance was heard: confidence from 0 to 1 (None: unknown), and whether over our own speech."""

    confidence: float | None
    overlapped: bool


def reads_as_consent(text: str) -> bool:
    """Whether the whole utterance, and nothing beside it, asks to pay for what was proposed."""
    said = " ".join(unicodedata.normalize("NFC", text).replace("’", "'").lower().split())
    return len(said) <= LONGEST and _CONSENT.fullmatch(said) is not None


def consent_given(text: str, *, speech: SpeechConditions | None) -> bool:
    """Whether these words, typed (`speech` None) or heard so, are a consent to pay."""
    return _clear(speech) and reads_as_consent(text)


def _clear(speech: SpeechConditions | None) -> bool:
    if speech is None:
        return True
    return not speech.overlapped and speech.confidence is not None and speech.confidence >= LEAST_CONFIDENCE


def _any(phrases: tuple[str, ...], space: str) -> str:
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", space) for phrase in phrases) + ")"


def _grammar() -> re.Pattern[str]:
    particle, pause = "(?:을|를)?(?: ?(?:좀|진행))?", "(?:[,.!] ?| )"
    assent_ko, assent_en = _any(_ASSENTS_KO, " ?"), _any(_ASSENTS_EN, " ")
    ordering = f"{_any(_NOUNS_KO, '')}{particle} ?{_any(_DOING_KO, ' ?')}"
    manner = f"(?:{_any(_MANNER_KO, ' ?')}(?:, ?| ?))?"
    korean = f"(?:(?:{assent_ko}{pause}){{0,2}}{manner}(?:{ordering}|{_any(_BUYING_KO, ' ?')})"
    korean += f"|{assent_ko}{ordering})"
    request = f"{_any(_REQUESTS_EN, ' ')}(?:(?: right)? now)?(?:,? please)?"
    english = f"(?:{assent_en}{pause}){{0,2}}(?:{_any(_POLITE_EN, ' ')} )?{request}"
    return re.compile(f"(?:{korean}|{english})(?:\\.|[!~]{{1,3}})?")


_CONSENT: Final = _grammar()
