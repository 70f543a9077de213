"""Brands of the lookup table are brands wherever they stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components.known_brands import KnownBrands

LISTED = ["솔길", "삼성", "브라운", "nimbra", "larkwood home"]


@pytest.fixture
def brands(tmp_path: Path) -> KnownBrands:
    storage, resource = LocalModelStorage.create(tmp_path), Resource("brands")
    context = ExecutionContext(GraphSchema({}), node_name="brands")
    data = TrainingData(lookup_tables=[{"name": "brand", "elements": LISTED}, {"name": "product", "elements": ["물"]}])
    KnownBrands.create({}, storage, resource, context).train(data)
    return KnownBrands.load({}, storage, resource, context)


def heard(brands: KnownBrands, text: str, product: str = "") -> list[tuple[str, str]]:
    start = text.find(product)
    learnt: list[dict[str, Any]] = [
        {"entity": "product", "value": product, "start": start, "end": start + len(product)}
    ]
    message = Message({TEXT: text, ENTITIES: learnt if product else []})
    brands.process([message])
    return [(one["entity"], text[one["start"] : one["end"]]) for one in message.get(ENTITIES)]


def test_a_brand_before_a_product_is_cut_off_it(brands: KnownBrands) -> None:
    assert heard(brands, "솔길 운동화 찾아줘", "솔길 운동화") == [("product", "운동화"), ("brand", "솔길")]
    assert heard(brands, "a Larkwood Home kettle", "Larkwood Home kettle") == [
        ("product", "kettle"),
        ("brand", "Larkwood Home"),
    ]


def test_a_brand_with_a_particle_is_found_and_one_within_a_word_is_not(brands: KnownBrands) -> None:
    assert heard(brands, "삼성으로 보여줘") == [("brand", "삼성")]
    assert heard(brands, "삼성동 가는 길") == []
    assert heard(brands, "nimbras of the north") == []


def test_what_is_also_a_colour_is_not_taken_for_a_brand(brands: KnownBrands) -> None:
    assert heard(brands, "브라운 가방") == []


def test_nothing_is_left_of_a_product_that_was_all_brand(brands: KnownBrands) -> None:
    assert heard(brands, "nimbra only", "nimbra") == [("brand", "nimbra")]
