"""Rasa's CRF, kept as the model it is, and taught to go by context as well as by the words it has seen.

Rasa keeps the training examples instead and trains anew at every start.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
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
from rasa.shared.nlu.constants import ENTITIES, ENTITY_ATTRIBUTE_TYPE, INTENT, NO_ENTITY_TAG, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn_crfsuite import CRF

from nlu.components.joining import likeliest_path, mixed_tags
from nlu.components.joint import joint_model
from nlu.components.joint_reader import reading_of, surely_outside
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

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        # How much the joint model's opinion on a word counts, from 0 to 1, where it was taught the entities.
        return {**CRFEntityExtractor.get_default_config(), "joint": 0.4}

    def extract_entities(self, message: Message) -> list[dict[str, Any]]:
        """The entities by the tagger and the joint model together, as the likeliest row of tags has them."""
        tagger = (self.entity_taggers or {}).get(ENTITY_ATTRIBUTE_TYPE)
        reading = reading_of(message)
        if tagger is None or reading is None or not _same_entities(tagger, joint_model().tags):
            return super().extract_entities(message)
        if surely_outside(message):
            return []
        tokens = message.get(TOKENS_NAMES[TEXT])
        features = self._crf_tokens_to_features(self._convert_to_crf_tokens(message), self.component_config)
        told = mixed_tags(
            tagger.predict_marginals_single(features), reading.tags, joint_model().tags, self.component_config["joint"]
        )
        chosen = [{tag: one[tag]} for tag, one in zip(likeliest_path(told), told, strict=True)]
        tags, confidences = self._tag_confidences(tokens, {ENTITY_ATTRIBUTE_TYPE: chosen})
        return self.convert_predictions_into_entities(
            message.get(TEXT), tokens, tags, self.split_entities_config, confidences
        )

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


def _same_entities(tagger: CRF, tags: Sequence[str]) -> bool:
    """Whether the tagger knows the kinds of entities that these tags are of, and no others."""
    ours, theirs = ({tag[2:] for tag in known if tag != NO_ENTITY_TAG} for known in (tagger.classes_, tags))
    return ours == theirs


def _opened(path: Path) -> CRF:
    tagger = CRF(model_filename=str(path), keep_tempfiles=True)
    tagger.tagger_  # noqa: B018
    return tagger
