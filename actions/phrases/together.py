"""Several wishes at once."""

from actions.wording import Phrase

ONE_QUESTION = Phrase("다 하기 전에 하나만 여쭤볼게요.", "One question before I do all of that.")
NOT_FOUND = Phrase("{name:은} 못 찾았어요.", "I could not find {name}.")
NOT_HELD = Phrase("{name:은} 장바구니에 없어요.", "{name:capital} is not in your cart.")
ONLY_SO_MANY = Phrase("{title:은} {available}개까지만 담을 수 있어요.", "Only {available} of {title} can be added.")
QUANTITY_INVALID = Phrase("{title:은} 1개에서 99개까지 담을 수 있어요.", "You can order 1 to 99 of {title}.")
NOTHING_YET = Phrase("아직 아무것도 바꾸지 않았어요.", "I have changed nothing yet.")
REST_TOO = Phrase("나머지는 해 드릴까요?", "Shall I do the rest?")
YES_REST = Phrase("네, 나머지는 해 주세요", "Yes, do the rest")
CHANGED = Phrase("{item:으로} 바꿨어요.", "I changed it to {item}.")
REMOVED = Phrase("{item:을} 장바구니에서 뺐어요.", "I took {item} out of your cart.")
