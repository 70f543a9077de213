"""The command line: python -m assistant serve, demo, chat, seed, import, doctor."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from pydantic import ValidationError

from assistant.settings import PREFIX, Settings

USAGE = 2
STOPPED = 130
KINDS = ("products", "reviews", "orders", "ads", "clicks", "customers")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    options = _parser().parse_args(arguments)
    try:
        return _COMMANDS[options.command](options, Settings())
    except ValidationError as error:
        wrong = "; ".join(f"{PREFIX}{str(item['loc'][0]).upper()}: {item['msg']}" for item in error.errors())
        print(f"A setting is wrong. {wrong}.", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return STOPPED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m assistant",
        description="Dangol: a shop that you talk to. Settings are environment variables that begin with DANGOL_.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    serve = commands.add_parser(
        "serve", help="start everything, watch it, stop it on Ctrl-C",
        description="Starts all parts, prints `ready http://…` once everything works, restarts what dies. "
        "Logs are in var/log. With --role, only that part, in this process.",
    )  # fmt: skip
    serve.add_argument("--role", choices=("all", "app", "sandbox"), default="all", help="default: all")

    commands.add_parser(
        "demo", help="play a spoken shopping trip and a seller's questions, checked against the database",
        description="Starts everything on free ports; exits 0 only if each step did what it should.",
    )  # fmt: skip

    chat = commands.add_parser("chat", help="talk with a running Dangol in the terminal")
    chat.add_argument("--as", dest="who", default="guest", metavar="WHO", help="guest, shopper:minji, seller:badang, …")
    chat.add_argument("--lang", choices=("ko", "en"), default="ko", help="default: ko")
    chat.add_argument("--audio", type=Path, metavar="FILE", help="send this recording as the one turn")
    chat.add_argument("--url", metavar="URL", help="default: the front door of these settings")

    commands.add_parser(
        "seed", help="create the tables and fill the demo shop",
        description="Does nothing where they are already. Without demo mode (DANGOL_DEMO=0), only the tables.",
    )  # fmt: skip

    load = commands.add_parser(
        "import", help="bring a shop's own data",
        description="Bad rows are reported by line and nothing half-done stays; a file imported twice changes nothing.",
    )  # fmt: skip
    load.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    load.add_argument("--store", required=True, metavar="LOGIN", help="the login of the store's seller")
    load.add_argument("--file", required=True, type=Path, metavar="F.csv", help="a CSV file with a header, UTF-8")

    doctor = commands.add_parser(
        "doctor", help="say what is missing and how to mend it",
        description="Exits 1 if anything that is needed is missing.",
    )  # fmt: skip
    doctor.add_argument("--running", action="store_true", help="Dangol runs already: leave the ports out")
    return parser


def _serve(options: argparse.Namespace, settings: Settings) -> int:
    from assistant import serve

    roles = {"all": serve.serve, "app": serve.serve_app, "sandbox": serve.serve_sandbox}
    return roles[options.role](settings)


def _demo(options: argparse.Namespace, settings: Settings) -> int:
    from assistant import demo

    return demo.main()


def _chat(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.chat import converse

    if options.audio is not None and not options.audio.is_file():
        print(f"There is no file {options.audio}.", file=sys.stderr)
        return 1
    return asyncio.run(converse(options.url or settings.address, options.who, options.lang, options.audio))


def _seed(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.serve import seed_shop

    return seed_shop(settings)


def _import(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.imports import load

    return asyncio.run(load(settings, options.kind, options.store, options.file))


def _doctor(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.doctor import examine

    findings = list(examine(settings, running=options.running))
    for finding in findings:
        print(f"{'ok   ' if finding.good else 'WRONG'}  {finding.name}: {finding.sentence}")
    return 0 if all(finding.good for finding in findings) else 1


_COMMANDS: dict[str, Callable[[argparse.Namespace, Settings], int]] = {
    "serve": _serve,
    "demo": _demo,
    "chat": _chat,
    "seed": _seed,
    "import": _import,
    "doctor": _doctor,
}

if __name__ == "__main__":
    sys.exit(main())
