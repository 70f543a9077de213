"""A seller's questions about reviews."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import func, select

from commerce.analytics.reviews.models import Review
from commerce.periods import resolve
from tests.actions.small_shop import Shop, payloads, words

LANGUAGES = pytest.mark.parametrize("language", ["ko", "en"])


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("ko", "이번 주 리뷰 어땠어?", "이번 주 (8월 10일~지금) 리뷰는 5건이에요. 좋은 리뷰 2건, 나쁜 리뷰 3건이에요. "
         "평균 별점은 2.8점이에요. 지난주 같은 때까지 (8월 3일~8월 5일 15:00) 리뷰는 4건, 나쁜 리뷰는 1건이었어요. "
         "불만은 사이즈가 3건으로 가장 많고, 앞 기간 1건보다 늘었어요. "
         "리뷰가 30건보다 적어 표본 부족이에요. 참고만 해 주세요."),
        ("en", "how were the reviews this week?", "This week (10 Aug to now): 5 reviews, 2 good and 3 bad. "
         "The mean rating is 2.8 stars. The same part of last week (3 Aug to 5 Aug 15:00): 4 reviews, 1 bad. "
         "Most complaints are about size: 3, up from 1 in the period before. "
         "That is fewer than 30 reviews, too small a sample to conclude from."),
    ],
)  # fmt: skip
async def test_a_window_is_summed_up(shop: Shop, language: str, text: str, told: str) -> None:
    (message,) = await shop.talk("haneul", language).say("reviews_summary", text)
    assert message["text"] == told
    assert "10일" not in message["speech"] and "10 Aug" not in message["speech"]
    assert message["chart"]["image"].startswith("data:image/svg+xml")


@LANGUAGES
async def test_the_figures_are_those_of_the_database(shop: Shop, language: str) -> None:
    (message,) = await shop.talk("haneul", language).say("reviews_summary", "이번 주 리뷰", period="this_week")
    figures = {figure["name"]: figure for figure in message["figures"]}
    period = resolve("this_week", shop.services.clock())
    inside = (Review.store_id == "haneul", Review.created_at >= period.start, Review.created_at < period.end)
    async with shop.database.reading() as session:
        n, mean = (await session.execute(select(func.count(), func.avg(Review.rating)).where(*inside))).one()
        bad = await session.scalar(select(func.count()).where(*inside, Review.rating <= 2))
    assert figures["reviews"]["value"] == figures["reviews"]["n"] == n == 5
    assert figures["negative"]["value"] == bad
    assert figures["mean_rating"]["value"] == round(float(mean), 2)
    assert [datetime.fromisoformat(edge) for edge in figures["reviews"]["window"]] == [period.start, period.end]


@LANGUAGES
async def test_without_a_period_this_week_is_meant_and_then_the_one_talked_about(shop: Shop, language: str) -> None:
    talk = shop.talk("haneul", language)
    await talk.say("reviews_summary", "리뷰 어땠어?")
    assert talk.slots["period"] == "this_week"
    await talk.say("reviews_summary", "지난주는?", period="last_week")
    await talk.say("reviews_worst", "가장 나쁜 리뷰")
    assert talk.slots["period"] == "last_week"


@LANGUAGES
async def test_a_follow_up_keeps_period_and_topic(shop: Shop, language: str) -> None:
    talk = shop.talk("haneul", language)
    await talk.say("reviews_summary", "지난주 리뷰 어땠어?", period="last_week")
    (message,) = await talk.say("reviews_topic", "사이즈만", topic="size")
    assert (talk.slots["period"], talk.slots["topic"]) == ("last_week", "size")
    assert ("사이즈에 대한 리뷰는 1건" if language == "ko" else "1 review about size") in message["text"]
    (message,) = await talk.say("reviews_summary", "이번 주는?" if language == "ko" else "and now?", period="this_week")
    assert ("사이즈에 대한 리뷰는 3건" if language == "ko" else "3 reviews about size") in message["text"]


@LANGUAGES
async def test_a_new_question_forgets_the_topic(shop: Shop, language: str) -> None:
    talk = shop.talk("haneul", language)
    await talk.say("reviews_topic", "사이즈 리뷰", topic="size")
    text = "이번 주 리뷰 요약해 줘" if language == "ko" else "summarise the reviews"
    (message,) = await talk.say("reviews_summary", text, period="this_week")
    assert talk.slots["topic"] is None
    assert "5" in message["text"]


@pytest.mark.parametrize(
    ("language", "told"),
    [("ko", "나쁜 리뷰 비율이 25%에서 60%로 늘었어요."), ("en", "The share of bad reviews rose from 25% to 60%.")],
)
async def test_two_windows_are_compared_by_share(shop: Shop, language: str, told: str) -> None:
    (message,) = await shop.talk("haneul", language).say("reviews_compare", "지난주랑 비교해 줘")
    assert told in message["text"]


@pytest.mark.parametrize(
    ("language", "told"), [("ko", "비교할 앞 기간의 리뷰가 없어요."), ("en", "There are no earlier reviews")]
)
async def test_nothing_to_compare_with_is_said(shop: Shop, language: str, told: str) -> None:
    (message,) = await shop.talk("haneul", language).say("reviews_compare", "지난주 비교", period="last_week")
    assert told in message["text"]


@pytest.mark.parametrize(
    ("language", "told"),
    [("ko", "불만이 많은 주제는 사이즈 3건이에요."), ("en", "This week (10 Aug to now), complaints: size 3.")],
)
async def test_topics_are_ranked_by_complaints(shop: Shop, language: str, told: str) -> None:
    (message,) = await shop.talk("haneul", language).say("reviews_topic", "어떤 불만이 많아?")
    assert told in message["text"] and message["figures"] and message["chart"]


@LANGUAGES
async def test_a_product_is_asked_about_in_all_its_colours(shop: Shop, language: str) -> None:
    talk = shop.talk("haneul", language)
    (message,) = await talk.say("reviews_product", "린넨 셔츠 리뷰 어때?", product="린넨 셔츠")
    named = "‘오버핏 린넨 셔츠’ 리뷰는 3건" if language == "ko" else "3 reviews of linen shirt,"
    assert named in message["text"]
    (message,) = await talk.say("reviews_worst", "제일 나쁜 건?" if language == "ko" else "the worst ones?")
    assert {card["product_id"] for card in message["cards"]} == {"navy-shirt", "white-shirt"}


@LANGUAGES
async def test_the_buttons_under_a_products_answer_stay_with_that_product(shop: Shop, language: str) -> None:
    talk = shop.talk("haneul", language)
    (message,) = await talk.say("reviews_product", "린넨 셔츠 리뷰 어때?", product="린넨 셔츠")
    (worst,) = [payload for payload in payloads([message]) if payload.startswith("/reviews_worst")]
    (pressed,) = await talk.press(worst)
    assert {card["product_id"] for card in pressed["cards"]} == {"navy-shirt", "white-shirt"}


@LANGUAGES
async def test_a_seller_who_forbids_something_gets_no_report_of_it(shop: Shop, language: str) -> None:
    (message,) = await shop.talk("haneul", language).say("prohibit", "사이즈 얘기는 하지 마", topic="size")
    assert "figures" not in message


@LANGUAGES
async def test_without_a_name_the_products_complained_of_are_ranked(shop: Shop, language: str) -> None:
    (message,) = await shop.talk("haneul", language).say("reviews_product", "어떤 상품이 불만이 많아?")
    named = "오버핏 린넨 셔츠 네이비 2건" if language == "ko" else "linen shirt, navy 2"
    assert named in message["text"]


@pytest.mark.parametrize(
    ("language", "told"), [("ko", "우리 가게에서 조명을 찾지 못했어요."), ("en", "I could not find 조명")]
)
async def test_another_stores_product_is_not_found(shop: Shop, language: str, told: str) -> None:
    assert words(await shop.talk("haneul", language).say("reviews_product", "조명 리뷰", product="조명")).startswith(
        told
    )


@LANGUAGES
async def test_the_worst_are_quoted_with_their_ids_which_are_not_read_aloud(shop: Shop, language: str) -> None:
    (message,) = await shop.talk("haneul", language).say("reviews_worst", "가장 나쁜 리뷰 읽어줘")
    assert "사이즈가 너무 작아요" in message["text"] and "review-0" in message["text"]
    assert "사이즈가 너무 작아요" in message["speech"] and "review-0" not in message["speech"]
    ids = {value for card in message["cards"] for value in card["attributes"].values() if value.startswith("review-")}
    assert ids == {"review-0", "review-1", "review-2"}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ko", "이번 주 (8월 10일~지금) 품질에 대한 리뷰 1건 중에 나쁜 리뷰는 없어요."),
        ("en", "This week (10 Aug to now), 1 review about quality: none is bad."),
    ],
)
async def test_where_none_is_bad_it_is_said_of_how_many(shop: Shop, language: str, told: str) -> None:
    (message,) = await shop.talk("haneul", language).say("reviews_worst", "품질 나쁜 리뷰", topic="quality")
    assert message["text"].startswith(told) and message["figures"]


@pytest.mark.parametrize(
    ("language", "told"),
    [("ko", "이번 주 (8월 10일~지금)에는 리뷰가 없어요."), ("en", "This week (10 Aug to now): no reviews.")],
)
async def test_a_store_without_bad_reviews_hears_that(shop: Shop, language: str, told: str) -> None:
    talk = shop.talk("sori", language)
    assert words(await talk.say("reviews_worst", "나쁜 리뷰")).startswith(told)
    assert words(await talk.say("reviews_product", "나쁜 상품 리뷰")).startswith(told)


@pytest.mark.parametrize(
    ("language", "told"), [("ko", "리뷰가 없어요."), ("en", "This week (10 Aug to now): no reviews.")]
)
async def test_a_store_sees_its_own_reviews_only(shop: Shop, language: str, told: str) -> None:
    (message,) = await shop.talk("badang", language).say("reviews_summary", "이번 주 리뷰 어땠어?")
    assert told in message["text"]
    assert next(figure for figure in message["figures"] if figure["name"] == "reviews")["value"] == 0


@pytest.mark.parametrize(
    ("language", "told"), [("ko", "어느 기간인지 모르겠어요."), ("en", "I do not know that period.")]
)
async def test_an_unknown_period_is_asked_for_again(shop: Shop, language: str, told: str) -> None:
    talk = shop.talk("haneul", language)
    assert words(await talk.say("reviews_summary", "리뷰", period="someday")).startswith(told)


@LANGUAGES
async def test_every_button_of_an_answer_works(shop: Shop, language: str) -> None:
    talk = shop.talk("haneul", language)
    messages = await talk.say("reviews_topic", "사이즈 리뷰 어때?", topic="size")
    assert len(payloads(messages)) == 2
    for payload in payloads(messages):
        assert words(await talk.press(payload))


@LANGUAGES
async def test_a_bare_topic_or_period_of_a_seller_is_about_reviews(shop: Shop, language: str) -> None:
    talk = shop.talk("haneul", language)
    await talk.say("reviews_summary", "이번 주 리뷰 어땠어?", period="this_week")
    (message,) = await talk.say("refine", "사이즈만", topic="size")
    assert ("사이즈에 대한 리뷰는 3건" if language == "ko" else "3 reviews about size") in message["text"]
    (message,) = await talk.say("nlu_fallback", "지난주는?", period="last_week")
    assert ("사이즈에 대한 리뷰는 1건" if language == "ko" else "1 review about size") in message["text"]


@pytest.mark.parametrize(
    ("language", "text", "bare"),
    [("ko", "이번 주는?", (0, 4)), ("en", "and this week?", (4, 13))],
)
async def test_a_bare_period_is_about_reviews_even_if_it_seems_to_be_about_nothing_here(
    shop: Shop, language: str, text: str, bare: tuple[int, int]
) -> None:
    talk = shop.talk("haneul", language)
    await talk.say("reviews_topic", "지난주 사이즈", topic="size", period="last_week")
    period = {"entity": "period", "value": "this_week", "start": bare[0], "end": bare[1]}
    (message,) = await talk.understood("out_of_scope", text, [period])
    assert ("사이즈에 대한 리뷰는 3건" if language == "ko" else "3 reviews about size") in message["text"]


@pytest.mark.parametrize(("language", "text"), [("ko", "이번 주 날씨는?"), ("en", "the weather this week")])
async def test_a_period_beside_anything_else_is_not(shop: Shop, language: str, text: str) -> None:
    start = text.find("이번 주" if language == "ko" else "this week")
    period = {"entity": "period", "value": "this_week", "start": start, "end": start + (4 if language == "ko" else 9)}
    (message,) = await shop.talk("haneul", language).understood("out_of_scope", text, [period])
    assert ("도와드리기 어려워요" if language == "ko" else "cannot help") in message["text"]


@pytest.mark.parametrize(
    ("language", "text"), [("ko", "어떤 상품이 불만이 제일 많아?"), ("en", "which products are worst?")]
)
async def test_asking_which_products_ranks_them_whatever_was_talked_about(shop: Shop, language: str, text: str) -> None:
    talk = shop.talk("haneul", language)
    await talk.say("reviews_product", "체크 셔츠 리뷰", product="체크 셔츠")
    (message,) = await talk.say("reviews_topic", text)
    assert ("오버핏 린넨 셔츠 네이비 2건" if language == "ko" else "linen shirt, navy 2") in message["text"]


@LANGUAGES
async def test_a_kind_of_product_is_asked_about_as_a_whole(shop: Shop, language: str) -> None:
    text, kind = ("셔츠 리뷰 어때?", "셔츠") if language == "ko" else ("how are the shirt reviews?", "shirt")
    (message,) = await shop.talk("haneul", language).say("reviews_product", text, product=kind)
    assert ("‘셔츠’ 리뷰는 5건" if language == "ko" else "5 reviews of shirt,") in message["text"]


@LANGUAGES
async def test_everything_is_no_products_name(shop: Shop, language: str) -> None:
    kind = "전체" if language == "ko" else "our store"
    (message,) = await shop.talk("haneul", language).say("reviews_compare", "전체 리뷰 비교", product=kind)
    assert ("리뷰는 5건" if language == "ko" else "5 reviews,") in message["text"]


@pytest.mark.parametrize(
    ("language", "text", "asked", "titles", "windows"),
    [
        ("ko", "3일 사이즈 리뷰 어때?", "최근 3일 (8월 10일~지금)을 말씀하신 건가요, 아니면 8월 3일인가요?",
         ["최근 3일 (8월 10일~지금)", "8월 3일"], ["days:3", "dom:03"]),
        ("en", "size reviews of 3/8", "Do you mean 8 Mar, or 3 Aug?", ["8 Mar", "3 Aug"], ["day:03-08", "day:08-03"]),
    ],
)  # fmt: skip
async def test_of_two_windows_that_could_be_meant_it_is_asked_which(
    shop: Shop, language: str, text: str, asked: str, titles: list[str], windows: list[str]
) -> None:
    (message,) = await shop.talk("haneul", language).say("reviews_topic", text, period="|".join(windows), topic="size")
    assert message["text"] == asked
    assert [button["title"] for button in message["buttons"]] == titles
    assert payloads([message]) == [f'/reviews_topic{{"topic": "size", "period": "{name}"}}' for name in windows]
    assert "figures" not in message


@pytest.mark.parametrize("period", ["weekday:sun@this_week", "next_week", "weekday:sun@this_week|next_month"])
@LANGUAGES
async def test_a_window_that_lies_ahead_is_refused_in_words(shop: Shop, language: str, period: str) -> None:
    (message,) = await shop.talk("haneul", language).say("reviews_summary", "일요일", period=period)
    assert message["text"] == (
        "그 기간은 아직 오지 않았어요. 지난 기간을 말씀해 주세요."
        if language == "ko"
        else "That has not begun yet. Name a time that has passed."
    )
