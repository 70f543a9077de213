"""What Prometheus may count; no label carries a person, a word or a token."""

from __future__ import annotations

from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

TURN_BUCKETS = (0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2, 2, 4, 8, 20)


@dataclass(frozen=True, slots=True)
class Metrics:
    """One registry for one application."""

    registry: CollectorRegistry
    sessions: Counter = field(init=False)
    turns: Histogram = field(init=False)
    unanswered: Counter = field(init=False)
    requests: Counter = field(init=False)
    settlements: Counter = field(init=False)
    streams: Gauge = field(init=False)

    def __post_init__(self) -> None:
        registry = self.registry
        made = {
            "sessions": Counter("dangol_sessions", "Sessions opened", ["role"], registry=registry),
            "turns": Histogram(
                "dangol_turn_seconds",
                "Seconds from a message to its reply",
                ["channel"],
                buckets=TURN_BUCKETS,
                registry=registry,
            ),
            "unanswered": Counter(
                "dangol_dialogue_unanswered", "Turns that the dialogue did not answer", ["reason"], registry=registry
            ),
            "requests": Counter("dangol_requests", "HTTP requests", ["route", "status"], registry=registry),
            "settlements": Counter("dangol_settlements", "Payments settled", ["status"], registry=registry),
            "streams": Gauge("dangol_open_streams", "Open audio streams", registry=registry),
        }
        for name, metric in made.items():
            object.__setattr__(self, name, metric)

    def exposition(self) -> bytes:
        """The text form, version 0.0.4."""
        return generate_latest(self.registry)
