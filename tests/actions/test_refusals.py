"""Every refusal of the shop has its words; what is unexpected is not swallowed."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import commerce
from actions.phrases.refusals import REFUSALS
from actions.refusals import FIELDS
from commerce.errors import CommerceError
from tests.actions.small_shop import Shop, words


def every_refusal(base: type[CommerceError] = CommerceError) -> set[type[CommerceError]]:
    return {base}.union(*(every_refusal(each) for each in base.__subclasses__()))


def test_every_error_of_the_shop_has_words_in_both_languages() -> None:
    for module in pkgutil.walk_packages(commerce.__path__, "commerce."):
        if not module.name.endswith("__main__") and ".migrations" not in module.name:
            importlib.import_module(module.name)
    ours = {error.code for error in every_refusal() if error.__module__.startswith("commerce.")}
    assert len(ours) > 15
    assert ours - set(REFUSALS) == set()


def test_words_ask_for_nothing_that_an_error_may_not_have() -> None:
    for phrase in REFUSALS.values():
        korean, english = phrase.fields()
        assert korean | english <= {"title", *FIELDS}


async def test_an_unexpected_failure_is_not_swallowed(shop: Shop) -> None:
    await shop.database.close()
    object.__setattr__(shop.services, "search", None)
    with pytest.raises(AttributeError):
        await shop.talk("minji").say("search", "생수")


@pytest.mark.parametrize(
    ("language", "told"),
    [("ko", "한라솔 생수 2L 6개는 지금 품절이에요."), ("en", "Hallasol water 2L 6 bottles is sold out")],
)
async def test_a_refusal_names_its_product(shop: Shop, language: str, told: str) -> None:
    talk = shop.talk("minji", language)
    await talk.say("add_to_cart", product_id="water")
    await shop.change("gone-water", stock=2)
    await talk.say("add_to_cart", product_id="gone-water")
    await shop.change("gone-water", stock=0)
    assert words(await talk.say("checkout", "계산할게")).startswith(told)
