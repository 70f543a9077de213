"""Greedy decoding with Whisper's weights, on sound of any length up to 30 s.

The library's own loop pads to 30 s and keeps its cache in hooks on the shared model; this one computes the
same sums with the cache in local variables, so that the encoder may be cut to the utterance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import torch
import torch.nn.functional as F
from torch import Tensor
from whisper.model import MultiHeadAttention, Whisper
from whisper.tokenizer import Tokenizer, get_tokenizer

_TOKENS_PER_SECOND = 25
_LEAST_TOKENS = 16


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the mean log-probability of its tokens (end included), and the chance that nobody spoke."""

    text: str
    language: str
    mean_logprob: float
    no_speech: float


@dataclass(slots=True)
class _Cache:
    """Keys and values of each decoder layer, heads apart."""

    audio: list[tuple[Tensor, Tensor]]
    text: list[tuple[Tensor, Tensor] | None] = field(default_factory=list)


class _Vocabulary:
    """The rows of the token table that differ from each other.

    A model trained on few words shares one row among all tokens that it never saw; that row is left out, and
    with it most of the work of each step.
    """

    def __init__(self, table: Tensor) -> None:
        shared = (table == table[-1]).all(1)
        self._tokens = torch.arange(len(table), device=table.device)
        self.table = table
        if int(shared.sum()) > 1:
            self._tokens = self._tokens[~shared]
            self.table = table[~shared].contiguous()
        self._rows = {token: row for row, token in enumerate(self._tokens.tolist())}

    def rows(self, tokens: Sequence[int]) -> Tensor:
        """Where the tokens stand in the table; those that have no row of their own are left out."""
        return torch.tensor([self._rows[t] for t in tokens if t in self._rows], device=self.table.device).long()

    def token(self, row: int) -> int:
        """The token of a row."""
        return int(self._tokens[row])


class GreedyDecoder:
    """Turns mel spectrograms into text with one model. One call at a time."""

    def __init__(self, model: Whisper, languages: Sequence[str]) -> None:
        self.model = model
        self._tokenizers: dict[str, Tokenizer] = {
            language: get_tokenizer(
                model.is_multilingual, num_languages=model.num_languages, language=language, task="transcribe"
            )
            for language in (languages if model.is_multilingual else ("en",))
        }
        first = next(iter(self._tokenizers.values()))
        self._vocabulary = _Vocabulary(model.decoder.token_embedding.weight)
        self._suppressed = self._vocabulary.rows(_never_written(first))
        self._no_speech = self._vocabulary.rows([first.no_speech])

    @torch.inference_mode()
    def decode(self, mel: Tensor, language: str | None) -> Decoded:
        """Text of one mel spectrogram of shape (n_mels, 2 × context); the language found when None."""
        dtype = next(self.model.parameters()).dtype
        sound = self.encode(mel.to(self.model.device, dtype))
        cache = _Cache([_projected(block.cross_attn, sound) for block in self.model.decoder.blocks])
        cache.text = [None] * len(cache.audio)
        tokenizer = next(iter(self._tokenizers.values()))
        logits = self._step([tokenizer.sot], cache, 0)
        no_speech = float(logits.softmax(-1)[self._no_speech].sum())
        spoken = self._language(logits, language)
        tokenizer = self._tokenizers[spoken]
        prompt = list(tokenizer.sot_sequence_including_notimestamps)[1:]
        tokens, logprob = self._written(prompt, cache, tokenizer, seconds=mel.shape[-1] / 100)
        return Decoded(tokenizer.decode(tokens).strip(), spoken, logprob / (len(tokens) + 1), no_speech)

    def encode(self, mel: Tensor) -> Tensor:
        """Encoder output of shape (1, context, state); the positions are those of the first ``context``."""
        encoder = self.model.encoder
        x = F.gelu(encoder.conv2(F.gelu(encoder.conv1(mel[None])))).permute(0, 2, 1)
        x = (x + encoder.positional_embedding[: x.shape[1]]).to(x.dtype)
        for block in encoder.blocks:
            x = block(x)
        encoded: Tensor = encoder.ln_post(x)
        return encoded

    def _language(self, logits: Tensor, asked: str | None) -> str:
        if asked in self._tokenizers:
            return str(asked)
        if len(self._tokenizers) == 1:
            return next(iter(self._tokenizers))
        rows = self._vocabulary.rows([t.language_token for t in self._tokenizers.values()])
        return list(self._tokenizers)[int(logits[rows].argmax())]

    def _written(
        self, prompt: list[int], cache: _Cache, tokenizer: Tokenizer, *, seconds: float
    ) -> tuple[list[int], float]:
        tokens: list[int] = []
        logprob = 0.0
        most = min(self.model.dims.n_text_ctx // 2, _LEAST_TOKENS + int(seconds * _TOKENS_PER_SECOND))
        given, position = prompt, 1
        while len(tokens) < most:
            logits = self._step(given, cache, position)
            position += len(given)
            logits[self._suppressed] = -torch.inf
            row = int(logits.argmax())
            logprob += float(logits[row] - logits.logsumexp(-1))
            token = self._vocabulary.token(row)
            if token == tokenizer.eot:
                break
            tokens.append(token)
            given = [token]
        return tokens, logprob

    def _step(self, tokens: list[int], cache: _Cache, position: int) -> Tensor:
        """Logits after the last of ``tokens``, which stand at ``position``; one for each row of the vocabulary."""
        decoder = self.model.decoder
        ids = torch.tensor([tokens], device=self.model.device)
        x = decoder.token_embedding(ids) + decoder.positional_embedding[position : position + len(tokens)]
        seen = torch.ones(len(tokens), position + len(tokens), dtype=torch.bool, device=ids.device)
        seen = seen.tril(position)
        for layer, block in enumerate(decoder.blocks):
            normed = block.attn_ln(x)
            keys, values = _projected(block.attn, normed)
            before = cache.text[layer]
            if before is not None:
                keys, values = torch.cat([before[0], keys], 2), torch.cat([before[1], values], 2)
            cache.text[layer] = keys, values
            x = x + _attended(block.attn, normed, keys, values, seen)
            x = x + _attended(block.cross_attn, block.cross_attn_ln(x), *cache.audio[layer], None)
            x = x + block.mlp(block.mlp_ln(x))
        last: Tensor = decoder.ln(x)[0, -1]
        return (self._vocabulary.table.to(last.dtype) @ last).float()


def _never_written(tokenizer: Tokenizer) -> list[int]:
    special = {
        tokenizer.sot, tokenizer.sot_prev, tokenizer.sot_lm, tokenizer.no_speech, tokenizer.no_timestamps,
        tokenizer.transcribe, tokenizer.translate, *tokenizer.all_language_tokens,
    }  # fmt: skip
    timestamps = range(tokenizer.timestamp_begin, tokenizer.encoding.n_vocab)
    return sorted(special | set(tokenizer.non_speech_tokens) | set(timestamps))


def _heads(x: Tensor, count: int) -> Tensor:
    return x.view(x.shape[0], x.shape[1], count, -1).permute(0, 2, 1, 3)


def _projected(attention: MultiHeadAttention, x: Tensor) -> tuple[Tensor, Tensor]:
    return _heads(attention.key(x), attention.n_head), _heads(attention.value(x), attention.n_head)


def _attended(attention: MultiHeadAttention, x: Tensor, keys: Tensor, values: Tensor, seen: Tensor | None) -> Tensor:
    queries = _heads(attention.query(x), attention.n_head)
    mixed = F.scaled_dot_product_attention(queries, keys, values, attn_mask=seen)
    out: Tensor = attention.out(mixed.permute(0, 2, 1, 3).flatten(2))
    return out
