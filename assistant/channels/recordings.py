"""Speech over HTTP: a recording as a turn, and words as sound."""

from __future__ import annotations

from uuid import uuid4

from aiohttp import web

from assistant.errors import Refused
from assistant.front import FRONT, FrontDoor, bearer, body, json_answer, json_body
from assistant.messages import MESSAGE_ID_LIMIT, Language, UserMessage
from voice.audio import encode_wav
from voice.errors import VoiceError
from voice.spoken import spoken

RECORDING_LIMIT = 16 * 1024 * 1024
SPEECH_LIMIT = 500

routes = web.RouteTableDef()


@routes.post("/api/audio")
async def take_recording(request: web.Request) -> web.Response:
    """One spoken turn; ``X-Message-Id`` (or ``?message_id=``) makes a repeat harmless, ``?language=`` is optional."""
    front, session = request.app[FRONT], bearer(request)
    message_id = request.headers.get("X-Message-Id") or request.query.get("message_id") or uuid4().hex
    if len(message_id) > MESSAGE_ID_LIMIT:
        raise Refused("message_id_invalid")
    language = known_language(request.query.get("language"))
    try:
        recording = await body(request, RECORDING_LIMIT)
    except Refused as error:
        raise Refused("audio_too_long") from error
    if not recording:
        raise Refused("audio_missing")
    message = UserMessage(
        conversation_id=session.conversation_id,
        message_id=message_id,
        language=language,
        channel="voice",
        audio=await front.hearing.recording(recording),
    )
    return json_answer((await front.take(message)).wire())


@routes.post("/api/speech")
async def speak(request: web.Request) -> web.Response:
    """``{"text", "language"?}`` as a WAV file."""
    front, session = request.app[FRONT], bearer(request)
    front.message_limits.spend(f"speech:{session.conversation_id}")
    wanted = await json_body(request)
    text = wanted.get("text") if isinstance(wanted, dict) else None
    if not isinstance(wanted, dict) or not isinstance(text, str) or not text.strip():
        raise Refused("text_missing")
    if len(text) > SPEECH_LIMIT:
        raise Refused("speech_too_long")
    language = known_language(wanted.get("language")) or await front.conversations.language(session.conversation_id)
    pcm, rate = await sound(front, text, language)
    return web.Response(body=encode_wav(pcm, rate), content_type="audio/wav", headers={"Cache-Control": "no-store"})


async def sound(front: FrontDoor, text: str, language: Language) -> tuple[bytes, int]:
    """The words as 16-bit mono sound and its rate; refuses when no speech server answers."""
    try:
        speech = await front.voice.say(spoken(text, language), language)
    except VoiceError as error:
        raise Refused("voice_unavailable", headers={"Retry-After": "5"}) from error
    return speech.pcm, speech.rate


def known_language(asked: object) -> Language | None:
    """``ko``, ``en`` or nothing; refuses others."""
    if asked is None or asked == "":
        return None
    if asked == "ko":
        return "ko"
    if asked == "en":
        return "en"
    raise Refused("language_invalid")
