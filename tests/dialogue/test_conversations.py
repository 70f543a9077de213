"""The conversations are well written; `make evaluate` plays them."""

from __future__ import annotations

from collections import Counter

import pytest
from pydantic import ValidationError

from tests.dialogue.conversations import Conversation, Turn, conversations

ALL = conversations()


def test_titles_tell_the_conversations_apart() -> None:
    assert [title for title, count in Counter(one.title for one in ALL).items() if count > 1] == []


def test_there_are_enough_of_each_kind_of_talk() -> None:
    kinds = Counter(("seller" if one.who.startswith("seller") else "shopper") for one in ALL)
    assert kinds["shopper"] >= 40 and kinds["seller"] >= 20
    assert sum(one.by == "voice" and one.language == "ko" for one in ALL) * 2 >= len(ALL)
    assert sum(one.language == "en" for one in ALL) >= 10


def test_a_misspelt_word_of_a_file_is_refused_and_so_is_a_turn_that_does_two_things() -> None:
    with pytest.raises(ValidationError):
        Turn.model_validate({"say": "생수 찾아줘", "anwser": "생수"})
    with pytest.raises(ValidationError):
        Turn.model_validate({"say": "결제할게", "press": "결제하기"})
    with pytest.raises(ValidationError):
        Conversation.model_validate(
            {"title": "a", "as": "nobody", "by": "text", "language": "ko", "about": [], "talk": []}
        )


def test_whoever_pays_waits_for_the_end_of_it() -> None:
    paid = [turn for one in ALL for turn in one.talk if turn.charged or turn.orders]
    assert paid
    assert all(turn.code is None or turn.told for turn in paid)
