from __future__ import annotations

import pytest

from commerce.analytics.reviews.lexicon import Topic
from commerce.analytics.reviews.model import Label
from commerce.analytics.reviews.topics import clauses, mentions


def good(_clause: str) -> Label:
    return "good"


def bad(_clause: str) -> Label:
    return "bad"


def found(text: str) -> dict[str, Label]:
    return {mention.topic.value: mention.label for mention in mentions(text, good)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("배송은 빠른데 사이즈가 작아요", {"delivery": "good", "size": "bad"}),
        ("배송도 빠르고 포장도 꼼꼼해요 근데 너무 비싸요", {"delivery": "good", "packing": "good", "price": "bad"}),
        ("핏이 예쁘고 색감도 좋지만 물 빠짐이 심해요", {"fit": "good", "colour": "bad"}),
        ("맛있고 싱싱해요", {"taste": "good", "freshness": "good"}),
        ("문의해도 답이 없어요", {"service": "bad"}),
        ("생각보다 얇고 속이 비쳐요", {"thickness": "bad"}),
        ("바느질이 튼튼하고 원단이 부드러워요", {"quality": "good"}),
        ("가성비 최고예요", {"price": "good"}),
        ("상자가 찌그러져 왔어요", {"packing": "bad"}),
        ("유통기한이 지났어요", {"freshness": "bad"}),
        ("Delivery was fast but it runs small", {"delivery": "good", "size": "bad"}),
        ("The fabric is scratchy and the colour faded", {"quality": "bad", "colour": "bad"}),
        ("Delicious, very fresh, well packed", {"taste": "good", "freshness": "good", "packing": "good"}),
        ("Overpriced; nobody answered my refund request", {"price": "bad", "service": "bad"}),
        ("Fits perfectly, too thin though", {"fit": "good", "thickness": "bad"}),
    ],
)
def test_a_review_speaks_of_several_topics_each_well_or_badly(text: str, expected: dict[str, Label]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "topic", "label"),
    [
        ("사이즈가 작지 않아요", "size", "good"),
        ("품질이 나쁘지 않아요", "quality", "good"),
        ("배송이 빠르지 않았어요", "delivery", "bad"),
        ("안 비싸요", "price", "good"),
        ("not expensive", "price", "good"),
        ("the fit is not good", "fit", "bad"),
    ],
)
def test_a_denied_word_says_the_opposite(text: str, topic: str, label: Label) -> None:
    assert found(text)[topic] == label


@pytest.mark.parametrize(
    "text", ["작년에도 샀어요", "크림을 샀어요", "커피를 샀어요", "", "ㅋㅋㅋ", "bought it again", "🙂"]
)
def test_words_that_only_look_alike_are_no_topic(text: str) -> None:
    assert found(text) == {}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("알이 커요", "size"),
        ("키가 작은 편이에요", "size"),
        ("간이 딱 맞아요", "size"),
        ("색깔별로 샀어요", "price"),
        ("허벅지가 굵은 편이에요", "thickness"),
    ],
)
def test_a_word_about_something_else_is_not_that_topic(text: str, topic: str) -> None:
    assert topic not in found(text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("몇 달째 쓰는데 고장이 없어요", "quality"),
        ("잡맛이 없어요", "taste"),
        ("무른 것 하나 없이 왔어요", "freshness"),
        ("값이 착해서 색깔별로 샀어요", "price"),
        ("한 사이즈 크게 샀는데 잘 맞아요", "size"),
        ("다리가 길어 보여요", "fit"),
    ],
)
def test_praise_in_the_words_of_a_complaint_stays_praise(text: str, topic: str) -> None:
    assert found(text)[topic] == "good"


def test_where_a_topic_is_only_named_the_judge_decides_on_its_clause() -> None:
    heard: list[str] = []

    def judge(clause: str) -> Label:
        heard.append(clause)
        return "bad"

    (mention,) = mentions("가격은 이천 원이고 날씨가 좋아요", judge)
    assert (mention.topic, mention.label) == (Topic.PRICE, "bad")
    assert heard == ["가격은 이천 원이고"]


def test_a_complaint_outweighs_praise_of_the_same_topic() -> None:
    (mention,) = mentions("배송이 빨라요. 그런데 두 번째 배송은 너무 늦었어요", good)
    assert (mention.label, mention.words) == ("bad", ("늦었어요", "배송이", "배송은"))


def test_the_words_that_show_it_are_words_of_the_review() -> None:
    text = "배송은 빠른데 사이즈가 너무 작아요! The zipper broke."
    for mention in mentions(text, bad):
        assert mention.words
        assert all(word in text.lower() for word in mention.words)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("빠른데 작아요", ("빠른데", "작아요")),
        ("좋지만 비싸요", ("좋지만", "비싸요")),
        ("작지 않고 딱 맞아요", ("작지 않고", "딱 맞아요")),
        ("가운데 부분이 좋아요", ("가운데 부분이 좋아요",)),
        ("1,500원 1.5배 좋아요", ("1,500원 1.5배 좋아요",)),
        ("nice but late", ("nice", "but late")),
        ("   ", ()),
    ],
)
def test_a_sentence_is_cut_where_its_clauses_end(text: str, parts: tuple[str, ...]) -> None:
    assert clauses(text) == parts


def test_decomposed_hangul_reads_like_composed() -> None:
    import unicodedata

    assert found(unicodedata.normalize("NFD", "사이즈가 작아요")) == {"size": "bad"}


def test_a_very_long_review_is_read_in_time_that_grows_with_its_length() -> None:
    import time

    started = time.perf_counter()
    mentions("사이즈가 작아요 지만 " * 50_000, bad)
    mentions("가" * 500_000, bad)
    mentions("안 " * 100_000 + "데 " * 100_000, bad)
    assert time.perf_counter() - started < 20
