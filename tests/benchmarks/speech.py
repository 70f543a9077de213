"""Utterance to text: our path against ``whisper.transcribe`` with the same weights and the same sound."""

from __future__ import annotations

import re
import time

import torch
import whisper

from tests.benchmarks.measure import Comparison
from voice.audio import Samples, decode, encode_wav
from voice.checkpoints import load
from voice.tts import Espeak
from voice.whisper import Transcriber

SENTENCES = (
    "생수 찾아줘", "두 번째 거 담아 줘", "아니 세 개로", "결제할게", "주문 어디까지 왔어?", "장바구니 비워 줘",
    "지난번에 산 생수 두 개 시켜줘", "이번 주 리뷰 어땠어?", "사이즈 불만 보여 줘", "도움말",
)  # fmt: skip
ROUNDS = 3


def compare() -> Comparison:
    """Both paths hear the same recordings, one after the other."""
    checkpoint = load("bundled", notify=lambda _sentence: None)
    transcriber = Transcriber(checkpoint)
    engine = Espeak()
    recordings: list[tuple[str, Samples]] = []
    for sentence in SENTENCES:
        speech = engine.say(sentence, "ko")
        recordings.append((sentence, decode(encode_wav(speech.pcm, speech.rate))))
    torch.set_num_threads(2)
    ours: list[float] = []
    theirs: list[float] = []
    right = [0, 0]
    for round_number in range(1 + ROUNDS):
        for sentence, samples in recordings:
            started = time.perf_counter()
            heard = transcriber.transcribe(samples, "ko").text
            between = time.perf_counter()
            stock = whisper.transcribe(
                checkpoint.model, samples.pcm, language="ko", fp16=False, without_timestamps=True, temperature=0.0
            )["text"]
            ended = time.perf_counter()
            if round_number:
                ours.append(between - started)
                theirs.append(ended - between)
                right[0] += same(heard, sentence)
                right[1] += same(str(stock), sentence)
    note = f"{len(ours)} utterances, exact: ours {right[0]}, peer {right[1]}"
    return Comparison(what="utterance → text", peer="whisper.transcribe", ours=ours, theirs=theirs, note=note)


def same(heard: str, said: str) -> bool:
    """Equal up to spaces and punctuation."""
    return re.sub(r"\W", "", heard) == re.sub(r"\W", "", said)
