"""A shop's own data from CSV files, all of a file or nothing of it."""

from commerce.imports.report import ImportReport, KindUnknown, Problem
from commerce.imports.service import KINDS, import_products, import_reviews, load, run

__all__ = [
    "KINDS",
    "ImportReport",
    "KindUnknown",
    "Problem",
    "import_products",
    "import_reviews",
    "load",
    "run",
]
