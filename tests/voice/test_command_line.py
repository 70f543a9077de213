"""python -m voice as people call it."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from voice.__main__ import main
from voice.audio import SAMPLE_RATE, decode, encode_wav, to_pcm
from voice.client import VoiceClient


@pytest.fixture
def recording(speech, tmp_path: Path) -> Path:
    path = tmp_path / "turn.wav"
    path.write_bytes(encode_wav(to_pcm(speech("생수 찾아줘", "ko")), SAMPLE_RATE))
    return path


def test_each_file_gives_one_object_with_the_five_fields(recording, random_checkpoint, capsys) -> None:
    assert main(["transcribe", "--model", str(random_checkpoint), str(recording), str(recording)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(lines) == 2
    assert list(lines[0]) == ["text", "language", "confidence", "seconds", "seconds_taken"]
    assert lines[0]["seconds"] == pytest.approx(1.9, abs=0.6) and 0 < lines[0]["seconds_taken"] < 30


def test_one_bad_file_does_not_stop_the_others(recording, random_checkpoint, tmp_path, capsys) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("no sound in here")
    files = [str(text), str(tmp_path / "nowhere.wav"), str(recording)]
    assert main(["transcribe", "--model", str(random_checkpoint), *files]) == 1
    printed = capsys.readouterr()
    lines = [json.loads(line) for line in printed.out.splitlines()]
    assert [line.get("error", {}).get("code") for line in lines] == ["audio_unreadable", "file_unreadable", None]
    assert "notes.txt: the recording cannot be read" in printed.err and "nowhere.wav" in printed.err
    assert "Traceback" not in printed.err


def test_a_recording_past_the_limit_is_refused(recording, random_checkpoint, capsys, monkeypatch) -> None:
    monkeypatch.setenv("DANGOL_AUDIO_SECONDS", "1")
    monkeypatch.setenv("DANGOL_WHISPER_MODEL", str(random_checkpoint))
    assert main(["transcribe", str(recording)]) == 1
    assert "longer than 1 seconds" in capsys.readouterr().err


def test_an_unknown_model_is_one_clear_sentence(recording, capsys) -> None:
    assert main(["transcribe", "--model", "gigantic", str(recording)]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1 and "gigantic" in error


@pytest.mark.parametrize(("text", "language"), [("생수 두 병 15,960원", "ko"), ("two bottles of 2L", "en")])
def test_said_text_is_a_wav_file(tmp_path, text: str, language: str) -> None:
    out = tmp_path / "said.wav"
    assert main(["say", text, str(out), "--lang", language]) == 0
    assert decode(out.read_bytes()).seconds > 0.8


def test_saying_nothing_or_into_no_folder_is_refused(tmp_path, capsys) -> None:
    assert main(["say", " ", str(tmp_path / "a.wav")]) == 1
    assert main(["say", "안녕", str(tmp_path / "none" / "a.wav")]) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_a_wrong_setting_is_named(monkeypatch, capsys, tmp_path) -> None:
    monkeypatch.setenv("DANGOL_AUDIO_SECONDS", "long")
    assert main(["say", "안녕", str(tmp_path / "a.wav")]) == 2
    assert "DANGOL_AUDIO_SECONDS" in capsys.readouterr().err
    monkeypatch.delenv("DANGOL_AUDIO_SECONDS")
    monkeypatch.setenv("DANGOL_TTS_ENGINE", "parrot")
    assert main(["say", "안녕", str(tmp_path / "a.wav")]) == 1
    assert "parrot" in capsys.readouterr().err


@pytest.mark.parametrize("command", [[], ["serve"], ["transcribe"], ["say"]])
def test_every_command_explains_itself(command: list[str], capsys) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    assert len(capsys.readouterr().out) > 100


def test_help_and_speech_need_no_recogniser() -> None:
    code = (
        "import sys, voice.__main__, voice.server, voice.client, voice.audio, voice.vad, voice.spoken, voice.tts\n"
        "sys.exit(bool({'torch', 'whisper', 'numba'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=Path.cwd()).returncode == 0


@pytest.mark.integration
def test_the_server_starts_serves_and_stops(random_checkpoint: Path, speech) -> None:
    command = [sys.executable, "-m", "voice", "serve", "--uri", "tcp://127.0.0.1:0"]
    process = subprocess.Popen([*command, "--model", str(random_checkpoint)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None

    async def used(client: VoiceClient) -> None:
        assert await client.ready()
        heard = await client.transcribe(to_pcm(speech("결제할게", "ko")), language="ko")
        assert heard.text and heard.language == "ko"
        assert (await client.transcribe(b"\0\0" * 16_000)).text == ""

    try:
        line = process.stdout.readline()
        assert line.startswith("ready tcp://127.0.0.1:")
        asyncio.run(used(VoiceClient(line.split()[1])))
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
    finally:
        process.kill()
        process.communicate()


@pytest.mark.integration
def test_a_taken_port_is_one_clear_sentence(random_checkpoint: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        uri = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        began = time.perf_counter()
        ended = subprocess.run(
            [sys.executable, "-m", "voice", "serve", "--uri", uri, "--model", str(random_checkpoint)],
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    assert ended.returncode == 2 and uri in ended.stderr and ended.stderr.count("\n") == 1
    assert time.perf_counter() - began < 15
