"""Shopping sentences of our own making, joined from single clauses by templates: training text for both languages."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from zlib import crc32

CLAUSES = Path(__file__).with_name("sentences.tsv")

_INTROS = {
    "ko": ("", "", "", "이번에 샀는데 ", "선물로 샀는데 ", "며칠 써 보니 ", "받아 보니 ", "솔직히 ", "바지 샀는데 ",
           "셔츠는 ", "신발인데 ", "이어폰 ", "생수 시켰는데 ", "귤 한 상자 ", "두 번째 주문인데 ", "처음 사 봤는데 "),
    "en": ("", "", "", "bought this last week, ", "got it as a gift, ", "honestly ", "the shirt: ", "the jeans: ",
           "headphones, ", "ordered water, ", "a box of fruit, ", "second order, ", "first time here: "),
}  # fmt: skip
_TAILS = {
    ("ko", "good"): ("", "", ".", "!", "!!", " ㅎㅎ", "~", " ^^", " 굿", " 👍", "ㅋㅋ"),
    ("ko", "bad"): ("", "", ".", "!", "..", " ㅠㅠ", "ㅠ", ";;", " ㅡㅡ", " 👎", "ㅋㅋ"),
    ("en", "good"): ("", "", ".", "!", "!!", " :)", " 👍"),
    ("en", "bad"): ("", "", ".", "!", "..", " :(", " 👎"),
}
_JOINTS = {"ko": (" ", ". ", ", ", " 그리고 "), "en": (" and ", ". ", ", ", "! ")}
_TURNS = {"ko": (" 근데 ", " 하지만 ", ". 다만 ", " 그런데 "), "en": (" but ", ". However, ", ", though ")}


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing a shopper says, and whether it is praise."""

    language: Literal["ko", "en"]
    good: bool
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A made-up review."""

    language: Literal["ko", "en"]
    good: bool
    text: str


def clauses(path: Path = CLAUSES) -> tuple[Clause, ...]:
    """Our written clauses, in the order of the file."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            language, label, text = line.split("\t")
            found.append(Clause("ko" if language == "ko" else "en", label == "good", text))
    return tuple(found)


def held_out(clause: Clause) -> bool:
    """Whether a clause, in every wording of it, is kept from training when a score is to be measured."""
    return crc32(clause.text.encode()) % 5 == 0


def sentences(parts: tuple[Clause, ...], count: int, seed: int) -> list[Sentence]:
    """``count`` reviews of one to three clauses each, half of them good; after a "but" the last clause decides."""
    draw = random.Random(seed)
    pools = {
        (language, good): [part.text for part in parts if part.language == language and part.good is good]
        for language in ("ko", "en")
        for good in (True, False)
    }
    made = []
    for number in range(count):
        language: Literal["ko", "en"] = "ko" if number % 5 < 3 else "en"
        good = draw.random() < 0.5
        text = _clause(draw, pools, language, good)
        shape = draw.random()
        if shape < 0.40:
            text += draw.choice(_JOINTS[language]) + _clause(draw, pools, language, good)
        elif shape < 0.48:
            text = _clause(draw, pools, language, not good) + draw.choice(_TURNS[language]) + text
        text = draw.choice(_INTROS[language]) + text + draw.choice(_TAILS[language, "good" if good else "bad"])
        if language == "en" and draw.random() < 0.5:
            text = text[:1].upper() + text[1:]
        if language == "ko" and draw.random() < 0.15:
            text = text.replace(" ", "")
        made.append(Sentence(language, good, text))
    return made


def _clause(
    draw: random.Random, pools: dict[tuple[str, bool], list[str]], language: Literal["ko", "en"], good: bool
) -> str:
    text = draw.choice(pools[language, good])
    return _said_otherwise(draw, text) if language == "ko" else text


def _said_otherwise(draw: random.Random, text: str) -> str:
    """The clause in another style of speech: 해요체 as written, 합니다체, or plain."""
    style = draw.random()
    if style < 0.5 or not text.endswith("요"):
        return text
    if text.endswith(("이에요", "예요")):
        stem = text.removesuffix("이에요") if text.endswith("이에요") else text.removesuffix("예요")
        return stem + ("입니다" if style < 0.75 else "임")
    if text.endswith("해요"):
        return text.removesuffix("해요") + ("합니다" if style < 0.75 else "함")
    if text.endswith(("았어요", "었어요", "했어요", "왔어요", "났어요", "졌어요", "샀어요", "갔어요", "됐어요")):
        return text.removesuffix("어요") + ("습니다" if style < 0.75 else "네요")
    if text.endswith(("좋아요", "없어요", "있어요", "맞아요", "작아요")):
        return text[:-2] + ("습니다" if style < 0.75 else "네요")
    return text.removesuffix("요")
