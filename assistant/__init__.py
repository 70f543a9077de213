"""The front door: sessions, turns, channels and the supervisor of all parts."""
