"""Asking which of the two likeliest readings was meant, and taking the answer: a button, "두 번째", or a yes."""

from __future__ import annotations

from actions.audience import may
from actions.memory import Pending, Question
from actions.messages import BotMessage, Button, payload
from actions.phrases import talk as phrases
from actions.turn import Answer, Turn

MOST = 2
_LOOKED_AT = 4


def offered(turn: Turn) -> Answer | None:
    """The question with its readings as buttons and in words, or None where nothing can be guessed at."""
    intents = [
        intent for intent in turn.readings[:_LOOKED_AT] if intent in phrases.READINGS and may(turn.role, intent)
    ][:MOST]
    if not intents:
        return None
    names = [turn.say(phrases.READINGS[intent]) for intent in intents]
    phrase = phrases.DID_YOU_MEAN if len(intents) == 1 else phrases.DID_YOU_MEAN_WHICH
    message = BotMessage(
        text=turn.say(phrase, first=names[0], second=names[-1]),
        buttons=tuple(Button(name, payload(intent)) for name, intent in zip(names, intents, strict=True)),
    )
    return turn.answer(message, pending=Pending(question=Question.MEANT, text=" ".join(intents)))


def picked(turn: Turn) -> str | None:
    """The intent that answers our question: by its place, or by a yes where only one was offered."""
    asked = turn.memory.pending
    if asked is None or asked.question is not Question.MEANT:
        return None
    intents = asked.text.split()
    if turn.intent == "affirm" and len(intents) == 1:
        return intents[0]
    place = turn.entities.ordinal
    if turn.intent in ("choose", "affirm") and place and -len(intents) <= place <= len(intents):
        return intents[place - 1 if place > 0 else place]
    return None
