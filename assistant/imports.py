"""``python -m assistant import``: a shop's own data from a CSV file, with what is wrong said by line."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from sqlalchemy.exc import SQLAlchemyError

from assistant.settings import Settings
from commerce.database import Database
from commerce.imports import ImportReport, run
from commerce.schema import upgraded
from commerce.stores.service import StoreNotFound

SHOWN = 50


async def load(settings: Settings, kind: str, store: str, path: Path) -> int:
    """Bring one file in; 0, or 1 when nothing of it was taken."""
    console = Console(stderr=True, highlight=False)
    database = Database(settings.database_url)
    try:
        await upgraded(settings.database_url)
        report = await run(kind, database, store, path)
    except StoreNotFound:
        console.print(f"There is no store of the login {store}.")
        return 1
    except OSError as error:
        console.print(f"{path} cannot be read: {error.strerror}.")
        return 1
    except SQLAlchemyError as error:
        console.print(f"The database does not answer ({type(error).__name__}): check DANGOL_DATABASE_URL.")
        return 1
    finally:
        await database.close()
    return _told(report, path, console)


def _told(report: ImportReport, path: Path, console: Console) -> int:
    if report.written:
        counts = f"{report.added:,} added, {report.changed:,} changed, {report.unchanged:,} unchanged"
        console.print(f"{path.name}: {report.rows:,} rows: {counts}.")
        return 0
    for problem in report.problems[:SHOWN]:
        column = f", {problem.column}" if problem.column else ""
        console.print(f"{path.name}:{problem.line}{column}: {problem.message}", markup=False)
    if len(report.problems) > SHOWN:
        console.print(f"… and {len(report.problems) - SHOWN:,} more.")
    console.print("Nothing was written: correct these lines and import the file again.")
    return 1
