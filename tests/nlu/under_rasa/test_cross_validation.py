"""Examples that are spelt alike are found, and folds are trained and asked about."""

from __future__ import annotations

from pathlib import Path

import yaml

from nlu.cross_validation import cross_validated
from nlu.folds import Data, Example, Fold, folds, spelt_alike

EXAMPLES = (
    Example("where is my order", "status", "where"),
    Example("where is my order now", "status", "where"),
    Example("when will the parcel come", "status", "when"),
    Example("when will the parcel arrive", "status", "when"),
    Example("find [boots](product) for me", "search", "find"),
    Example("find [scarves](product) for me", "search", "find"),
    Example("do you sell [boots](product)", "search", "sell"),
    Example("do you sell [scarves](product)", "search", "sell"),
    Example("where is my order", "search", "odd"),
)
LITTLE = {
    "recipe": "default.v1",
    "language": "en",
    "pipeline": [
        {"name": "WhitespaceTokenizer"},
        {"name": "nlu.components.intents.IntentClassifier"},
    ],
}


def test_examples_of_an_intent_that_share_most_letters_are_alike() -> None:
    alike = spelt_alike(EXAMPLES)
    assert alike[0] == alike[1] != alike[2]
    assert alike[0] != alike[8], "another intent is another group"


def test_each_fold_is_trained_without_what_it_is_asked_about(tmp_path: Path) -> None:
    config = tmp_path / "config.yml"
    config.write_text(yaml.safe_dump(LITTLE), encoding="utf-8")
    data, told = Data(EXAMPLES, ({"lookup": "product", "examples": "- boots\n"},)), list[str]()
    chosen = folds(EXAMPLES, range(len(EXAMPLES)), 2)
    answers = cross_validated(data, chosen, config, told.append)
    assert [one.wording.text for one in answers] == [EXAMPLES[place].text for fold in chosen for place in fold.asked]
    assert {one.intent for one in answers} <= {"status", "search"}
    assert len(told) == 4 and told[0].startswith(f"fold 1 of 2: learning {len(chosen[0].learnt)} examples")


def test_a_model_knows_only_what_its_fold_learnt(tmp_path: Path) -> None:
    config = tmp_path / "config.yml"
    config.write_text(yaml.safe_dump(LITTLE), encoding="utf-8")
    (answer,) = cross_validated(
        Data(EXAMPLES, ()), [Fold(learnt=(2, 3, 4, 5, 6, 7, 8), asked=(0,))], config, lambda line: None
    )
    assert answer.wording.intent == "status" and answer.intent == "search"
