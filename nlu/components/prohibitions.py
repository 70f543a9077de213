"""Whether an utterance forbids an act: "주문하지 마", "추천하면 안 됩니다", "안 살래", "don't order it"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlu.components.morphemes import morphemes

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
_WHEN = r"(?:(?:추천|검색|구매|결제|주문)\s?(?:할|하실|해\s?주실|주실)|시킬|장\s?볼)\s?(?:때|땐)"
_LEAVE_OUT = r"(?:빼|제외|지워|지우|삭제|내려|거르|걸러|치워)"
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
        # Not to be shown any more or not among what is to be ordered, which takes nothing out of the cart.
        rf"(?:추천|진열대?|검색|후보)\s?(?:리스트|목록|결과)?에서\s?(?:는\s|도\s|좀\s|다\s)?{_LEAVE_OUT}",
        rf"{_WHEN}[^.!?]*{_LEAVE_OUT}",
        rf"{_LEAVE_OUT}[^.!?]{{0,5}}\s{_WHEN}",
        r"그만\s?(?:좀\s)?(?:추천|보여|주문|결제)",
        r"지\s?좀\s?(?:마(?![가-힣])|마[라세]|말[아라고])",
        r"(?:사는|시키는|담는|넣는)\s?(?:거|것)(?:은|는)?\s?아니(?:야|에요|예요|다)(?!\s*\?)",
        r"(?:결제|주문|구매)(?:는|은|를|을)?\s?(?:좀\s)?보류",
        r"(?<![가-힣])당연히?\s?(?:절대\s)?안\s?되(?:지|죠)(?!\s*\?)",
    )
)
# The refusal is the reason, and what is asked for comes after it: "슬라임 안 살래 빼 줘".
_ASKS_AFTERWARDS = re.compile(
    r"(?:(?<![가-힣])안\s?(?:살|사기로)\S*|(?<![가-힣])사지\s?말\S*|(?<![가-힣])살\s?필요\S*)[^.!?]{0,16}"
    r"(?:빼|비워|취소|지워|날려|없애)(?!\S*지\s?(?:마|말))"
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
_ENGLISH_WHY = re.compile(
    r"^\W*(?:why|how come)\b|\bdon'?t forget\b|\bdo(?:n'?t| not) get it\b"
    r"|\b(?:pay(?:ing)?|charging)\b.{0,14}\b(?:shipping|delivery|postage)\b",
    re.IGNORECASE,
)


_WORTH_READING = re.compile(r"지|자제|삼가|피해|피하|안")
# What is forbidden is not an act of the shop's: "잊지 말고 주문해 줘" asks for one, "걱정하지 마" for none.
_OTHER_VERBS = frozenset(
    {
        "잊", "까먹", "빼먹", "걱정", "염려", "놀라", "망설이", "주저", "고민", "의심", "울", "웃기", "속이", "화내",
        "삐지", "장난", "놀리", "거짓말", "미루", "신경", "남기",
    }
)  # fmt: skip
_BANS = frozenset({"금지", "자제", "삼가", "피하"})
_RESOLVES = frozenset({"기", "습니다", "을래", "ᆯ래", "ᆯ게", "겠", "었으면", "고", "도록"})
_ASKS = frozenset({"나", "나요", "니", "냐", "ᆯ까", "ᆯ까요", "을까", "을까요", "는가", "는지"})
# Forbidding to buy by voice turns that off, which is an act of its own.
_BY_VOICE = re.compile(
    r"(?:음성|목소리)(?:으로)?\s?(?:구매|결제|주문|쇼핑|구입)|\bby voice\b|"
    r"\bvoice (?:buying|order|pay|purchas|shopping)",
    re.IGNORECASE,
)
# A size, and no verb: "라지 말고 미디움으로".
_LARGE = re.compile(r"(?<![가-힣])라지(?=\s?말고)")
_QUESTION = re.compile(r"\?\s*$")

Tagged = Sequence["tuple[str, str]"]


def is_prohibition(text: str) -> bool:
    """Whether ``text`` says not to buy, pay, put in, take out or otherwise act; a question why or whether is none."""
    folded = _LARGE.sub("큰 거", " ".join(text.replace("’", "'").split()))
    if _BY_VOICE.search(folded):
        return False
    asks_why = _ASKS_WHY.search(folded) or _ASKS_AFTERWARDS.search(folded)
    korean = not asks_why and (any(pattern.search(folded) for pattern in _KOREAN) or _forbids(folded))
    english = any(pattern.search(folded) for pattern in _ENGLISH) and not _ENGLISH_WHY.search(folded)
    return korean or english


def _forbids(text: str) -> bool:
    """Whether the morphemes hold a negative imperative, a ban or a resolve not to act, whatever the verb."""
    if not _WORTH_READING.search(text):
        return False
    tagged = [pair for one in morphemes(text) for pair in zip(one.forms, one.tags, strict=True)]
    asked = bool(_QUESTION.search(text)) or any(form in _ASKS and tag[0] == "E" for form, tag in tagged[-2:])
    for at, (form, tag) in enumerate(tagged):
        if form == "지" and tag == "EC" and _says_not_to(tagged, at):
            return True
        if form == "면" and tag == "EC" and not asked and _must_not(tagged, at):
            return True
        if form in _BANS and not asked and _is_a_ban(tagged, at):
            return True
        if (form, tag) == ("안", "MAG") and _resolves_not_to(tagged, at):
            return True
    return False


def _says_not_to(tagged: Tagged, at: int) -> bool:
    """At 지: "-지 마", "-지 말고", "-지 않기로", but not "비싸지 않은" and not "잊지 말고"."""
    verb = [form for form, tag in tagged[max(0, at - 2) : at] if tag[0] in "NV"]
    if _OTHER_VERBS & set(verb):
        return False
    after = [pair for pair in tagged[at + 1 : at + 4] if pair[1] != "JX"]
    if after and after[0][0] == "말" and after[0][1] in ("VX", "VV"):
        return True
    acts = at > 0 and (tagged[at - 1][1] == "VV" or tagged[at - 1] == ("하", "XSV"))
    if not acts or len(after) < 2 or after[0] != ("않", "VX"):
        return False
    asks_for_it = [form for form, _ in after[1:3]] in (["어", "주"], ["는", "거"])
    return after[1][0] in _RESOLVES or asks_for_it


def _resolves_not_to(tagged: Tagged, at: int) -> bool:
    """At 안: "안 하기로 해", "안 했으면 좋겠어", "안 사도록 해"."""
    after = [form for form, tag in tagged[at + 1 : at + 7] if tag != "JX"]
    verb = next((place for place, (_, tag) in enumerate(tagged[at + 1 : at + 4]) if tag in ("VV", "XSV")), None)
    if verb is None or after[verb] == "되":
        return False
    ending = after[verb + 1 : verb + 4]
    wishes = ending[:2] == ["었", "으면"] and ending[2:] in ([], ["좋"], ["하"])
    return ending[:1] == ["도록"] or ending[:2] in (["기", "로"], ["었으면", "좋"]) or wishes


def _must_not(tagged: Tagged, at: int) -> bool:
    """At 면: "-면 안 돼", "-면 안 됩니다"."""
    after = [form for form, tag in tagged[at + 1 : at + 4] if tag != "JX"]
    return after[:2] == ["안", "되"]


def _is_a_ban(tagged: Tagged, at: int) -> bool:
    """At 금지, 자제, 삼가 or 피하: said of an act, and asked for."""
    form = tagged[at][0]
    if form == "금지":
        return at > 0 and tagged[at - 1][1][0] in "NJX"
    return form != "피하" or tagged[at + 1 : at + 3] == [("어", "EC"), ("주", "VX")] or at == len(tagged) - 2
