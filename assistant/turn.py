"""One turn: hear, correct, redact, understand, answer, speak."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.conversations import Conversations, Reply, Situation, Transcript
from assistant.dialogue import Dialogue, DialogueUnavailable, Question
from assistant.hearing import Hearing
from assistant.language import language_of
from assistant.messages import BotMessage, Language, UserMessage, clean
from assistant.redaction import Redacted, Secret
from assistant.sentences import said
from assistant.speaking import with_speech
from commerce.payments.consent import reads_as_consent
from voice.correction import correct


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    """Takes turns; the same for every channel."""

    conversations: Conversations
    dialogue: Dialogue
    hearing: Hearing
    vocabulary: Callable[[], Sequence[str]]
    unanswered: Callable[[str], None] = lambda reason: None

    async def take(self, message: UserMessage) -> Reply:
        """The reply to a message, once for each message id and in the order of the conversation."""
        async with self.conversations.in_order(message.conversation_id):
            if (seen := await self.conversations.seen(message)) is not None:
                return seen
            message, heard = await self._hear(message)
            situation = await self.conversations.situation(message.conversation_id)
            language = language_of(message.text, last=situation.language, asked=message.language)
            redacted = situation.redacted(message.text)
            if message.channel == "voice" and not redacted.found:
                redacted = situation.redacted(correct(redacted.text, self.vocabulary()))
            author = "seller" if situation.role == "seller" else "customer"
            pressed = said("pressed", language) if message.payload else ""
            await self.conversations.begin(message, redacted.text or pressed, author, language)
            answers = await self._answer(message, redacted, situation, language)
            transcript = replace(heard, text=redacted.text) if heard else None
            reply = Reply(messages=tuple(with_speech(one, language) for one in answers), transcript=transcript)
            return await self.conversations.finish(message, reply)

    async def _hear(self, message: UserMessage) -> tuple[UserMessage, Transcript | None]:
        if message.audio is None:
            return message, None
        heard = await self.hearing.transcript(message.audio, message.language)
        return replace(message, text=clean(heard.text), confidence=heard.confidence), heard

    async def _answer(
        self, message: UserMessage, redacted: Redacted, situation: Situation, language: Language
    ) -> tuple[BotMessage, ...]:
        if redacted.found:
            return (BotMessage(text=said("keypad" if Secret.CODE in redacted.found else "private", language)),)
        if not redacted.text and message.payload is None:
            return (BotMessage(text=said("not_heard", language)),)
        consent = message.payload is None and situation.role != "seller" and reads_as_consent(redacted.text)
        question = Question(
            conversation_id=message.conversation_id,
            language=language,
            role=situation.role,
            channel=message.channel,
            message="/consent" if consent else message.payload or redacted.text,
            words=redacted.text if consent else None,
            confidence=message.confidence,
            overlapped=message.overlapped,
        )
        try:
            return await self.dialogue.answer(question)
        except DialogueUnavailable as error:
            self.unanswered(error.reason)
            return (BotMessage(text=said("dialogue_unavailable", language)),)
