"""Recordings as turns, and words as sound."""

from __future__ import annotations

import io
import wave

import numpy as np
import pytest

from assistant.dialogue import Question
from assistant.messages import BotMessage
from tests.assistant.conftest import House
from voice.audio import encode_wav

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def tone(seconds: float, rate: int = 16_000) -> bytes:
    """A hum."""
    wave_form = np.sin(np.arange(int(seconds * rate)) / 20) * 8000
    return encode_wav(wave_form.astype("<i2").tobytes(), rate)


async def test_a_recording_becomes_a_transcript_and_an_answer(house: House) -> None:
    guest = await house.person()
    answer = await guest.post("/api/audio", data=tone(1.5), headers={"Content-Type": "audio/wav"})
    body = await answer.json()
    assert answer.status == 200
    assert body["transcript"] == {"text": "생수 찾아줘", "confidence": 0.93, "seconds": 1.5}
    assert body["messages"][0]["text"] == "답: 생수 찾아줘"
    question = house.dialogue.questions[0]
    assert (question.channel, question.confidence, question.overlapped) == ("voice", 0.93, False)


async def test_spoken_consent_is_sent_with_the_words_and_how_they_were_heard(house: House) -> None:
    house.voice.text, house.voice.confidence = "결제할게.", 0.41
    minji = await house.person("shopper:minji")
    await minji.post("/api/audio", data=tone(1))
    question = house.dialogue.questions[0]
    assert (question.message, question.words, question.confidence) == ("/consent", "결제할게.", 0.41)
    assert question.metadata()["channel"] == "voice"


async def test_a_repeated_recording_gets_the_same_answer_and_is_heard_once(house: House) -> None:
    guest = await house.person()
    headers = {"X-Message-Id": "one"}
    first = await (await guest.post("/api/audio", data=tone(1), headers=headers)).json()
    second = await (await guest.post("/api/audio", data=tone(1), headers=headers)).json()
    assert first == second
    assert house.voice.heard == 1
    assert len(house.dialogue.questions) == 1


async def test_silence_is_answered_without_asking_the_dialogue_and_leaves_no_trace(house: House) -> None:
    house.voice.text = ""
    guest = await house.person()
    answer = await guest.post("/api/audio", data=tone(1))
    body = await answer.json()
    assert answer.status == 200
    assert body["transcript"]["text"] == ""
    assert body["messages"][0]["text"].startswith("잘 듣지 못했어요")
    assert not house.dialogue.questions
    assert await guest.history() == []


@pytest.mark.parametrize(
    ("sound", "status", "code"),
    [
        (b"", 400, "audio_missing"),
        (b"this is no sound", 415, "audio_unreadable"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", 415, "audio_unreadable"),
        (tone(61), 413, "audio_too_long"),
        (tone(600), 413, "audio_too_long"),
    ],
    ids=["nothing", "text", "half a header", "a minute and a second", "ten minutes"],
)
async def test_what_is_no_fit_recording_is_refused(house: House, sound: bytes, status: int, code: str) -> None:
    guest = await house.person()
    answer = await guest.post("/api/audio", data=sound, headers={"Content-Type": "audio/wav"})
    body = await answer.json()
    assert (answer.status, body["error"]["code"]) == (status, code)
    assert body["error"]["message"]
    assert house.voice.heard == 0


async def test_without_a_speech_server_a_recording_is_refused_and_may_be_sent_again(house: House) -> None:
    guest = await house.person()
    house.voice.broken = True
    answer = await guest.post("/api/audio", data=tone(1), headers={"X-Message-Id": "again"})
    assert answer.status == 503
    assert (await answer.json())["error"]["code"] == "voice_unavailable"
    house.voice.broken = False
    again = await guest.post("/api/audio", data=tone(1), headers={"X-Message-Id": "again"})
    assert again.status == 200


async def test_a_spoken_code_is_in_no_transcript(house: House) -> None:
    minji = await house.person("shopper:minji")
    house.voice.text = "비밀번호는 사팔이일"
    body = await (await minji.post("/api/audio", data=tone(1))).json()
    assert body["transcript"]["text"] == "비밀번호는 [code]"
    assert "키패드" in body["messages"][0]["text"]
    assert not house.dialogue.questions


async def test_words_become_a_wav_file_in_their_spoken_form(house: House) -> None:
    guest = await house.person()
    answer = await guest.post("/api/speech", json={"text": "15,960원이에요.", "language": "ko"})
    assert (answer.status, answer.content_type) == (200, "audio/wav")
    with wave.open(io.BytesIO(await answer.read())) as sound:
        assert (sound.getframerate(), sound.getnchannels()) == (22_050, 1)
    ((said, language),) = house.voice.said
    assert language == "ko" and "15,960" not in said


@pytest.mark.parametrize(
    ("wanted", "status", "code"),
    [
        ({}, 400, "text_missing"),
        ({"text": " "}, 400, "text_missing"),
        ({"text": "가" * 501}, 413, "speech_too_long"),
        ({"text": "안녕", "language": "fr"}, 400, "language_invalid"),
    ],
)
async def test_words_that_cannot_be_spoken_are_refused(
    house: House, wanted: dict[str, str], status: int, code: str
) -> None:
    guest = await house.person()
    answer = await guest.post("/api/speech", json=wanted)
    assert (answer.status, (await answer.json())["error"]["code"]) == (status, code)


async def test_a_misheard_product_name_is_put_right_before_it_is_understood(house: House) -> None:
    house.voice.text = "삼다슈 찾아줘"
    guest = await house.person()
    body = await (await guest.post("/api/audio", data=tone(1))).json()
    assert body["transcript"]["text"] == "삼다수 찾아줘"
    assert house.dialogue.questions[0].message == "삼다수 찾아줘"


async def test_typed_words_are_never_corrected(house: House) -> None:
    guest = await house.person()
    await guest.send("삼다슈 찾아줘")
    assert house.dialogue.questions[0].message == "삼다슈 찾아줘"


async def test_an_utterance_is_spoken_back_only_where_it_reads_differently(house: House) -> None:
    async def answer(question: Question) -> tuple[BotMessage, ...]:
        return (BotMessage(text="네, 담았어요."), BotMessage(text="6,480원", speech="육천사백팔십 원"))

    house.dialogue.answerer = answer
    guest = await house.person()
    messages = (await guest.send("담아 줘"))["messages"]
    assert messages == [{"text": "네, 담았어요."}, {"text": "6,480원", "speech": "육천사백팔십 원"}]
