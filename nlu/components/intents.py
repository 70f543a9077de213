"""The intent of an utterance by softmax regression, and the probability that it is the right one."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray
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
from scipy.sparse import load_npz, save_npz

from nlu.components.calibration import Calibration, Examples, calibrated
from nlu.components.grams import Grams
from nlu.components.joining import Second
from nlu.components.joint import joint_model
from nlu.components.joint_reader import reading_of
from nlu.components.misspelt_copies import MISSPELT
from nlu.components.softmax import Rows, Softmax, rows

_FILE, _EXAMPLES = "softmax.npz", "examples.npz"
_RANKED = 10


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent, RasaClassifier):
    """Softmax regression over the words, their parts and the dense features of the whole utterance.

    Where the joint model was taught these intents, its opinion is put together with the regression's.

    The confidence of the best intent is the probability that it is right, as `calibration` has it; the others keep
    their proportion to it. Kept as plain arrays, so that it loads at once.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            # How many words and pairs of words, and parts of words, are counted at most.
            "words": 15_000,
            "letters": 25_000,
            # How far the regression may follow the examples: the inverse of its penalty.
            "C": 80.0,
            # Steps of fitting to all examples, and to the parts that are fitted to learn how sure to be.
            "iterations": 90,
            "fold_iterations": 35,
            # The share of utterances that mean nothing the examples teach, as far as one can expect.
            "outside": 0.15,
            # How much the joint model's opinion counts, from 0 to 1, where it was taught these intents.
            "joint": 0.7,
        }

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._grams = Grams(config["words"], config["letters"])
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
        intents = [one.get(INTENT) for one in examples]
        if len(set(intents)) < 2:
            return self._resource
        given = rows(self._grams.learn(examples), _vectors(examples))
        plain = [place for place, one in enumerate(examples) if not one.get(MISSPELT)]
        places = {one.get(TEXT): place for place, one in enumerate(examples)}
        originals = [places.get(one.get(MISSPELT), place) for place, one in enumerate(examples)]
        with ThreadPoolExecutor(1) as beside:
            fitted = beside.submit(self._regression.fit, given, intents)
            self._calibration = calibrated(
                given, intents, self._fitted, self._config["outside"], originals, self._second(examples, intents)
            )
            fitted.result()
        self._examples = Examples(given.take(plain), [intents[place] for place in plain], self._regression.classes)
        self._persist()
        return self._resource

    def _second(self, messages: Sequence[Message], classes: Sequence[str]) -> Second | None:
        """The joint model's opinion on the messages, where it has one and was taught such classes."""
        readings = [reading_of(message) for message in messages]
        given = np.array([one is not None for one in readings])
        if not given.any():
            return None
        intents = joint_model().intents
        nothing = np.zeros(len(intents), np.float32)
        logs = np.stack([nothing if one is None else one.intents for one in readings])
        second = Second(intents, logs, given, self._config["joint"])
        return second if second.speaks_of(classes) else None

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
        if self._examples is None:
            return []
        row = rows(self._grams.counts([message]), _vectors([message], self._examples.rows.dense.shape[1]))
        if not (row.grams.nnz or row.dense.any()):
            return []
        probabilities = self._regression.probabilities(row)
        second = self._second([message], self._regression.classes)
        if second is not None:
            probabilities = second.joined(probabilities, self._regression.classes, [0])
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
                curve=np.array([self._calibration.slope, self._calibration.offset]),
                places=self._examples.places,
                dense=self._examples.rows.dense,
            )
            save_npz(folder / _EXAMPLES, self._examples.rows.grams)
            self._grams.persist(folder)

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
                grams = load_npz(folder / _EXAMPLES)
                classifier._grams.restore(folder)
                with np.load(folder / _FILE, allow_pickle=False) as kept:
                    learnt = {name: kept[name] for name in kept.files}
        except ValueError:
            return classifier
        classes = tuple(str(name) for name in learnt["classes"])
        classifier._regression.classes = classes
        classifier._regression.weights, classifier._regression.offsets = learnt["weights"], learnt["offsets"]
        classifier._calibration = Calibration(*learnt["curve"].tolist())
        intents = [classes[place] for place in learnt["places"]]
        classifier._examples = Examples(Rows(grams, learnt["dense"]), intents, classes)
        return classifier


def _vectors(messages: Sequence[Message], width: int | None = None) -> NDArray[np.float32]:
    """The dense features of whole utterances, zeros for one without: messages x ``width``, or as wide as they are."""
    found = [message.get_dense_features(attribute=TEXT)[1] for message in messages]
    if width is None:
        width = next((int(one.features.shape[1]) for one in found if one is not None), 0)
    return np.vstack([np.zeros((1, width), np.float32) if one is None else one.features for one in found])
