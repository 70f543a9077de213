"""Each intent leads to its own action, and the question for a size survives interruption."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import yaml
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.utils.endpoints import EndpointConfig

from nlu.train import train

ROOT = Path(__file__).resolve().parents[3]
INTENTS = [
    intent
    for path in sorted((ROOT / "nlu" / "domain").glob("*.yml"))
    for intent in yaml.safe_load(path.read_text(encoding="utf-8"))["intents"]
]


ASKED = ["action_add_to_cart", "action_ask_size"]
ASKED_AGAIN = ["action_ask_size"]
TAKEN = ["action_submit_size"]


class Actions(ThreadingHTTPServer):
    """An action endpoint that writes down what it is asked to run and knows one product with sizes M and L."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.ran: list[str] = []

    def events(self, action: str, tracker: dict[str, Any]) -> list[dict[str, Any]]:
        """What the action answers, as rasa-sdk would write it."""
        self.ran.append(action)
        if action == "action_add_to_cart":
            return [{"event": "followup", "name": "size_form"}]
        if action == "validate_size_form":
            size = tracker["slots"]["size"]
            if size is None:
                return []
            return [{"event": "slot", "name": "size", "value": size if size in ("M", "L") else None}]
        if action == "action_submit_size":
            return [{"event": "slot", "name": "size", "value": None}]
        return []


class _Handler(BaseHTTPRequestHandler):
    server: Actions

    def do_POST(self) -> None:
        call = json.loads(self.rfile.read(int(self.headers["content-length"])))
        events = self.server.events(call["next_action"], call["tracker"])
        answer = json.dumps({"events": events, "responses": []}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def actions() -> Iterator[Actions]:
    server = Actions()
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def agent(actions: Actions) -> Agent:
    endpoint = EndpointConfig(f"http://127.0.0.1:{actions.server_port}/webhook")
    return Agent.load(str(train(ROOT, ROOT / "var" / "models")), action_endpoint=endpoint)


def talk(agent: Agent, actions: Actions, *turns: str) -> list[list[str]]:
    """The actions run for each of ``turns``, in a conversation of its own; the form's validation is left out."""
    name = " / ".join(turns)

    async def conversation() -> list[list[str]]:
        ran = []
        for turn in turns:
            actions.ran.clear()
            await agent.handle_message(UserMessage(turn, sender_id=name))
            ran.append([name for name in actions.ran if name != "validate_size_form"])
        return ran

    return asyncio.run(conversation())


@pytest.mark.parametrize("intent", [intent for intent in INTENTS if intent != "add_to_cart"])
def test_an_intent_leads_to_its_own_action(agent: Agent, actions: Actions, intent: str) -> None:
    assert talk(agent, actions, f"/{intent}") == [[f"action_{intent}"]]


def test_what_is_not_understood_is_said_to_be_so(agent: Agent, actions: Actions) -> None:
    assert talk(agent, actions, "🎉🎉") == [["action_default_fallback"]]


def test_a_size_is_asked_for_and_taken(agent: Agent, actions: Actions) -> None:
    assert talk(agent, actions, "두 번째 거 담아 줘", "M") == [ASKED, TAKEN]


def test_a_size_that_there_is_not_is_asked_for_again(agent: Agent, actions: Actions) -> None:
    assert talk(agent, actions, "add the second one", "XL", "L") == [ASKED, ASKED_AGAIN, TAKEN]


def test_a_pressed_size_is_taken(agent: Agent, actions: Actions) -> None:
    pressed = '/add_to_cart{"product_id": "p", "option": "M"}'
    assert talk(agent, actions, "두 번째 거 담아 줘", pressed) == [ASKED, TAKEN]


@pytest.mark.parametrize(
    ("question", "action"),
    [("도움말", "action_help"), ("장바구니 보여 줘", "action_show_cart"), ("🎉🎉", "action_default_fallback")],
)
def test_a_question_in_between_is_answered_and_the_size_asked_for_again(
    agent: Agent, actions: Actions, question: str, action: str
) -> None:
    asked, answered, taken = talk(agent, actions, "그거 담아줘", question, "M")
    assert asked == ASKED
    assert answered == [action, "action_ask_size"]
    assert taken == TAKEN


@pytest.mark.parametrize(
    ("words", "action"),
    [("그만할래", "action_cancel"), ("주문하지 마", "action_prohibit"), ("다른 거 보여줘", "action_refine")],
)
def test_the_question_for_a_size_can_be_left(agent: Agent, actions: Actions, words: str, action: str) -> None:
    _, left, later = talk(agent, actions, "그거 담아줘", words, "도움말")
    assert left == [action]
    assert later == ["action_help"]
