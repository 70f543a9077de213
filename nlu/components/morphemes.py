"""Korean morphemes with the offsets they have in the text, by Kiwi; English words and figures whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kiwipiepy import Kiwi

from nlu.components.english_words import english_tag

# Kiwi cuts these into pieces that mean nothing by themselves: don't, T-shirt, 10,000, 2L. The end of the blender's
# stands apart.
_WHOLE = re.compile(r"[A-Za-z]+(?:['’\-](?!s\b)[A-Za-z]+)*|\d+(?:[.,]\d+)*(?:[A-Za-z]+)?")
_LONGEST = 2000


@dataclass(frozen=True)
class Morpheme:
    """Dictionary forms and tags of ``text[start:end]``; a contraction holds several of each."""

    start: int
    end: int
    forms: tuple[str, ...]
    tags: tuple[str, ...]


@cache
def analyser() -> Kiwi:
    """The one Kiwi of this process: about a second to load and 330 MB, without its lists of titles and typing slips."""
    return Kiwi(num_workers=1, load_multi_dict=False, load_typo_dict=False)


def merged(pieces: Iterable[Morpheme]) -> list[Morpheme]:
    """``pieces`` in order, with those that share a character made one."""
    result: list[Morpheme] = []
    for piece in sorted(pieces, key=lambda one: (one.start, one.end)):
        if result and piece.start < result[-1].end:
            last = result[-1]
            result[-1] = replace(
                last,
                end=max(last.end, piece.end),
                forms=last.forms + piece.forms,
                tags=last.tags + piece.tags,
            )
        else:
            result.append(piece)
    return result


def morphemes(text: str) -> list[Morpheme]:
    """The morphemes of ``text``, not overlapping, English words and figures whole."""
    whole = [
        Morpheme(match.start(), match.end(), (match[0].lower(),), (_tag(match[0]),)) for match in _WHOLE.finditer(text)
    ]
    pieces = [
        Morpheme(token.start, token.end, (token.form,), (token.tag,))
        for token in analyser().tokenize(text[:_LONGEST])
        if token.len > 0 and not _inside(token.start, token.end, whole)
    ]
    return merged([*pieces, *whole])


def _inside(start: int, end: int, whole: Sequence[Morpheme]) -> bool:
    return any(one.start <= start and end <= one.end for one in whole)


def _tag(word: str) -> str:
    return "SN" if word[0].isdigit() else english_tag(word)
