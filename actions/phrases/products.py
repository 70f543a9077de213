"""How a product is named, priced and described."""

from actions.wording import Phrase

ITEM = Phrase("{number:ordinal} {title} {price:won}", "{number:ordinal}, {title}, {price:won}")
ITEM_SOLD_OUT = Phrase(
    "{number:ordinal} {title} {price:won}(품절)", "{number:ordinal}, {title}, {price:won} (sold out)"
)
MORE = Phrase("{list} 외 {more}개가 더 있어요.", "{list}, and {more} more.")
END = Phrase("{list}.", "{list}.")

PRICED = Phrase("{title:은} {price:won}이에요.", "{title:capital} is {price:won}.")
COLOUR = Phrase("색상은 {colour:이에요}.", "It comes in {colour}.")
MATERIAL = Phrase("소재는 {material:이에요}.", "It is made of {material}.")
SIZES = Phrase("사이즈는 {sizes} 중에서 고를 수 있어요.", "Sizes: {sizes}.")
LOW_STOCK = Phrase("지금 {stock}개 남았어요.", "Only {stock} left.")
SOLD_OUT = Phrase("지금은 품절이에요.", "It is sold out right now.")

ADD = Phrase("담기", "Add to cart")
DETAIL = Phrase("자세히", "Details")
ATTRIBUTE_COLOUR = Phrase("색상", "Colour")
ATTRIBUTE_MATERIAL = Phrase("소재", "Material")
ATTRIBUTE_SIZES = Phrase("사이즈", "Sizes")
ATTRIBUTE_BRAND = Phrase("브랜드", "Brand")
ATTRIBUTE_STOCK = Phrase("재고", "Stock")
STOCK_NONE = Phrase("품절", "Sold out")
STOCK_LOW = Phrase("{stock}개 남음", "{stock} left")
