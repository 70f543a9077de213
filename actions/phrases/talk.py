"""Greeting, helping, and what to say when nothing was understood."""

from types import MappingProxyType

from actions.wording import Phrase

GREET_GUEST = Phrase(
    "안녕하세요, 단골이에요. 찾으시는 상품을 말씀해 주세요.", "Hello, this is Dangol. Tell me what you are looking for."
)
GREET_SHOPPER = Phrase(
    "안녕하세요! 무엇을 찾아 드릴까요? 지난번에 산 것도 다시 주문할 수 있어요.",
    "Hello! What can I find for you? I can also reorder what you bought last time.",
)
GREET_SELLER = Phrase(
    "안녕하세요! 우리 가게 리뷰에 대해 무엇이든 물어보세요.", "Hello! Ask me anything about your store's reviews."
)

HELP_GUEST = Phrase(
    "상품을 찾고 장바구니에 담아 드려요. ‘생수 찾아줘’, ‘2만원 이하 셔츠 보여줘’처럼 말씀해 보세요. "
    "주문하시려면 로그인해 주세요.",
    "I find products and put them into your cart. Try “find water” or “show me shirts under 20,000 won”. "
    "Sign in to order.",
)
HELP_SHOPPER = Phrase(
    "상품을 찾고, 담고, 주문해 드려요. ‘생수 찾아줘’, ‘두 번째 거 담아줘’, ‘지난번에 산 생수 시켜줘’, "
    "‘내 주문 어디까지 왔어?’처럼 말씀해 보세요.",
    "I find products, fill your cart and place orders. Try “find water”, “add the second one”, "
    "“reorder the water I bought last time” or “where is my order?”.",
)
HELP_SELLER = Phrase(
    "우리 가게 리뷰를 정리해 드려요. ‘이번 주 리뷰 어땠어?’, ‘사이즈 불만 보여줘’, ‘가장 나쁜 리뷰 읽어줘’처럼 "
    "물어보세요.",
    "I sum up your store's reviews. Try “how were the reviews this week?”, “show size complaints” or "
    "“read me the worst reviews”.",
)

THANKS = Phrase("천만에요. 더 필요한 게 있으면 말씀해 주세요.", "You're welcome. Tell me if you need anything else.")
LANGUAGE_SET = Phrase("네, 이제 한국어로 말씀드릴게요.", "Sure, I will speak English from now on.")
NOTHING_TO_REPEAT = Phrase("아직 드린 말씀이 없어요.", "I have not said anything yet.")
OUT_OF_SCOPE_SHOPPER = Phrase(
    "그건 제가 도와드리기 어려워요. 상품 찾기와 주문은 도와드릴 수 있어요.",
    "I cannot help with that, but I can find products and place orders.",
)
OUT_OF_SCOPE_SELLER = Phrase(
    "그건 제가 도와드리기 어려워요. 리뷰에 대한 질문은 답해 드릴 수 있어요.",
    "I cannot help with that, but I can answer questions about reviews.",
)
NOT_UNDERSTOOD = Phrase(
    "잘 이해하지 못했어요. 다르게 말씀해 주시겠어요?", "I did not understand. Could you say it another way?"
)
DID_YOU_MEAN = Phrase("잘 이해하지 못했어요. {first} 말씀인가요?", "I did not quite get that. Did you mean: {first}?")
DID_YOU_MEAN_WHICH = Phrase(
    "잘 이해하지 못했어요. 첫 번째 {first}, 두 번째 {second}, 어느 쪽인가요?",
    "I did not quite get that. Did you mean, first, {first}, or second, {second}?",
)
FOR_SELLERS = Phrase(
    "그건 판매자만 볼 수 있어요. 상품 찾기와 주문은 도와드릴게요.",
    "Only sellers can see that. I can find products and place orders for you.",
)
FOR_SHOPPERS = Phrase(
    "판매자 화면에서는 상품을 찾거나 주문할 수 없어요. 리뷰에 대해 물어봐 주세요.",
    "You cannot look for products or order from the seller's page. Ask me about your reviews.",
)

FIND = Phrase("‘{words}’ 찾기", "Find “{words}”")
WATER = Phrase("생수", "water")
SHIRT = Phrase("셔츠", "shirt")

READINGS = MappingProxyType(
    {
        "show_cart": Phrase("장바구니 보기", "Show my cart"),
        "checkout": Phrase("주문하기", "Check out"),
        "reorder": Phrase("지난번 상품 다시 주문", "Reorder from last time"),
        "order_status": Phrase("내 주문 확인", "Where is my order?"),
        "cancel_order": Phrase("주문 취소", "Cancel an order"),
        "clear_cart": Phrase("장바구니 비우기", "Empty my cart"),
        "shipping": Phrase("배송비 안내", "What shipping costs"),
        "voice_buying_on": Phrase("음성 구매 켜기", "Turn on voice buying"),
        "voice_buying_off": Phrase("음성 구매 끄기", "Turn off voice buying"),
        "help": Phrase("도움말", "Help"),
        "repeat": Phrase("다시 듣기", "Say it again"),
        "reviews_summary": Phrase("이번 주 리뷰", "Reviews this week"),
        "reviews_compare": Phrase("지난주와 비교", "Compare with last week"),
        "reviews_topic": Phrase("불만이 많은 주제", "Most complained about"),
        "reviews_product": Phrase("상품별 리뷰", "Reviews by product"),
        "reviews_worst": Phrase("가장 나쁜 리뷰", "Worst reviews"),
    }
)
"""What pressing a button for an intent is called; intents without one are never guessed at."""
