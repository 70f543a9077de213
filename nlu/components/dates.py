"""Days by date, weekday, holiday, month or year, as names that the shop's calendar resolves (``day:03-14`` …).

What could be two things is both: ``days:3|dom:3`` for "3일", ``day:03-04|day:04-03`` for "3/4".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from nlu.components.found import Found
from nlu.components.numbers import read_english, read_sino

OR = "|"

_HANGUL_DAYS = r"이?십[일이삼사오육칠팔구]?|삼십일?|[일이삼사오육칠팔구]"
_HANGUL_MONTHS = {
    "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "유": 6, "육": 6, "칠": 7, "팔": 8, "구": 9, "시": 10, "십": 10,
    "십일": 11, "십이": 12,
}  # fmt: skip
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_KOREAN_WEEKDAYS = "월화수목금토일"
_ENGLISH_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ENGLISH_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_HOLIDAYS = (
    ("new_year", r"신정|새해\s?(?:첫\s?날|아침)|\bnew year'?s(?: day)?\b"),
    (
        "seollal",
        r"설날|(?<![가-힣])설(?=\s?(?:연휴|때|에|명절|부터|이후|지나))|구정|\bseollal\b|\b(?:lunar|korean) new year\b",
    ),
    ("samiljeol", r"삼일절|3\.?1절|\bindependence movement day\b"),
    ("childrens_day", r"어린이날|\bchildren'?s day\b"),
    ("buddhas_birthday", r"부처님\s?오신\s?날|석가\s?탄신일|초파일|\bbuddha'?s birthday\b"),
    ("memorial_day", r"현충일|\bmemorial day\b"),
    ("liberation_day", r"광복절|\bliberation day\b"),
    ("foundation_day", r"개천절|\b(?:national )?foundation day\b"),
    ("chuseok", r"추석|한가위|\bchuseok\b"),
    ("hangul_day", r"한글날|\bhangul day\b"),
    ("christmas", r"크리스마스|성탄절|\bchristmas\b|\bxmas\b"),
)  # fmt: skip
_YEARS = (
    ("year_before_last", r"재작년|지지난\s?해"),
    ("last_year", r"작년|지난\s?해|전년"),
    ("this_year", r"올해|금년|이번\s?해"),
)
_WEEKS = (
    ("week_before_last", r"지지난\s?주|저저번\s?주"),
    ("last_week", r"(?:지난|저번)\s?주"),
    ("this_week", r"(?:이번|요번|금)\s?주"),
)


def _named(name: str, choices: tuple[tuple[str, str], ...]) -> str:
    return "|".join(f"(?P<{name}_{at}>{pattern})" for at, (_, pattern) in enumerate(choices))


_NUMBER = r"(?P<number>20\d\d|이천[일이삼사오육칠팔구십\s]{0,5})\s?년(?:도)?"
_YEAR = rf"(?:(?:{_named('year', _YEARS)}|{_NUMBER})\s?(?:의\s?)?)"
_MONTH = (
    r"(?P<month>1[0-2]|0?[1-9]|십[일이]|[일이삼사오유육칠팔구시십])\s?월"
    r"(?!요일|[가-힣]*상품|\s?(?:상품|제품|특가|세일))"
)
_DAY = rf"(?P<day>[12]\d|3[01]|0?[1-9]|{_HANGUL_DAYS})\s?일(?!주|요일|간|\s?동안|자리|정|반|회)"
_NOT_A_GIFT = r"(?!\s?(?:선물|세트|케이크|트리|음식|옷|한복|장식|카드|용))"

_KOREAN_DATE = re.compile(rf"(?<![\d가-힣]){_YEAR}?{_MONTH}(?:\s?{_DAY})?")
_LONE_DAY = re.compile(rf"(?<![\d가-힣]){_DAY}(?P<marked>\s?(?:날|자|에(?!서))|(?=\s?(?:부터|까지|에서)))?")
_KOREAN_YEAR = re.compile(rf"(?<![\d가-힣]){_NUMBER}|^(?P<alone>20\d\d)$")
_KOREAN_WEEKDAY = re.compile(
    rf"(?<![가-힣])(?:(?:{_named('week', _WEEKS)})\s?|(?P<this>이번|요번)\s?|(?:지난|저번)\s?)?"
    rf"(?P<weekday>[{_KOREAN_WEEKDAYS}])(?:요일|욜)"
)
_HOLIDAY = re.compile(
    rf"(?:{_YEAR}|(?P<before>last year'?s\s))?(?:{_named('holiday', _HOLIDAYS)})(?P<after>\s(?:of\s)?last year\b)?"
    rf"(?:\s?(?:연휴|명절|때|당일))?{_NOT_A_GIFT}",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?<![\d./-])(?:(?P<number>20\d\d)[-./])(?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?![\d/-])")
_SLASHED = re.compile(r"(?<![\d./-])(?P<one>\d{1,2})/(?P<two>\d{1,2})(?![\d/.-])")

_MONTH_NAMES = "|".join(rf"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in _ENGLISH_MONTHS)
_SMALL = r"[a-z]+ty|[a-z]+teen|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_YEAR_WORDS = rf"(?:two thousand|twenty)(?:[\s-](?:{_SMALL})){{1,2}}"
_OF_YEAR = rf"(?:,?\s(?:of\s)?(?:(?P<number>20\d\d|{_YEAR_WORDS})\b|(?P<relative>last year|this year)))?"
_ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_ORDINALS = {
    word: number
    for number, word in enumerate(
        (
            *_ONES, "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
            "eighteenth", "nineteenth", "twentieth", *(f"twenty-{one}" for one in _ONES), "thirtieth", "thirty-first",
        ),
        start=1,
    )
}  # fmt: skip
_NTH = rf"\d{{1,2}}(?:st|nd|rd|th)?|{'|'.join(word.replace('-', '[ -]') for word in sorted(_ORDINALS, key=len)[::-1])}"
_ENGLISH_DATE = re.compile(
    rf"\b(?:(?:the\s)?(?P<before>{_NTH})\s(?:of\s)?(?P<month_a>{_MONTH_NAMES})|"
    rf"(?P<month_b>{_MONTH_NAMES})\s(?:the\s)?(?P<after>{_NTH}))\b(?!\d){_OF_YEAR}",
    re.IGNORECASE,
)
_ENGLISH_MONTH = re.compile(
    rf"\b(?P<month>{_MONTH_NAMES})\b{_OF_YEAR}",
    re.IGNORECASE,
)
_ENGLISH_YEAR = re.compile(
    r"(?:(?<=\bin\s)|(?<=\bof\s)|(?<=\bsince\s)|(?<=\bduring\s)|(?<=\bfor\s))"
    rf"(?P<number>20\d\d|{_YEAR_WORDS})\b|^(?P<alone>{_YEAR_WORDS})$",
    re.IGNORECASE,
)
_ENGLISH_WEEKDAY = re.compile(
    rf"\b(?:(?P<lead>last|this|past)\s)?(?P<weekday>{'|'.join(_ENGLISH_WEEKDAYS)}|tues|weds|thurs?)\b"
    r"(?:\s(?:of\s)?(?P<week>last week|this week|the week before last))?",
    re.IGNORECASE,
)
FROM_A_DAY = re.compile(r"일\s?(?:에서|부터|[~∼–-])\s?$")
_BEFORE_MONTH = re.compile(r"\b(?:in|of|since|from|last|this|during|for|until|through|to|and)\s$", re.IGNORECASE)
_AFTER_MONTH = re.compile(r"\s(?:to|until|through)\s", re.IGNORECASE)
_WORDS_ALSO_MONTHS = ("may", "march", "mar", "sep", "dec")


def find_dates(text: str) -> Iterator[Found[str]]:
    """Every reading of a day, month, year, weekday or holiday; where two overlap the longer one is meant."""
    for pattern, name in _READERS:
        for match in pattern.finditer(text):
            value = name(match)
            if value:
                start = match.start() + len(match[0]) - len(match[0].lstrip())
                yield Found(value, start, match.end() - len(match[0]) + len(match[0].rstrip()))


def _choice(match: re.Match[str], name: str, choices: tuple[tuple[str, str], ...]) -> str:
    return next((value for at, (value, _) in enumerate(choices) if match[f"{name}_{at}"]), "")


def _number(said: str) -> int:
    return int(said) if said.isdigit() else read_sino(said) or 0


def _at(value: str) -> str:
    return f"@{value}" if value else ""


def _korean_date(match: re.Match[str]) -> str:
    said = match["month"]
    month = int(said) if said.isdigit() else _HANGUL_MONTHS[said]
    year = f"{_year_number(match['number'])}-" if match["number"] else ""
    at = _at(_choice(match, "year", _YEARS))
    if match["day"]:
        return f"day:{year}{month:02}-{_number(match['day']):02}{at}"
    return f"month:{year}{month:02}{at}"


def _lone_day(match: re.Match[str]) -> str:
    day = _number(match["day"])
    marked = match["marked"] is not None or FROM_A_DAY.search(match.string[: match.start()])
    if not 1 <= day <= 31 or not (marked or match["day"].isdigit()):
        return ""
    return f"dom:{day:02}" if marked or day > 10 else f"days:{day}{OR}dom:{day:02}"


def _korean_weekday(match: re.Match[str]) -> str:
    week = "this_week" if match["this"] else _choice(match, "week", _WEEKS)
    return f"weekday:{_WEEKDAYS[_KOREAN_WEEKDAYS.index(match['weekday'])]}{_at(week)}"


def _holiday(match: re.Match[str]) -> str:
    at = "last_year" if match["before"] or match["after"] else _choice(match, "year", _YEARS)
    return f"holiday:{_choice(match, 'holiday', _HOLIDAYS)}{_at(at)}"


def _numeric(match: re.Match[str]) -> str:
    return _checked(match["number"] + "-", int(match["month"]), int(match["day"]))


def _slashed(match: re.Match[str]) -> str:
    one, two = int(match["one"]), int(match["two"])
    month_first, day_first = _checked("", one, two), _checked("", two, one)
    if re.search(r"[가-힣]", match.string) or one == two:
        return month_first
    return OR.join(filter(None, (month_first, day_first)))


def _checked(year: str, month: int, day: int) -> str:
    return f"day:{year}{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def _of_year(match: re.Match[str]) -> tuple[str, str]:
    year = f"{_year_number(match['number'])}-" if match["number"] else ""
    return year, _at((match["relative"] or "").lower().replace(" ", "_"))


def _nth(said: str) -> int:
    digits = re.match(r"\d+", said)
    return int(digits[0]) if digits else _ORDINALS[said.lower().replace(" ", "-")]


def _year_number(said: str) -> int:
    """2025 of "2025", "이천이십오", "twenty twenty-five" or "two thousand twenty-five"."""
    if said.strip().isdigit():
        return int(said)
    if said.startswith("이천"):
        return read_sino(said.strip()) or 0
    rest = said.lower().removeprefix("two thousand").removeprefix("twenty").replace("-", " ")
    return 2000 + (read_english(rest.strip()) or 0)


def _month_number(said: str) -> int:
    return next(at for at, name in enumerate(_ENGLISH_MONTHS, start=1) if name[:3] == said.lower()[:3])


def _english_date(match: re.Match[str]) -> str:
    day, month = _nth(match["before"] or match["after"]), _month_number(match["month_a"] or match["month_b"])
    year, at = _of_year(match)
    return f"{value}{at}" if (value := _checked(year, month, day)) else ""


def _english_month(match: re.Match[str]) -> str:
    """A word that is more than a month's name is one only behind a preposition or with a year."""
    year, at = _of_year(match)
    led = (
        _BEFORE_MONTH.search(match.string[: match.start()])
        or _AFTER_MONTH.match(match.string, match.end())
        or match[0] == match.string
    )
    if match["month"].lower() in _WORDS_ALSO_MONTHS and not (led or year or at):
        return ""
    return f"month:{year}{_month_number(match['month']):02}{at}"


def _english_weekday(match: re.Match[str]) -> str:
    week = {"last week": "last_week", "this week": "this_week", "the week before last": "week_before_last"}
    at = week.get((match["week"] or "").lower(), "")
    if not at and (match["lead"] or "").lower() == "this":
        at = "this_week"
    return f"weekday:{match['weekday'].lower()[:3]}{_at(at)}"


def _year_alone(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return f"year:{_year_number(groups['number'] or groups['alone'])}"


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_KOREAN_DATE, _korean_date),
    (_LONE_DAY, _lone_day),
    (_KOREAN_YEAR, _year_alone),
    (_KOREAN_WEEKDAY, _korean_weekday),
    (_HOLIDAY, _holiday),
    (_NUMERIC, _numeric),
    (_SLASHED, _slashed),
    (_ENGLISH_DATE, _english_date),
    (_ENGLISH_MONTH, _english_month),
    (_ENGLISH_YEAR, _year_alone),
    (_ENGLISH_WEEKDAY, _english_weekday),
)
