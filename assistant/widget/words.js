// Every word of the page in both languages; the assistant's own words come from the server.

export const WORDS = {
  ko: {
    shopper_tagline: "말만 하세요. 찾고, 담고, 결제까지 도와드려요.",
    seller_tagline: "내 가게 이야기를 말로 물어보세요.",
    who: "누구로 둘러볼까요", guest: "손님", which_store: "어느 가게인가요", language: "언어",
    to_seller: "판매자 화면", to_shop: "쇼핑 화면", cart: "장바구니", try: "이렇게 말해 보세요",
    conversation: "대화", you: "나", assistant: "단골", agent: "상담원",
    write: "메시지 쓰기", placeholder: "예: 생수 찾아줘", send: "보내기",
    talk: "눌러서 말하기", talking: "듣고 있어요. 다시 누르면 보내요.", hearing: "알아듣는 중이에요…",
    waiting: "답을 준비하고 있어요…", speak_replies: "답을 소리로 듣기",
    no_microphone: "마이크를 쓸 수 없어요. 브라우저에서 마이크를 허용해 주세요.",
    unreachable: "서버에 연결할 수 없어요. 잠시 뒤 다시 해 주세요.",
    no_session: "대화를 시작할 수 없어요. 잠시 뒤 새로 고쳐 주세요.",
    empty_cart: "아직 비어 있어요.", shipping: "배송비", total: "합계", free: "무료", pay: "결제하기", count: "개",
    valid_until: "까지 유효", code_title: "결제 비밀번호", code_help: "비밀번호는 여기에만 입력하세요. 말하거나 쓰지 마세요.",
    code_entered: "자리 입력됨", confirm: "확인", erase: "지우기", close: "닫기", chart: "그림 크게 보기",
    basis: "근거", sample: "표본", window: "기간",
  },
  en: {
    shopper_tagline: "Just say it. Find it, add it, pay for it.",
    seller_tagline: "Ask about your shop in plain words.",
    who: "Look around as", guest: "Guest", which_store: "Which shop", language: "Language",
    to_seller: "For sellers", to_shop: "For shoppers", cart: "Cart", try: "Try saying",
    conversation: "Conversation", you: "You", assistant: "Dangol", agent: "Agent",
    write: "Write a message", placeholder: "e.g. show me water", send: "Send",
    talk: "Press to talk", talking: "Listening. Press again to send.", hearing: "Making out what you said…",
    waiting: "Getting the answer…", speak_replies: "Read answers aloud",
    no_microphone: "The microphone cannot be used. Please allow it in the browser.",
    unreachable: "The server cannot be reached. Please try again in a moment.",
    no_session: "The conversation could not be started. Please reload in a moment.",
    empty_cart: "Nothing in it yet.", shipping: "Shipping", total: "Total", free: "free", pay: "Pay", count: "×",
    valid_until: "valid until", code_title: "Payment code",
    code_help: "Enter the code only here. Never say it or write it.",
    code_entered: "digits entered", confirm: "OK", erase: "Erase", close: "Close", chart: "Open the picture",
    basis: "Basis", sample: "Sample", window: "Window",
  },
};

export const EXAMPLES = {
  shopper: {
    ko: ["생수 찾아줘", "5만원 이하 원피스 보여줘", "지난번에 산 생수 두 개 시켜줘", "장바구니 보여줘", "주문 어디까지 왔어?"],
    en: ["show me water under 10000 won", "find a linen shirt", "reorder the water, two of them", "show my cart",
      "where is my order?"],
  },
  seller: {
    ko: ["이번 주 리뷰 어땠어?", "지난주보다 어때?", "사이즈 불만 보여 줘", "제일 나쁜 리뷰 보여줘"],
    en: ["how were the reviews this week?", "compared with last week?", "show complaints about size",
      "show the worst reviews"],
  },
};

const WON = new Intl.NumberFormat("ko-KR");

/** 15960 → "15,960원" or "15,960 won". */
export function won(amount, language) {
  return language === "en" ? `${WON.format(amount)} won` : `${WON.format(amount)}원`;
}

/** A figure's value with its unit, shortened to two decimals. */
export function quantity(value, unit, language) {
  if (unit === "KRW" || unit === "won" || unit === "원") return won(value, language);
  const shown = typeof value === "number" ? WON.format(Math.round(value * 100) / 100) : String(value ?? "–");
  return unit ? `${shown} ${unit}` : shown;
}
