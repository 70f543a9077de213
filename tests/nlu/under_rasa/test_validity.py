"""Domain, examples and rules agree; training does not look, so that it need not read all examples once more."""

from __future__ import annotations

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.validator import Validator

from tests.nlu.under_rasa.conftest import ROOT


def test_rasa_finds_no_fault_in_domain_and_intents() -> None:
    files = RasaFileImporter(str(ROOT / "config.yml"), str(ROOT / "nlu" / "domain"), [str(ROOT / "nlu" / "data")])
    validator = Validator.from_importer(files)
    assert validator.verify_domain_validity()
    assert validator.verify_intents(ignore_warnings=False)
