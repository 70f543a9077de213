"""Alembic's scripts; `commerce.schema` runs them."""
