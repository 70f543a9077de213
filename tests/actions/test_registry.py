"""The actions under their names in the domain, and what the engine gets back."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from rasa_sdk.interfaces import ActionNotFoundException

from actions.audience import SELLING, SHOPPING
from actions.registry import ACTIONS, ASIDE, OF_THE_FORM
from tests.actions.small_shop import Shop

DOMAIN = Path(__file__).parents[2] / "nlu" / "domain"


def declared() -> set[str]:
    """The actions that the dialogue's domain names."""
    return {
        action
        for path in DOMAIN.glob("*.yml")
        for action in yaml.safe_load(path.read_text(encoding="utf-8")).get("actions", [])
    }


def test_every_action_of_the_domain_exists_and_no_other() -> None:
    assert set(ACTIONS) == declared()


def test_the_lists_of_actions_name_only_real_ones() -> None:
    named = {f"action_{intent}" for intent in SHOPPING | SELLING}
    assert named | OF_THE_FORM | ASIDE <= set(ACTIONS)


async def test_all_are_registered(shop: Shop) -> None:
    assert {action.name for action in shop.executor.list_actions()} == set(ACTIONS)
    with pytest.raises(ActionNotFoundException):
        await shop.talk("minji").say("no_such_thing", "안녕")


async def test_only_slots_that_changed_are_set(shop: Shop) -> None:
    talk = shop.talk("guest")
    await talk.say("greet", "안녕")
    assert talk.events == []
    await talk.say("detail", product_id="lamp")
    assert {event["name"] for event in talk.events} == {"focus", "pending"}


async def test_who_acts_is_read_from_the_conversation_and_not_from_the_message(shop: Shop) -> None:
    # Every message of these tests claims to come from a seller.
    talk = shop.talk("junho")
    await talk.say("add_to_cart", product_id="water")
    assert await shop.cart("junho") == {"water": 1} and await shop.cart("minji") == {}


async def test_rubbish_in_slots_and_entities_is_left_out(shop: Shop) -> None:
    talk = shop.talk("guest")
    talk.slots = {"shown": "water", "focus": 7, "search": None, "pending": "?", "size": ["M", "L"]}
    messages = await talk.say("search", "생수", product="생수", quantity="많이", ordinal=True, price={"max": None})
    assert messages[0]["cards"]
