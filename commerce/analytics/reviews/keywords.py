"""What the reviews of a window talk about more than the store's earlier ones did."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiwipiepy import Kiwi

Phrases = Callable[[str], frozenset[str]]

FEWEST = 2
_PRIOR = 0.5
_REMEMBERED = 30_000
_LONGEST = 500
_NOUNS = frozenset({"NNG", "NNP", "SL"})
_HANGUL = re.compile(r"[가-힣]")
_ENGLISH_WORD = re.compile(r"[a-z][a-z'-]+")

_KOREAN = """
    것 거 때 수 정도 제품 상품 물건 구매 구입 주문 사용 생각 이번 다음 처음 하나 진짜 정말 완전 조금 그냥 오늘
    어제 마음 만족 추천 최고 기대 느낌 부분 경우 하루 며칠 이틀 시간 감사 후기 리뷰 다시 바로 아주 매우 너무 역시
    굿 재구매 의사 실망 최악 별로 아쉬움 요즘 지금 전 후 중 저 제 나 우리 너 더보기
"""
_ENGLISH = """
    a an and are as at be been bit but by can did do does for from get got had has have he her his i if in is it its
    it's i'm just like me more my no not of on one or our really she so than that the their them then there they this
    to too up very was we were what when which will with would you your good great nice bad love loved item product
    bought buy ordered order much also only even after before well all out about again am because could don't didn't
    doesn't feel into make most now never other over some still thing use used wear who why how best better perfect
    small big fast slow late thin thick tight poor worst terrible happy first second time day days week recommend
    arrived came went looks look runs fits fit tastes works work worth every exactly expected nothing
"""
_EMPTY_KOREAN = frozenset(_KOREAN.split())
_EMPTY_ENGLISH = frozenset(_ENGLISH.split())


@dataclass(frozen=True, slots=True)
class Keyword:
    """A noun phrase and how many reviews of the window hold it."""

    text: str
    n: int


def keywords(texts: Iterable[str], past: Iterable[str], phrases: Phrases, limit: int = 5) -> tuple[Keyword, ...]:
    """The phrases most over-represented in ``texts`` against ``past``, strongest first.

    Ranked by the smoothed log-odds ratio over its standard error (Monroe, Colaresi and Quinn, "Fightin' Words",
    2008) of document frequencies. A phrase in fewer than `FEWEST` texts is left out, as is a word whose every
    appearance is within a longer phrase already taken.
    """
    now, n_now = _frequencies(texts, phrases)
    before, n_before = _frequencies(past, phrases)
    often = [(phrase, count) for phrase, count in now.items() if count >= FEWEST]
    scored = sorted(
        ((_z(count, n_now, before[phrase], n_before), count, phrase) for phrase, count in often),
        key=lambda each: (-each[0], -each[1], -len(each[2]), each[2]),
    )
    taken: list[Keyword] = []
    for z, count, phrase in scored:
        if len(taken) == limit or (n_before and z <= 0):
            break
        if not any(_overlap(phrase, other.text) for other in taken):
            taken.append(Keyword(phrase, count))
    return tuple(taken)


@lru_cache(maxsize=_REMEMBERED)
def noun_phrases(text: str) -> frozenset[str]:
    """The nouns of ``text``, and pairs of nouns that stand side by side, in Korean; content words in English."""
    text = unicodedata.normalize("NFC", text[:_LONGEST]).lower()
    if not _HANGUL.search(text):
        return _english(text)
    runs: list[list[str]] = [[]]
    end = -1
    for token in _kiwi().tokenize(text):
        if token.tag in _NOUNS and token.form not in _EMPTY_KOREAN:
            if token.start - end > 1:
                runs.append([])
            runs[-1].append(token.form)
            end = token.end
        elif token.tag != "XSN":
            end = -1
    return frozenset(_phrases(runs))


def _phrases(runs: Sequence[Sequence[str]]) -> Iterable[str]:
    for run in runs:
        yield from (noun for noun in run if len(noun) > 1)
        yield from (f"{first} {second}" for first, second in pairwise(run) if first != second)


def _english(text: str) -> frozenset[str]:
    words = [word.strip("'-") for word in _ENGLISH_WORD.findall(text)]
    return frozenset(word for word in words if len(word) > 2 and word not in _EMPTY_ENGLISH)


@cache
def _kiwi() -> Kiwi:
    from kiwipiepy import Kiwi

    return Kiwi(num_workers=1, load_default_dict=False, load_multi_dict=False, load_typo_dict=False)


def _frequencies(texts: Iterable[str], phrases: Phrases) -> tuple[Counter[str], int]:
    counts: Counter[str] = Counter()
    total = 0
    for text in texts:
        counts.update(phrases(text))
        total += 1
    return counts, total


def _z(count: int, total: int, count_before: int, total_before: int) -> float:
    inside, outside = count + _PRIOR, total - count + _PRIOR
    inside_before, outside_before = count_before + _PRIOR, total_before - count_before + _PRIOR
    if total_before == 0:
        return float(count)
    error = math.sqrt(1 / inside + 1 / inside_before)
    return (math.log(inside / outside) - math.log(inside_before / outside_before)) / error


def _overlap(phrase: str, other: str) -> bool:
    mine, theirs = set(phrase.split()), set(other.split())
    return mine <= theirs or theirs <= mine
