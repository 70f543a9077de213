"""Our components as Rasa calls them."""

from __future__ import annotations

from pathlib import Path

from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components.kiwi_tokenizer import KiwiTokenizer
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
