"""Messages keep their order whoever writes them."""

from __future__ import annotations

import asyncio
from datetime import datetime

import pytest

from commerce.conversations import repository
from commerce.conversations.repository import ConversationNotFound, Said
from commerce.database import Database


async def begun(database: Database, now: datetime) -> str:
    async with database.transaction() as session:
        return (await repository.begin(session, role="guest", language="ko", now=now)).id


async def test_what_was_said_is_read_back_oldest_first(database: Database, now: datetime) -> None:
    talk = await begun(database, now)
    async with database.transaction() as session:
        await repository.append(session, talk, [Said(author="customer", text="하나")], now)
        await repository.append(session, talk, [Said(author="assistant", text=word) for word in ("둘", "셋")], now)
    async with database.reading() as session:
        assert [one.text for one in await repository.history(session, talk)] == ["하나", "둘", "셋"]
        assert [one.text for one in await repository.history(session, talk, limit=2)] == ["둘", "셋"]


async def test_two_writers_at_once_both_find_a_place(database: Database, now: datetime) -> None:
    talk = await begun(database, now)

    async def say(word: str) -> None:
        async with database.transaction() as session:
            await repository.append(session, talk, [Said(author="assistant", text=word)], now)

    await asyncio.gather(*(say(str(number)) for number in range(8)))
    async with database.reading() as session:
        said = await repository.history(session, talk)
    assert [one.sequence for one in said] == list(range(1, 9))
    assert {one.text for one in said} == set(map(str, range(8)))


async def test_a_conversation_that_is_not_there_is_an_error(database: Database) -> None:
    async with database.reading() as session:
        with pytest.raises(ConversationNotFound):
            await repository.conversation(session, "nothing")


async def test_times_are_kept_to_the_millisecond(database: Database, now: datetime) -> None:
    talk = await begun(database, now)
    async with database.transaction() as session:
        await repository.append(session, talk, [Said(author="customer", text="안녕")], now.replace(microsecond=482_159))
    async with database.reading() as session:
        assert (await repository.history(session, talk))[0].created_at.microsecond == 482_000
