"""Colours, materials, categories, seasons: one canonical Korean word each, its synonyms in both languages.

Each table maps a canonical word to its synonyms, all lower-cased. A canonical word is its own synonym.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

Words = Mapping[str, tuple[str, ...]]

COLOURS: Words = MappingProxyType(
    {
        "검정": ("검정색", "검은색", "검은", "까만", "까만색", "블랙", "black"),
        "화이트": ("흰색", "흰", "하얀", "하얀색", "하양", "백색", "white"),
        "아이보리": ("아이보리색", "크림", "크림색", "미색", "ivory", "cream", "off white", "off-white"),
        "베이지": ("베이지색", "모래색", "beige", "sand"),
        "회색": ("그레이", "쥐색", "재색", "grey", "gray", "charcoal", "차콜"),
        "은색": ("실버", "silver"),
        "네이비": ("네이비색", "네이비블루", "남색", "곤색", "감색", "navy", "navy blue", "dark blue"),
        "파랑": ("파란색", "파란", "파랑색", "청색", "블루", "blue"),
        "하늘색": ("스카이블루", "소라색", "연한 파랑", "sky blue", "light blue", "skyblue"),
        "초록": ("초록색", "녹색", "그린", "green"),
        "카키": ("카키색", "국방색", "khaki", "olive"),
        "노랑": ("노란색", "노란", "노랑색", "옐로", "옐로우", "yellow"),
        "빨강": ("빨간색", "빨간", "빨강색", "레드", "red"),
        "와인": ("와인색", "자주색", "버건디", "wine", "burgundy"),
        "분홍": ("분홍색", "핑크", "핑크색", "연분홍", "pink"),
        "보라": ("보라색", "퍼플", "purple", "violet"),
        "갈색": ("브라운", "밤색", "고동색", "brown", "tan"),
    }
)

MATERIALS: Words = MappingProxyType(
    {
        "린넨": ("리넨", "마", "마소재", "linen"),
        "면": ("코튼", "순면", "cotton"),
        "데님": ("denim",),
        "울": ("양모", "모직", "램스울", "wool", "lambswool", "woolen"),
        "캐시미어": ("캐시미르", "cashmere"),
        "가죽": ("소가죽", "레더", "leather"),
        "폴리에스터": ("폴리", "폴리에스테르", "polyester"),
        "나일론": ("nylon",),
        "구스다운": ("거위털", "구스", "다운", "goose down", "down"),
        "캔버스": ("canvas",),
        "메쉬": ("망사", "매쉬", "mesh"),
        "실리콘": ("silicone", "silicon"),
        "알루미늄": ("알미늄", "aluminium", "aluminum"),
    }
)

CATEGORIES: Words = MappingProxyType(
    {
        "셔츠": ("남방", "와이셔츠", "shirt", "shirts"),
        "블라우스": ("blouse", "blouses"),
        "티셔츠": ("티", "반팔티", "긴팔티", "t-shirt", "t-shirts", "tee", "tees", "tshirt", "tshirts"),
        "맨투맨": ("스웨트셔츠", "sweatshirt", "sweatshirts"),
        "후드티": ("후드", "후디", "hoodie", "hoodies", "hoody"),
        "바지": ("팬츠", "trousers", "pants", "slacks"),
        "청바지": ("진", "데님 바지", "jeans", "jean", "denim pants"),
        "반바지": ("쇼츠", "숏팬츠", "shorts"),
        "원피스": ("드레스", "dress", "dresses"),
        "치마": ("스커트", "skirt", "skirts"),
        "니트": (
            "스웨터",
            "knit",
            "sweater",
            "sweaters",
            "knitwear",
            "pullover",
            "쉐타",
            "스웨타",
            "jumper",
            "jumpers",
        ),
        "가디건": ("카디건", "cardigan", "cardigans", "카디간", "cardy", "cardie"),
        "코트": ("coat", "coats"),
        "패딩": ("점퍼", "다운재킷", "padded jacket", "puffer", "down jacket", "parka"),
        "자켓": ("재킷", "잠바", "jacket", "jackets"),
        "운동화": ("스니커즈", "sneakers", "sneaker", "trainers"),
        "구두": ("dress shoes",),
        "부츠": ("boots", "boot"),
        "샌들": ("슬리퍼", "sandals", "sandal", "쓰레빠", "쪼리", "flip flops", "slippers"),
        "가방": ("백", "bag", "bags", "handbag"),
        "모자": ("캡", "hat", "hats", "cap", "caps"),
        "머플러": ("목도리", "스카프", "scarf", "scarves", "muffler"),
        "양말": ("삭스", "socks", "sock"),
        "벨트": ("허리띠", "belt", "belts"),
        "생수": ("물", "먹는샘물", "water", "bottled water", "mineral water"),
        "탄산수": ("sparkling water", "soda water"),
        "주스": ("쥬스", "juice", "juices"),
        "음료": ("음료수", "마실 거", "마실거", "drink", "drinks", "beverage", "soft drink", "마실꺼"),
        "커피": ("coffee",),
        "차": ("티백", "tea", "teas"),
        "우유": ("milk",),
        "쌀": ("rice", "곡식"),
        "즉석식품": ("간편식", "밀키트", "ready meal", "ready meals", "instant food"),
        "라면": ("ramen", "ramyeon", "instant noodles"),
        "면": ("국수", "noodle", "noodles"),
        "만두": ("dumpling", "dumplings", "mandu"),
        "수산물": ("생선", "해산물", "fish", "seafood"),
        "건어물": ("dried fish", "dried seafood"),
        "김": ("laver", "gim", "seaweed snack"),
        "정육": ("고기", "육류", "meat"),
        "계란": ("달걀", "egg", "eggs"),
        "두부": ("tofu",),
        "과일": ("fruit", "fruits"),
        "채소": ("야채", "vegetable", "vegetables", "푸성귀", "veggies", "veg"),
        "김치": ("kimchi",),
        "간식": ("과자", "군것질", "snack", "snacks", "군것질거리", "주전부리"),
        "빵": ("bread",),
        "조미료": ("양념", "소스", "seasoning", "sauce", "condiment", "condiments"),
        "이어폰": ("이어버드", "earphones", "earphone", "earbuds", "earbud"),
        "헤드폰": ("headphones", "headphone"),
        "스피커": ("speaker", "speakers"),
        "마이크": ("microphone", "microphones", "mic"),
        "턴테이블": ("전축", "turntable", "record player"),
        "충전기": ("charger", "chargers"),
        "보조배터리": ("배터리", "power bank", "powerbank", "battery pack", "보조 밧데리", "밧데리"),
        "케이블": ("충전선", "cable", "cables"),
        "케이스": ("커버", "case", "cases", "cover"),
        "거치대": ("스탠드", "stand", "stands", "holder"),
        "마우스": ("mouse", "mice"),
        "키보드": ("자판", "keyboard", "keyboards"),
        "웹캠": ("화상 카메라", "webcam", "webcams"),
        "스마트워치": ("시계", "스마트 시계", "watch", "watches", "smartwatch", "smart watch"),
        "조명": ("전등", "스탠드등", "lamp", "lamps", "light", "lights"),
        "선풍기": ("fan", "fans"),
        "가습기": ("humidifier", "humidifiers"),
        "스마트홈": ("smart home",),
    }
)

SEASONS: Words = MappingProxyType(
    {
        "봄": ("봄철", "spring"),
        "여름": ("여름철", "한여름", "summer"),
        "가을": ("가을철", "autumn", "fall"),
        "겨울": ("겨울철", "한겨울", "winter"),
        "사계절": ("all season", "all seasons"),
    }
)

FAMILIES: Words = MappingProxyType(
    {
        "옷": (
            "셔츠",
            "블라우스",
            "티셔츠",
            "맨투맨",
            "후드티",
            "바지",
            "청바지",
            "반바지",
            "원피스",
            "치마",
            "니트",
            "가디건",
            "코트",
            "패딩",
            "자켓",
        ),
        "상의": ("셔츠", "블라우스", "티셔츠", "맨투맨", "후드티", "니트", "가디건"),
        "하의": ("바지", "청바지", "반바지", "치마"),
        "아우터": ("코트", "패딩", "자켓", "가디건"),
        "신발": ("운동화", "구두", "부츠", "샌들"),
        "바지": ("바지", "청바지", "반바지"),
        "음료": ("음료", "생수", "탄산수", "주스", "커피", "차", "우유"),
        "먹거리": (
            "쌀",
            "즉석식품",
            "라면",
            "면",
            "만두",
            "수산물",
            "건어물",
            "김",
            "정육",
            "계란",
            "두부",
            "과일",
            "채소",
            "김치",
            "간식",
            "빵",
            "조미료",
        ),
    }
)
"""A word that names several categories at once, and which: asking for trousers also shows jeans."""

_FAMILY_SYNONYMS: Words = MappingProxyType(
    {
        "옷": ("의류", "clothes", "clothing"),
        "상의": ("윗도리", "윗옷", "tops", "top"),
        "하의": ("아랫도리", "bottoms"),
        "아우터": ("겉옷", "외투", "outer", "outerwear"),
        "신발": ("슈즈", "shoes", "shoe", "footwear"),
        "먹거리": ("음식", "식품", "food", "groceries", "grocery"),
    }
)


def _index(*tables: Words) -> Mapping[str, str]:
    index: dict[str, str] = {}
    for table in tables:
        for canonical, synonyms in table.items():
            for word in (canonical, *synonyms):
                index.setdefault(word, canonical)
    return MappingProxyType(index)


_COLOUR_OF = _index(COLOURS)
_MATERIAL_OF = _index(MATERIALS)
_CATEGORY_OF = _index(CATEGORIES, _FAMILY_SYNONYMS)
_SEASON_OF = _index(SEASONS)


def canonical_colour(word: str) -> str | None:
    """The canonical colour that a word of either language names ("navy" → "네이비"), or None."""
    return _COLOUR_OF.get(_folded(word))


def canonical_material(word: str) -> str | None:
    """The canonical material that a word of either language names, or None."""
    return _MATERIAL_OF.get(_folded(word))


def canonical_category(word: str) -> str | None:
    """The canonical category or family ("옷", "신발") that a word of either language names, or None."""
    return _CATEGORY_OF.get(_folded(word))


def canonical_season(word: str) -> str | None:
    """The canonical season that a word of either language names, or None."""
    return _SEASON_OF.get(_folded(word))


def categories_of(word: str) -> tuple[str, ...]:
    """The categories that a canonical category or family covers; an unknown word covers none."""
    if word in FAMILIES:
        return FAMILIES[word]
    return (word,) if word in CATEGORIES else ()


def english(word: str, words: Words) -> str:
    """The first English synonym of a canonical word of the given table, or the word itself."""
    return next((synonym for synonym in words.get(word, ()) if synonym.isascii()), word)


def _folded(word: str) -> str:
    return " ".join(word.lower().split())
