"""Answers to sellers' questions."""
