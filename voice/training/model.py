"""The small Whisper and what only its training needs: a shortened vocabulary and a CTC head on the encoder."""

from __future__ import annotations

import math
import unicodedata
from functools import lru_cache
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from whisper.model import ModelDimensions, Whisper
from whisper.tokenizer import Tokenizer, get_tokenizer

DIMENSIONS = ModelDimensions(
    n_mels=80, n_audio_ctx=1500, n_audio_state=192, n_audio_head=6, n_audio_layer=4,
    n_vocab=51865, n_text_ctx=448, n_text_state=192, n_text_head=6, n_text_layer=4,
)  # fmt: skip
TOKENS = "decoder.token_embedding.weight"
_JAMO = [
    chr(code) for start, stop in ((0x1100, 0x1113), (0x1161, 0x1176), (0x11A8, 0x11C3)) for code in range(start, stop)
]
LETTERS = {letter: number for number, letter in enumerate([*_JAMO, *"abcdefghijklmnopqrstuvwxyz'"], start=1)}


@lru_cache(maxsize=2)
def tokenizer(language: str) -> Tokenizer:
    """Whisper's multilingual tokenizer, set to transcribe one language."""
    return get_tokenizer(True, num_languages=99, language=language, task="transcribe")


def letters(text: str) -> list[int]:
    """The jamo and Latin letters of a text, from 1; 0 is CTC's blank."""
    return [LETTERS[char] for char in unicodedata.normalize("NFD", text.lower()) if char in LETTERS]


def encode(model: Whisper, mel: Tensor) -> Tensor:
    """Whisper's encoder for any even number of frames up to 3000: batch x 80 x frames to batch x frames/2 x state."""
    encoder = model.encoder
    hidden = F.gelu(encoder.conv2(F.gelu(encoder.conv1(mel)))).permute(0, 2, 1)
    hidden = hidden + encoder.positional_embedding[: hidden.shape[1]]
    for block in encoder.blocks:
        hidden = block(hidden)
    normal: Tensor = encoder.ln_post(hidden)
    return normal


class Learner(nn.Module):
    """A Whisper whose token table holds only the tokens that occur, plus one row that stands for all others."""

    spread: Tensor

    def __init__(self, used: list[int]) -> None:
        super().__init__()
        self.whisper = Whisper(DIMENSIONS)
        self.whisper.decoder.token_embedding = nn.Embedding(1, DIMENSIONS.n_text_state)
        self.whisper.decoder.token_embedding.weight.requires_grad_(False)
        self.used = used
        self.rows = {token: row for row, token in enumerate(used)}
        self.table = nn.Parameter(torch.randn(len(used) + 1, DIMENSIONS.n_text_state) * 0.04)
        self.ctc = nn.Linear(DIMENSIONS.n_audio_state, len(LETTERS) + 1)
        nn.init.normal_(self.whisper.decoder.positional_embedding, std=0.02)
        spread = torch.zeros(len(used) + 1)
        spread[-1] = math.log(DIMENSIONS.n_vocab - len(used))
        self.register_buffer("spread", spread)

    def losses(
        self, mel: Tensor, frames: Tensor, tokens: Tensor, targets: Tensor, spelt: list[list[int]]
    ) -> tuple[Tensor, Tensor]:
        """Cross entropy of the text and CTC of its letters; targets are -1 where nothing is asked."""
        audio = encode(self.whisper, mel)
        decoder = self.whisper.decoder
        hidden = F.embedding(tokens, self.table) + decoder.positional_embedding[: tokens.shape[1]]
        for block in decoder.blocks:
            hidden = block(hidden, audio, mask=decoder.mask)
        asked = targets >= 0
        logits = F.linear(decoder.ln(hidden)[asked], self.table).float() + self.spread
        text = F.cross_entropy(logits, targets[asked])
        heard = F.log_softmax(self.ctc(audio).float(), -1).transpose(0, 1)
        lengths = torch.tensor([len(word) for word in spelt])
        joined = torch.tensor([letter for word in spelt for letter in word], dtype=torch.long)
        ctc = F.ctc_loss(heard, joined, frames // 2, lengths, zero_infinity=True)
        return text, ctc

    def state(self) -> dict[str, Tensor]:
        """Whisper's own weights in half precision, the token table filled out to the whole vocabulary."""
        weights = {name: value.detach().half() for name, value in self.whisper.state_dict().items()}
        table = self.table.detach()[-1].repeat(DIMENSIONS.n_vocab, 1)
        table[torch.tensor(self.used)] = self.table.detach()[:-1]
        weights[TOKENS] = table.half()
        return weights

    def take_up(self, weights: dict[str, Tensor]) -> None:
        """Go on from an exported checkpoint's weights; only the CTC head begins anew."""
        own = {name: value.float() for name, value in weights.items() if name != TOKENS}
        self.whisper.load_state_dict({**own, TOKENS: self.whisper.decoder.token_embedding.weight})
        others = sorted(set(range(DIMENSIONS.n_vocab)) - set(self.used))[:1]
        with torch.no_grad():
            self.table.copy_(weights[TOKENS][torch.tensor([*self.used, *others])].float())

    def complete(self) -> Whisper:
        """A plain Whisper with the present weights, in full precision, for decoding."""
        model = Whisper(DIMENSIONS)
        model.load_state_dict(self.state())
        return model.eval()


def export(learner: Learner, path: Path) -> None:
    """Write the checkpoint that `whisper.load_model(path)` reads."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    torch.save({"dims": vars(DIMENSIONS), "model_state_dict": learner.state()}, draft)
    draft.rename(path)
