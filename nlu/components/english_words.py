"""Word classes of common English words, for a tagger that otherwise calls every one of them foreign."""

from __future__ import annotations

_CLASSES = {
    "DT": "a an the some any this that these those my your our its all every another other",
    "PRP": "i me you it we us they them he she him her one ones mine something anything everything",
    "IN": "in on at of for with from to by about under over between below above than into out off up down like as",
    "WH": "what which who where when why how whats hows",
    "MD": "can could will would should may might must shall please let lets id ill",
    "VB": (
        "show find search get give buy order add put want need see look looking remove delete take drop change make "
        "set tell reorder pay check cancel go is are was were be do does did have has had send bring pick choose "
        "compare switch speak turn repeat help clear empty bought ordered purchased sort recommend got ask"
    ),
    "RB": "again more less most least just only not no never too very really cheaper cheapest now today",
    "CC": "and or but also plus",
    "NNX": (
        "cart basket order orders reviews review products product item items price won size list option options "
        "time week month last customers complaints feedback rating ratings"
    ),
}
_TAG_OF = {word: tag for tag, words in _CLASSES.items() for word in words.split()}


def english_tag(word: str) -> str:
    """The class of an English word: one of a few closed ones, else ``NN``."""
    return _TAG_OF.get(word.lower().replace("'", "").replace("’", ""), "NN")
