"""Shows on the console what the parts are doing; on a terminal as a live table, else one line a change."""

from __future__ import annotations

from time import monotonic
from types import TracebackType

from rich.console import Console
from rich.live import Live
from rich.spinner import Spinner
from rich.table import Table
from rich.text import Text

from assistant.processes import State

MARKS = {State.READY: "✓", State.RESTARTING: "↻", State.STOPPED: "■"}


class Progress:
    """A watcher for people; the lines go to stderr, so that stdout holds the address alone."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._began = monotonic()
        self._states: dict[str, tuple[State, float, float]] = {}
        self._live: Live | None = None

    def __enter__(self) -> Progress:
        if self._console.is_terminal:
            self._live = Live(self, console=self._console, refresh_per_second=8, transient=False)
            self._live.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._live is not None:
            self._live.stop()
            self._live = None

    def changed(self, part: str, state: State, seconds: float) -> None:
        """A part entered a state."""
        self._states[part] = (state, seconds, monotonic())
        if self._live is None:
            took = f" after {seconds:.1f} s" if state is State.READY else ""
            self._console.print(f"{part}: {state}{took}", highlight=False)

    def __rich__(self) -> Table:
        """The table as of now."""
        table = Table.grid(padding=(0, 2))
        now = monotonic()
        for part, (state, seconds, since) in self._states.items():
            waiting = state in (State.STARTING, State.RESTARTING)
            mark = Spinner("dots") if waiting else Text(MARKS[state], style="green")
            elapsed = seconds + (now - since if waiting else 0)
            table.add_row(mark, part, str(state), f"{elapsed:.1f} s")
        table.add_row("", "", "", f"{now - self._began:.0f} s")
        return table
