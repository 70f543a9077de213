"""The recipe of the joint model: what it is shown, how it learns, and the file that it ends in."""

STATE = "state.pt"
"""What a training goes on from, beside the prepared rounds."""
