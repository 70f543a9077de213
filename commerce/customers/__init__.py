"""Shoppers."""
