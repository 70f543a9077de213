"""What reviews say."""
