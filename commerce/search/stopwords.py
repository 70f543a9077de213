"""Words of a request that say nothing about the thing wanted."""

from __future__ import annotations

import re

_KOREAN = """
것 거 걸 상품 제품 물건 물품 품목 종류 추천 검색 구매 구입 주문 판매 배송 배달 장바구니 카트
쇼핑 결제 가격 값 정도 이하 이상 미만 초과 이내 안 밖 사이 대 짜리 원 만원 천원 인기 최신 신상
신상품 저렴 제일 가장 좀 더 다른 요즘 유행 오늘 지금 혹시 나 저 우리 너 그거 이거 저거 뭐 무엇
어떤 어디 여기 저기 하나 개 병 봉 벌 켤레 색 색상 색깔 컬러 사이즈 크기 치수 브랜드 소재 재질
카테고리 가게 상점 스토어 매장 필요 부탁 확인 알림 소개 선물 순 순서 높 낮 싸 비싸 좋 많 있 없
괜찮 같 빨리 다시 또 그냥 한번 먼저 제일로 주 요
"""

_ENGLISH = """
a an the of to in on at by for from with without and or is are was be am do does did can could
would will shall may i me my we us our you your it its this that these those there here what
which who where how much many any some show find search look looking give get bring buy want
need order please see let have has got under below over above less more than cheaper cheap
cheapest expensive between up won krw price priced good best nice great popular popularity new
newest latest recommend recommendation recommendations suggest top product item thing something
anything one ones kind sort type option options list all size colour color brand material
category store shop cart add sale now today thank thanks hi hello hey ok okay re ve ll don isn am im
"""

_WORDS = frozenset((_KOREAN + _ENGLISH).split())

_PRICES = re.compile(
    r"""
    (?:under|below|over|above|up\ to|less\ than|more\ than|cheaper\ than|between|around|from)?\s*
    [₩￦]?\d[\d,.]*\s*k?\s*(?:won|krw)\b
    | [₩￦]\s*\d[\d,.]*
    | (?:\d[\d,.]*\s*(?:십|백|천|만)*|[일이삼사오육칠팔구십백천만]+)\s*원
      (?=$|[^가-힣]|[대짜이미초넘까부안정에의을를가만])
    """,
    re.VERBOSE,
)


def without_prices(text: str) -> str:
    """The text with its amounts of money taken out; a filter holds those."""
    return _PRICES.sub(" ", text)


def says_nothing(word: str) -> bool:
    """Whether a word of a request describes the asking and not the thing; a lone letter does."""
    return word in _WORDS or (len(word) == 1 and word.isascii() and word.isalpha())
