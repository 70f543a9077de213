"""Speech and sounds that the tests hear, and a recogniser with random weights."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from voice.audio import SAMPLE_RATE, Samples, from_pcm
from voice.tts import Espeak

Encode = Callable[[NDArray[np.float32], str, str], bytes]


@pytest.fixture(scope="session")
def speech() -> Callable[[str, str], Samples]:
    """A sentence spoken by espeak-ng with silence around it."""

    def spoken(text: str, language: str) -> Samples:
        said = Espeak().say(text, language)
        sound = from_pcm(said.pcm, rate=said.rate, width=2, channels=1).pcm
        quiet = np.zeros(SAMPLE_RATE // 2, np.float32)
        return Samples(np.concatenate([quiet, sound, quiet]))

    return spoken


@pytest.fixture(scope="session")
def encode() -> Encode:
    """A recording of 16 kHz samples in a container and codec, made by PyAV."""

    def encoded(pcm: NDArray[np.float32], container: str, codec: str) -> bytes:
        file = io.BytesIO()
        with av.open(file, "w", format=container) as out:
            rate = 48_000 if codec == "libopus" else 44_100
            stream = out.add_stream(codec, rate=rate)
            stream.layout = "mono"
            frame = av.AudioFrame.from_ndarray(pcm.reshape(1, -1), format="flt", layout="mono")
            frame.sample_rate = SAMPLE_RATE
            resampler = av.AudioResampler(stream.format, "mono", rate, frame_size=stream.frame_size or None)
            for piece in (*resampler.resample(frame), *resampler.resample(None)):
                out.mux(stream.encode(piece))
            out.mux(stream.encode(None))
        return file.getvalue()

    return encoded


@pytest.fixture(scope="session")
def random_checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny Whisper checkpoint that has learnt nothing, in the shape of the bundled one."""
    import torch
    from whisper.model import ModelDimensions, Whisper

    torch.manual_seed(7)
    dims = ModelDimensions(80, 1500, 32, 2, 1, 51_865, 448, 32, 2, 1)
    model = Whisper(dims)
    torch.nn.init.normal_(model.decoder.positional_embedding, std=0.5)
    model.decoder.token_embedding.weight.data.mul_(0.2)
    path = tmp_path_factory.mktemp("checkpoint") / "random.pt"
    half = {name: weights.half() for name, weights in model.state_dict().items()}
    torch.save({"dims": vars(dims), "model_state_dict": half, "cut_context": True}, path)
    return path
