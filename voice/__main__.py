"""The command line: python -m voice serve, transcribe, say."""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from voice.errors import ModelUnusable, VoiceError
from voice.settings import VoiceSettings

if TYPE_CHECKING:
    from voice.whisper import Transcriber

BAD_INPUT = 1
UNUSABLE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command: 0 when all went well, 1 for an unusable input, 2 when nothing could start."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        return _COMMANDS[options.command](options, VoiceSettings())
    except ValidationError as error:
        wrong = ", ".join(f"DANGOL_{str(item['loc'][0]).upper()}: {item['msg']}" for item in error.errors())
        return _complain(f"A setting is wrong. {wrong}", UNUSABLE)
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m voice", description="Hear and speak, Korean and English.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    model = argparse.ArgumentParser(add_help=False)
    model.add_argument(
        "--model",
        metavar="NAME",
        help="auto, bundled, a name of Whisper's (small, …) or a file; default: DANGOL_WHISPER_MODEL",
    )

    serve = commands.add_parser("serve", parents=[model], help="run the speech server (Wyoming protocol)")
    serve.add_argument("--uri", help="address to listen on; default: DANGOL_VOICE_URL, tcp://127.0.0.1:10300")

    transcribe = commands.add_parser(
        "transcribe",
        parents=[model],
        help="write down what is said in recordings",
        description="One JSON object a file, in order: text, language, confidence, seconds (of audio), "
        "seconds_taken; for a file that cannot be heard, error with code and message.",
    )
    transcribe.add_argument("files", nargs="+", metavar="FILE", type=Path, help="wav, webm, ogg, m4a, mp3, …")
    transcribe.add_argument("--lang", choices=("ko", "en"), help="the language spoken; default: whichever is heard")

    say = commands.add_parser("say", help="write speech to a WAV file")
    say.add_argument("text", metavar="TEXT")
    say.add_argument("out", metavar="OUT.wav", type=Path)
    say.add_argument("--lang", choices=("ko", "en"), default="ko", help="default: ko")
    return parser


def _serve(options: argparse.Namespace, settings: VoiceSettings) -> int:
    return asyncio.run(_serving(options.uri or settings.voice_url, options.model or settings.whisper_model, settings))


async def _serving(uri: str, model: str, settings: VoiceSettings) -> int:
    from voice import tts
    from voice.server import SpeechServer

    try:
        speech = tts.engine(settings.tts_engine)
        server = SpeechServer(uri, load=lambda: _loaded(model), speech=speech, limit=settings.audio_seconds)
        await server.start()
    except (VoiceError, ValueError) as error:
        return _complain(str(error), UNUSABLE)
    except OSError as error:
        return _complain(f"The speech server cannot listen on {uri}: {error.strerror or error}.", UNUSABLE)
    stopped = asyncio.Event()
    for signum in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(signum, stopped.set)
    stopping = asyncio.create_task(stopped.wait())
    preparing = asyncio.create_task(server.prepare())
    try:
        await asyncio.wait({preparing, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if preparing.done():
            preparing.result()
            print(f"ready {server.uri}", flush=True)
            await stopping
        return 0
    except ModelUnusable as error:
        return _complain(str(error), UNUSABLE)
    finally:
        stopping.cancel()
        await server.close()


def _transcribe(options: argparse.Namespace, settings: VoiceSettings) -> int:
    from voice.audio import decode

    try:
        transcriber = _loaded(options.model or settings.whisper_model)
    except VoiceError as error:
        return _complain(str(error), UNUSABLE)
    status = 0
    for path in options.files:
        began = time.perf_counter()
        try:
            samples = decode(path.read_bytes(), limit=settings.audio_seconds)
        except (VoiceError, OSError) as error:
            why = str(error) if isinstance(error, VoiceError) else f"the file cannot be read: {error.strerror}"
            print(json.dumps({"error": {"code": getattr(error, "code", "file_unreadable"), "message": why}}))
            status = _complain(f"{path}: {why}", BAD_INPUT)
            continue
        heard = transcriber.transcribe(samples, options.lang)
        line = {
            "text": heard.text,
            "language": heard.language,
            "confidence": round(heard.confidence, 4),
            "seconds": round(heard.seconds, 3),
            "seconds_taken": round(time.perf_counter() - began, 3),
        }
        print(json.dumps(line, ensure_ascii=False), flush=True)
    return status


def _say(options: argparse.Namespace, settings: VoiceSettings) -> int:
    from voice import tts
    from voice.audio import encode_wav
    from voice.spoken import spoken

    try:
        speech = tts.engine(settings.tts_engine).say(spoken(options.text, options.lang), options.lang)
        if not speech.pcm:
            return _complain("There is nothing to say in that text.", BAD_INPUT)
        options.out.write_bytes(encode_wav(tts.levelled(speech).pcm, speech.rate))
    except VoiceError as error:
        return _complain(str(error), BAD_INPUT)
    except OSError as error:
        return _complain(f"{options.out}: {error.strerror}", BAD_INPUT)
    return 0


def _loaded(model: str) -> Transcriber:
    from voice import whisper

    return whisper.load(model, notify=lambda sentence: print(sentence, file=sys.stderr, flush=True))


def _complain(sentence: str, status: int) -> int:
    print(sentence, file=sys.stderr, flush=True)
    return status


_COMMANDS: dict[str, Callable[[argparse.Namespace, VoiceSettings], int]] = {
    "serve": _serve,
    "transcribe": _transcribe,
    "say": _say,
}

if __name__ == "__main__":
    sys.exit(main())
