"""From the cart to a proposal, and from a consent to a payment; nothing here charges by itself."""

from __future__ import annotations

import re

from sqlalchemy.ext.asyncio import AsyncSession

from actions.cart import put
from actions.changes import change_words
from actions.lines import titles
from actions.memory import Pending, Question
from actions.messages import BotMessage, Button, Prompt, payload
from actions.phrases import cart as cart_phrases
from actions.phrases import payments as phrases
from actions.proposals import proposed
from actions.services import Services
from actions.turn import Answer, Turn
from actions.which import product_meant
from actions.wording import Phrase, sentences
from commerce.cart import service as carts
from commerce.payments import proposals
from commerce.payments.consent import consent_given, reads_as_consent
from commerce.payments.service import ConsentKind, ConsentOutcome

_THIS = re.compile(r"이거|이걸|이것|요거|그거|그걸|저거|\b(?:this|that|it)\b")


async def checkout(services: Services, turn: Turn) -> Answer:
    """Proposes the cart, with the product that is talked about put in first where it is meant."""
    async with services.database.reading() as session:
        cart = await carts.view(session, turn.customer)
        product_id = await _to_add(services, session, turn, cart)
    if product_id:
        said = turn.entities
        option = said.option or said.size or ""
        return await put(
            services,
            turn,
            Pending(
                question=Question.ADD, intent="checkout", product_id=product_id, quantity=said.quantity, option=option
            ),
        )
    if not cart.lines:
        return turn.answer(BotMessage(text=turn.say(cart_phrases.EMPTY)))
    async with services.database.transaction() as session:
        proposal = await proposals.propose(session, turn.customer, services.clock())
        return turn.answer(await proposed(session, turn, proposal))


async def consent(services: Services, turn: Turn) -> Answer:
    """Takes a consent: a button that names its proposal, or words that are nothing but consent."""
    proposal_id = turn.entities.proposal_id if turn.pressed else None
    if proposal_id is None and not consent_given(turn.words, speech=turn.speech):
        unheard = turn.spoken and reads_as_consent(turn.words)
        return await not_agreed(services, turn, phrases.NOT_HEARD_WELL if unheard else phrases.NOT_CONSENT)
    outcome = await services.payments.consent(
        turn.customer, proposal_id=proposal_id, spoken=turn.spoken, conversation_id=turn.conversation_id
    )
    if outcome.kind is ConsentKind.NOTHING_PROPOSED:
        return await checkout(services, turn)
    agreed = outcome.kind in (ConsentKind.CODE_NEEDED, ConsentKind.CHARGING)
    async with services.database.reading() as session:
        message = await outcome_message(session, turn, outcome)
    return turn.answer(message, focus=None if agreed else turn.memory.focus)


async def not_agreed(services: Services, turn: Turn, lead: Phrase) -> Answer:
    """Says that nothing was charged and, where something stands proposed, how to agree to it."""
    async with services.database.reading() as session:
        standing = await proposals.current(session, turn.customer, services.clock())
        if standing:
            return turn.answer(await proposed(session, turn, standing, turn.say(lead)))
        if not (await carts.view(session, turn.customer)).lines:
            return turn.answer(BotMessage(text=turn.say(phrases.NOTHING_PROPOSED)))
    async with services.database.transaction() as session:
        proposal = await proposals.propose(session, turn.customer, services.clock())
        return turn.answer(await proposed(session, turn, proposal, turn.say(lead)))


async def outcome_message(session: AsyncSession, turn: Turn, outcome: ConsentOutcome) -> BotMessage:
    """What came of a consent, in words."""
    proposal = outcome.proposal
    match outcome.kind:
        case ConsentKind.CODE_NEEDED if proposal:
            return BotMessage(text=turn.say(phrases.ENTER_CODE), prompt=Prompt(proposal.id))
        case ConsentKind.CHANGED | ConsentKind.EXPIRED:
            lead = phrases.CHANGED if outcome.kind is ConsentKind.CHANGED else phrases.EXPIRED
            names = await titles(session, turn, outcome.changes)
            told = (turn.say(lead), *(change_words(turn, change, names) for change in outcome.changes))
            if proposal is None:
                return BotMessage(text=sentences((*told, turn.say(phrases.NOTHING_LEFT))))
            return await proposed(session, turn, proposal, *told)
        case ConsentKind.VOICE_OFF:
            turn_on = Button(turn.say(phrases.TURN_VOICE_ON), payload("voice_buying_on"))
            return BotMessage(text=turn.say(phrases.VOICE_OFF), buttons=(turn_on,))
        case _:
            return BotMessage(text=turn.say(_OUTCOMES[outcome.kind]))


_OUTCOMES = {
    ConsentKind.CODE_NEEDED: phrases.NOTHING_PROPOSED,
    ConsentKind.CHARGING: phrases.CHARGING,
    ConsentKind.NOTHING_PROPOSED: phrases.NOTHING_PROPOSED,
    ConsentKind.NO_METHOD: phrases.NO_METHOD,
    ConsentKind.GUEST: phrases.LOGIN_TO_PAY,
    ConsentKind.LOCKED: phrases.LOCKED,
}


async def _to_add(services: Services, session: AsyncSession, turn: Turn, cart: carts.Cart) -> str | None:
    """The product that is to be put into the cart before it is proposed, if one is."""
    said, focus = turn.entities, turn.memory.focus
    held = {line.product_id for line in cart.lines}
    if said.product_id or said.ordinal is not None or said.product or said.attributes:
        meant = (await product_meant(services, session, turn)).id
    elif focus and (not held or _THIS.search(turn.words)):
        meant = focus
    else:
        return None
    return meant if meant not in held else None
