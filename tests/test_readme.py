"""The README says what is there: every setting, every make target, every address, every command."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()


def test_the_table_of_settings_is_the_settings_class() -> None:
    documented = [line for line in README.splitlines() if line.startswith("| `DANGOL_")]
    assert documented == [
        f"| `{line.variable}` | {line.default if '`' in line.default else f'`{line.default}`'} | {line.meaning} |"
        for line in Settings.describe()
    ]


def test_every_make_target_is_documented() -> None:
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert targets
    assert set(targets) <= set(re.findall(r"`make ([a-z]+)`", README))


@pytest.mark.parametrize(
    "command",
    [
        ["assistant", "serve"], ["assistant", "demo"], ["assistant", "doctor"], ["assistant", "seed"],
        ["assistant", "chat"], ["assistant", "import"], ["voice", "transcribe"], ["voice", "say"], ["voice", "serve"],
        ["commerce.analytics.reviews", "classify"], ["commerce.analytics.reviews", "learn"], ["voice.training"],
        ["tests.dialogue"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_every_command_explains_itself(command: list[str]) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", *command, "--help"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert answer.returncode == 0, answer.stderr
    assert "usage:" in answer.stdout
    assert command[0] in README


def test_every_folder_of_the_table_exists() -> None:
    for folder in re.findall(r"^\| `(\w+/)`", README, re.MULTILINE):
        assert (ROOT / folder).is_dir()
