"""Talking about talking: greeting, help, thanks, saying it again, the language, and what is not understood."""

from __future__ import annotations

import re
from itertools import takewhile

from actions.clarifying import offered
from actions.memory import Question
from actions.messages import BotMessage, Button, payload
from actions.phrases import talk as phrases
from actions.queries import fresh
from actions.services import Services
from actions.showing import listed
from actions.turn import Answer, Turn
from actions.wording import Phrase
from commerce.conversations.repository import conversation, history

LONGEST_SEARCH = 40
"""Longer words are no product's name."""

_VERB = re.compile(
    r"(?:줘|[해돼세에나가죠게래]요|[줄할갈될을살]까요?|[할갈줄을]게|[할갈줄을]래|하자|거야|뭐야|어때|줄래|거나"
    r"|[싶했있없됐갔왔]어)[.?!~ ]*$"
)

_GREETINGS = {"guest": phrases.GREET_GUEST, "shopper": phrases.GREET_SHOPPER, "seller": phrases.GREET_SELLER}
_HELP = {"guest": phrases.HELP_GUEST, "shopper": phrases.HELP_SHOPPER, "seller": phrases.HELP_SELLER}


async def greet(services: Services, turn: Turn) -> Answer:
    """Says hello, and what can be asked."""
    return _with_examples(turn, _GREETINGS[turn.role])


async def help_(services: Services, turn: Turn) -> Answer:
    """Says what can be asked; an open question stays open."""
    return _with_examples(turn, _HELP[turn.role])


async def thanks(services: Services, turn: Turn) -> Answer:
    """Answers thanks."""
    return turn.answer(BotMessage(text=turn.say(phrases.THANKS)))


async def repeat(services: Services, turn: Turn) -> Answer:
    """Says again what was last said; an open question stays open."""
    async with services.database.reading() as session:
        said = await history(session, turn.conversation_id, limit=20)
    ours = [message.text for message in said if message.author in ("assistant", "agent")]
    if not ours:
        return turn.answer(BotMessage(text=turn.say(phrases.NOTHING_TO_REPEAT)))
    last = next(place for place in reversed(range(len(said))) if said[place].text == ours[-1])
    run = takewhile(lambda message: message.author in ("assistant", "agent"), reversed(said[: last + 1]))
    return turn.answer(
        BotMessage(text=" ".join(reversed([message.text for message in run]))), pending=turn.memory.pending
    )


async def set_language(services: Services, turn: Turn) -> Answer:
    """Speaks the language asked for from now on, or the other one where none was named."""
    wanted = turn.entities.language or ("en" if turn.language == "ko" else "ko")
    async with services.database.transaction() as session:
        (await conversation(session, turn.conversation_id)).language = wanted
    text = phrases.LANGUAGE_SET.say("en" if wanted == "en" else "ko")
    return turn.answer(BotMessage(text=text), language=wanted, pending=turn.memory.pending)


async def out_of_scope(services: Services, turn: Turn) -> Answer:
    """Says what cannot be done here, and what can."""
    selling = turn.role == "seller"
    return _with_examples(turn, phrases.OUT_OF_SCOPE_SELLER if selling else phrases.OUT_OF_SCOPE_SHOPPER)


async def fallback(services: Services, turn: Turn) -> Answer:
    """Takes a product's bare name for a search, else offers the likeliest readings of what was not understood."""
    asked = turn.memory.pending
    if asked and asked.question is Question.SIZE:
        return turn.answer(BotMessage(text=turn.say(phrases.NOT_UNDERSTOOD)), pending=asked)
    if turn.role != "seller" and may_be_a_name(turn.words):
        query = fresh(turn.entities, turn.words)
        async with services.database.reading() as session:
            found = await services.search.find(session, query)
        if found.products:
            return listed(turn, query, found)
    return offered(turn) or _with_examples(turn, phrases.NOT_UNDERSTOOD)


def not_for(turn: Turn) -> Answer:
    """What a shopper hears who asks a seller's question, and the other way round."""
    return _with_examples(turn, phrases.FOR_SHOPPERS if turn.role == "seller" else phrases.FOR_SELLERS)


def may_be_a_name(words: str) -> bool:
    """Whether these may be a product's bare name: few words, and no verb at the end."""
    return 0 < len(words) <= LONGEST_SEARCH and len(words.split()) <= 3 and not _VERB.search(words)


def _with_examples(turn: Turn, phrase: Phrase) -> Answer:
    return turn.answer(BotMessage(text=turn.say(phrase), buttons=_examples(turn)), pending=turn.memory.pending)


def _examples(turn: Turn) -> tuple[Button, ...]:
    def ask(intent: str) -> Button:
        return Button(turn.say(phrases.READINGS[intent]), payload(intent))

    if turn.role == "seller":
        return (ask("reviews_summary"), ask("reviews_compare"), ask("reviews_worst"))
    find = tuple(
        Button(turn.say(phrases.FIND, words=turn.say(word)), payload("search", product=turn.say(word)))
        for word in (phrases.WATER, phrases.SHIRT)
    )
    return (*find, ask("show_cart")) if turn.role == "guest" else (*find[:1], ask("reorder"), ask("order_status"))
