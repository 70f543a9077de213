"""What a cart refuses."""

from __future__ import annotations

from collections.abc import Sequence

from commerce.errors import CommerceError


class CartEmpty(CommerceError):
    """There is nothing in the cart to buy."""

    code = "cart_empty"

    def __init__(self, customer_id: str) -> None:
        super().__init__("the cart is empty")
        self.customer_id = customer_id


class OutOfStock(CommerceError):
    """Only ``available`` of the product can be had, which may be none."""

    code = "out_of_stock"

    def __init__(self, product_id: str, available: int) -> None:
        super().__init__(f"{available} of product {product_id} left")
        self.product_id = product_id
        self.available = available


class QuantityInvalid(CommerceError):
    """A line holds 1 to 99 of a product."""

    code = "quantity_invalid"

    def __init__(self, quantity: int) -> None:
        super().__init__(f"a quantity of {quantity}")
        self.quantity = quantity


class OptionNeeded(CommerceError):
    """The product comes in several ``options`` and none was named."""

    code = "option_needed"

    def __init__(self, product_id: str, options: Sequence[str]) -> None:
        super().__init__(f"product {product_id} needs an option")
        self.product_id = product_id
        self.options = tuple(options)


class OptionUnknown(CommerceError):
    """The product does not come in ``option``; ``options`` is what it comes in, empty for no choice."""

    code = "option_unknown"

    def __init__(self, product_id: str, option: str, options: Sequence[str]) -> None:
        super().__init__(f"product {product_id} has no such option")
        self.product_id = product_id
        self.option = option
        self.options = tuple(options)
