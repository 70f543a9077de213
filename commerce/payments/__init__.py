"""From a proposal to a settled charge."""
