"""What is said aloud where it differs from what is written."""

from __future__ import annotations

from assistant.messages import BotMessage, Language
from voice.spoken import spoken


def with_speech(message: BotMessage, language: Language) -> BotMessage:
    """The message with its spoken form, numbers as people say them, unless it reads the same."""
    words = spoken(message.speech or message.text, language)
    return message if words == message.text else message.model_copy(update={"speech": words})
