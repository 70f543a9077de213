"""What a store's reviews say, with window and sample."""

from types import MappingProxyType

from actions.wording import Phrase

NONE = Phrase("{period}에는 {about} 리뷰가 없어요.", "{period:capital}: no reviews {about}.")
COUNTED = Phrase(
    "{period} {about} 리뷰는 {n}건이에요. 좋은 리뷰 {positive}건, 나쁜 리뷰 {negative}건이에요.",
    "{period:capital}: {n:plural review} {about}, {positive} good and {negative} bad.",
)
MEAN = Phrase("평균 별점은 {mean:.1f}점이에요.", "The mean rating is {mean:.1f} stars.")
BEFORE = Phrase(
    "{period} 리뷰는 {n}건, 나쁜 리뷰는 {negative}건이었어요.", "{period:capital}: {n:plural review}, {negative} bad."
)
MORE_BAD = Phrase(
    "나쁜 리뷰 비율이 {before:.0f}%에서 {after:.0f}%로 늘었어요.",
    "The share of bad reviews rose from {before:.0f}% to {after:.0f}%.",
)
LESS_BAD = Phrase(
    "나쁜 리뷰 비율이 {before:.0f}%에서 {after:.0f}%로 줄었어요.",
    "The share of bad reviews fell from {before:.0f}% to {after:.0f}%.",
)
SAME_BAD = Phrase("나쁜 리뷰 비율은 {after:.0f}%로 같아요.", "The share of bad reviews stayed at {after:.0f}%.")
NOTHING_BEFORE = Phrase("비교할 앞 기간의 리뷰가 없어요.", "There are no earlier reviews to compare with.")
TOP_TOPIC = Phrase("불만은 {topic:이} {negative}건으로 가장 많아요.", "Most complaints are about {topic}: {negative}.")
TOP_TOPIC_MORE = Phrase(
    "불만은 {topic:이} {negative}건으로 가장 많고, 앞 기간 {before}건보다 늘었어요.",
    "Most complaints are about {topic}: {negative}, up from {before} in the period before.",
)
WHICH_PERIOD = Phrase("{first:을} 말씀하신 건가요, 아니면 {second}인가요?", "Do you mean {first}, or {second}?")
NO_COMPLAINTS = Phrase("{period} {about} 불만은 없어요.", "{period:capital}: no complaints {about}.")
SMALL_SAMPLE = Phrase(
    "리뷰가 30건보다 적어 표본 부족이에요. 참고만 해 주세요.",
    "That is fewer than 30 reviews, too small a sample to conclude from.",
)

TOPICS = Phrase("{period} {about} 불만이 많은 주제는 {list}이에요.", "{period:capital}, complaints {about}: {list}.")
TOPIC_COUNT = Phrase("{topic} {negative}건", "{topic} {negative}")
PRODUCTS = Phrase(
    "{period} {about} 나쁜 리뷰가 많은 상품은 {list}이에요.", "{period:capital}, most bad reviews {about}: {list}."
)
PRODUCT_COUNT = Phrase("{title} {negative}건", "{title} {negative}")
NO_BAD = Phrase(
    "{period} {about} 리뷰 {n}건 중에 나쁜 리뷰는 없어요.", "{period:capital}, {n:plural review} {about}: none is bad."
)
WORST = Phrase("{period} {about} 가장 나쁜 리뷰 {n}건이에요.", "{period:capital}, the {n:plural worst review} {about}:")
QUOTE = Phrase("{number:ordinal}, {title}, ‘{text}’", "{number:ordinal}, {title}: “{text}”")
QUOTE_ID = Phrase("(리뷰 {id})", "(review {id})")
NO_SUCH_PRODUCT = Phrase(
    "우리 가게에서 {product:을} 찾지 못했어요. 상품 이름을 다시 말씀해 주세요.",
    "I could not find {product} in your store. Please say the product's name again.",
)

ABOUT_TOPIC = Phrase("{topic}에 대한", "about {topic}")
ABOUT_PRODUCT = Phrase("‘{product}’", "of {product}")
ABOUT_BOTH = Phrase("‘{product}’ {topic}에 대한", "of {product} about {topic}")

ATTRIBUTE_RATING = Phrase("별점", "Rating")
ATTRIBUTE_TEXT = Phrase("리뷰", "Review")
ATTRIBUTE_ID = Phrase("리뷰 번호", "Review id")
STARS = Phrase("{rating}점", "{rating:plural star}")
ASK_WORST = Phrase("가장 나쁜 리뷰", "Worst reviews")
ASK_TOPICS = Phrase("불만 주제", "Topics")
ASK_COMPARE = Phrase("앞 기간과 비교", "Compare")

TOPIC_NAMES = MappingProxyType(
    {
        "size": Phrase("사이즈", "size"),
        "fit": Phrase("핏", "fit"),
        "delivery": Phrase("배송", "delivery"),
        "quality": Phrase("품질", "quality"),
        "price": Phrase("가격", "price"),
        "colour": Phrase("색상", "colour"),
        "thickness": Phrase("두께", "thickness"),
        "packing": Phrase("포장", "packing"),
        "taste": Phrase("맛", "taste"),
        "freshness": Phrase("신선도", "freshness"),
        "service": Phrase("응대", "service"),
    }
)
