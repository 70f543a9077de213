"""The intent of an utterance by softmax regression, and the probability that it is the right one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier as RasaClassifier
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, load_npz, save_npz, vstack

from nlu.components.calibration import Calibration, Examples, calibrated
from nlu.components.misspelt_copies import MISSPELT
from nlu.components.softmax import Rows, Softmax, rows

_FILE, _GRAMS = "softmax.npz", "examples.npz"
_RANKED = 10


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent, RasaClassifier):
    """Softmax regression over the n-grams and the dense features of the whole utterance.

    The confidence of the best intent is the probability that it is right, as `calibration` has it; the others keep
    their proportion to it. Kept as plain arrays, so that it loads at once.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            # How far the regression may follow the examples: the inverse of its penalty.
            "C": 80.0,
            # Steps of fitting to all examples, and to the parts that are fitted to learn how sure to be.
            "iterations": 150,
            "fold_iterations": 60,
            # The share of utterances that mean nothing the examples teach, as far as one can expect.
            "outside": 0.1,
        }

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._regression = Softmax(config["C"], config["iterations"])
        self._examples: Examples | None = None
        self._calibration = Calibration()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentClassifier:
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Trains on all examples, and on parts of them to learn how sure to be; one intent alone teaches nothing."""
        examples = [one for one in training_data.intent_examples if one.get(TEXT) and one.get(INTENT)]
        given, intents = _rows(examples), [one.get(INTENT) for one in examples]
        if given is None or len(set(intents)) < 2:
            return self._resource
        self._regression.fit(given, intents)
        plain = [place for place, one in enumerate(examples) if not one.get(MISSPELT)]
        self._examples = Examples(given.take(plain), [intents[place] for place in plain], self._regression.classes)
        places = {one.get(TEXT): place for place, one in enumerate(examples)}
        originals = [places.get(one.get(MISSPELT), place) for place, one in enumerate(examples)]
        self._calibration = calibrated(given, intents, self._fitted, self._config["outside"], originals)
        self._persist()
        return self._resource

    def _fitted(self, given: Rows, intents: Sequence[str]) -> Softmax:
        return Softmax(self._config["C"], self._config["fold_iterations"]).fit(given, intents)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The examples with what the classifier makes of them."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Classifies the messages that hold anything seen in training; the others get no intent."""
        for message in messages:
            ranking = self._ranked(message)
            best = ranking[0] if ranking else {INTENT_NAME_KEY: None, PREDICTED_CONFIDENCE_KEY: 0.0}
            message.set(INTENT, best, add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _ranked(self, message: Message) -> list[dict[str, Any]]:
        row = _rows([message])
        if self._examples is None or row is None or not (row.grams.nnz or row.dense.any()):
            return []
        probabilities = self._regression.probabilities(row)
        best = int(probabilities[0].argmax())
        sure = float(self._calibration.sure(probabilities, self._examples.nearest(row, [best]))[0])
        shares = probabilities[0] * min(sure / float(probabilities[0, best]), 1.0)
        shares[best] = sure
        return [
            {INTENT_NAME_KEY: self._regression.classes[one], PREDICTED_CONFIDENCE_KEY: float(shares[one])}
            for one in np.argsort(-shares, kind="stable")[:_RANKED]
        ]

    def _persist(self) -> None:
        assert self._examples is not None
        with self._model_storage.write_to(self._resource) as folder:
            np.savez(
                folder / _FILE,
                classes=np.asarray(self._regression.classes, dtype=str),
                weights=self._regression.weights,
                offsets=self._regression.offsets,
                curve=np.array([self._calibration.offset, *self._calibration.weights]),
                places=self._examples.places,
                dense=self._examples.rows.dense,
            )
            save_npz(folder / _GRAMS, self._examples.rows.grams)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> IntentClassifier:
        """Reads what training wrote; where it taught nothing, no utterance gets an intent."""
        classifier = cls(config, model_storage, resource)
        try:
            with model_storage.read_from(resource) as folder:
                grams = load_npz(folder / _GRAMS)
                with np.load(folder / _FILE, allow_pickle=False) as kept:
                    learnt = {name: kept[name] for name in kept.files}
        except ValueError:
            return classifier
        classes = tuple(str(name) for name in learnt["classes"])
        offset, *weights = learnt["curve"].tolist()
        classifier._regression.classes = classes
        classifier._regression.weights, classifier._regression.offsets = learnt["weights"], learnt["offsets"]
        classifier._calibration = Calibration(tuple(weights), offset)
        intents = [classes[place] for place in learnt["places"]]
        classifier._examples = Examples(Rows(grams, learnt["dense"]), intents, classes)
        return classifier


def _rows(messages: Sequence[Message]) -> Rows | None:
    """The features of whole utterances, zeros for one without any; None where nobody made features."""
    sparse = [message.get_sparse_features(attribute=TEXT)[1] for message in messages]
    dense = [message.get_dense_features(attribute=TEXT)[1] for message in messages]
    grams_wide = next((one.features.shape[1] for one in sparse if one is not None), None)
    dense_wide = next((one.features.shape[1] for one in dense if one is not None), 0)
    if grams_wide is None:
        return None
    return rows(
        vstack([csr_matrix((1, grams_wide)) if one is None else one.features for one in sparse]).tocsr(),
        np.vstack([np.zeros((1, dense_wide)) if one is None else one.features for one in dense]),
    )
