"""One conversation against the running product: what was said, and each thing that was not as the file says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from tests.dialogue.conversations import Conversation, Turn
from tests.dialogue.shop import Shop, State
from tests.integration.person import Messages, Person, eventually, first, person, words
from voice.audio import encode_wav

_SILENCE = bytes(2 * 16_000)
_PUSH_SECONDS = 15.0


@dataclass(slots=True)
class Played:
    """One run: the talk as it went, line by line, and its faults; none means that all was as the file says."""

    conversation: Conversation
    lines: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return "\n".join([self.conversation.title, *self.lines, *(f"  ! {fault}" for fault in self.faults)])


async def play(shop: Shop, conversation: Conversation) -> Played:
    """The conversation from its start; it ends with the first turn that has a fault."""
    shop.restore()
    played = Played(conversation)
    async with person(shop.stack, conversation.who) as someone:
        state, answer = shop.state(someone.conversation_id), list[dict[str, Any]]()
        for turn in conversation.talk:
            try:
                answer = await _taken(someone, turn, conversation, answer, played)
            except (AssertionError, LookupError) as error:
                played.faults.append(f"{turn.done}: {error}")
                break
            after = shop.state(someone.conversation_id)
            played.faults += [
                f"{turn.done}: {fault}" for fault in (*_unsaid(turn, answer), *_moved(turn, state, after))
            ]
            if played.faults:
                break
            state = after
    return played


async def _taken(someone: Person, turn: Turn, conversation: Conversation, before: Messages, played: Played) -> Messages:
    """The turn done and answered. Raises AssertionError where it was refused, LookupError for a missing button."""
    if turn.code is not None:
        answer = await _entered(someone, turn, before)
    elif turn.press is not None:
        answer = await someone.press(_payload(before, turn.press))
    elif turn.silence or (conversation.by == "voice" and turn.say):
        answer = await _spoken(someone, turn, conversation.language, played)
    else:
        answer = await someone.say(turn.say or "")
    played.lines += [f"  - {turn.done}", f"    {words(answer)}"]
    return answer


async def _entered(someone: Person, turn: Turn, before: Messages) -> Messages:
    """The code on the keypad; the refusal, or what is pushed once the charge is through."""
    prompt = first(before, "prompt")
    assert prompt, "no keypad was asked for"
    heard = len(await someone.history())
    status, body = await someone.enter_code(prompt["proposal_id"], turn.code or "")
    if status >= 400:
        # The keypad stays open after a wrong code.
        return [{"text": body["error"]["message"], "prompt": prompt}]
    if turn.told:

        async def told() -> bool:
            pushed = " ".join(message["text"] for message in (await someone.history())[heard:])
            return all(any(one in pushed for one in wanted.split("|")) for wanted in turn.told)

        assert await eventually(told, _PUSH_SECONDS), f"{' '.join(turn.told)} was never pushed"
    return [{"text": " ".join(message["text"] for message in (await someone.history())[heard:])}]


async def _spoken(someone: Person, turn: Turn, language: str, played: Played) -> Messages:
    if turn.silence:
        status, body = await someone.send_recording(encode_wav(_SILENCE, 16_000))
        assert status == 200, body
        heard, answer = body["transcript"]["text"], body["messages"]
    else:
        heard, answer = await someone.speak(turn.say or "", language)
    played.lines.append(f"    heard: {heard}")
    return list(answer)


def _payload(before: Messages, title: str) -> str:
    """What the button of that title sends, among those of the answer before and its cards."""
    holders = [*before, *(card for message in before for card in message.get("cards", ()))]
    buttons = [button for holder in holders for button in holder.get("buttons", ())]
    for button in buttons:
        if title in button["title"]:
            return str(button["payload"])
    raise LookupError(f"no button {title!r} among {[button['title'] for button in buttons]}")


def _unsaid(turn: Turn, answer: Messages) -> Iterator[str]:
    """What the answer should have held and does not."""
    text = words(answer)
    for wanted in turn.answer:
        if not any(one.casefold() in text.casefold() for one in wanted.split("|")):
            yield f"{wanted!r} is not in {text!r}"
    yield from (f"{never!r} is in {text!r}" for never in turn.never if never.casefold() in text.casefold())
    buttons = [button["title"] for message in answer for button in message.get("buttons", ())]
    yield from (f"no button {one!r} among {buttons}" for one in turn.buttons if one not in buttons)
    cards = len(first(answer, "cards"))
    if turn.cards is not None and (cards > 0 if turn.cards is True else cards) != turn.cards:
        yield f"{cards} cards came: {text!r}"
    for name, wanted_at_all in (("figures", turn.figures), ("chart", turn.chart)):
        if wanted_at_all is not None and bool(first(answer, name)) != wanted_at_all:
            yield f"{name}: {not wanted_at_all}: {text!r}"
    total = first(answer, "proposal").get("total")
    if isinstance(turn.proposal, bool):
        if (total is not None) != turn.proposal:
            yield f"the order sheet comes to {total}: {text!r}"
    elif turn.proposal is not None and total != turn.proposal:
        yield f"the order sheet comes to {total}, not {turn.proposal}: {text!r}"
    if turn.asks and first(answer, "prompt").get("kind") != turn.asks:
        yield f"no {turn.asks} was asked for: {text!r}"


def _moved(turn: Turn, before: State, after: State) -> Iterator[str]:
    """What the database holds otherwise than the file says."""
    wanted = replace(
        before,
        cart=before.cart if turn.cart is None else turn.cart,
        orders=before.orders + turn.orders,
        charged=before.charged + turn.charged,
        drafts=before.drafts + turn.drafts,
    )
    for name in ("cart", "orders", "charged", "drafts"):
        if getattr(wanted, name) != getattr(after, name):
            yield f"{name}: {getattr(after, name)} instead of {getattr(wanted, name)}"
