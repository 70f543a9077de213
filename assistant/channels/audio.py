"""A conversation by microphone: sound in, events and speech out, over one websocket.

In: binary frames of 16 kHz mono s16le; text ``{"type": "interrupt"}`` when the client stopped our speech.
Out: ``speech_started``, ``transcript``, ``messages``, ``error``, and ``speech`` with its ``rate`` in Hz, followed by
binary frames of s16le and ``speech_ended``. What the assistant says of its own accord arrives as ``messages`` too.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from contextlib import suppress
from time import monotonic
from uuid import uuid4

from aiohttp import WSMsgType, web
from pydantic import JsonValue

from assistant.channels.recordings import known_language, sound
from assistant.errors import Refused, refusal_body, wanted_language
from assistant.front import FRONT, FrontDoor
from assistant.messages import BotMessage, Language, UserMessage
from assistant.sessions import Session
from voice.audio import SAMPLE_RATE
from voice.vad import SileroDetector, SpeechEnded, SpeechStarted, UtteranceStream

PROTOCOL = "dangol"
FRAME_LIMIT = 64 * 1024
PIECE_SECONDS = 0.2
WAITING_LIMIT = 4
# Sound may come faster than it is spoken, but not much faster for long.
SPARE_SECONDS = 60.0
HEARTBEAT = 25.0

routes = web.RouteTableDef()


@routes.get("/api/audio/stream")
async def stream(request: web.Request) -> web.WebSocketResponse:
    """The websocket; its token comes by header, by ``?token=`` or as the second subprotocol after ``dangol``."""
    front = request.app[FRONT]
    session = front.session(_token(request))
    language = wanted_language(request.headers.get("Accept-Language", ""))
    socket = web.WebSocketResponse(protocols=(PROTOCOL,), heartbeat=HEARTBEAT, max_msg_size=FRAME_LIMIT, compress=False)
    await socket.prepare(request)
    wished = request.query.get("language")
    with front.metrics.streams.track_inprogress():
        await AudioStream(
            front, session, socket, known_language(wished) if wished in ("ko", "en") else None, language
        ).run()
    return socket


def _token(request: web.Request) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return token.strip()
    offered = [part.strip() for part in request.headers.get("Sec-WebSocket-Protocol", "").split(",")]
    return request.query.get("token") or next((part for part in offered if part not in ("", PROTOCOL)), "")


class AudioStream:
    """One open websocket."""

    def __init__(
        self,
        front: FrontDoor,
        session: Session,
        socket: web.WebSocketResponse,
        language: Language | None,
        refusal_language: str,
    ) -> None:
        self._front = front
        self._session = session
        self._socket = socket
        self._language = language
        self._refusal_language = refusal_language
        self._utterances: asyncio.Queue[tuple[bytes, bool] | None] = asyncio.Queue(WAITING_LIMIT)
        self._hearing: UtteranceStream | None = None
        self._opened = monotonic()
        self._seconds = 0.0
        self._playing_until = 0.0
        self._overlapped = False
        self._voice = asyncio.Lock()

    async def run(self) -> None:
        """Serve the socket until it closes."""
        with self._front.push.listening(self._session.conversation_id, self._told):
            turns = asyncio.create_task(self._take_turns())
            try:
                async for frame in self._socket:
                    if frame.type is WSMsgType.BINARY:
                        await self._hear(frame.data)
                    elif frame.type is WSMsgType.TEXT:
                        self._command(frame.data)
            finally:
                await self._finish(turns)

    async def _finish(self, turns: asyncio.Task[None]) -> None:
        """Let what was said before the socket closed be answered, as everywhere, rather than break off a turn."""
        with suppress(asyncio.QueueFull):
            self._utterances.put_nowait(None)
        self._front.unfinished.add(turns)
        turns.add_done_callback(self._front.unfinished.discard)
        await asyncio.shield(turns)

    async def _hear(self, pcm: bytes) -> None:
        self._seconds += len(pcm) / 2 / SAMPLE_RATE
        if len(pcm) % 2 or self._seconds > (monotonic() - self._opened) * 2 + SPARE_SECONDS:
            await self._refuse(Refused("too_many" if len(pcm) % 2 == 0 else "audio_unreadable"))
            await self._socket.close(code=1008)
            return
        if self._hearing is None:
            self._hearing = UtteranceStream(SileroDetector())
        for event in self._hearing.feed(pcm):
            if isinstance(event, SpeechStarted):
                self._overlapped = monotonic() < self._playing_until
                self._playing_until = 0.0
                await self._send({"type": "speech_started"})
            elif isinstance(event, SpeechEnded):
                await self._queue(event.pcm, self._overlapped)

    async def _queue(self, pcm: bytes, overlapped: bool) -> None:
        try:
            self._utterances.put_nowait((pcm, overlapped))
        except asyncio.QueueFull:
            await self._refuse(Refused("busy"))

    def _command(self, text: str) -> None:
        try:
            command = json.loads(text)
        except ValueError:
            return
        if isinstance(command, dict) and command.get("type") == "interrupt":
            self._playing_until = 0.0

    async def _take_turns(self) -> None:
        while not (self._socket.closed and self._utterances.empty()):
            utterance = await self._utterances.get()
            if utterance is None:
                return
            pcm, overlapped = utterance
            message = UserMessage(
                conversation_id=self._session.conversation_id,
                message_id=uuid4().hex,
                channel="voice",
                audio=pcm,
                overlapped=overlapped,
                language=self._language,
            )
            try:
                reply = await self._front.take(message)
            except Refused as error:
                await self._refuse(error)
                continue
            if reply.transcript is not None:
                await self._send({"type": "transcript", **reply.transcript.wire()})
            if reply.transcript is None or reply.transcript.text:
                await self._told(reply.messages)

    async def _told(self, messages: Sequence[BotMessage]) -> None:
        """Show messages and, to somebody who speaks, say them."""
        await self._send({"type": "messages", "messages": [message.wire() for message in messages]})
        if self._hearing is not None:
            language = await self._front.conversations.language(self._session.conversation_id)
            for message in messages:
                await self._say(message.aloud(), language)

    async def _say(self, words: str, language: Language) -> None:
        async with self._voice:
            if self._socket.closed:
                return
            try:
                pcm, rate = await sound(self._front, words, language)
            except Refused as error:
                await self._refuse(error)
                return
            if self._hearing is not None and self._hearing.speaking:
                return
            self._playing_until = max(monotonic(), self._playing_until) + len(pcm) / 2 / rate
            await self._send({"type": "speech", "rate": rate})
            piece = int(rate * PIECE_SECONDS) * 2
            for start in range(0, len(pcm), piece):
                if not self._playing_until or self._socket.closed:
                    break
                with suppress(ConnectionError):
                    await self._socket.send_bytes(pcm[start : start + piece])
                await asyncio.sleep(0)
            await self._send({"type": "speech_ended"})

    async def _refuse(self, error: Refused) -> None:
        await self._send({"type": "error", **refusal_body(error, self._refusal_language)})

    async def _send(self, event: dict[str, JsonValue]) -> None:
        with suppress(ConnectionError):
            await self._socket.send_str(json.dumps(event, ensure_ascii=False))
