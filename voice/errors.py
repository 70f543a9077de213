"""What can go wrong with speech; ``code`` is stable, the channel chooses the words a customer hears.

VoiceError
├── AudioError
│   ├── AudioUnreadable    not a recording that can be decoded
│   └── AudioTooLong       longer than the limit
├── ModelUnusable          no speech model under that name or path
├── LanguageUnknown        no voice for that language
├── TextTooLong            more than is ever spoken in one go
├── SpeechFailed           the engine refused a text
├── VoiceBusy              too many requests are waiting
├── VoiceLoading           the speech model is still being loaded
└── VoiceUnavailable       the speech server cannot be reached or broke off
"""

from __future__ import annotations


class VoiceError(Exception):
    """Anything about speech that fails."""

    code = "voice_error"


class AudioError(VoiceError):
    """Something is wrong with a recording."""

    code = "audio_error"


class AudioUnreadable(AudioError):
    """The bytes are not a recording that can be decoded."""

    code = "audio_unreadable"

    def __init__(self, reason: str = "") -> None:
        super().__init__("the recording cannot be read" + (f": {reason}" if reason else ""))
        self.reason = reason


class AudioTooLong(AudioError):
    """The recording is longer than ``limit`` seconds."""

    code = "audio_too_long"

    def __init__(self, limit: float) -> None:
        super().__init__(f"the recording is longer than {limit:g} seconds")
        self.limit = limit


class ModelUnusable(VoiceError):
    """No speech model can be loaded from ``name``."""

    code = "model_unusable"

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"the speech model {name!r} cannot be loaded: {reason}")
        self.name = name


class LanguageUnknown(VoiceError):
    """There is no voice for ``language``."""

    code = "language_unknown"

    def __init__(self, language: str) -> None:
        super().__init__(f"there is no voice for the language {language!r}; use ko or en")
        self.language = language


class TextTooLong(VoiceError):
    """The text has more than ``limit`` characters."""

    code = "text_too_long"

    def __init__(self, limit: int) -> None:
        super().__init__(f"the text to say is longer than {limit:,} characters")
        self.limit = limit


class SpeechFailed(VoiceError):
    """The text-to-speech engine refused a text or could not be started."""

    code = "speech_failed"


class VoiceBusy(VoiceError):
    """Too many requests are waiting to be heard."""

    code = "voice_busy"

    def __init__(self) -> None:
        super().__init__("too many recordings are waiting; try again in a moment")


class VoiceLoading(VoiceError):
    """The speech model is still being loaded."""

    code = "voice_loading"

    def __init__(self) -> None:
        super().__init__("the speech model is still being loaded; try again in a moment")


class VoiceUnavailable(VoiceError):
    """The speech server cannot be reached, broke off, or failed with ``reason``."""

    code = "voice_unavailable"

    def __init__(self, reason: str) -> None:
        super().__init__(f"the speech server is not available: {reason}")
        self.reason = reason
