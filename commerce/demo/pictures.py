"""A drawing of each product: the outline of its kind in its own colour, as SVG of 240 by 240 units."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Final, Protocol

from commerce.catalogue import vocabulary


class Drawable(Protocol):
    """What a picture is drawn from; a catalogue product and a demo product both are."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def category(self) -> str: ...
    @property
    def colour(self) -> str | None: ...


_COLOURS: Final[Mapping[str, str]] = {
    "검정": "#2b2b2f", "화이트": "#f7f7f5", "아이보리": "#f3ead7", "베이지": "#d8c3a0", "회색": "#9a9ca3",
    "은색": "#c9ccd1", "네이비": "#26345a", "파랑": "#3b6fc4", "하늘색": "#a9d3ef", "초록": "#4f8f5b",
    "카키": "#79744a", "노랑": "#f0c94a", "빨강": "#c8443f", "와인": "#7b2b3d", "분홍": "#efb1bd",
    "보라": "#7d5fa8", "갈색": "#7d5538",
}  # fmt: skip
_GROUNDS: Final = ("#eaf1f4", "#f4eee6", "#ecf3ea", "#f3ecf2", "#eeeff5")
_EDGE: Final = "#3a3d46"

_TOP = "M82 52 52 70 34 122 62 132 70 106V196H170V106L178 132 206 122 188 70 158 52Q120 82 82 52Z"
_COAT = "M84 44 54 62 36 140 62 146 68 116V208H172V116L178 146 204 140 186 62 156 44 120 96ZM120 96V208"
_TROUSERS = "M80 40H160L172 206H132L120 96 108 206H68Z"
_SHORTS = "M76 70H164L176 158H128L120 116 112 158H64Z"
_DRESS = "M92 36 84 92 52 204H188L156 92 148 36 132 36Q120 56 108 36Z"
_SKIRT = "M84 62H156L190 190H50ZM96 64 82 188M120 64V190M144 64 158 188"
_SHOE = (
    "M34 150V112Q62 122 78 96L128 132Q178 140 204 154 210 160 206 174H34ZM84 108 96 100"
    "M98 118 110 110M112 128 124 120"
)
_BOOT = "M78 40H134V126Q180 136 198 156V186H78ZM78 170H198"
_BAG = "M48 92H192L180 202H60ZM86 92Q86 44 120 44 154 44 154 92"
_HAT = "M52 146Q52 72 120 72 188 72 188 146L224 158Q120 186 52 146ZM120 72V146"
_SCARF = "M72 58Q120 92 168 58L178 84Q146 106 138 104L160 196H122L108 108Q84 106 62 84Z"
_SOCK = "M92 36H142V130L104 192Q78 212 58 188 50 172 70 156L92 130ZM92 58H142"
_BELT = "M28 104H212V136H28ZM84 94H128V146H84ZM106 120H150"
_BOTTLE = (
    "M104 30H136V54Q162 70 162 96V206Q162 214 154 214H86Q78 214 78 206V96Q78 70 104 54ZM78 116H162V166H78Z"
)
_CAN = "M78 52H162L170 66V186L160 202H80L70 186V66ZM70 66H170M70 186H170"
_CUP = (
    "M58 84H168V156Q168 196 128 196H98Q58 196 58 156ZM168 104Q206 104 202 132 198 156 168 154"
    "M88 66Q80 54 90 42M118 66Q110 54 120 42"
)
_SACK = "M76 44H164L156 66Q190 112 184 206H56Q50 112 84 66ZM84 66H156M86 122H154V168H86Z"
_BOWL = (
    "M36 112H204Q200 180 152 196H88Q40 180 36 112ZM92 92Q84 76 94 62M122 92Q114 76 124 62"
    "M152 92Q144 76 154 62"
)
_FISH = (
    "M32 120Q88 58 158 116L204 84V156L158 124Q88 182 32 120ZM66 112A5 5 0 1 0 66 113ZM96 96Q108 120 96 144"
)
_FRUIT = (
    "M120 78Q170 54 190 104 200 168 148 204 120 212 92 204 40 168 50 104 70 54 120 78Z"
    "M120 78Q118 52 136 36M136 52Q160 36 176 52 156 68 136 52Z"
)
_LEAF = "M120 206Q84 150 116 96 84 88 76 48 108 56 120 88 132 56 164 48 156 88 124 96 156 150 120 206Z"
_EGG = "M120 48Q172 92 172 142 172 196 120 196 68 196 68 142 68 92 120 48Z"
_BOX = "M44 84 120 50 196 84V172L120 208 44 172ZM44 84 120 120 196 84M120 120V208"
_JAR = (
    "M84 40H156V62H84ZM76 62H164Q176 74 176 92V190Q176 206 160 206H80Q64 206 64 190V92Q64 74 76 62Z"
    "M64 108H176V164H64Z"
)
_BREAD = "M52 106Q36 60 84 58H156Q204 60 188 106V192H52ZM84 84V166M120 84V166M156 84V166"
_EARBUDS = (
    "M66 70Q98 62 98 98 98 118 84 118V176H66V118Q44 112 46 92 48 76 66 70Z"
    "M174 70Q142 62 142 98 142 118 156 118V176H174V118Q196 112 194 92 192 76 174 70Z"
)
_HEADPHONES = "M46 142Q46 48 120 48 194 48 194 142V186H158V130H180Q178 64 120 64 62 64 60 130H82V186H46Z"
_SPEAKER = (
    "M72 34H168V206H72ZM120 62A16 16 0 1 0 120 94 16 16 0 1 0 120 62Z"
    "M120 112A34 34 0 1 0 120 180 34 34 0 1 0 120 112Z"
)
_MIC = (
    "M120 34Q148 34 148 62V112Q148 140 120 140 92 140 92 112V62Q92 34 120 34Z"
    "M74 108Q74 160 120 160 166 160 166 108M120 160V204M86 204H154"
)
_DISC = (
    "M32 60H208V186H32ZM108 74A48 48 0 1 0 108 172 48 48 0 1 0 108 74Z"
    "M108 117A6 6 0 1 0 108 129 6 6 0 1 0 108 117ZM180 76 182 128 154 152"
)
_CHARGER = "M76 76H164V166H76ZM100 76V48M140 76V48M120 166V206M126 92 104 126H122L114 152 138 116H120Z"
_BATTERY = (
    "M74 44H166Q176 44 176 54V192Q176 202 166 202H74Q64 202 64 192V54Q64 44 74 44Z"
    "M126 84 98 130H120L112 168 144 116H122Z"
)
_CABLE = "M52 42H82V84H52ZM67 84V128Q67 170 120 158 173 146 173 178M158 178H188V212H158Z"
_PHONE = "M78 30H162Q174 30 174 42V198Q174 210 162 210H78Q66 210 66 198V42Q66 30 78 30ZM84 50H110V76H84Z"
_STAND = "M60 196H180M120 196V118M72 118H168M84 34H156V118H84Z"
_MOUSE = "M120 40Q172 40 172 98V146Q172 202 120 202 68 202 68 146V98Q68 40 120 40ZM120 40V104M68 104H172"
_KEYBOARD = (
    "M26 82H214V166H26ZM42 98H58V114H42ZM70 98H86V114H70ZM98 98H114V114H98ZM126 98H142V114H126Z"
    "M154 98H170V114H154ZM182 98H198V114H182ZM70 132H170V148H70Z"
)
_WATCH = "M92 32H148L156 76H84ZM84 164H156L148 208H92ZM74 76H166V164H74ZM120 96V122L138 134"
_LAMP = "M86 44H154L184 120H56ZM120 120V192M80 192H160V206H80Z"
_FAN = (
    "M120 40A58 58 0 1 0 120 156 58 58 0 1 0 120 40ZM120 98 120 58M120 98 154 118M120 98 86 118"
    "M110 156H130V196H110ZM84 196H156V208H84Z"
)
_HUMIDIFIER = (
    "M78 104H162L174 206H66ZM100 104V88H140V104M104 70Q96 56 108 44M122 70Q114 56 126 44M140 70Q132 56 144 44"
)

_SHAPES: Final[Mapping[str, str]] = {
    "셔츠": _TOP, "블라우스": _TOP, "티셔츠": _TOP, "맨투맨": _TOP, "후드티": _TOP, "니트": _TOP,
    "가디건": _COAT, "코트": _COAT, "패딩": _COAT, "자켓": _COAT, "바지": _TROUSERS, "청바지": _TROUSERS, "반바지": _SHORTS,
    "원피스": _DRESS, "치마": _SKIRT, "운동화": _SHOE, "구두": _SHOE, "샌들": _SHOE, "부츠": _BOOT,
    "가방": _BAG, "모자": _HAT, "머플러": _SCARF, "양말": _SOCK, "벨트": _BELT,
    "생수": _BOTTLE, "탄산수": _CAN, "음료": _CAN, "주스": _BOTTLE, "우유": _BOX, "커피": _CUP, "차": _CUP,
    "쌀": _SACK, "즉석식품": _BOWL, "라면": _BOWL, "면": _BOWL, "만두": _BOWL, "수산물": _FISH,
    "건어물": _FISH, "김": _BOX, "정육": _BOX, "계란": _EGG, "두부": _BOX, "과일": _FRUIT, "채소": _LEAF, "김치": _JAR,
    "간식": _SACK, "빵": _BREAD, "조미료": _JAR,
    "이어폰": _EARBUDS, "헤드폰": _HEADPHONES, "스피커": _SPEAKER, "마이크": _MIC, "턴테이블": _DISC,
    "충전기": _CHARGER, "보조배터리": _BATTERY, "케이블": _CABLE, "케이스": _PHONE, "거치대": _STAND,
    "마우스": _MOUSE, "키보드": _KEYBOARD, "웹캠": _MIC, "스마트워치": _WATCH, "조명": _LAMP,
    "선풍기": _FAN, "가습기": _HUMIDIFIER, "스마트홈": _CHARGER,
}  # fmt: skip
_OWN_COLOURS: Final[Mapping[str, str]] = {
    "생수": "#bfe0f2", "탄산수": "#cfe9e4", "주스": "#f2a544", "커피": "#6b4a35", "차": "#b9c98a",
    "우유": "#fbfaf4", "음료": "#c65a4a", "과일": "#f0963c", "채소": "#7fae62", "김치": "#cf5a3e",
    "수산물": "#9fb6c6", "건어물": "#b7a58d", "김": "#3b4a3f", "정육": "#d98a86", "계란": "#ecd2b0",
    "쌀": "#efe6cf", "빵": "#d6a766", "조미료": "#a8643c",
}  # fmt: skip


def picture(product: Drawable) -> str:
    """The product's drawing, a whole SVG document; the same for the same product."""
    colour = vocabulary.canonical_colour(product.colour) if product.colour else None
    fill = _COLOURS.get(colour or "") or _OWN_COLOURS.get(product.category, "#c9b79a")
    ground = _GROUNDS[sum(map(ord, product.category)) % len(_GROUNDS)]
    title = escape(product.title)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240" role="img" aria-label="{title}">'
        f"<title>{title}</title>"
        f'<rect width="240" height="240" rx="16" fill="{ground}"/>'
        f'<path d="{_SHAPES.get(product.category, _BOX)}" fill="{fill}" fill-rule="evenodd" stroke="{_EDGE}"'
        ' stroke-width="4" stroke-linejoin="round" stroke-linecap="round"/></svg>'
    )
