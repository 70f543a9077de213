"""A proposal read out: what would be bought, for how much, and how to agree to it."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from actions.lines import Titles, lines_words, titles
from actions.messages import BotMessage, Button, LineView, ProposalView, payload
from actions.phrases import payments as phrases
from actions.turn import Turn
from actions.wording import sentences
from commerce.customers import service as customers
from commerce.payments.proposals import Proposal


async def proposed(session: AsyncSession, turn: Turn, proposal: Proposal, *lead: str | None) -> BotMessage:
    """The message that proposes, after what there is to say first."""
    names = await titles(session, turn, proposal.lines)
    phrase = phrases.PROPOSED if proposal.shipping else phrases.PROPOSED_FREE
    told = turn.say(
        phrase,
        lines=lines_words(turn, proposal.lines, names),
        shipping=proposal.shipping,
        total=proposal.total,
    )
    payable = turn.role != "guest" and proposal.method is not None
    pay = (Button(turn.say(phrases.PAY), payload("consent", proposal_id=proposal.id)),) if payable else ()
    return BotMessage(
        text=sentences((*lead, told, await how_to_pay(session, turn, proposal))),
        buttons=(*pay, Button(turn.say(phrases.CANCEL), payload("cancel"))),
        proposal=view(proposal, names),
    )


async def how_to_pay(session: AsyncSession, turn: Turn, proposal: Proposal) -> str:
    """What this shopper has to do to pay, or what stands in the way."""
    if turn.role == "guest":
        return turn.say(phrases.LOGIN_TO_PAY)
    if proposal.method is None:
        return turn.say(phrases.NO_METHOD)
    who = await customers.customer(session, turn.customer)
    if turn.spoken and not (who.voice_buying and who.code_hash):
        return turn.say(phrases.VOICE_OFF)
    return turn.say(phrases.HOW_TO_PAY)


def view(proposal: Proposal, names: Titles) -> ProposalView:
    """The proposal as the screen shows it."""
    return ProposalView(
        id=proposal.id,
        lines=tuple(
            LineView(
                product_id=line.product_id,
                title=names[line.product_id],
                quantity=line.quantity,
                unit_price=line.unit_price,
                option=line.option,
            )
            for line in proposal.lines
        ),
        shipping=proposal.shipping,
        total=proposal.total,
        expires_at=proposal.expires_at,
        method=proposal.method or "",
    )
