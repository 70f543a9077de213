"""Hearing and speaking: recordings to text, text to speech, over the Wyoming protocol."""
