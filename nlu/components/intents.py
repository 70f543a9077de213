"""Rasa's logistic regression on features of equal length, so that a long or repetitive utterance is not a sure one.

Kept as plain arrays: what Rasa keeps it with takes five seconds to be imported alone.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.preprocessing import normalize

_FILE = "regression.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(LogisticRegressionClassifier):
    """Counts damped by their logarithm and scaled to length one; dense features as they come."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            **LogisticRegressionClassifier.get_default_config(),
            # How far the regression may follow the examples: the inverse of its regularisation.
            "C": 80.0,
        }

    def __init__(self, config: dict[str, Any], name: str, model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, name, model_storage, resource)
        self.clf.C = self.config["C"]

    def _create_X(self, messages: list[Message]) -> csr_matrix:
        return vstack([_row(message) for message in messages]).tocsr()

    def process(self, messages: list[Message]) -> list[Message]:
        """Classifies the messages that hold anything seen in training; the others get no intent."""
        known = [message for message in messages if _row(message).nnz]
        if known:
            super().process(known)
        for message in messages:
            if message not in known:
                message.set(INTENT, {INTENT_NAME_KEY: None, PREDICTED_CONFIDENCE_KEY: 0.0}, add_to_output=True)
                message.set(INTENT_RANKING_KEY, [], add_to_output=True)
        return messages

    def persist(self) -> None:
        """Writes what was learnt into the model."""
        with self._model_storage.write_to(self._resource) as folder:
            np.savez(
                folder / _FILE,
                classes=np.asarray(self.clf.classes_, dtype=str),
                coefficients=self.clf.coef_,
                intercepts=self.clf.intercept_,
            )

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> IntentClassifier:
        """Reads what `persist` wrote."""
        classifier = cls(config, execution_context.node_name, model_storage, resource)
        with model_storage.read_from(resource) as folder, np.load(folder / _FILE, allow_pickle=False) as learnt:
            classifier.clf.classes_ = learnt["classes"].astype(object)
            classifier.clf.coef_ = learnt["coefficients"]
            classifier.clf.intercept_ = learnt["intercepts"]
        classifier.clf.n_features_in_ = classifier.clf.coef_.shape[1]
        return classifier


def _row(message: Message) -> csr_matrix:
    """One row of features of the whole utterance, the n-grams first; an empty one for an empty text."""
    _, counts = message.get_sparse_features(attribute=TEXT)
    _, dense = message.get_dense_features(attribute=TEXT)
    if counts is None or dense is None:
        return csr_matrix((1, 0))
    grams = normalize(counts.features.tocsr().astype(float).log1p())
    return hstack([grams, csr_matrix(np.asarray(dense.features, dtype=float))])
