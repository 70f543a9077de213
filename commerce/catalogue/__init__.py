"""Products and how they are described."""
