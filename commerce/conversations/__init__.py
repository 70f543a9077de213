"""Who talks with whom, and what was said."""
