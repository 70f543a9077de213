"""Is a review good or bad? A logistic regression over hashed pieces of its words."""

from __future__ import annotations

import json
import math
import os
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from commerce.analytics.reviews.features import SIZE, columns
from commerce.errors import CommerceError

Label = Literal["good", "bad"]

SHIPPED = Path(__file__).parent / "weights" / "shipped.npz"
FILE_NAME = "model.npz"
_FORMAT = 1


class ModelUnreadable(CommerceError):
    """``path`` holds no model of this format."""

    code = "model_unreadable"

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path


@dataclass(frozen=True, slots=True, eq=False)
class ReviewModel:
    """Weights over `SIZE` hashed columns (float32) and what they were trained on (``about``)."""

    weights: NDArray[np.float32]
    bias: float
    about: str = ""

    def logit(self, text: str) -> float:
        """The log-odds that ``text`` is a good review; the bias alone when it has no words."""
        found = columns(text)
        if found.size == 0:
            return self.bias
        return float(self.weights[found].sum()) / math.sqrt(found.size) + self.bias

    def score(self, text: str) -> float:
        """How likely ``text`` is a good review, 0 to 1."""
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, self.logit(text)))))

    def label(self, text: str) -> Label:
        """``good`` from a score of one half."""
        return "good" if self.score(text) >= 0.5 else "bad"

    def save(self, path: Path) -> None:
        """Write to ``path`` whole or not at all: half precision, compressed."""
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            with partial.open("wb") as stream:
                np.savez_compressed(
                    stream,
                    format=np.int64(_FORMAT),
                    weights=self.weights.astype(np.float16),
                    bias=np.float64(self.bias),
                    about=np.array(json.dumps(self.about, ensure_ascii=False)),
                )
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)


def load(path: Path) -> ReviewModel:
    """The model in a file, or in ``model.npz`` of a folder. Raises `ModelUnreadable`."""
    if path.is_dir():
        path = path / FILE_NAME
    try:
        with np.load(path, allow_pickle=False) as stored:
            if int(stored["format"]) != _FORMAT or stored["weights"].shape != (SIZE,):
                raise ModelUnreadable(path, "a model of another format")
            about = json.loads(str(stored["about"]))
            return ReviewModel(stored["weights"].astype(np.float32), float(stored["bias"]), str(about))
    except FileNotFoundError as error:
        raise ModelUnreadable(path, "no such model") from error
    except (OSError, KeyError, ValueError, TypeError, AttributeError, zipfile.BadZipFile, EOFError) as error:
        raise ModelUnreadable(path, "not a review model") from error


@cache
def shipped() -> ReviewModel:
    """The model that comes with the project, read once."""
    return load(SHIPPED)
