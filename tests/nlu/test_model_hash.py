"""The hash changes with the sources of the model and with nothing else."""

from __future__ import annotations

from pathlib import Path

from nlu.model_hash import code_hash, content_hash


def checkout(root: Path) -> Path:
    (root / "nlu" / "data").mkdir(parents=True)
    (root / "config.yml").write_text("language: ko\n")
    (root / "nlu" / "data" / "talk.yml").write_text("- 안녕\n", encoding="utf-8")
    return root


def test_the_same_sources_give_the_same_hash(tmp_path: Path) -> None:
    one, other = checkout(tmp_path / "one"), checkout(tmp_path / "other")
    assert content_hash(one) == content_hash(other)


def test_a_change_of_configuration_data_or_file_name_changes_it(tmp_path: Path) -> None:
    root = checkout(tmp_path)
    before = content_hash(root)
    (root / "config.yml").write_text("language: en\n")
    second = content_hash(root)
    (root / "nlu" / "data" / "talk.yml").rename(root / "nlu" / "data" / "chat.yml")
    third = content_hash(root)
    assert len({before, second, third}) == 3


def test_compiled_files_and_files_elsewhere_do_not_count(tmp_path: Path) -> None:
    root = checkout(tmp_path)
    before = content_hash(root)
    (root / "nlu" / "__pycache__").mkdir()
    (root / "nlu" / "__pycache__" / "train.cpython-311.pyc").write_bytes(b"x")
    (root / "README.md").write_text("hello")
    assert content_hash(root) == before


def test_what_measures_a_model_or_describes_it_does_not_count(tmp_path: Path) -> None:
    root = checkout(tmp_path)
    before = content_hash(root)
    (root / "nlu" / "speed.py").write_text("ROUNDS = 3\n")
    (root / "nlu" / "data" / "README.md").write_text("What the intents mean\n")
    assert content_hash(root) == before


def test_only_code_counts_for_what_is_kept_of_a_training(tmp_path: Path) -> None:
    root = checkout(tmp_path)
    (root / "nlu" / "components").mkdir()
    (root / "nlu" / "components" / "softmax.py").write_text("C = 1\n")
    before = code_hash(root)
    (root / "nlu" / "data" / "talk.yml").write_text("- 반가워\n", encoding="utf-8")
    assert code_hash(root) == before
    (root / "nlu" / "components" / "softmax.py").write_text("C = 2\n")
    assert code_hash(root) != before


def test_weights_that_come_with_the_project_count_as_code(tmp_path: Path) -> None:
    root = checkout(tmp_path)
    before = code_hash(root), content_hash(root)
    (root / "nlu" / "models").mkdir()
    (root / "nlu" / "models" / "joint.npz").write_bytes(b"1")
    after = code_hash(root), content_hash(root)
    assert before[0] != after[0] and before[1] != after[1]
