"""Every table in one import, for migrations and for tests that build a schema."""

from commerce.analytics import models as analytics
from commerce.analytics.reviews import models as reviews
from commerce.cart import models as cart
from commerce.catalogue import models as catalogue
from commerce.conversations import models as conversations
from commerce.customers import models as customers
from commerce.database import Base
from commerce.orders import models as orders
from commerce.payments import models as payments
from commerce.stores import models as stores

__all__ = [
    "analytics",
    "cart",
    "catalogue",
    "conversations",
    "customers",
    "orders",
    "payments",
    "reviews",
    "stores",
]

metadata = Base.metadata
