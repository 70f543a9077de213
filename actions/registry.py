"""Every action by its name in the domain, as rasa-sdk runs it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

from actions import cart, choosing, customers, orders, payments, replacing, replies, reviews, search, sizes, talk
from actions.audience import may, meant
from actions.clarifying import picked
from actions.memory import Memory
from actions.refusals import refused
from actions.services import Services
from actions.together import each_of
from actions.turn import Answer, Turn, Unclear, hear
from commerce.errors import CommerceError

Act = Callable[[Services, Turn], Awaitable[Answer]]
Run = Callable[[CollectingDispatcher, Tracker, dict[str, Any]], Awaitable[list[EventType]]]

FORM = "size_form"
ACTIONS: dict[str, Act] = {
    "action_greet": talk.greet,
    "action_help": talk.help_,
    "action_search": search.search,
    "action_refine": search.refine,
    "action_choose": choosing.choose,
    "action_detail": search.detail,
    "action_add_to_cart": each_of(cart.add_to_cart),
    "action_change_quantity": each_of(cart.change_quantity),
    "action_remove_from_cart": each_of(cart.remove_from_cart),
    "action_show_cart": cart.show_cart,
    "action_clear_cart": cart.clear_cart,
    "action_replace_item": each_of(replacing.replace_item),
    "action_shipping": cart.shipping,
    "action_reorder": orders.reorder,
    "action_checkout": each_of(payments.checkout),
    "action_consent": payments.consent,
    "action_affirm": replies.affirm,
    "action_deny": replies.deny,
    "action_prohibit": replies.prohibit,
    "action_cancel": replies.deny,
    "action_order_status": orders.order_status,
    "action_cancel_order": orders.cancel_order,
    "action_voice_buying_on": customers.voice_buying_on,
    "action_voice_buying_off": customers.voice_buying_off,
    "action_set_language": talk.set_language,
    "action_thanks": talk.thanks,
    "action_repeat": talk.repeat,
    "action_out_of_scope": talk.out_of_scope,
    "action_default_fallback": talk.fallback,
    "action_reviews_summary": reviews.summary,
    "action_reviews_compare": reviews.compare,
    "action_reviews_topic": reviews.topic,
    "action_reviews_product": reviews.product,
    "action_reviews_worst": reviews.worst,
    "action_ask_size": sizes.ask_size,
    "validate_size_form": sizes.validate_size,
    "action_submit_size": sizes.submit_size,
}

OF_THE_FORM = frozenset({"action_ask_size", "validate_size_form", "action_submit_size"})
ASIDE = frozenset({
    "action_detail", "action_help", "action_repeat", "action_greet", "action_thanks", "action_set_language",
    "action_out_of_scope", "action_default_fallback", "action_show_cart", "action_order_status", "action_affirm",
    "action_shipping",
})  # fmt: skip
"""After these the form asks its question again; every other action gives the question up."""


def executor(services: Services) -> ActionExecutor:
    """An executor with every action, working with these services."""
    made = ActionExecutor()
    for name, act in ACTIONS.items():
        made.register_function(name, _run(name, act, services))
    return made


def _run(name: str, act: Act, services: Services) -> Run:
    async def run(dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn = await hear(services, tracker)
        answer = await _answer(name, act, services, turn)
        in_form = tracker.active_loop_name == FORM
        if in_form and name in ASIDE:
            answer = replace(answer, memory=replace(answer.memory, pending=turn.memory.pending))
        for message in answer.messages:
            dispatcher.utter_message(json_message=message.to_json())
        return _events(name, turn.memory, answer, in_form=in_form)

    return run


async def _answer(name: str, act: Act, services: Services, turn: Turn) -> Answer:
    reading = picked(turn)
    if reading:
        going_on = replace(turn, intent=reading, words="", memory=replace(turn.memory, pending=None))
        return await _answer(f"action_{reading}", ACTIONS[f"action_{reading}"], services, going_on)
    intent = name.removeprefix("action_")
    asked = meant(turn.role, intent, turn.entities, turn.words, turn.named)
    if not may(turn.role, asked):
        return talk.not_for(turn)
    if asked != intent:
        act = ACTIONS[f"action_{asked}"]
    try:
        return await act(services, turn)
    except Unclear as unclear:
        return unclear.answer
    except CommerceError as error:
        return await refused(services, turn, error)


def _events(name: str, before: Memory, answer: Answer, *, in_form: bool) -> list[EventType]:
    old, new = before.to_slots(), answer.memory.to_slots()
    events: list[EventType] = [SlotSet(slot, value) for slot, value in new.items() if value != old[slot]]
    gives_up = in_form and name not in OF_THE_FORM and name not in ASIDE
    if answer.ends_form or gives_up:
        events += [SlotSet("requested_slot", None)]
    if gives_up:
        events += [ActiveLoop(None)]
    if answer.followup:
        events += [FollowupAction(answer.followup)]
    return events
