"""What came of an import."""

from __future__ import annotations

from dataclasses import dataclass

from commerce.errors import CommerceError


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong in a file: its line (the header is line 1), its column ("" for the whole line), and what."""

    line: int
    column: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """How many rows of a file were added, changed or already so. With problems nothing was written."""

    rows: int
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def written(self) -> bool:
        """Whether the file was taken in."""
        return not self.problems


class KindUnknown(CommerceError):
    """There is no import of this name."""

    code = "import_kind_unknown"

    def __init__(self, kind: str) -> None:
        super().__init__(f"no such import: {kind}")
        self.kind = kind
