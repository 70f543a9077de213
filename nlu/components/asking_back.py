"""When to ask back instead of acting on what was understood, by what acting wrongly would cost."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.classifiers.fallback_classifier import FallbackClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY
from rasa.shared.nlu.training_data.message import Message


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class AskingBack(FallbackClassifier):
    """Rasa's fallback with a lower threshold for intents that only look: wrongly done they change nothing."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's settings, and ``looks``, the intents that only look, asked back below ``looks_threshold``."""
        return {**FallbackClassifier.get_default_config(), "looks": [], "looks_threshold": 0.2}

    def _should_fallback(self, message: Message) -> bool:
        understood = message.get(INTENT) or {}
        if understood.get(INTENT_NAME_KEY) in self.component_config["looks"]:
            return bool(understood[PREDICTED_CONFIDENCE_KEY] < self.component_config["looks_threshold"])
        return bool(super()._should_fallback(message))
