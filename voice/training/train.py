"""The training loop: resumable at any step, on whatever clips are ready."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from tqdm import tqdm
from whisper.model import MultiHeadAttention

from voice.training.batches import Batch, Clips, batch_of
from voice.training.examination import Question, false_transcripts, questions, score, silences
from voice.training.model import Learner, export, tokenizer

PEAK_RATE = 1e-3
WARM_UP = 400
CTC_WEIGHT = (1.0, 0.3)
SAVE_EVERY = 250
PADDED_CLIPS, SILENT_CLIPS = 2, 1
FUSED_ABOVE = 900


@dataclass(frozen=True, slots=True)
class Plan:
    """Where training keeps its things and how long it goes on."""

    folder: Path
    steps: int
    evaluate_every: int = 500
    preview: Path | None = None
    threads: int = 2
    start: Path | None = None
    peak: float = PEAK_RATE

    @property
    def checkpoint(self) -> Path:
        """What a later run goes on from."""
        return self.folder / "state.pt"


def used_tokens(texts: set[str]) -> list[int]:
    """Tokens the checkpoint may write: every byte, every token in Hangul, those of the texts and the marks."""
    known = tokenizer("ko")
    encoding = known.encoding
    found = set(range(256))
    for token in range(256, encoding.eot_token):
        piece = encoding.decode_single_token_bytes(token).decode("utf-8", "ignore").strip()
        if piece and all("가" <= char <= "힣" for char in piece):
            found.add(token)
    for text in texts:
        found.update(known.encode(" " + text))
    found.update((known.sot, known.eot, known.transcribe, known.no_timestamps, known.no_speech))
    found.update(known.to_language_token(language) for language in ("ko", "en"))
    return sorted(found)


def rate(step: int, steps: int, peak: float = PEAK_RATE) -> float:
    """Linear warm-up to the peak, then a cosine down to a hundredth of it."""
    if step < WARM_UP:
        return peak * (step + 1) / WARM_UP
    along = (step - WARM_UP) / max(steps - WARM_UP, 1)
    return peak * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(along, 1))))


def ctc_weight(step: int, steps: int) -> float:
    """From the first weight to the last over the first half: sounds first, then words."""
    first, last = CTC_WEIGHT
    return first + (last - first) * min(1.0, 2 * step / max(steps, 1))


def computes_in_bfloat16() -> bool:
    """Whether the processor has instructions for it; without them half precision is twenty times slower."""
    able = torch.cpu.get_capabilities()
    return bool(able.get("avx512_bf16") or able.get("amx_bf16"))


class Training:
    """One run: the learner, its optimiser and how far they are."""

    def __init__(self, plan: Plan, texts: set[str]) -> None:
        self.plan = plan
        self.step = 0
        self.seconds = 0.0
        torch.manual_seed(7)
        self._half = computes_in_bfloat16()
        saved = torch.load(plan.checkpoint, weights_only=True) if plan.checkpoint.exists() else None
        self.learner = Learner(saved["used"] if saved else used_tokens(texts))
        if saved is None and plan.start is not None:
            self.learner.take_up(torch.load(plan.start, weights_only=True)["model_state_dict"])
        trained = [value for value in self.learner.parameters() if value.requires_grad]
        self.optimiser = torch.optim.AdamW(trained, lr=plan.peak, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        if saved:
            self.learner.load_state_dict(saved["learner"])
            self.optimiser.load_state_dict(saved["optimiser"])
            self.step, self.seconds = saved["step"], saved["seconds"]

    def save(self) -> None:
        """Write what a later run goes on from."""
        draft = self.plan.checkpoint.with_suffix(".draft")
        torch.save(
            {"used": self.learner.used, "learner": self.learner.state_dict(), "optimiser": self.optimiser.state_dict(),
             "step": self.step, "seconds": self.seconds},
            draft,
        )  # fmt: skip
        draft.rename(self.plan.checkpoint)

    def learn(self, batches: list[tuple[Batch, float]]) -> Tensor:
        """One step of the optimiser over weighted batches; the loss of the first, text and CTC apart."""
        for group in self.optimiser.param_groups:
            group["lr"] = rate(self.step, self.plan.steps, self.plan.peak)
        self.optimiser.zero_grad(set_to_none=True)
        shown = torch.zeros(2)
        for number, (batch, weight) in enumerate(batches):
            MultiHeadAttention.use_sdpa = batch.mel.shape[2] > FUSED_ABOVE
            with torch.autocast("cpu", torch.bfloat16, enabled=self._half):
                text, ctc = self.learner.losses(batch.mel, batch.frames, batch.tokens, batch.targets, batch.spelt)
                loss = (text + ctc_weight(self.step, self.plan.steps) * ctc) * weight
            torch.autograd.backward(loss)
            if number == 0:
                shown = torch.stack([text.detach(), ctc.detach()])
        torch.nn.utils.clip_grad_norm_(self.learner.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        return shown


def padded_length(rng: np.random.Generator) -> int:
    """Frames that a clip of the long batch is padded to: half of the time the library's 3000."""
    return 3000 if rng.random() < 0.5 else int(rng.integers(4, 15)) * 200


def train(plan: Plan, texts: set[str]) -> None:
    """Train to the plan's steps; an interruption saves first."""
    torch.set_num_threads(plan.threads)
    run = Training(plan, texts)
    rng = np.random.default_rng([23, run.step])
    clips = Clips(plan.folder / "shards", rng, run.learner.rows)
    clips.refresh()
    exam = [questions("ko", 100, 1), questions("en", 60, 1), questions("ko", 40, 2, command=False)]
    quiet = silences(40, 1)
    bar = tqdm(total=plan.steps, initial=run.step, mininterval=20, smoothing=0.05)
    started = time.monotonic() - run.seconds
    try:
        for group in clips.batches():
            if run.step >= plan.steps:
                break
            batches = [(batch_of(group, run.learner.rows, rng), 1.0)]
            late = run.step > plan.steps * 0.75
            if run.step > 1000 and run.step % (3 if late else 10) == 0:
                mixed = [*clips.some(PADDED_CLIPS), *clips.silent(SILENT_CLIPS)]
                long = batch_of(mixed, run.learner.rows, rng, frames=padded_length(rng))
                batches.append((long, 0.4))
            text, ctc = run.learn(batches).tolist()
            run.seconds = time.monotonic() - started
            bar.update()
            bar.set_postfix(text=f"{text:.3f}", ctc=f"{ctc:.3f}", refresh=False)
            if run.step % SAVE_EVERY == 0:
                run.save()
            if run.step % plan.evaluate_every == 0:
                report(run, exam, quiet, bar)
    finally:
        run.save()
        bar.close()


def report(run: Training, exam: list[list[Question]], quiet: list[Question], bar: tqdm) -> None:
    """Print how the present weights do and leave a preview of the checkpoint."""
    model = run.learner.complete()
    korean, english, free = (score(model, part) for part in exam)
    bar.write(
        f"step {run.step}: Korean commands {korean.characters:.2%} characters wrong, {korean.exact:.0%} exact; "
        f"English commands {english.words:.2%} words wrong, {english.exact:.0%} exact; "
        f"free Korean {free.characters:.2%} characters wrong; "
        f"no speech written down {false_transcripts(model, quiet):.0%}; {korean.speed:.2f} x real time"
    )
    if run.plan.preview and run.step >= 1500:
        export(run.learner, run.plan.preview)
