"""The words by which a review speaks of a topic, in Korean stems and in English; written by hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Topic(StrEnum):
    """What shoppers praise and complain about."""

    SIZE = "size"
    FIT = "fit"
    DELIVERY = "delivery"
    QUALITY = "quality"
    PRICE = "price"
    COLOUR = "colour"
    THICKNESS = "thickness"
    PACKING = "packing"
    TASTE = "taste"
    FRESHNESS = "freshness"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Words:
    """``named`` speaks of the topic without a verdict; ``good`` and ``bad`` speak of it with one.

    ``praise`` and ``blame`` are verdicts only beside a ``named`` word in the same clause.
    """

    named: re.Pattern[str]
    good: re.Pattern[str]
    bad: re.Pattern[str]
    praise: re.Pattern[str]
    blame: re.Pattern[str]


_NOTHING = r"(?!)"
_PRAISE = (
    r"좋|조아|만족|최고|훌륭|굿|예쁘|예뻐|예쁨|이쁘|이뻐|완벽|괜찮|마음에 ?[들드]|맘에 ?[들드]|적당"
    r"|깔끔|깨끗|짱|강추|추천"
    r"|\b(?:great|good|nice|perfect\w*|lov\w+|excellent|beautiful\w*|amazing|happy|fine|accurate|best|right)\b"
)
_BLAME = (
    r"(?<![가-힣])별로|(?:진짜|정말|너무|완전)별로|나쁘|나빠|나쁨|아쉬|아쉽|최악|실망|엉망|이상하"
    r"|이상해|이상한|불편|후회|짜증|엉터리|문제"
    r"|\b(?:bad\w*|poor\w*|terribl\w+|awful\w*|disappoint\w*|worst|horrible|weird|wrong|useless|cheaply)\b"
)


def _words(named: str, good: str, bad: str, *, praise: str = _NOTHING, blame: str = _NOTHING) -> Words:
    patterns = (named, good, bad, f"{praise}|{_PRAISE}", f"{blame}|{_BLAME}")
    return Words(*(re.compile(pattern) for pattern in patterns))


_CHOSEN = r"(?!게 ?(?:구매|구입|샀|사|시켰|시키|주문|갔|가|입|고르|골랐))"
_SMALL = (
    rf"(?:(?<!키가 )(?<!키가)(?<!키 )(?<!키도 )작{_CHOSEN}(?!년|품|업|동|성|가|용|정|곡|전|은데|지만)"
    r"|(?<=[이가은는도] )작(?=은데|지만))"
)
_BIG = rf"(?<!키가 )(?<!키 )(?<!키도 )(?<![가-힣])(?:크{_CHOSEN}(?=[다고네지게더])|커(?=[요서도]|$|\s)|큰|컸|큽|큼)"
_SHORT_LONG = r"짧|길(?=[어고네었])(?!어 ?보)|긴(?=[데 ])"
_SLOW = r"늦|느리|느려|느림|오래 ?걸|밀려|밀렸|지연|안 ?[와왔]|\bslow\w*|\blate\b|\bdelay\w*|\bforever\b"

LEXICON: Mapping[Topic, Words] = MappingProxyType({
    Topic.SIZE: _words(
        r"사이즈|싸이즈|치수|(?<![가-힣])크기|\bsiz(?:e|es|ed|ing)\b",
        r"정사이즈로? ?(?:딱|잘|맞)|(?<!간이 )(?<!간도 )(?:딱|잘) ?맞|꼭 ?맞|true to size",
        rf"{_SMALL}|(?:너무|좀|조금|많이|살짝|생각보다|보다) ?{_BIG.replace('(?<![가-힣])', '')}|(?<!알이 ){_BIG}"
        r"|꽉 ?[끼껴낌낀]|(?<![가-힣])(?:끼어|끼네|껴요|껴서|낀다)|안 ?맞|(?:기장|소매|길이"
        r"|총장)[이가은는도]? ?(?:[가-힣]+ ){0,2}(?:짧|길(?=[어고네었])(?!어 ?보))|조이|조여|조임|조인"
        r"|\btoo (?:small|big|large|tight|loose|short|long)\b|\bruns? (?:\w+ )?(?:small|big|large)\b"
        r"|\b(?:doesn'?t|does not|didn'?t|did not|won'?t) fit\b|\bsize up\b",
        praise=r"맞아|맞네|맞습|맞고|맞음|넉넉|\bfits?\b",
        blame=rf"다르|달라|들쭉날쭉|제각각|{_BIG}|\b(?:small|big|large|tight|loose)\b",
    ),
    Topic.FIT: _words(
        r"핏|실루엣|체형|어깨선|(?<![가-힣])귀[가에]|기장|총장|허리|허벅지|어깨|소매|밑위|발볼"
        r"|(?<![가-힣])품[이은도]|(?<![가-힣])통[이은도]"
        r"|착용감|\bfits?\b|\bfitted\b|\bwaist\b|\bsleeves?\b|\blength\b|\bshoulders?\b",
        r"핏[이은도감]? ?(?:예쁘|예뻐|이쁘|이뻐|좋|짱|굿)|(?:길어|날씬해|말라) ?보[이여]|flattering"
        r"|\bfits? (?:perfectly|well"
        r"|great|nicely|like a glove)\b",
        r"핏[이은]? ?(?:이상|별로|안)|(?:doesn'?t|does not) fit|부해 ?보|뚱뚱해 ?보",
        praise=r"딱|맞아|맞네|맞습|맞고|편하|편해|편안|넉넉|떨어져|comfortable|comfy",
        blame=rf"{_SMALL}|{_BIG}|{_SHORT_LONG}|[끼껴낌]|좁|넓|아파|아프|까져|남아돌|조이|조여"
        rf"|too (?:tight|loose|long|short|wide)|hurts?",
    ),
    Topic.DELIVERY: _words(
        r"배송|택배|도착|배달|발송|\bdeliver\w*|\bshipping\b|\bshipped\b|\bshipment\b|\barriv\w+",
        r"\b(?:came|here) (?:the )?(?:very )?(?:next day|early|quickly|fast)\b|총알 ?배송|로켓처럼"
        r"|하루 ?만에 ?(?:도착|왔|받)|(?:다음 ?날|바로) ?(?:도착|왔|받)"
        r"|빨리 ?(?:왔|받|도착)",
        r"(?:늦게|안) ?(?:왔|와요|오네|받|도착)|\bnever arrived\b|\b(?:was|came|is) late\b"
        r"|\btook (?:\w+ ){0,2}(?:days|weeks"
        r"|forever|ages)\b"
        r"|엉뚱한 곳|다른 (?:상품|물건|색)[이을] ?(?:왔|보)|wrong item|빠져서 왔|누락|missing",
        praise=r"빠르|빨라|빨랐|빠른|빨리|빨랐|총알|일찍|정확|\bfast\b|\bquick\w*|\bearl(?:y|ier)\b"
        r"|\bon time\b|next day",
        blame=_SLOW + r"|분실|파손|\bbroken\b|\bnot arrived\b",
    ),
    Topic.QUALITY: _words(
        r"품질|퀄리티|퀄|마감|바느질|박음질|원단|소재|재질|옷감|내구|만듦새|제품력|음질|배터리|지퍼"
        r"|단추|밑창|촉감|성능|(?<![가-힣])연결|전원|(?<![가-힣])소리|저음|(?<![가-힣])양[이은도]|(?<![가-힣])알이"
        r"|\bqualit\w+|\bstitch\w*|\bmaterials?\b|\bfabric\b|\bdurab\w+|\bsound\b|\bbattery\b"
        r"|\bzipper\b|\bbuttons?\b",
        r"\bworks? (?:perfectly|well|great)\b|튼튼|탄탄|견고|고급스|고급지|오래 ?가|\bwell made\b"
        r"|\bsturdy\b|\bsolid\b|\bpremium\b"
        r"|\bholds up\b|\bdurable\b",
        r"불량|고장|망가|찢어|찢겨|보풀|해[져졌]|뜯어|터졌|구멍|얼룩|허접|싼 ?티|실밥|까끌|늘어나"
        r"|줄었|줄어들|하자|냄새|벗겨"
        r"|\bbroke\b|\bripped\b|\bdefect\w*|\bflimsy\b|\bfell apart\b|\bstopped working\b"
        r"|\bshr[aiu]nk\w*|\bpilling\b"
        r"|\bscratchy\b|\bfeels? cheap\b|\bsmells?\b|\bstain\w*|\bloose threads?\b",
        praise=r"부드럽|부드러|고급|또렷|굵|풍부|많|그대로|\bsoft\b|\blasts\b",
        blame=r"떨어져|떨어짐|떨어졌|닳|끊|꺼져|다르|달라|적어|적네|거칠|약해|허술|못 ?미|\bcheap\b"
        r"|\bbroke\w*|\bdies\b|\bcuts out\b",
    ),
    Topic.PRICE: _words(
        r"가격|가성비|(?<![가-힣])돈(?! ?가스)|세일|행사|(?<![가-힣])값|금액|할인|\bprices?\b|\bvalue\b"
        r"|\bmoney\b|\bpriced\b|\bcost\w*",
        r"저렴|(?<![가-힣])[싸쌉](?=[게고요니네])|(?<![가-힣])싼(?! ?티)|가성비 ?(?:좋|최고|갑|굿|짱)|혜자"
        r"|\bbargain\b|\baffordable\b|(?<!not )\bworth\b|\binexpensive\b|\bgood deal\b",
        r"싼 ?게 ?비지떡|(?:마트|다른 ?[데곳])[가이] ?(?:더|훨씬) ?싸|비싸|비싼(?! ?(?:거|것"
        r"|제품)? ?(?:부럽|못지))|비쌈|비쌉|아깝"
        r"|아까[워운]|\boverpriced\b|(?<!in)\bexpensive\b|\bnot worth\b"
        r"|\bwaste of money\b",
        praise=r"착하|착해|착한|합리|대비 ?(?:훌륭|좋|만족|괜찮)|\bcheap\b|\bfair\b|\blow\b",
        blame=r"올랐|올라|속상|아니에|아닙|내려|떨어졌|못 ?해|못해|\bdropped\b|\bhigh\b|\bmoney back\b",
    ),
    Topic.COLOUR: _words(
        r"(?<![가-힣])색|(?<![가-힣])톤[이도]|색상|색감|컬러|칼라(?=[가는도 ])|(?<=[가-힣])색(?=[이은도감상 ])"
        r"|\bcolou?rs?\b|\bcolou?red\b|\bshade\b|\bdye\b|\btint\b",
        r"색감 ?(?:좋|예쁘|이쁘)|물 ?빠짐[이도]? ?없",
        r"이염|물 ?빠짐(?![이도]? ?없)|물[이도]? ?(?:\w+ )?빠[져졌지]|물[이도]? ?들었|물들|칙칙|누렇|변색"
        r"|\bfaded\b|\bbled\b|\bbleeds\b",
        praise=r"똑같|은은|고급|\bmatch\w*|\bexactly\b|\blovely\b",
        blame=r"다르|달라|다른(?! ?(?:색|컬러|제품|상품|바지|옷|거|것|곳|데|사람|분))|달랐|어두|촌스"
        r"|\bdull\b|\bdifferent\b|\bdarker\b|\bnothing like\b"
        r"|\bnot as\b|\bfade\w*",
    ),
    Topic.THICKNESS: _words(
        r"두께|(?<![가-힣])비침|\bthickness\b|\bthick\b|\bthin\b|얇|두껍|두꺼|두꺼운",
        r"도톰|두툼|비침[이도]? ?(?:없|적)|얇아서 ?(?:시원|좋|가볍)|not see-through|not too (?:thin|thick)",
        r"비치(?=[네고는])|비쳐|비칩|종잇장|(?:너무|좀|많이|생각보다) ?(?:얇|두꺼|두껍)"
        r"|얇아서 ?(?:추|비)|두꺼워서"
        r"|(?<!not )\bsee-through\b|(?<!not )\btoo (?:thin|thick)\b|\bpaper thin\b",
        praise=r"시원|따뜻|포근|\bwarm\b|\bjust right\b|\blight\b",
        blame=r"더워|더워요|추워|\bhot\b|\bcold\b",
    ),
    Topic.PACKING: _words(
        r"포장|박스|상자|에어캡|뽁뽁이|패키지|\bpack(?:ag\w+|ed|ing)\b|\bbox\b|\bbubble wrap\b",
        r"꼼꼼(?:하게|히|해|하)? ?(?:포장|싸)|포장[이도]? ?꼼꼼",
        r"찌그러|(?:깨져|깨진|터져|새서|젖어)[ 서]*(?:왔|온|있)|\bcrushed\b|\bleak\w*|\bcracked\b|\bdented\b",
        praise=r"꼼꼼|정성|안전|튼튼|안 ?깨|\bcareful\w*|\bsecure\w*|\bnicely\b|\bsafe\w*",
        blame=r"뜯|깨|찢|허술|부실|과대|없이|\bbroken\b|\bdamaged\b|\btorn\b|\bopen\b",
    ),
    Topic.TASTE: _words(
        r"맛(?!집|사지)|(?<![가-힣])간[이도] ?(?=딱|잘|세|맞|안)|식감|풍미|단맛|\btast(?:e|es|ed|ing)\b"
        r"|\bflavou?rs?\b|\baftertaste\b",
        r"잡맛[이도]? ?없|잘 ?먹|구수|맛있|맛나|맛잇|꿀맛|고소|담백|(?<![가-힣])달고|새콤달콤"
        r"|\bdelicious\b|\btasty\b|\byummy\b|\bjuicy\b",
        r"(?<!잡)맛[이은도]? ?(?:없|안 ?나)|맛없|비린|밍밍|느끼해|느끼하|텁텁|눅눅|싱거|쓴맛|(?:너무|많이"
        r"|좀) ?(?:달|짜|매|시|써)(?=[아요서고네])"
        r"|\bbland\b|\btasteless\b|\btoo (?:sweet|salty|spicy|sour|bitter)\b|\bstale\b|\bno flavou?r\b",
        praise=r"깔끔|시원|진하|진해|딱 ?맞|부드러|\brefreshing\b|\brich\b|\bsweet\b",
        blame=r"이상|변했|\bplastic\b|\bbitter\b|\bweird\b",
    ),
    Topic.FRESHNESS: _words(
        r"신선|싱싱|유통 ?기한|선도|\bfresh\w*|\bexpir\w+",
        r"신선(?=[하해한했합])|싱싱(?=[하해한했합])|(?<!not )(?<!n't )\bfresh\b",
        r"상했|상해서|상한 ?[게거채냄]|녹아서|녹았|썩|곰팡|시들|물러|물렀|무른|쉰내|쉬었|\brotten\b|\bmou?ld\w*"
        r"|\bspoil\w+|\bwilted\b|\bthawed\b|\bexpired\b"
        r"|\bnot fresh\b",
        praise=r"넉넉|길어|\blong\b",
        blame=r"지났|지난|임박|짧|\bpast\b|\bshort\b",
    ),
    Topic.SERVICE: _words(
        r"서비스|응대|대응|문의|답변|상담|고객 ?센터|교환|환불|반품|판매자|사장님|검수|\bservice\b"
        r"|\bseller\b|\brefund\w*"
        r"|\bsupport\b|\brepl(?:y|ied|ies)\b|\bcustomer care\b|\bexchange\w*|\breturns?\b|\bstaff\b",
        r"(?<!불)친절|\bfriendly\b|\bhelpful\b|\bkind\b",
        r"불친절|(?:답|답변|연락|응답)[이도]? ?없|무시|안 ?해 ?[주줘]|전화도? 안|\brude\b"
        r"|\bno (?:reply|answer|response)\b"
        r"|\brefused?\b|\bdenied\b|\bunhelpful\b|\bnobody answered\b",
        praise=r"빠르|빨라|빠른|바로|쉬웠|쉬워|챙겨|\bquick\w*|\bfast\b|\beasy\b|right away",
        blame=r"느리|느려|늦|거절|안 ?[해돼되]|못 ?받|최악|비용|반품비|\bslow\b|\bignored?\b",
    ),
})  # fmt: skip
