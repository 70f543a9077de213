"""What the catalogue refuses."""

from __future__ import annotations

from commerce.errors import CommerceError


class ProductNotFound(CommerceError):
    """No product has this id."""

    code = "product_not_found"

    def __init__(self, product_id: str) -> None:
        super().__init__(product_id)
        self.product_id = product_id
