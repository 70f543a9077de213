"""A seller in a real browser."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from assistant.trial import Trial
from tests.browser.conftest import Browse

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_a_seller_sees_the_weeks_reviews_with_a_picture_and_its_basis(stack: Trial, browse: Browse) -> None:
    async with browse() as page:
        await page.goto(f"{stack.url}/seller")
        await page.get_by_role("button", name="이번 주 리뷰 어땠어?").click()
        chart = page.locator("img.chart")
        await expect(chart).to_be_visible()
        assert await chart.evaluate("image => image.complete && image.naturalWidth > 100")
        await page.get_by_text("근거").click()
        await expect(page.locator(".figures li").first).to_contain_text("표본")


async def test_another_shop_begins_another_conversation(stack: Trial, browse: Browse) -> None:
    async with browse() as page:
        await page.goto(f"{stack.url}/seller")
        await page.get_by_role("textbox").fill("도움말")
        await page.get_by_role("textbox").press("Enter")
        await expect(page.locator(".message.assistant")).to_have_count(1)
        await page.locator("#who").select_option("seller:haneul")
        await expect(page.locator(".message")).to_have_count(0)
