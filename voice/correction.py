"""Misheard product names put right against the words of a catalogue.

Conservative on purpose: a word is replaced only by the one catalogue word that sounds nearly the same, and
never a command, a number, a consent or a refusal.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

# Edits allowed by length in jamo or letters. Two syllables are too short for any: 흰색 is not 회색, 긍정 not 검정.
_ONE_EDIT = 7
_TWO_EDITS = 12
_LEAST_SYLLABLES = 3
_ONE_EDIT_LETTERS = 6
_TWO_EDITS_LETTERS = 10
# Vowels, and consonants at the end of a syllable, that sound the same.
_SAME_SOUND = str.maketrans({"ᅢ": "ᅦ", "ᅤ": "ᅨ", "ᅫ": "ᅬ", "ᅰ": "ᅬ"} | dict.fromkeys("ᆺᆻᆽᆾᇀ", "ᆮ") | {"ᆩ": "ᆨ", "ᆿ": "ᆨ", "ᇁ": "ᆸ"})
_JOSA = "을 를 이 가 은 는 도 만 로 으로 와 과 랑 이랑 하고 의 에 에서 이나 나 부터 까지 보다"
_PARTICLES = tuple(_JOSA.split())
# Endings and stems of what people ask for; a word that has one is never a product name.
_COMMAND = re.compile(
    r"(줘|줘요|주세요|줄래|줄래요|할래|할게|할게요|해|해요|하지|마|말고|요|까|니|냐|다|래|게|자|어|아|돼|됐어)$"
    r"|^(결제|주문|구매|취소|장바구니|카트|담|빼|삭제|찾|검색|보여|추천|시키|시켜|얼마|배송|언제|어디|아니|그래"
    r"|좋|싫|됐|확인|진행|다시|처음|다음|이전|지난|저번|이번|오늘|어제|내일|지금|도움|리뷰|후기|매출|별점|광고"
    r"|반품|환불|교환|우리말|한국|영어|하나|다섯|여섯|일곱|여덟|아홉|스무|스물|서른|마흔|비싼|저렴|제일|가장)"
    r"|^[영공일이삼사오육칠팔구십백천만억한두세네열]+(원|개|병|번|째|번째|일|월|분|시|장|벌|권|잔|캔|팩|박스)?$"
)
_NEVER_CORRECTED = (
    "about again another assistant basket black brown buy cancel cart change cheaper cheapest checkout confirm "
    "could delivery don't first found green hello language large last least looking medium message month never "
    "order ordered orders other payment please price products purchase quantity receipt refund remove reorder "
    "repeat review reviews sales search second seller shipping should small something status stock thank thanks "
    "their there these thing third those today total under voice water where which white without would yellow "
    "yesterday eight eleven fifteen fifty forty hundred million ninety seven seventy sixty three twelve twenty "
    "thirty thousand under between korean english"
)
_ENGLISH_COMMANDS = frozenset(_NEVER_CORRECTED.split())
_WORD = re.compile(r"[가-힣]+|[A-Za-z']+")
_HANGUL = re.compile(r"[가-힣]+")


def correct(text: str, vocabulary: Sequence[str]) -> str:
    """The text with words that nearly sound like a word of ``vocabulary`` (product names) replaced by it."""
    words = _words(tuple(vocabulary))
    if not words:
        return text
    return _WORD.sub(lambda match: _word(match[0], words, standing_alone=_alone(match)), text)


@lru_cache(maxsize=8)
def _words(vocabulary: tuple[str, ...]) -> dict[str, str]:
    """Every word of the names that may be corrected to, by its sounds; none where two sound the same."""
    found: dict[str, set[str]] = {}
    for word in (word for name in vocabulary for word in _WORD.findall(name) if _long_enough(word)):
        found.setdefault(_sounds(word), set()).add(word)
    return {sounds: next(iter(alike)) for sounds, alike in found.items() if len(alike) == 1}


def _alone(match: re.Match[str]) -> bool:
    """Whether no digit or letter of another script touches the word."""
    before = match.string[match.start() - 1 : match.start()]
    after = match.string[match.end() : match.end() + 1]
    return not (before.isalnum() or after.isalnum())


def _word(word: str, words: dict[str, str], *, standing_alone: bool) -> str:
    if not standing_alone or not _long_enough(word) or _is_command(word):
        return word
    stems = list(_stems(word))
    if any(stem in words.values() or _inflected(stem, words.values()) for stem, _ in stems):
        return word
    best: tuple[int, str] | None = None
    for stem, particle in stems:
        found = _nearest(stem, words)
        if found and (best is None or found[0] < best[0]):
            best = found[0], found[1] + particle
    return best[1] if best else word


def _stems(word: str) -> Iterable[tuple[str, str]]:
    yield word, ""
    if _HANGUL.fullmatch(word):
        for particle in _PARTICLES:
            if word.endswith(particle) and _long_enough(word.removesuffix(particle)):
                yield word.removesuffix(particle), particle


def _nearest(stem: str, words: dict[str, str]) -> tuple[int, str] | None:
    """The one catalogue word within reach, with its distance; None when none or two are."""
    sounds = _sounds(stem)
    reach = _reach(stem, sounds)
    near: list[tuple[int, str]] = []
    for other, word in words.items():
        distance = Levenshtein.distance(sounds, other, score_cutoff=reach)
        if distance <= reach and sounds[0] == other[0]:
            near.append((distance, word))
    near.sort()
    if not near or (len(near) > 1 and near[0][0] == near[1][0]):
        return None
    return near[0]


def _reach(stem: str, sounds: str) -> int:
    """How many edits away a catalogue word may be; none for words that only sound the same."""
    if not _HANGUL.fullmatch(stem):
        return (len(sounds) >= _ONE_EDIT_LETTERS) + (len(sounds) >= _TWO_EDITS_LETTERS)
    if len(stem) < _LEAST_SYLLABLES:
        return 0
    return (len(sounds) >= _ONE_EDIT) + (len(sounds) >= _TWO_EDITS)


def _sounds(word: str) -> str:
    return unicodedata.normalize("NFD", word).lower().translate(_SAME_SOUND)


def _long_enough(word: str) -> bool:
    return len(word) >= (2 if _HANGUL.fullmatch(word) else _ONE_EDIT_LETTERS)


def _is_command(word: str) -> bool:
    if _HANGUL.fullmatch(word):
        return bool(_COMMAND.search(word))
    return word.lower() in _ENGLISH_COMMANDS


def _inflected(stem: str, words: Iterable[str]) -> bool:
    """Whether an English word is a plural or another form of a catalogue word."""
    lower = stem.lower()
    return lower.isascii() and any(
        abs(len(lower) - len(word)) <= 3 and (lower.startswith(word.lower()) or word.lower().startswith(lower))
        for word in words
    )
