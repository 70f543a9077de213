"""Who a shopper is, how they pay, and whether they may buy by voice."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.customers.models import Customer, PaymentMethod
from commerce.errors import CommerceError


class CustomerNotFound(CommerceError):
    """No shopper has this id or login."""

    code = "customer_not_found"

    def __init__(self, who: str) -> None:
        super().__init__("customer not found")
        self.who = who


class CodeNotSet(CommerceError):
    """Buying by voice needs a purchase code, and this shopper has none."""

    code = "code_not_set"

    def __init__(self, customer_id: str) -> None:
        super().__init__("no purchase code is set")
        self.customer_id = customer_id


async def customer(session: AsyncSession, customer_id: str) -> Customer:
    """The shopper, or CustomerNotFound."""
    found = await session.get(Customer, customer_id)
    if found is None:
        raise CustomerNotFound(customer_id)
    return found


async def locked(session: AsyncSession, customer_id: str) -> Customer:
    """The shopper, held until the transaction ends: whatever touches a cart or buys does this first."""
    query = select(Customer).where(Customer.id == customer_id).with_for_update(key_share=True)
    found = (await session.scalars(query.execution_options(populate_existing=True))).one_or_none()
    if found is None:
        raise CustomerNotFound(customer_id)
    return found


async def by_login(session: AsyncSession, login: str) -> Customer:
    """The shopper with this login, or CustomerNotFound."""
    found = (await session.scalars(select(Customer).where(Customer.login == login))).one_or_none()
    if found is None:
        raise CustomerNotFound(login)
    return found


async def guest(session: AsyncSession, now: datetime) -> Customer:
    """A new shopper without a login, who may fill a cart but not pay."""
    made = Customer(created_at=now)
    session.add(made)
    await session.flush()
    return made


async def voice_buying(session: AsyncSession, customer_id: str) -> bool:
    """Whether this shopper turned buying by voice on."""
    return (await customer(session, customer_id)).voice_buying


async def set_voice_buying(session: AsyncSession, customer_id: str, on: bool, now: datetime) -> None:
    """Turn buying by voice on or off. Turning it on without a purchase code raises CodeNotSet."""
    who = await locked(session, customer_id)
    if on and who.code_hash is None:
        raise CodeNotSet(customer_id)
    who.voice_buying = on
    await session.flush()


async def default_method(session: AsyncSession, customer_id: str) -> PaymentMethod | None:
    """What this shopper pays with: the newest default, or None where nothing is registered."""
    query = select(PaymentMethod).where(PaymentMethod.customer_id == customer_id, PaymentMethod.is_default)
    newest = query.order_by(PaymentMethod.created_at.desc(), PaymentMethod.id).limit(1)
    return (await session.scalars(newest)).one_or_none()
