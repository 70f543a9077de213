"""`python -m tests.dialogue`: every conversation several times, and how many went right once and every time."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from tests.dialogue.conversations import Conversation, conversations
from tests.dialogue.playing import Played, play
from tests.dialogue.shop import open_shop


def share_once(runs: Sequence[Sequence[Played]]) -> float:
    """pass^1: the share of all runs without a fault."""
    every = [played for of_one in runs for played in of_one]
    return sum(not played.faults for played in every) / len(every)


def share_always(runs: Sequence[Sequence[Played]]) -> float:
    """pass^k: the share of conversations of which each of the k runs had no fault."""
    return sum(not any(played.faults for played in of_one) for of_one in runs) / len(runs)


def groups(conversation: Conversation) -> list[str]:
    """The groups that the report counts a conversation in."""
    role = "seller" if conversation.who.startswith("seller") else "shopper"
    return ["all", f"{role}, {conversation.by}, {conversation.language}", *conversation.about]


def report(runs: Sequence[Sequence[Played]], times: int) -> str:
    """The shares of each group as lines, and what went wrong first in each conversation that failed."""
    by_group: dict[str, list[Sequence[Played]]] = {}
    for of_one in runs:
        for group in groups(of_one[0].conversation):
            by_group.setdefault(group, []).append(of_one)
    lines = [
        f"{group}: {len(of_group)} conversations, pass^1 {share_once(of_group):.1%}, "
        f"pass^{times} {share_always(of_group):.1%}"
        for group, of_group in by_group.items()
    ]
    failed = [next((played for played in of_one if played.faults), None) for of_one in runs]
    return "\n".join([*lines, *(str(played) for played in failed if played)])


async def _played(chosen: Sequence[Conversation], times: int) -> list[list[Played]]:
    runs: list[list[Played]] = [[] for _ in chosen]
    with tempfile.TemporaryDirectory(prefix="dangol-dialogue-") as folder:
        async with open_shop(Path(folder)) as shop:
            for number in tqdm([*range(len(chosen))] * times, unit="talk"):
                runs[number].append(await play(shop, chosen[number]))
    return runs


def main() -> int:
    """Play, print, and fail below the share asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.dialogue", description=__doc__)
    parser.add_argument("--times", type=int, default=4, help="how often each is played (default: 4)")
    parser.add_argument("--only", default="", help="only conversations whose title or topics hold this")
    parser.add_argument("--at-least", type=float, default=0.9, help="the share that must go right each time")
    asked = parser.parse_args()
    chosen = [one for one in conversations() if asked.only in f"{one.title} {one.about} {one.who}"]
    if not chosen:
        parser.error(f"no conversation holds {asked.only!r}")
    runs = asyncio.run(_played(chosen, asked.times))
    sys.stdout.write(f"{report(runs, asked.times)}\n")
    return 0 if share_always(runs) >= asked.at_least else 1


if __name__ == "__main__":
    sys.exit(main())
