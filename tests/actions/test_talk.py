"""Greeting, help, repeating, the language, and what is not understood."""

from __future__ import annotations

from datetime import timedelta

import pytest

from actions.talk import may_be_a_name
from commerce.conversations.models import Conversation
from commerce.conversations.repository import Said, append
from tests.actions.small_shop import Shop, payloads, words

LANGUAGES = pytest.mark.parametrize("language", ["ko", "en"])


@pytest.mark.parametrize(
    ("who", "language", "told"),
    [
        ("guest", "ko", "안녕하세요, 단골이에요."),
        ("minji", "ko", "안녕하세요! 무엇을 찾아 드릴까요?"),
        ("haneul", "ko", "안녕하세요! 우리 가게 리뷰에"),
        ("guest", "en", "Hello, this is Dangol."),
        ("minji", "en", "Hello! What can I find for you?"),
        ("haneul", "en", "Hello! Ask me anything about your store's reviews."),
    ],
)
async def test_everybody_is_greeted_by_what_they_may_do(shop: Shop, who: str, language: str, told: str) -> None:
    messages = await shop.talk(who, language).say("greet", "안녕")
    assert words(messages).startswith(told)
    selling = all("reviews" in payload for payload in payloads(messages))
    assert payloads(messages) and selling == (who == "haneul")


@LANGUAGES
@pytest.mark.parametrize("who", ["guest", "minji", "haneul"])
async def test_help_comes_with_examples_that_work(shop: Shop, language: str, who: str) -> None:
    talk = shop.talk(who, language)
    for payload in payloads(await talk.say("help", "도움말")):
        assert words(await talk.press(payload))


@pytest.mark.parametrize(("language", "told"), [("ko", "천만에요."), ("en", "You're welcome.")])
async def test_thanks_are_answered(shop: Shop, language: str, told: str) -> None:
    assert words(await shop.talk("guest", language).say("thanks", "고마워")).startswith(told)


@LANGUAGES
async def test_what_was_said_last_is_said_again(shop: Shop, language: str) -> None:
    async with shop.database.transaction() as session:
        now = shop.services.clock()
        await append(session, "talk-minji", [Said(author="assistant", text="옛날 말")], now - timedelta(minutes=2))
        await append(session, "talk-minji", [Said(author="customer", text="셔츠")], now - timedelta(minutes=1))
        await append(
            session, "talk-minji", [Said(author="assistant", text="하나"), Said(author="assistant", text="둘")], now
        )
        await append(session, "talk-minji", [Said(author="customer", text="뭐라고?")], now)
    assert words(await shop.talk("minji", language).say("repeat", "뭐라고?")) == "하나 둘"


@pytest.mark.parametrize(
    ("language", "told"), [("ko", "아직 드린 말씀이 없어요."), ("en", "I have not said anything yet.")]
)
async def test_there_may_be_nothing_to_repeat(shop: Shop, language: str, told: str) -> None:
    assert words(await shop.talk("minji", language).say("repeat", "뭐라고?")) == told


@pytest.mark.parametrize(
    ("language", "wanted", "told"),
    [
        ("ko", "en", "Sure, I will speak English from now on."),
        ("en", "ko", "네, 이제 한국어로 말씀드릴게요."),
        ("ko", None, "Sure, I will speak English from now on."),
    ],
)
async def test_the_language_asked_for_is_spoken_and_kept(
    shop: Shop, language: str, wanted: str | None, told: str
) -> None:
    talk = shop.talk("minji", language)
    entities = [{"entity": "language", "value": wanted}] if wanted else []
    assert words(await talk.understood("set_language", "영어로", entities)) == told
    expected = wanted or "en"
    assert talk.slots["language"] == expected
    async with shop.database.reading() as session:
        talked = await session.get(Conversation, "talk-minji")
        assert talked is not None and talked.language == expected


async def test_without_a_language_of_its_own_a_message_is_answered_in_the_conversations(shop: Shop) -> None:
    async with shop.database.transaction() as session:
        talked = await session.get(Conversation, "talk-minji")
        assert talked is not None
        talked.language = "en"
    talk = shop.talk("minji", "")
    assert words(await talk.say("thanks", "ㄳ")).startswith("You're welcome.")


@pytest.mark.parametrize(
    ("who", "language", "told"),
    [
        ("minji", "ko", "그건 제가 도와드리기 어려워요. 상품"),
        ("haneul", "ko", "그건 제가 도와드리기 어려워요. 리뷰"),
        ("minji", "en", "I cannot help with that, but I can find products"),
        ("haneul", "en", "I cannot help with that, but I can answer questions about reviews"),
    ],
)
async def test_what_is_out_of_scope_is_declined_kindly(shop: Shop, who: str, language: str, told: str) -> None:
    assert words(await shop.talk(who, language).say("out_of_scope", "내일 날씨 어때?")).startswith(told)


@LANGUAGES
async def test_a_products_bare_name_is_searched_for(shop: Shop, language: str) -> None:
    text = "삼다수" if language == "ko" else "samdasoo water"
    talk = shop.talk("minji", language)
    (message,) = await talk.say("nlu_fallback", text, ranking=("nlu_fallback", "show_cart"))
    assert {"water", "small-water"} <= {card["product_id"] for card in message["cards"]}
    assert talk.slots["search"]["text"] == text


@pytest.mark.parametrize(("language", "told"), [("ko", "잘 이해하지 못했어요."), ("en", "I did not understand.")])
async def test_with_no_likely_reading_examples_are_given(shop: Shop, language: str, told: str) -> None:
    messages = await shop.talk("minji", language).say("nlu_fallback", "ㅁㄴㅇㄹ")
    assert words(messages).startswith(told) and payloads(messages)


@pytest.mark.parametrize(
    ("language", "told"), [("ko", "그건 판매자만 볼 수 있어요."), ("en", "Only sellers can see that.")]
)
@pytest.mark.parametrize("who", ["guest", "minji"])
async def test_sellers_questions_are_for_sellers(shop: Shop, who: str, language: str, told: str) -> None:
    for intent in ("reviews_summary", "reviews_compare", "reviews_topic", "reviews_product", "reviews_worst"):
        messages = await shop.talk(who, language).say(intent, "이번 주 리뷰 어땠어?")
        assert words(messages).startswith(told) and not messages[0].get("figures")


@pytest.mark.parametrize(
    ("language", "told"), [("ko", "판매자 화면에서는"), ("en", "You cannot look for products or order")]
)
async def test_a_seller_cannot_buy_here(shop: Shop, language: str, told: str) -> None:
    for intent in ("search", "add_to_cart", "reorder", "checkout", "consent", "affirm", "cancel_order"):
        assert words(await shop.talk("haneul", language).say(intent, "생수 두 개")).startswith(told)


@pytest.mark.parametrize(("language", "told"), [("ko", "잘 이해하지 못했어요."), ("en", "I did not understand.")])
async def test_what_is_not_understood_while_a_size_is_asked_for_only_asks_again(
    shop: Shop, language: str, told: str
) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="navy-shirt")
    messages = await talk.say("nlu_fallback", "아무거나")
    assert words(messages).startswith(told) and payloads(messages) == []
    assert talk.slots["pending"]["question"] == "size" and talk.loop == "size_form"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("모자", True), ("청바지", True), ("후드티 라지", True), ("노트북 거치대", True), ("samdasoo", True),
        ("그걸로 주문할게", False), ("이거 살까", False), ("어디 있어?", False), ("빨리 해줘", False), ("", False),
        ("나는 오늘 물을 마셨다", False),
    ],
)  # fmt: skip
def test_few_words_without_a_verb_may_be_a_name(text: str, name: bool) -> None:
    assert may_be_a_name(text) is name


@LANGUAGES
async def test_a_whole_sentence_is_not_offered_as_a_products_name(shop: Shop, language: str) -> None:
    messages = await shop.talk("minji", language).say("nlu_fallback", "생수 그걸로 주문할게", ranking=("checkout",))
    assert payloads(messages) == ["/checkout"]
