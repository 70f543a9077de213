"""Rasa's CRF, kept as the model it is, and taught to go by context as well as by the words it has seen.

Rasa keeps the training examples instead and trains anew at every start.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from copy import copy
from itertools import count
from pathlib import Path
from random import Random
from shutil import copyfile
from typing import Any

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.extractors.crf_entity_extractor import CRFEntityExtractor, CRFToken
from rasa.shared.nlu.constants import ENTITIES, INTENT, NO_ENTITY_TAG, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn_crfsuite import CRF

from nlu.components.kiwi_tokenizer import tokens
from nlu.components.misspelt_copies import MISSPELT
from nlu.components.swapping import Name, names_by_script, swapped

# Unicode's private use area: characters that no text holds.
_PRIVATE, _PRIVATE_SIZE = 0xE000, 6400
_SUFFIX = ".crfsuite"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class QuickCRFEntityExtractor(CRFEntityExtractor):
    """`CRFEntityExtractor` whose taggers are written as crfsuite's own files and opened from them."""

    def train(self, training_data: TrainingData) -> Resource:
        """Trains on the examples, and on copies of them that name other things.

        Those are what the lookup tables hold and what other examples name.
        """
        named = [example for example in training_data.entity_examples if not example.get(MISSPELT)]
        names = _names(training_data, named)
        # Merging would copy every feature of every example.
        return super().train(TrainingData([*training_data.training_examples, *_swapped(named, names)]))

    @classmethod
    def train_model(
        cls, df_train: list[list[CRFToken]], config: dict[str, Any], crf_order: list[str]
    ) -> OrderedDict[str, CRF]:
        """Trains on the examples and on copies whose entities are words never seen, so that new names are found."""
        names = count()
        veiled = [
            [_veiled(token, next(names)) if token.entity_tag != NO_ENTITY_TAG else token for token in sentence]
            for sentence in df_train
            if any(token.entity_tag != NO_ENTITY_TAG for token in sentence)
        ]
        return super().train_model([*df_train, *veiled], config, crf_order)

    def persist(self, dataset: list[list[CRFToken]]) -> None:
        """Copies each tagger's file into the model."""
        with self._model_storage.write_to(self._resource) as folder:
            for tag, tagger in (self.entity_taggers or {}).items():
                copyfile(tagger.modelfile.name, folder / f"{tag}{_SUFFIX}")

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> QuickCRFEntityExtractor:
        """Opens the taggers; crfsuite holds each in memory after that, so the folder may go away.

        Without an entity in the training there are none.
        """
        try:
            with model_storage.read_from(resource) as folder:
                taggers = {path.stem: _opened(path) for path in sorted(folder.glob(f"*{_SUFFIX}"))}
        except ValueError:
            taggers = {}
        extractor = cls(config, model_storage, resource, taggers)
        extractor.crf_order = [tag for tag in extractor.crf_order if tag in taggers]
        return extractor


def _names(training_data: TrainingData, examples: list[Message]) -> dict[tuple[str, bool], list[str]]:
    """The names that are listed and those that the examples say, as `swapped` wants them."""
    listed = [(table["name"], one) for table in training_data.lookup_tables for one in table["elements"]]
    said = [
        (one["entity"], example.get(TEXT)[one["start"] : one["end"]])
        for example in examples
        for one in example.get(ENTITIES)
    ]
    return names_by_script([*listed, *said])


def _swapped(examples: list[Message], names: dict[tuple[str, bool], list[str]]) -> Iterator[Message]:
    """Each example with other names in it; their features are the old ones, which the taggers do not read."""
    rng = Random(0)
    for example in examples:
        named = [Name(one["entity"], one["start"], one["end"]) for one in example.get(ENTITIES)]
        text, moved = swapped(example.get(TEXT), named, names, rng)
        entities = [
            {"entity": one.kind, "value": text[one.start : one.end], "start": one.start, "end": one.end}
            for one in moved
        ]
        data = {TEXT: text, INTENT: example.get(INTENT), ENTITIES: entities, TOKENS_NAMES[TEXT]: tokens(text)}
        yield Message(data=data, features=example.features)


def _veiled(token: CRFToken, number: int) -> CRFToken:
    """``token`` as a word that occurs nowhere else: only its tag and its neighbours tell anything."""
    veiled = copy(token)
    veiled.text = chr(_PRIVATE + number % _PRIVATE_SIZE) * 5
    return veiled


def _opened(path: Path) -> CRF:
    tagger = CRF(model_filename=str(path), keep_tempfiles=True)
    tagger.tagger_  # noqa: B018
    return tagger
