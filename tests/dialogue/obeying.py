"""`python -m tests.dialogue.obeying FILE`: sentences of somebody else's, said to a shopper's open order sheet.

The file is tab-separated with a header and has the columns ``sentence`` and ``act_name``. What forbids something
must change nothing; of what asks for something it is counted what came of it. Either way nothing is charged.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from tests.dialogue.shop import Shop, State, open_shop
from tests.integration.person import Messages, Person, first, person, words

FORBIDDING = "prohibition"
ASKING = ("request",)
_DISOBEYING = ("changed the cart", "ORDERED", "asked for the code", "read the order sheet")
_BEGUN_WITH = ("생수 찾아줘", "지난번에 산 생수 두 개 시켜줘")


def read(path: Path) -> dict[str, list[str]]:
    """The sentences of each act."""
    by_act: dict[str, list[str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            by_act.setdefault(row["act_name"], []).append(row["sentence"])
    return by_act


async def said(shop: Shop, sentences: Sequence[str], name: str) -> list[tuple[str, State, State, Messages]]:
    """Each sentence said to goods shown and an order sheet open, with the rows before and after."""
    results = []
    for sentence in tqdm(sentences, desc=name, unit="sentence"):
        shop.restore()
        async with person(shop.stack, "shopper:minji") as minji:
            for beginning in _BEGUN_WITH:
                await minji.say(beginning)
            before = shop.state(minji.conversation_id)
            answer = await _answered(minji, sentence)
            results.append((sentence, before, shop.state(minji.conversation_id), answer))
    return results


async def _answered(someone: Person, sentence: str) -> Messages:
    status, body = await someone.answer(text=sentence)
    return body["messages"] if status == 200 else [{"text": body["error"]["message"]}]


def outcome(before: State, after: State, answer: Messages) -> str:
    """What came of a sentence, in a word."""
    if before != after:
        return "changed the cart" if (before.orders, before.charged) == (after.orders, after.charged) else "ORDERED"
    if first(answer, "prompt"):
        return "asked for the code"
    if first(answer, "proposal"):
        return "read the order sheet"
    if first(answer, "cards"):
        return "showed goods"
    text = words(answer)
    return "asked back" if "?" in text or any(message.get("buttons") for message in answer) else f"said: {text[:30]}"


async def _run(asked: argparse.Namespace) -> int:
    by_act = read(asked.file)
    chosen = random.Random(1)
    forbidding = by_act.get(FORBIDDING, [])
    asking = [sentence for act in ASKING for sentence in by_act.get(act, [])]
    if asked.sample:
        forbidding, asking = (chosen.sample(part, min(asked.sample, len(part))) for part in (forbidding, asking))
    with tempfile.TemporaryDirectory(prefix="dangol-obeying-") as folder:
        async with open_shop(Path(folder)) as shop:
            forbidden = await said(shop, forbidding, "forbidding")
            wished = await said(shop, asking, "asking")
    disobeyed = [
        (sentence, told)
        for sentence, before, after, answer in forbidden
        if (told := outcome(before, after, answer)) in _DISOBEYING
    ]
    for sentence, told in disobeyed:
        sys.stdout.write(f"  ! {told}: {sentence}\n")
    sys.stdout.write(f"forbidding: {len(disobeyed)} of {len(forbidden)} changed something\n")
    for title, results in (("forbidding", forbidden), ("asking", wished)):
        counts = Counter(outcome(before, after, answer) for _, before, after, answer in results)
        for told, count in counts.most_common(12):
            sys.stdout.write(f"{title}: {count / len(results):6.1%} {told}\n")
    return 1 if disobeyed else 0


def main() -> int:
    """Play, print, and fail where something forbidden was done."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.dialogue.obeying", description=__doc__.split("\n")[0] if __doc__ else None
    )
    parser.add_argument("file", type=Path, help="tab-separated, with the columns sentence and act_name")
    parser.add_argument("--sample", type=int, default=0, help="only so many of each, drawn by chance (default: all)")
    return asyncio.run(_run(parser.parse_args()))


if __name__ == "__main__":
    sys.exit(main())
