"""Purchase codes: four to six digits, kept as argon2id, five tries and then locked.

A code appears in no exception, representation or log: these functions say only whether it was right.
"""

from __future__ import annotations

import asyncio
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.customers.models import Customer
from commerce.errors import CommerceError

TRIES: Final = 5
# OWASP's smallest argon2id: 19 MiB, two passes. A code this short is guarded by the tries, not by the hash.
_HASHER: Final = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


class CodeMalformed(CommerceError):
    """Not four to six digits; nothing was counted as a try."""

    code = "code_malformed"

    def __init__(self) -> None:
        super().__init__("a purchase code has four to six digits")


class CodeWrong(CommerceError):
    """Not this shopper's code; ``tries_left`` more may follow."""

    code = "code_wrong"

    def __init__(self, tries_left: int) -> None:
        super().__init__("the purchase code is wrong")
        self.tries_left = tries_left


class CodeLocked(CommerceError):
    """Too many wrong codes; none is looked at any more."""

    code = "code_locked"

    def __init__(self, customer_id: str) -> None:
        super().__init__("the purchase code is locked")
        self.customer_id = customer_id


def well_formed(code: str) -> bool:
    """Whether this is four to six ASCII digits."""
    return 4 <= len(code) <= 6 and code.isascii() and code.isdigit()


def hash_code(code: str) -> str:
    """The argon2id hash to keep. Raises CodeMalformed. Takes tens of milliseconds."""
    if not well_formed(code):
        raise CodeMalformed
    return _HASHER.hash(code)


def check_code(code_hash: str, code: str) -> bool:
    """Whether the code is the hashed one. Takes tens of milliseconds: not on the event loop."""
    try:
        return _HASHER.verify(code_hash, code)
    except (VerificationError, InvalidHashError):
        return False


async def verify(code_hash: str, code: str) -> bool:
    """`check_code` in a thread of its own."""
    return await asyncio.to_thread(check_code, code_hash, code)


async def take_try(session: AsyncSession, customer_id: str) -> int:
    """Use up one try before the code is looked at; how many are left. Raises CodeLocked.

    Counted first and in one statement, so that guesses sent at once cannot share a try.
    """
    spent = update(Customer).where(Customer.id == customer_id, Customer.code_tries < TRIES)
    used = (
        await session.execute(spent.values(code_tries=Customer.code_tries + 1).returning(Customer.code_tries))
    ).scalar_one_or_none()
    if used is None:
        raise CodeLocked(customer_id)
    return TRIES - used


async def forgive(session: AsyncSession, customer_id: str) -> None:
    """Begin counting tries anew, after a right code."""
    await session.execute(update(Customer).where(Customer.id == customer_id).values(code_tries=0))


async def set_code(session: AsyncSession, customer_id: str, code: str) -> None:
    """Give the shopper a new code, unlocked. Raises CodeMalformed."""
    made = await asyncio.to_thread(hash_code, code)
    await session.execute(update(Customer).where(Customer.id == customer_id).values(code_hash=made, code_tries=0))
