"""The demo shop's people: minji, junho and some four hundred others of an invented crowd."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Any, Final

from commerce.customers.codes import hash_code
from commerce.demo.products import demo_id
from commerce.demo.story import DAYS, SHOPPERS

_FAMILY: Final = "김이박최정강조윤장임한오서신권황안송류홍"
_GIVEN: Final = (
    "서연", "지우", "하윤", "민서", "수아", "예은", "다은", "유진", "혜진", "은영", "미경", "영희", "순자",
    "도윤", "시우", "준서", "현우", "지훈", "동현", "성민", "재호", "상철", "영수", "병호",
    "나래", "가람", "보름", "이슬", "한결", "새봄", "하람", "라온",
)  # fmt: skip
_AGES: Final = ((19, 24, 5), (25, 34, 9), (35, 44, 8), (45, 54, 6), (55, 68, 4))

Row = dict[str, Any]


def named(now: datetime) -> tuple[list[Row], list[Row]]:
    """Rows of minji's and junho's accounts and of their sandbox payment methods."""
    people = (
        ("minji", "김민지", "4821", True, 1996, "female"),
        ("junho", "이준호", "1357", False, 1988, "male"),
    )
    since = now - timedelta(days=DAYS + 30)
    customers = [
        _customer(login, name, since, birth_year=born, gender=gender)
        | {"voice_buying": voice, "code_hash": hash_code(code), "marketing_opt_in": voice}
        for login, name, code, voice, born, gender in people
    ]
    methods = [_method(login, since) for login, *_ in people]
    return customers, methods


def crowd(now: datetime, random: Random) -> tuple[list[Row], list[Row]]:
    """Rows of everybody else, none with buying by voice, and of their payment methods."""
    customers, methods = [], []
    for number in range(1, SHOPPERS + 1):
        login = f"shopper{number:03d}"
        since = now - timedelta(days=DAYS + random.randint(1, 400))
        low, high, _ = random.choices(_AGES, [weight for *_, weight in _AGES])[0]
        customers.append(
            _customer(
                login,
                random.choice(_FAMILY) + random.choice(_GIVEN),
                since,
                birth_year=now.year - random.randint(low, high),
                gender=random.choices(("female", "male"), (57, 43))[0],
            )
            | {"marketing_opt_in": random.random() < 0.6}
        )
        methods.append(_method(login, since))
    return customers, methods


def _customer(login: str, name: str, since: datetime, *, birth_year: int, gender: str) -> Row:
    return {
        "id": demo_id("customer", login),
        "login": login,
        "name": name,
        "birth_year": birth_year,
        "gender": gender,
        "language": "ko",
        "voice_buying": False,
        "code_hash": None,
        "code_tries": 0,
        "marketing_opt_in": False,
        "created_at": since,
    }


def _method(login: str, since: datetime) -> Row:
    return {
        "id": demo_id("method", login),
        "customer_id": demo_id("customer", login),
        "provider": "sandbox",
        "billing_key": f"sandbox-{login}",
        "label": "모의카드",
        "is_default": True,
        "created_at": since,
    }
