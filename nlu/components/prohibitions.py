"""Whether an utterance forbids an act: "주문하지 마", "담지 말고", "안 살래", "don't order it"."""

from __future__ import annotations

import re

_NOUN_ACTS = (
    "주문", "결제", "구매", "구입", "지불", "계산", "추가", "발주", "예약", "진행", "취소", "삭제", "변경", "환불",
    "확정", "배송", "발송", "재주문", "출금", "입금", "송금", "장바구니에",
)  # fmt: skip
_VERB_ACTS = (
    "사", "시키", "담", "넣", "보내", "빼", "비우", "지우", "바꾸", "켜", "끄", "긁", "내", "담아주", "넣어주", "사주",
    "시켜주", "주문해주", "결제해주", "빼주", "돈\\s?쓰",
)  # fmt: skip
_NOUNS = "|".join(_NOUN_ACTS)
_VERBS = "|".join(sorted(_VERB_ACTS, key=len, reverse=True))
_ACT = rf"(?:(?:{_NOUNS})\s?(?:은|는|을|를|도|이|가)?\s?(?:하|시키|되)|(?<![가-힣])(?:{_VERBS}))"
_STOP = r"(?:마(?![가-힣]*음)|말|않(?:아도|을래|을게|을\s?거|았으면|기로|겠|고\s?싶))"
_REFUSED = r"(?:래|게|께|거|꺼|생각|랍니|란|겁니)"

_KOREAN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_ACT}\s?지\s?(?:는|도|를|좀|절대)?\s?{_STOP}",
        rf"{_ACT}(?:고|구)\s?싶지\s?(?:는\s?)?않",
        rf"(?<![가-힣])안\s?(?:(?:{_NOUNS})\s?할|살|시킬|담을|넣을|보낼)\s?{_REFUSED}",
        r"(?<![가-힣])안\s?(?:사(?:요|$|\W|고|겠|도)|시켜(?:요|$|\W|도)|담아도|넣어도|사도)",
        rf"(?:{_NOUNS})\s?(?:은|는|을|를)?\s?안\s?(?:할|하겠|해도|해$|해\W|해요|했으면|합니다)",
        rf"(?:{_NOUNS}|담기|사기)\s?(?:은|는|을|를|하기)?\s?(?:싫|금지|노노)",
        r"(?<![가-힣])(?:살|시킬|담을|주문할|결제할|구매할)\s?(?:필요|생각|마음)\s?(?:(?:는|가|은|이)\s?)?없",
        r"(?<![가-힣])(?:사면|담으면|넣으면|주문하면|결제하면|구매하면)\s?안\s?(?:돼|되|된)",
    )
)
_ASKS_WHY = re.compile(r"(?<![가-힣])(?:왜|어째서)(?![가-힣])|어떻게\s?(?:하|되)")

_ENGLISH_ACTS = (
    r"(?:re-?order|order|buy|purchase|pay|check\s?out|charge|add|put|place|proceed|send|ship|cancel|remove|delete|"
    r"clear|empty|change|spend|get\sit|process|confirm|take)"
)
_ENGLISH_ING = (
    r"(?:re-?ordering|ordering|buying|purchasing|paying|checking\s?out|charging|adding|getting|placing|"
    r"cancelling|canceling|removing)"
)
_ENGLISH = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!why )\b(?:don'?t|do not|never|please not)\s(?:you\s)?"
        rf"(?:dare\s(?:to\s)?|ever\s|actually\s|just\s|yet\s|go\sand\s)?{_ENGLISH_ACTS}\b",
        rf"\b(?:don'?t|do not|won'?t|will not|not going to|never going to|no need to|rather not|refuse to)\s"
        rf"(?:(?:want|need|wish)\s(?:you\s)?to\s)?{_ENGLISH_ACTS}\b(?!\s(?:more|over|(?:too )?much)\b)",
        rf"\b(?:never mind|forget(?: about)?|stop|no more|not|without|quit)\s(?:about\s)?{_ENGLISH_ING}\b",
        r"\b(?:no|not)\s(?:purchase|order|orders|payment)\b\s*(?:please|yet|now)?\W*$",
    )
)  # fmt: skip
_ENGLISH_WHY = re.compile(r"^\W*(?:why|how come)\b|\bdon'?t forget\b", re.IGNORECASE)


def is_prohibition(text: str) -> bool:
    """Whether ``text`` says not to buy, pay, put in, take out or otherwise act; a question why is none."""
    folded = " ".join(text.replace("’", "'").split())
    korean = any(pattern.search(folded) for pattern in _KOREAN) and not _ASKS_WHY.search(folded)
    english = any(pattern.search(folded) for pattern in _ENGLISH) and not _ENGLISH_WHY.search(folded)
    return korean or english
