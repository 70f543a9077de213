"""Rasa's CRF, kept as the model it is, and taught to go by context as well as by the words it has seen.

Rasa keeps the training examples instead and trains anew at every start.
"""

from __future__ import annotations

from collections import OrderedDict
from copy import copy
from itertools import count
from pathlib import Path
from shutil import copyfile
from typing import Any

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.crf_entity_extractor import CRFEntityExtractor, CRFToken
from rasa.shared.nlu.constants import NO_ENTITY_TAG
from sklearn_crfsuite import CRF

# Unicode's private use area: characters that no text holds.
_PRIVATE, _PRIVATE_SIZE = 0xE000, 6400
_SUFFIX = ".crfsuite"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class QuickCRFEntityExtractor(CRFEntityExtractor):
    """`CRFEntityExtractor` whose taggers are written as crfsuite's own files and opened from them."""

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
        """Opens the taggers; crfsuite holds each in memory after that, so the folder may go away."""
        with model_storage.read_from(resource) as folder:
            taggers = {path.stem: _opened(path) for path in sorted(folder.glob(f"*{_SUFFIX}"))}
        extractor = cls(config, model_storage, resource, taggers)
        extractor.crf_order = [tag for tag in extractor.crf_order if tag in taggers]
        return extractor


def _veiled(token: CRFToken, number: int) -> CRFToken:
    """``token`` as a word that occurs nowhere else: only its tag and its neighbours tell anything."""
    veiled = copy(token)
    veiled.text = chr(_PRIVATE + number % _PRIVATE_SIZE) * 5
    return veiled


def _opened(path: Path) -> CRF:
    tagger = CRF(model_filename=str(path), keep_tempfiles=True)
    tagger.tagger_  # noqa: B018
    return tagger
