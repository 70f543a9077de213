"""Purchase codes."""

from __future__ import annotations

import pytest

from commerce.customers import codes
from commerce.customers.codes import CodeLocked, CodeMalformed, check_code, hash_code
from commerce.customers.models import Customer


def test_a_code_is_kept_as_argon2id_and_known_again() -> None:
    kept = hash_code("4821")
    assert kept.startswith("$argon2id$") and "4821" not in kept
    assert check_code(kept, "4821")
    assert not check_code(kept, "4822")
    assert not check_code(kept, "04821")


def test_two_hashes_of_one_code_differ() -> None:
    assert hash_code("4821") != hash_code("4821")


@pytest.mark.parametrize("code", ["", "123", "1234567", "12a4", "１２３４", "12 34", "1234\n"])
def test_a_code_has_four_to_six_digits(code: str) -> None:
    with pytest.raises(CodeMalformed) as refused:
        hash_code(code)
    assert not code or code not in str(refused.value)


def test_a_hash_that_cannot_be_read_fits_no_code() -> None:
    assert not check_code("not a hash", "4821")


async def test_tries_run_out_and_a_new_code_unlocks(shop) -> None:
    left = [await shop.do(lambda session: codes.take_try(session, shop.minji)) for _ in range(codes.TRIES)]
    assert left == [4, 3, 2, 1, 0]
    with pytest.raises(CodeLocked):
        await shop.do(lambda session: codes.take_try(session, shop.minji))
    await shop.do(lambda session: codes.set_code(session, shop.minji, "135790"))
    assert await shop.count(Customer, id=shop.minji, code_tries=0) == 1
    assert await shop.do(lambda session: codes.take_try(session, shop.minji)) == 4
