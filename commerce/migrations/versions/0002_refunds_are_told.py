"""A refund knows where it was asked for and whether its end was told there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from commerce.database import UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_FOREIGN_KEY = "fk_refunds_conversation_id_conversations"


def upgrade() -> None:
    with op.batch_alter_table("refunds") as table:
        table.add_column(sa.Column("conversation_id", sa.String(length=32), nullable=True))
        table.add_column(sa.Column("told_at", UtcDateTime(), nullable=True))
        table.create_foreign_key(_FOREIGN_KEY, "conversations", ["conversation_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("refunds") as table:
        table.drop_constraint(_FOREIGN_KEY, type_="foreignkey")
        table.drop_column("told_at")
        table.drop_column("conversation_id")
