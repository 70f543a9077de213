"""Shops and their drafts."""
