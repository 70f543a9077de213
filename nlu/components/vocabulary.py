"""The shop's words: colours, materials, categories, review topics and orders of sorting, in both languages.

Each table maps the one canonical value to what people say for it, lower-cased. Colours, materials and
categories are those of the shop's catalogue; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping

Words = Mapping[str, tuple[str, ...]]

COLOURS: Words = {
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

MATERIALS: Words = {
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

CATEGORIES: Words = {
    "셔츠": ("남방", "와이셔츠", "shirt", "shirts"),
    "블라우스": ("blouse", "blouses"),
    "티셔츠": ("티", "반팔티", "긴팔티", "t-shirt", "t-shirts", "tee", "tees", "tshirt", "tshirts"),
    "맨투맨": ("스웨트셔츠", "sweatshirt", "sweatshirts"),
    "후드티": ("후드", "후디", "hoodie", "hoodies", "hoody"),
    "바지": ("팬츠", "trousers", "pants"),
    "청바지": ("진", "데님 바지", "jeans", "jean", "denim pants"),
    "반바지": ("쇼츠", "숏팬츠", "shorts"),
    "원피스": ("드레스", "dress", "dresses"),
    "치마": ("스커트", "skirt", "skirts"),
    "니트": ("스웨터", "knit", "sweater", "sweaters", "knitwear", "pullover"),
    "가디건": ("카디건", "cardigan", "cardigans"),
    "코트": ("coat", "coats"),
    "패딩": ("점퍼", "다운재킷", "padded jacket", "puffer", "down jacket", "parka"),
    "자켓": ("재킷", "잠바", "jacket", "jackets"),
    "운동화": ("스니커즈", "sneakers", "sneaker", "trainers"),
    "구두": ("dress shoes",),
    "부츠": ("boots", "boot"),
    "샌들": ("슬리퍼", "sandals", "sandal"),
    "가방": ("백", "bag", "bags", "handbag"),
    "모자": ("캡", "hat", "hats", "cap", "caps"),
    "머플러": ("목도리", "스카프", "scarf", "scarves", "muffler"),
    "양말": ("삭스", "socks", "sock"),
    "벨트": ("허리띠", "belt", "belts"),
    "생수": ("물", "먹는샘물", "water", "bottled water", "mineral water"),
    "탄산수": ("sparkling water", "soda water"),
    "주스": ("쥬스", "juice", "juices"),
    "음료": ("음료수", "마실 거", "마실거", "drink", "drinks", "beverage", "soft drink"),
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
    "채소": ("야채", "vegetable", "vegetables"),
    "김치": ("kimchi",),
    "간식": ("과자", "군것질", "snack", "snacks"),
    "빵": ("bread",),
    "조미료": ("양념", "소스", "seasoning", "sauce", "condiment", "condiments"),
    "이어폰": ("이어버드", "earphones", "earphone", "earbuds", "earbud"),
    "헤드폰": ("headphones", "headphone"),
    "스피커": ("speaker", "speakers"),
    "마이크": ("microphone", "microphones", "mic"),
    "턴테이블": ("전축", "turntable", "record player"),
    "충전기": ("charger", "chargers"),
    "보조배터리": ("배터리", "power bank", "powerbank", "battery pack"),
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

FAMILIES: Words = {
    "옷": ("의류", "clothes", "clothing"),
    "상의": ("윗도리", "윗옷", "tops", "top"),
    "하의": ("아랫도리", "bottoms"),
    "아우터": ("겉옷", "외투", "outer", "outerwear"),
    "신발": ("슈즈", "shoes", "shoe", "footwear"),
    "먹거리": ("음식", "식품", "food", "groceries", "grocery"),
}
"""Words for several categories at once."""

TOPICS: Words = {
    "size": ("사이즈", "치수", "크기", "작아", "작다", "작은", "커요", "크다", "size", "sizing", "sizes", "too small", "too big"),
    "fit": ("핏", "맞음새", "착용감", "태가", "핏감", "fit", "fits", "fitting"),
    "delivery": ("배송", "배달", "택배", "늦게", "늦은", "delivery", "shipping", "late", "courier"),
    "quality": ("품질", "퀄리티", "마감", "불량", "하자", "고장", "내구성", "quality", "defect", "defects", "broken"),
    "price": ("가격", "값", "비싸", "비싼", "가성비", "price", "pricing", "prices", "expensive", "value for money"),
    "colour": ("색상", "색깔", "색감", "컬러", "물빠짐", "이염", "colour", "color", "colours", "colors"),
    "thickness": ("두께", "얇", "두꺼", "비침", "thickness", "thin", "thick", "see-through"),
    "packing": ("포장", "파손", "찌그러", "packing", "packaging", "damaged", "box"),
    "taste": ("맛", "맛없", "싱거", "짜다", "taste", "tastes", "flavour", "flavor"),
    "freshness": ("신선", "신선도", "유통기한", "상한", "상했", "fresh", "freshness", "expiry", "spoiled"),
    "service": ("서비스", "응대", "고객센터", "친절", "불친절", "교환", "반품", "service", "support", "returns"),
}

SORTS: Words = {
    "price_low": (
        "싼 순", "싼순", "저렴한 순", "저렴한순", "낮은 가격순", "낮은 가격 순", "가격 낮은", "가격낮은", "낮은 가격", "제일 싼",
        "가장 싼", "젤 싼", "가장 저렴한", "제일 저렴한", "최저가", "cheapest", "lowest price", "price low to high",
        "cheap first", "least expensive", "low to high",
    ),
    "price_high": (
        "비싼 순", "비싼순", "높은 가격순", "높은 가격 순", "가격 높은", "가격높은", "제일 비싼", "가장 비싼", "젤 비싼",
        "most expensive", "highest price", "price high to low", "high to low", "priciest",
    ),
    "newest": (
        "최신순", "최신 순", "최신", "신상", "신상품", "새로 나온", "신제품", "새로 들어온", "newest", "new arrivals", "latest",
        "most recent", "just in",
    ),
    "popular": (
        "인기순", "인기 순", "인기 많은", "인기 있는", "인기있는", "인기", "잘 나가는", "잘나가는", "많이 팔린", "많이 팔리는", "베스트",
        "판매순", "판매량순", "popular", "best selling", "best-selling", "bestselling", "bestsellers", "best sellers",
        "trending",
    ),
    "relevance": ("정확도순", "관련도순", "관련순", "relevance", "most relevant"),
}

COMPARISONS: Words = {
    "cheaper": (
        "더 싼", "더싼", "더 싸게", "더 저렴한", "더 저렴하게", "더 낮은", "좀 싼", "조금 싼", "덜 비싼", "더 싸고", "싼 걸로", "싼 거 없",
        "저렴한 거 없", "더 저렴", "비싸지 않은", "안 비싼", "너무 비싸", "좀 비싸", "cheaper", "less expensive", "lower priced", "more affordable", "not so expensive", "not too expensive", "too expensive",
    ),
}

LANGUAGES: Words = {
    "en": ("영어", "잉글리시", "잉글리쉬", "영문", "english"),
    "ko": ("한국어", "한국말", "우리말", "한글", "korean", "hangul"),
}
