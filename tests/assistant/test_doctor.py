"""Each thing that is missing is one clear sentence with how to mend it."""

from __future__ import annotations

import shutil
import socket
import sys
from pathlib import Path

import pytest

from assistant import doctor
from assistant.__main__ import main
from assistant.doctor import examine, obstacles
from assistant.parts import parts
from assistant.settings import Settings


def free_ports(count: int) -> list[int]:
    held = [socket.socket() for _ in range(count)]
    for each in held:
        each.bind(("127.0.0.1", 0))
    found = [int(each.getsockname()[1]) for each in held]
    for each in held:
        each.close()
    return found


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings on free ports with a model that is there."""
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "dangol.tar.gz").touch()
    front, rasa, actions, voice, sandbox = free_ports(5)
    return Settings(
        var=tmp_path, port=front, rasa_port=rasa, actions_port=actions, voice_url=f"tcp://127.0.0.1:{voice}",
        sandbox_url=f"http://127.0.0.1:{sandbox}", whisper_model="small",
    )  # fmt: skip


def wrong(settings: Settings) -> dict[str, str]:
    return {finding.name: finding.sentence for finding in examine(settings) if not finding.good}


def test_a_port_in_use_is_named_with_its_setting(settings: Settings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", settings.rasa_port))
        taken.listen()
        sentence = wrong(settings)[f"port {settings.rasa_port}"]
    assert sentence == f"Port {settings.rasa_port} is in use: stop what uses it, or set DANGOL_RASA_PORT to another."


def test_one_port_for_two_parts_is_refused(settings: Settings) -> None:
    twice = settings.model_copy(update={"actions_port": settings.rasa_port})
    assert "name the same port" in wrong(twice)[f"port {settings.rasa_port}"]


def test_a_missing_environment_a_missing_model_and_a_missing_checkpoint_are_named(
    settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "models" / "dangol.tar.gz").unlink()
    bad = settings.model_copy(
        update={"rasa_python": tmp_path / "no" / "python", "whisper_model": str(tmp_path / "no.pt")}
    )
    sentences = wrong(bad)
    assert "run make setup" in sentences["dialogue environment"]
    assert "run make setup" in sentences["dialogue model"]
    assert "DANGOL_WHISPER_MODEL" in sentences["speech"]


def test_an_environment_of_another_python_is_broken(settings: Settings) -> None:
    other = settings.model_copy(update={"rasa_python": Path(sys.executable)})
    assert "broken" in wrong(other)["dialogue environment"]


def test_a_full_disk_is_one_sentence(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10, 9, 1))  # type: ignore[attr-defined]
    assert wrong(settings)["disk"].startswith("The disk is full")


def test_a_folder_that_cannot_be_written_is_one_sentence(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    nowhere = settings.model_copy(update={"var": tmp_path / "file" / "var"})
    assert "cannot be written" in wrong(nowhere)["folder"]


def test_a_provider_without_an_adapter_is_named(settings: Settings) -> None:
    assert any(
        "portone" in sentence for sentence in obstacles(settings.model_copy(update={"payment_provider": "portone"}))
    )


def test_parts_that_run_elsewhere_are_not_started_here(settings: Settings) -> None:
    async def prepared() -> None:
        return None

    assert [part.name for part in parts(settings, prepared)] == ["voice", "sandbox", "dialogue", "app"]
    far = settings.model_copy(update={"voice_url": "tcp://10.1.2.3:10300", "sandbox_url": "http://pay.internal"})
    assert [part.name for part in parts(far, prepared)] == ["dialogue", "app"]


def test_the_doctor_exits_1_when_something_is_missing(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DANGOL_VAR", str(tmp_path))
    monkeypatch.setenv("DANGOL_RASA_PYTHON", str(tmp_path / "none"))
    assert main(["doctor", "--running"]) == 1
    assert "WRONG  dialogue environment" in capsys.readouterr().out


@pytest.mark.parametrize("command", [[], ["serve"], ["demo"], ["chat"], ["seed"], ["import"], ["doctor"]])
def test_every_command_explains_itself(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([*command, "--help"])
    assert left.value.code == 0
    assert "usage: python -m assistant" in capsys.readouterr().out


def test_a_wrong_setting_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("DANGOL_PORT", "many")
    assert main(["doctor"]) == 2
    assert capsys.readouterr().err.startswith("A setting is wrong. DANGOL_PORT:")


def test_the_bundled_checkpoint_is_looked_for_where_it_lies() -> None:
    assert doctor.BUNDLED.parent.parts[-2:] == ("voice", "models")
