"""A text turn through the front door against the same turn on bare Rasa."""

from __future__ import annotations

import time

import aiohttp

from assistant.trial import Trial
from tests.benchmarks.measure import Comparison
from tests.integration.person import Person

SENTENCES = ("삼다수 찾아줘", "두 번째 거", "show me water under 10000 won", "장바구니 보여줘", "도움말")
ROUNDS = 30
WARM_UP = 2


async def compare(trial: Trial) -> Comparison:
    """Both paths take the same sentences, one after the other, each in a guest's own conversation."""
    ours: list[float] = []
    theirs: list[float] = []
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as client:
        guest = await Person(client, trial).sign_in("guest")
        bare = await Person(client, trial).sign_in("guest")
        for round_number in range(WARM_UP + ROUNDS):
            for sentence in SENTENCES:
                started = time.perf_counter()
                await guest.say(sentence)
                between = time.perf_counter()
                await on_rasa(client, trial, bare.conversation_id, sentence)
                ended = time.perf_counter()
                if round_number >= WARM_UP:
                    ours.append(between - started)
                    theirs.append(ended - between)
    return Comparison(what="text turn", peer="bare Rasa REST", ours=ours, theirs=theirs, note=f"{len(ours)} turns")


async def on_rasa(client: aiohttp.ClientSession, trial: Trial, conversation: str, sentence: str) -> None:
    """The same turn without us in front; the actions are the same."""
    metadata = {"language": "ko" if ord(sentence[0]) > 255 else "en", "channel": "text", "role": "guest"}
    message = {"sender": conversation, "message": sentence, "metadata": metadata}
    async with client.post(f"{trial.settings.rasa_url}/webhooks/rest/webhook", json=message) as answer:
        assert await answer.json(), "bare Rasa must answer too"
