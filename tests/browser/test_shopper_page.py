"""A shopper in a real browser: speaking, pressing, paying."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, expect

from assistant.trial import Trial
from tests.browser.conftest import Browse
from voice.audio import encode_wav
from voice.client import VoiceClient

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def spoken(stack: Trial, sentence: str, file: Path) -> tuple[Path, float]:
    """A sentence as a WAV file with a moment of silence around it, and its seconds."""
    speech = await VoiceClient(stack.settings.voice_url).say(sentence, "ko")
    quiet = bytes(int(speech.rate * 0.6) * 2)
    file.write_bytes(encode_wav(quiet + speech.pcm + quiet, speech.rate))
    return file, len(speech.pcm) / 2 / speech.rate + 1.2


async def as_shopper(page: Page, stack: Trial, who: str) -> None:
    """The page with somebody signed in."""
    await page.goto(stack.url)
    await page.locator("#who").select_option(who)
    await expect(page.locator("#cart")).not_to_be_empty()


async def type_message(page: Page, text: str) -> None:
    """Write a message and press Enter."""
    await page.get_by_role("textbox").fill(text)
    await page.get_by_role("textbox").press("Enter")


async def test_a_spoken_korean_order_is_paid_from_the_browser(
    stack: Trial, browse: Browse, tmp_path: Path, rows: Any
) -> None:
    paid = (
        "select count(*) from payments p join customers c on c.id = p.customer_id "
        "where c.login = 'minji' and p.status = 'charged'"
    )
    before = await rows(paid)
    sound, seconds = await spoken(stack, "지난번에 산 생수 두 개 시켜줘", tmp_path / "order.wav")
    async with browse(sound) as page:
        await as_shopper(page, stack, "shopper:minji")
        await page.get_by_role("button", name="눌러서 말하기").click()
        await asyncio.sleep(seconds)
        await page.get_by_role("button", name="눌러서 말하기").click()
        await expect(page.locator(".message.mine").last).to_contain_text("생수")
        await expect(page.locator(".proposal").last).to_contain_text("15,960원")
        assert await rows(paid) == before

        await page.get_by_role("button", name=re.compile("결제")).last.click()
        keypad = page.get_by_role("dialog")
        await expect(keypad).to_be_visible()
        for digit in "4821":
            await keypad.get_by_role("button", name=digit, exact=True).click()
        await expect(keypad).not_to_contain_text("4821")
        await keypad.get_by_role("button", name="확인").click()
        await expect(keypad).to_be_hidden()
        await expect(page.locator(".message.assistant").last).to_contain_text(re.compile("15,960.*(완료|됐)"))
        assert "4821" not in await page.locator("dangol-chat").inner_text()
    assert await rows(paid) == [(before[0][0] + 1,)]


async def test_cards_fill_the_cart_by_keyboard_alone(stack: Trial, browse: Browse) -> None:
    async with browse() as page:
        await as_shopper(page, stack, "guest")
        await page.get_by_role("textbox").focus()
        await page.keyboard.type("삼다수 찾아줘")
        await page.keyboard.press("Enter")
        add = page.locator(".card").first.get_by_role("button", name=re.compile("담기"))
        await add.focus()
        await page.keyboard.press("Enter")
        await expect(page.locator("#cart")).to_contain_text("삼다수")


async def test_enter_while_a_syllable_is_composed_sends_nothing_and_afterwards_sends_once(
    stack: Trial, browse: Browse
) -> None:
    async with browse() as page:
        await as_shopper(page, stack, "guest")
        box = page.get_by_role("textbox")
        await box.focus()
        session = await page.context.new_cdp_session(page)
        await session.send("Input.imeSetComposition", {"text": "안녕", "selectionStart": 2, "selectionEnd": 2})
        await box.dispatch_event("keydown", {"key": "Enter", "keyCode": 229, "isComposing": True, "bubbles": True})
        await expect(page.locator(".message.mine")).to_have_count(0)
        await session.send("Input.insertText", {"text": "안녕"})
        await box.press("Enter")
        await expect(page.locator(".message.mine")).to_have_count(1)
        await expect(page.locator(".message.mine")).to_contain_text("안녕")
        await expect(page.locator(".message.assistant")).to_have_count(1)


async def test_a_wrong_code_is_told_on_the_keypad_and_can_be_tried_again(stack: Trial, browse: Browse) -> None:
    async with browse() as page:
        await as_shopper(page, stack, "shopper:minji")
        await type_message(page, "지난번에 산 생수 두 개 시켜줘")
        await expect(page.locator(".proposal")).to_be_visible()
        await type_message(page, "결제할게")
        keypad = page.get_by_role("dialog")
        await expect(keypad).to_be_visible()
        await page.keyboard.type("0000")
        await page.keyboard.press("Enter")
        await expect(keypad.get_by_role("alert")).not_to_be_empty()
        await expect(keypad).to_be_visible()
        await keypad.get_by_role("button", name="닫기").click()
        await type_message(page, "취소해 줘")
        await expect(page.locator(".message.assistant").last).to_contain_text("주문하지 않을게요")


async def test_the_page_speaks_english_to_who_chooses_it(stack: Trial, browse: Browse) -> None:
    async with browse() as page:
        await as_shopper(page, stack, "guest")
        await page.locator("#language").select_option("en")
        await page.get_by_role("button", name="show me water under 10000 won").click()
        await expect(page.locator(".message.assistant")).to_contain_text(re.compile("[A-Za-z]{3}"))
        await expect(page.locator(".price").first).to_contain_text("won")
        await expect(page.get_by_role("button", name="Send")).to_be_visible()


async def test_a_reload_takes_the_conversation_up_again(stack: Trial, browse: Browse) -> None:
    async with browse() as page:
        await as_shopper(page, stack, "guest")
        await type_message(page, "도움말")
        await expect(page.locator(".message.assistant")).to_have_count(1)
        await page.reload()
        await expect(page.locator(".message.mine")).to_contain_text("도움말")


async def test_no_script_or_style_breaks_the_pages_own_policy(stack: Trial, browse: Browse) -> None:
    complaints: list[str] = []
    async with browse() as page:
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        await as_shopper(page, stack, "guest")
        await type_message(page, "삼다수 찾아줘")
        await expect(page.locator(".card").first).to_be_visible()
    assert complaints == []
