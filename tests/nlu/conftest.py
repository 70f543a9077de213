"""Which tests an interpreter can hold: Rasa lives in its own environment, the shop needs Python 3.11."""

from __future__ import annotations

import sys
from importlib.util import find_spec

collect_ignore = [
    *(["under_rasa"] if find_spec("rasa") is None else []),
    *(["with_the_shop"] if sys.version_info < (3, 11) else []),
]
