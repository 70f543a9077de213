"""Spans of time by name: "이번 주", "최근 열흘", "작년 추석 때", "어제부터", "3월에서 5월", "the last two weeks".

A span that something is compared with stands for its own running counterpart: "지난주보다" asks about this week.
"""

from __future__ import annotations

import re

from nlu.components.dates import FROM_A_DAY, OR, find_dates
from nlu.components.found import Found, longest
from nlu.components.numbers import ENGLISH, NATIVE, SINO, read_english, read_korean

_NAMED = (
    ("today", r"(?<![가-힣])오늘(?!\s?날씨)|금일|\btoday\b"),
    ("yesterday", r"(?<![가-힣])어제|(?<![가-힣])어저께|\byesterday\b"),
    ("this_week", r"(?:이번|요번|금)\s?주(?!문)|\b(?:this|the current) (?:week|wk)\b"),
    (
        "last_week",
        r"(?:지난|저번|전)\s?주(?!문)|\b(?:last|previous) (?:week|wk)\b|\bthe week (?:just gone|that just ended)\b",
    ),
    ("this_month", r"(?:이번|요번)\s?달|(?<![가-힣])이달|금월|\b(?:this|the current) month\b"),
    ("last_month", r"(?:지난|저번)\s?달|전월|\b(?:last|previous) month\b|\bthe month just gone\b"),
    (
        "last_7_days",
        r"(?:최근|지난|요)?\s?(?:일주일|1주일|한\s?주일|칠\s?일)(?:간|동안)?"
        r"|\b(?:last|past) (?:seven|7) days\b|\bpast week\b",
    ),
    (
        "last_30_days",
        r"(?:최근|지난|요)?\s?(?:한\s?달|30\s?일|삼십\s?일)(?:간|동안)?"
        r"|\b(?:last|past) (?:thirty|30) days\b|\bpast month\b",
    ),
    (
        "day_before_yesterday",
        r"(?<![가-힣])(?:그저께|그제|엊그제|그끄저께|그저깨|그즈께)|\b(?:the )?day before yesterday\b",
    ),
    ("week_before_last", r"(?:지지난|저저번|전전)\s?주(?!문)|\b(?:the )?week before last\b"),
    ("this_weekend", r"(?:이번|요번)\s?주말|\bthis weekend\b"),
    ("last_weekend", r"(?:지난|저번)\s?주말|\blast weekend\b"),
    (
        "weekend",
        r"(?<![가-힣])주말(?=에|\s|$|부터|동안|은|엔)|\b(?:on|over|at) the weekend\b|^the weekend$"
        r"|(?<![가-힣])토일(?=\s|요일|에)|\bsaturday and sunday\b",
    ),
    ("month_before_last", r"(?:지지난|저저번|전전)\s?달|\b(?:the )?month before last\b"),
    ("this_quarter", r"(?:이번|금)\s?분기|\b(?:this|the current) quarter\b"),
    (
        "last_quarter",
        r"(?:지난|저번|전)\s?분기|\b(?:last|previous) quarter\b|\bthe quarter (?:just gone|that just ended)\b",
    ),
    (
        "this_year",
        r"(?<![가-힣])올\s?해|(?<![가-힣])올\s한\s?해|(?<![가-힣])금년|(?<![가-힣])올\s?(?=여름|겨울)|\bthis year\b"
        r"|\byear to date\b|\bytd\b",
    ),
    (
        "last_year",
        r"(?<![가-힣])작년|(?<![가-힣])지난\s?해|(?<![가-힣])전년|\blast year\b(?!'s)|\bprevious year\b|\ba year ago\b"
        r"|(?<![가-힣])(?:한|일)\s?[해년]\s?전",
    ),
    ("year_before_last", r"(?<![가-힣])재작년|\b(?:the )?year before last\b"),
    ("next_week", r"다음\s?주(?!문)|\bnext week\b"),
    ("next_month", r"다음\s?달|\bnext month\b"),
    ("next_year", r"(?<![가-힣])내년|다음\s?해|\bnext year\b"),
    ("all", r"전체\s?기간|(?:지금|여태|이제)\s?까지|\ball time\b|\bso far\b(?!\s(?:this|in))|\bof all time\b|\bever\b"),
)  # fmt: skip
_PATTERNS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _NAMED)
_DAY_WORDS = {
    "이틀": 2,
    "사흘": 3,
    "나흘": 4,
    "닷새": 5,
    "엿새": 6,
    "이레": 7,
    "여드레": 8,
    "아흐레": 9,
    "열흘": 10,
    "보름": 15,
}
_KOREAN_DAYS = re.compile(
    rf"(?:최근|지난)\s?(?:(?P<word>{'|'.join(_DAY_WORDS)})|(?P<number>{NATIVE}|{SINO})\s?(?P<unit>일|주일?|달|개월))(?:간|\s?동안)?"
)
_KOREAN_LASTING = re.compile(
    rf"(?<![가-힣\d])(?:(?P<word>{'|'.join(_DAY_WORDS)})|(?P<number>{NATIVE}|{SINO})\s?(?P<unit>일|주일?|달|개월))(?:간|\s?동안|\s(?:사이|새)(?![가-힣]))"
)
_ENGLISH_DAYS = re.compile(
    rf"\b(?:last|past)\s(?:(?P<number>{ENGLISH})\s)?(?P<unit>days|weeks|fortnight|months)\b", re.IGNORECASE
)
_UNIT_DAYS = {"일": 1, "주": 7, "주일": 7, "달": 30, "개월": 30, "days": 1, "weeks": 7, "fortnight": 14, "months": 30}
_ALONE = {"fortnight": 1}
_LONGEST = 9999

_COUNTED_DAYS = ("last_7_days", "last_30_days")
_COMPARED_AFTER = re.compile(
    r"\s?(?:같은\s(?:기간|때|시기)\s?)?(?:보다|보담|에?\s?비해|대비|(?:이?랑|하고|와|과)\s?(?:는\s?)?(?:[가-힣]+\s){0,2}비교)"
)
_COMPARED_BEFORE = re.compile(
    r"(?:compared? (?:to|with)|compare \S+(?: \S+)? (?:to|with)|than|versus|vs\.?|against|relative to)\s(?:the\s)?$",
    re.IGNORECASE,
)
_COMPARING = re.compile(r"비교|차이|\bcompare|\bversus\b|\bvs\b", re.IGNORECASE)
_COUNTERPART = {
    "yesterday": "today", "last_week": "this_week", "last_month": "this_month", "last_quarter": "this_quarter",
    "last_year": "this_year", "last_weekend": "this_weekend",
}  # fmt: skip

_NOW = re.compile(r"\s?(?:까지)?\s?(?:지금|현재|now\b|today\b|the present\b)(?:까지)?", re.IGNORECASE)
_TO = re.compile(r"\s?(?:부터|에서|[~∼–-]|(?:to|up to|until|up until|till|through|thru)\b)\s?", re.IGNORECASE)
_AND = re.compile(r"\s(?:and)\s", re.IGNORECASE)
_UNTIL = re.compile(r"\s?까지")
_SINCE_AFTER = re.compile(
    r"\s?(?:에\s?)?(?:부터|이후(?:로|에)?|이래(?:로)?|지나고(?:서)?|\s?(?:on|onwards?)\b)(?:는|의|도)?"
)
_SINCE_BEFORE = re.compile(r"\b(?:since|after)\s(?:the\s)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)
_MONTHS = re.compile(r"(?<![\d./])(?P<first>1[0-2]|[1-9])\s?[~∼–-]\s?(?P<last>1[0-2]|[1-9])\s?월(?!\s?\d)")
_HALF = re.compile(
    r"(?:(?P<last>작년|last year'?s?)\s?)?"
    r"(?:(?<![가-힣])(?P<half>[상하])반기|\b(?P<english>h1|h2|first half|second half)\b)",
    re.IGNORECASE,
)
_QUARTER = re.compile(
    r"(?:(?P<last>작년|last year'?s?)\s?)?(?:(?P<korean>[1-4])\s?분기|\bq(?P<english>[1-4])\b)", re.IGNORECASE
)


def find_periods(text: str) -> list[Found[str]]:
    """The names of the spans that ``text`` asks about, each once, in order; what could be two is both, by ``|``."""
    named = (Found(name, match.start(), match.end()) for name, pattern in _PATTERNS for match in pattern.finditer(text))
    found = [one for one in named if not (one.value in _COUNTED_DAYS and FROM_A_DAY.search(text[: one.start]))]
    found += [*_counted(text), *_months(text), *find_dates(text)]
    seen: set[str] = set()
    kept = []
    joined = _joined(text, longest(found))
    beside = {one.value for one in joined} if _COMPARING.search(text) else set()
    for one in joined:
        counterpart = _COUNTERPART.get(one.value)
        value = counterpart if counterpart and (counterpart in beside or _is_base(text, one)) else one.value
        if value not in seen:
            seen.add(value)
            kept.append(Found(value, one.start, one.end))
    return kept


def _joined(text: str, atoms: list[Found[str]]) -> list[Found[str]]:
    """The spans with those that begin or end one taken together: "어제부터", "3월 1일에서 5일까지"."""
    result: list[Found[str]] = []
    at = 0
    while at < len(atoms):
        one, after = atoms[at], atoms[at + 1] if at + 1 < len(atoms) else None
        at += 1
        if after is not None and _reaches(text, one, after):
            end = _UNTIL.match(text, after.end)
            value = f"{_settled(one.value)}..{_inherited(one.value, after.value)}"
            if after.value in ("today", "all"):
                value = f"since:{_settled(one.value)}"
            result.append(Found(value, one.start, end.end() if end else after.end))
            at += 1
        elif (since := _since(text, one)) is not None:
            result.append(since)
        else:
            result.append(one)
    return result


def _reaches(text: str, one: Found[str], after: Found[str]) -> bool:
    between = text[one.end : after.start]
    if _TO.fullmatch(between):
        return True
    return bool(_AND.fullmatch(between) and _BETWEEN.search(text[: one.start]))


def _since(text: str, one: Found[str]) -> Found[str] | None:
    if one.value in ("all", *_COUNTED_DAYS):
        return None
    begun = _TO.match(text, one.end)
    now = _NOW.match(text, begun.end()) if begun else None
    if now:
        return Found(f"since:{_settled(one.value)}", one.start, now.end())
    after = _SINCE_AFTER.match(text, one.end)
    if after:
        return Found(f"since:{_settled(one.value)}", one.start, after.end())
    before = _SINCE_BEFORE.search(text[: one.start])
    if before:
        return Found(f"since:{_settled(one.value)}", before.start(), one.end)
    return None


def _settled(value: str) -> str:
    """Of two readings the one that can begin or end a span: a day, not a number of days."""
    return value.rpartition(OR)[2] if value.startswith("days:") else value.partition(OR)[0]


def _inherited(first: str, last: str) -> str:
    """The end of a span with what its beginning says for both: the month of a bare day, the year of a date."""
    last = _settled(last)
    date = re.fullmatch(r"day:(?P<year>\d{4}-)?(?P<month>\d\d)-\d\d(?P<at>@\w+)?", _settled(first))
    if date and last.startswith("dom:"):
        return f"day:{date['year'] or ''}{date['month']}-{last[4:]}{date['at'] or ''}"
    year = re.fullmatch(r"(?:day|month):(?P<year>\d{4}-)\d\d(?:-\d\d)?", _settled(first))
    if year and (bare := re.fullmatch(r"(?P<kind>day|month):(?P<rest>\d\d(?:-\d\d)?)", last)):
        return f"{bare['kind']}:{year['year']}{bare['rest']}"
    return last


def _months(text: str) -> list[Found[str]]:
    found = []
    for match in _MONTHS.finditer(text):
        value = f"month:{int(match['first']):02}..month:{int(match['last']):02}"
        found.append(Found(value, match.start(), match.end()))
    for match in _HALF.finditer(text):
        first = 1 if (match["half"] or match["english"].lower()) in ("상", "h1", "first half") else 7
        at = "@last_year" if match["last"] else ""
        found.append(Found(f"month:{first:02}{at}..month:{first + 5:02}{at}", match.start(), match.end()))
    for match in _QUARTER.finditer(text):
        first = 3 * int(match["korean"] or match["english"]) - 2
        at = "@last_year" if match["last"] else ""
        found.append(Found(f"month:{first:02}{at}..month:{first + 2:02}{at}", match.start(), match.end()))
    return found


def _counted(text: str) -> list[Found[str]]:
    found = []
    for match in (*_KOREAN_DAYS.finditer(text), *_KOREAN_LASTING.finditer(text)):
        number = _DAY_WORDS[match["word"]] if match["word"] else read_korean(match["number"])
        found += _days(match, number, match["unit"] or "일")
    for match in _ENGLISH_DAYS.finditer(text):
        number = read_english(match["number"]) if match["number"] else _ALONE.get(match["unit"].lower())
        found += _days(match, number, match["unit"].lower())
    return found


def _days(match: re.Match[str], number: int | None, unit: str) -> list[Found[str]]:
    days = (number or 0) * _UNIT_DAYS[unit]
    if not 0 < days <= _LONGEST:
        return []
    name = {7: "last_7_days", 30: "last_30_days"}.get(days, f"days:{days}")
    return [Found(name, match.start(), match.end())]


def _is_base(text: str, one: Found[str]) -> bool:
    return bool(_COMPARED_AFTER.match(text, one.end) or _COMPARED_BEFORE.search(text[: one.start]))
