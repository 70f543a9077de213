"""Our components as Rasa calls them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components.asking_back import AskingBack
from nlu.components.grams import Grams
from nlu.components.joint import Reading, joint_model
from nlu.components.joint_reader import READING
from nlu.components.kiwi_tokenizer import KiwiTokenizer
from nlu.components.misspelt_copies import MISSPELT, MisspeltCopies
from nlu.components.prohibition import ProhibitionClassifier
from nlu.components.values import ValueExtractor


def message(text: str, **properties: object) -> Message:
    return Message({TEXT: text, **properties})


def test_tokens_carry_offsets_forms_and_tags() -> None:
    said = message("생수 두 개 시켜줘")
    KiwiTokenizer(KiwiTokenizer.get_default_config()).process([said])
    tokens = said.get(TOKENS_NAMES[TEXT])
    assert [(token.text, token.start, token.end) for token in tokens[:3]] == [
        ("생수", 0, 2),
        ("두", 3, 4),
        ("개", 5, 6),
    ]
    assert tokens[0].get("pos") == "NNG"
    assert tokens[3].lemma.startswith("시키")


def test_blanks_are_one_token_so_that_the_pipeline_goes_on() -> None:
    said = message("   ")
    KiwiTokenizer(KiwiTokenizer.get_default_config()).process([said])
    assert [token.text for token in said.get(TOKENS_NAMES[TEXT])] == ["   "]


def test_values_join_the_learnt_entities() -> None:
    text = "생수 두 개 만 원 이하"
    learnt = {"entity": "product", "value": "생수 두 개", "start": 0, "end": 6, "extractor": "crf"}
    said = message(text, **{ENTITIES: [learnt]})
    ValueExtractor().process([said])
    assert [(one["entity"], one["value"]) for one in said.get(ENTITIES)] == [
        ("product", "생수"),
        ("price", {"min": None, "max": 10_000}),
        ("quantity", 2),
        ("category", "생수"),
    ]


def test_a_colour_is_not_taken_for_a_brand() -> None:
    learnt = {"entity": "brand", "value": "네이비", "start": 0, "end": 3, "extractor": "crf"}
    said = message("네이비 린넨 셔츠", **{ENTITIES: [learnt]})
    ValueExtractor().process([said])
    assert "brand" not in [one["entity"] for one in said.get(ENTITIES)]


def test_a_value_spelt_wrong_is_read_and_stands_where_it_was_written() -> None:
    said = message("is delivrey free", **{ENTITIES: []})
    ValueExtractor().process([said])
    (found,) = said.get(ENTITIES)
    assert (found["entity"], found["value"], found["start"], found["end"]) == ("topic", "delivery", 3, 11)


def test_what_has_nothing_to_do_with_a_shop_names_nothing() -> None:
    index = joint_model().intents.index("out_of_scope")
    logs = np.full(len(joint_model().intents), -20, np.float32)
    logs[index] = 0
    tags = np.zeros((7, len(joint_model().tags)), np.float32)
    said = message("set an alarm for six tomorrow please", **{READING: Reading(logs, tags)})
    ValueExtractor().process([said])
    assert said.get(ENTITIES) == []
    answer = message("six please", **{READING: Reading(logs, tags[:2])})
    ValueExtractor().process([answer])
    assert [one["value"] for one in answer.get(ENTITIES)] == [6]


def prohibitions(folder: Path, *intents: str) -> ProhibitionClassifier:
    """The component as trained on examples of these intents, and loaded again."""
    storage, resource = LocalModelStorage.create(folder), Resource("prohibition")
    examples = [message(f"example of {intent}", **{INTENT: intent}) for intent in intents]
    ProhibitionClassifier(storage, resource, known=False).train(TrainingData(examples))
    return ProhibitionClassifier.load({}, storage, resource, ExecutionContext(GraphSchema({})))


def test_a_prohibition_overrules_the_classifier_and_anything_else_does_not(tmp_path: Path) -> None:
    forbidden = message("주문하지 마", **{INTENT: {"name": "consent", "confidence": 0.9}, INTENT_RANKING_KEY: []})
    asked = message("주문해 줘", **{INTENT: {"name": "consent", "confidence": 0.9}, INTENT_RANKING_KEY: []})
    prohibitions(tmp_path, "consent", "prohibit").process([forbidden, asked])
    assert forbidden.get(INTENT) == {"name": "prohibit", "confidence": 1.0}
    assert asked.get(INTENT)["name"] == "consent"


def test_somebody_elses_intents_are_left_alone(tmp_path: Path) -> None:
    forbidden = message("do not order it", **{INTENT: {"name": "cancel", "confidence": 0.9}, INTENT_RANKING_KEY: []})
    prohibitions(tmp_path, "cancel", "order").process([forbidden])
    assert forbidden.get(INTENT)["name"] == "cancel"


def after_asking_back(name: str, confidence: float) -> str:
    """The intent that is left of an understood one, where only searching looks."""
    understood = {"name": name, "confidence": confidence}
    said = message("맥반석 있어?", **{INTENT: understood, INTENT_RANKING_KEY: [understood]})
    AskingBack({**AskingBack.get_default_config(), "threshold": 0.45, "looks": ["search"]}).process([said])
    return str(said.get(INTENT)["name"])


def test_what_only_looks_is_done_when_less_sure_and_what_changes_something_is_asked_back() -> None:
    assert after_asking_back("search", 0.3) == "search"
    assert after_asking_back("consent", 0.3) == "nlu_fallback"
    assert after_asking_back("consent", 0.5) == "consent"


def test_what_only_looks_is_asked_back_when_hardly_sure_at_all() -> None:
    assert after_asking_back("search", 0.1) == "nlu_fallback"


def test_copies_are_spelt_wrong_and_name_something_else_where_it_stands() -> None:
    text = "생수를 두 개 장바구니에 담아줘"
    water = {"entity": "product", "value": "생수", "start": 0, "end": 2}
    given = TrainingData(
        [message(text, **{INTENT: "add_to_cart", ENTITIES: [water]})],
        lookup_tables=[{"name": "product", "elements": ["사과"]}],
    )
    example, copy = MisspeltCopies(1.0).process_training_data(given).training_examples
    assert example.get(TEXT) == text and copy.get(MISSPELT) == text
    assert copy.get(TEXT).startswith("사과를 ") and copy.get(TEXT) != "사과를 두 개 장바구니에 담아줘"
    assert copy.get(ENTITIES) == [{"entity": "product", "value": "사과", "start": 0, "end": 2}]


def test_grams_are_counted_alike_after_they_were_kept(tmp_path: Path) -> None:
    said = [message("생수 두 개 담아줘"), message("담은 생수 빼줘"), message("add 2 bottles")]
    KiwiTokenizer(KiwiTokenizer.get_default_config()).process(said)
    grams, again = Grams(100, 100), Grams(100, 100)
    learnt = grams.learn(said)
    grams.persist(tmp_path)
    again.restore(tmp_path)
    assert (again.counts(said) != learnt).nnz == 0
    new = message("add 30 bottles")
    KiwiTokenizer(KiwiTokenizer.get_default_config()).process([new])
    assert (again.counts([new]) != learnt[2]).nnz == 0, "any number stands for every number"
