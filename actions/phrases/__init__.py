"""What the assistant says, one module a topic, Korean and English side by side."""
