"""What the command refuses before anything is trained."""

from __future__ import annotations

import sys

import pytest

from nlu.evaluate import main


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--folds", "1"], "--folds is 0 or at least 2"),
        (["--folds", "-2"], "--folds is 0 or at least 2"),
        (["--recognised", "no/such/file.jsonl"], "there is no file no/such/file.jsonl"),
    ],
)
def test_impossible_wishes_are_refused(
    asked: list[str], told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["nlu.evaluate", *asked])
    with pytest.raises(SystemExit) as refused:
        main()
    assert refused.value.code == 2 and told in capsys.readouterr().err
