"""The root of commerce's errors; each topic adds its own beside its rules.

CommerceError
├── catalogue: ProductNotFound
├── cart: OutOfStock, QuantityInvalid, OptionNeeded, OptionUnknown, CartEmpty
├── payments: ProposalNotFound, CodeWrong, CodeLocked, ConsentMissing, …
└── orders: NeverBought, OrderNotFound, …
"""


class CommerceError(Exception):
    """Something the shop refuses to do. ``code`` is stable; words are chosen by the channel."""

    code = "commerce_error"
