"""Reviews of the demo shop in shoppers' words: sentences about topics, put together to fit a rating."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import cast

import yaml

from commerce.demo.products import DemoProduct

_FILE = Path(__file__).with_name("reviews.yaml")
_ENGLISH_SHARE = 0.05
_ENDINGS = ("", "", "", "", ".", ".", ".", "!", "!!", " ㅎㅎ", " ㅠㅠ", "~", " ^^")
_GLAD, _SORRY = frozenset({"!", "!!", " ㅎㅎ", "~", " ^^"}), frozenset({" ㅠㅠ"})

_FRESH = frozenset({"수산물", "정육", "과일", "채소", "만두", "두부", "계란", "우유", "김치", "빵"})
_AUDIBLE = frozenset({"이어폰", "헤드폰", "스피커", "마이크", "턴테이블"})
_SENSIBLE: Mapping[str, Callable[[DemoProduct], bool]] = {
    "size": lambda product: bool(product.sizes),
    "fit": lambda product: bool(product.sizes) or product.category in ("이어폰", "헤드폰"),
    "thickness": lambda product: bool(product.sizes) and product.sizes[0] in ("S", "26"),
    "freshness": lambda product: product.category in _FRESH,
    "sound": lambda product: product.category in _AUDIBLE,
    "colour": lambda product: bool(product.colour),
}
_OFTEN: Mapping[str, float] = {
    "service": 0.25,
    "packing": 0.6,
    "delivery": 1.2,
    "quality": 1.4,
    "taste": 2.0,
    "sound": 1.5,
}
_PARTS = ("소매", "어깨", "허리", "엉덩이", "다리", "기장", "길이", "키 큰")
_COVERED = {"S": "소매 어깨 기장 길이 키 큰", "26": "허리 엉덩이 다리 기장 길이 키 큰"}

Judged = Mapping[str, Sequence[str]]
Topics = Mapping[str, Judged]


@dataclass(frozen=True, slots=True)
class _Sentences:
    """What may be said of one kind of goods in one language."""

    topics: Topics
    whole: Judged

    def fitting(self, product: DemoProduct) -> _Sentences:
        """Those that make sense for this product: no sleeves on a bag, no sound from a lamp."""
        unfit = {topic for topic, makes_sense in _SENSIBLE.items() if not makes_sense(product)}
        return _Sentences(
            {
                topic: {judgement: _sensible(sentences, product) for judgement, sentences in said.items()}
                for topic, said in self.topics.items()
                if topic not in unfit
            },
            self.whole,
        )


class Opinions:
    """Writes reviews. `random` decides everything, so the same one gives the same reviews."""

    def __init__(self, random: Random) -> None:
        self._random = random
        content = cast(Mapping[str, Topics], yaml.safe_load(_FILE.read_text(encoding="utf-8")))
        self._korean = {kind: _sentences(content, kind) for kind in ("fashion", "food", "water", "tech")}
        english = cast(Mapping[str, Topics], content["english"])
        self._fitted: dict[tuple[str, bool], _Sentences] = {}
        self._english = {kind: _sentences(english, kind) for kind in self._korean}

    def rating(self, *, quality: float) -> int:
        """A star rating from 1 to 5; `quality` from 0 to 1 says how good the product is."""
        good = 0.55 + 0.4 * quality
        bad = 1 - good
        return self._random.choices((5, 4, 3, 2, 1), (good * 0.72, good * 0.28, 0.09, bad * 0.5, bad * 0.6))[0]

    def about(self, product: DemoProduct, rating: int, *, but: str | None = None) -> str:
        """A review that says why there are so many stars; nothing is said against the topic `but`."""
        random = self._random
        in_english = random.random() < _ENGLISH_SHARE
        said = self._fitting(product, in_english=in_english)
        if rating >= 4:
            parts = self._of(said, "good", random.choice((1, 1, 2, 2, 3)))
            if rating == 4 and random.random() < 0.3:
                parts += self._of(said, "bad", 1, but=but)
        elif rating == 3:
            praised = random.choice(list(said.topics))
            parts = [random.choice(said.topics[praised]["good"]), random.choice(said.whole["so_so"])]
            blamed = random.choice([topic for topic in said.topics if topic not in (praised, but)])
            parts.append(random.choice(said.topics[blamed]["bad"]))
        else:
            parts = self._of(said, "bad", random.choice((1, 1, 2)), but=but)
        if rating != 3 and random.random() < 0.45:
            parts.append(random.choice(said.whole["good" if rating >= 4 else "bad"]))
        if "opener" in said.whole and random.random() < 0.15:
            parts.insert(0, random.choice(said.whole["opener"]))
        return self._joined(parts, product, glad=rating >= 4, in_english=in_english)

    def complaint(self, product: DemoProduct, topic: str) -> str:
        """A Korean review against one topic and no other."""
        said = self._fitting(product, in_english=False)
        parts = [self._random.choice(said.topics[topic]["bad"])]
        if self._random.random() < 0.5:
            parts.append(self._random.choice(said.whole["bad"]))
        return self._joined(parts, product, glad=False, in_english=False)

    def _fitting(self, product: DemoProduct, *, in_english: bool) -> _Sentences:
        key = (product.id, in_english)
        if key not in self._fitted:
            self._fitted[key] = (self._english if in_english else self._korean)[kind_of(product)].fitting(product)
        return self._fitted[key]

    def _of(self, said: _Sentences, judgement: str, count: int, *, but: str | None = None) -> list[str]:
        topics = [topic for topic in said.topics if not (judgement == "bad" and topic == but)]
        order = {topic: self._random.random() ** (1 / _OFTEN.get(topic, 1.0)) for topic in topics}
        chosen = sorted(topics, key=order.__getitem__, reverse=True)[:count]
        return [self._random.choice(said.topics[topic][judgement]) for topic in chosen]

    def _joined(self, parts: Sequence[str], product: DemoProduct, *, glad: bool, in_english: bool) -> str:
        if in_english:
            return ". ".join(part.format(name=product.title_en) for part in parts) + "."
        wrong = _SORRY if glad else _GLAD
        endings = [ending for ending in _ENDINGS if ending not in wrong]
        between = self._random.choice((". ", " ", ", ", "! " if glad else ". "))
        said = [part.format(name=product.spoken) for part in parts]
        joints = [", " if part.endswith("데") else between for part in said[:-1]]
        text = "".join(part + joint for part, joint in zip(said, [*joints, ""], strict=True))
        return text + self._random.choice(endings)


def kind_of(product: DemoProduct) -> str:
    """Which sentences fit a product: fashion, food, water or tech."""
    if product.store == "haneul":
        return "fashion"
    if product.store == "sori":
        return "tech"
    return "water" if product.category in ("생수", "탄산수") else "food"


def _sensible(sentences: Sequence[str], product: DemoProduct) -> list[str]:
    """Sentences without parts of the body that the product does not cover; all of them if none is left."""
    covered = _COVERED.get(product.sizes[0], "") if product.sizes else ""
    left = [said for said in sentences if all(part in covered for part in _PARTS if part in said)]
    return left or list(sentences)


def _sentences(content: Mapping[str, Topics], kind: str) -> _Sentences:
    return _Sentences(topics={**content[kind], **content["any"]}, whole=cast(Judged, content["whole"]))
