"""The trained model, trained first where its sources have changed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nlu.train import train

ROOT = Path(__file__).resolve().parents[3]
Parse = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="session")
def parse() -> Parse:
    """What the dialogue model makes of one utterance."""
    from rasa.core.agent import Agent

    agent = Agent.load(str(train(ROOT, ROOT / "var" / "models")))

    def understood(text: str) -> dict[str, Any]:
        return asyncio.run(agent.parse_message(text))

    return understood
