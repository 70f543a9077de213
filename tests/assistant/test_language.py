"""Which language is spoken, from the letters."""

from __future__ import annotations

import pytest

from assistant.language import language_of
from assistant.messages import Language


@pytest.mark.parametrize(
    ("text", "last", "spoken"),
    [
        ("생수 찾아줘", "en", "ko"),
        ("nike 운동화", "en", "ko"),
        ("ㅇㅇ", "en", "ko"),
        ("show me water", "ko", "en"),
        ("hello", "ko", "en"),
        ("Yes!", "ko", "en"),
        ("XL", "ko", "ko"),
        ("XL", "en", "en"),
        ("Nike", "ko", "ko"),
        ("2L 6", "ko", "ko"),
        ("3", "en", "en"),
        ("", "en", "en"),
        ("👍", "ko", "ko"),
    ],
)
def test_the_letters_tell_and_what_tells_nothing_changes_nothing(text: str, last: Language, spoken: Language) -> None:
    assert language_of(text, last=last) == spoken


def test_what_the_request_says_wins() -> None:
    assert language_of("생수", last="ko", asked="en") == "en"
