"""A real Chromium with a microphone that plays a file."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Protocol

import pytest
from playwright.async_api import Page, async_playwright

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--autoplay-policy=no-user-gesture-required",
]


class Browse(Protocol):
    """Opens a page; ``microphone`` is the WAV file that the microphone hears."""

    def __call__(self, microphone: Path | None = None) -> AbstractAsyncContextManager[Page]: ...


@pytest.fixture
def browse() -> Browse:
    """A fresh browser for each page, so that each can have its own microphone."""
    if not CHROMIUM:
        pytest.skip("needs Chromium (on Debian: apt-get install chromium)")

    @asynccontextmanager
    async def opened(microphone: Path | None = None) -> AsyncIterator[Page]:
        sound = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
        if microphone:
            sound.append(f"--use-file-for-fake-audio-capture={microphone}%noloop")
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *sound])
            context = await browser.new_context(locale="ko-KR", permissions=["microphone"])
            page = await context.new_page()
            page.set_default_timeout(20_000)
            yield page
            await browser.close()

    return opened
