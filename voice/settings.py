"""What can be set for speech, by environment variables that begin with DANGOL_."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class VoiceSettings(BaseSettings):
    """Settings of the speech server and of its command line."""

    model_config = SettingsConfigDict(env_prefix="DANGOL_", extra="ignore")

    whisper_model: str = Field(
        "auto",
        description="speech recogniser: auto, bundled, a Whisper model name, or a path to a checkpoint",
    )
    tts_engine: str = Field("espeak", description="text-to-speech engine: espeak")
    voice_url: str = Field("tcp://127.0.0.1:10300", description="address of the speech server")
    audio_seconds: float = Field(60.0, gt=0, le=600, description="longest recording taken, in seconds")
