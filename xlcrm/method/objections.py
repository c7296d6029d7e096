"""What a buyer has said against an offer, as far as plain words tell: the price, his purse or his calendar, a plain no.

The words are those that buyers write (`Said`), and that salespeople note of them (`Summary`), in the languages of the trade.
"""

import re
from functools import cache

from xlcrm.method.losses import HAS_SUPPLIER, OUR_SUPPLIER, THEIR_SUPPLIER
from xlcrm.model import Touch

# fmt: off
_TOO_MUCH = r"(?:too|very|quite|so|much|rather|still|bit|little|slightly|way|is|are|was|were|seems?|looks?) (?:high|higher|expensive|dear|costly)"
_PRICE = (
    rf"\b(?:pric(?:e|es|ing)|quot(?:e|es|ation)|offer|cost|rate)s?\b[^.!?。！？]{{0,30}}?\b{_TOO_MUCH}\b"
    r"|\b(?:too|very|quite|rather|so|more|bit) (?:expensive|costly|pric(?:e)?y)\b|\b(?:high|higher) price\b"
    r"|\d ?% (?:higher|above|over|more expensive)|\bcheaper\b|\bover (?:our|my|the) budget\b|\btarget price\b|\bour target\b"
    r"|\b(?:can(?:not|'t)? you|could you) (?:match|reduce|lower|cut|improve)\b|\b(?:lower|reduce|cut) (?:the |your )?price"
    r"|\b(?:better|lower|special) price\b|\bdiscount\b"
    r"|(?:价(?:格|钱)?|price ?)[^。！？，,；;a-z]{0,6}?(?:高|贵)|报价[^。！？，,；;]{0,4}?高|太贵|偏贵|贵了|嫌贵|有点贵|目标价|(?:再|能|给)?便宜(?:点|些|一点)|能不能降|降价|压价|砍价|再优惠"
    r"|\bcar[oa]s?\b|\b(?:precio|preço|oferta|cotización)s?\b[^.!?]{0,30}?\b(?:alt[oa]s?|elevad[oa]s?)\b|\b(?:mejor|menor|melhor) (?:precio|preço)\b|\bprecio objetivo\b|\b(?:descuento|desconto|rebaja)\b"
    r"|\bzu (?:teuer|hoch)\b|\bgünstiger|\b(?:trop cher|prix[^.!?]{0,20}(?:élevé|trop haut)|moins cher)|дорого|дешевле|высок(?:ая|ие) цен|скидк"
)
_PRICE_FINE = (
    r"\b(?:not|isn['’]t|no longer) (?:too |very |so |that )?(?:high|expensive|dear)\b|\b(?:high|higher)[ -](?:quality|grade|end|bay|speed)\b|no es (?:muy )?car[oa]"
    r"|(?:不|并不|没有)(?:太|算|很)?(?:高|贵)|高(?:质量|品质|端)"
)
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
)
_WHEN = (
    r"(?:ramadan|eid|tet|tết|diwali|nowruz|easter|christmas|xmas|new year|chinese new year|spring festival|cny|(?:the |our |my )?(?:summer |winter )?holidays?|vacation|passover|(?:the )?season|(?:the )?fair|inventory"
    rf"|{_MONTH})"
)
_LATER = (
    rf"\bafter (?:the )?{_WHEN}\b|\bnext (?:year|quarter|season|budget|month|spring|summer|autumn|fall|winter)\b|\bin (?:q[1-4]|the new year)\b|\buntil (?:the )?(?:end|middle|beginning|start) of\b"
    r"|\b(?:postponed|on hold|put off|deferred)\b|\blater this year\b|\b(?:check|discuss|talk|speak|consult) (?:it )?with (?:my|the|our) (?:boss|management|director|partner|bank|team)\b|\b(?:boss|management|board|committee) (?:will )?decides?\b"
    r"|年后|节后|过完年|(?:斋月|春节|开斋节|圣诞|新年|放假|展会)(?:之|以)?后|明年|下(?:个?月|半年|季度|一季)|(?:以后|之后|过后|回头|到时候?)再|再(?:说|议|定|考虑)|推迟|延期|搁置|(?:等|问|跟|和|请示)(?:一下)?(?:老板|领导|总部|管理层)"
    r"|\b(?:después|luego) de(?: las| la| el|l)? ?(?:vacaciones|fiestas|navidad|reyes|semana santa|año nuevo|feria)|\b(?:próximo|proximo) (?:año|mes|trimestre)\b|\baño (?:que viene|próximo)\b|\bmás adelante\b|\b(?:decide|decidirá) en\b"
    rf"|\b(?:vemos|hablamos|retomamos|volvemos|come back|call|contact|write|revenez|rappelez)\b[^.!?]{{0,25}}\b(?:in|en|on(?: \d{{1,2}})?|after) (?:q[1-4]|{_MONTH})\b"
    r"|\bl['’]année prochaine\b|\bl['’]an prochain\b|\bnächste[ns]? (?:jahr|monat|quartal)\b|\bpróximo ano\b"
)
_NO = (
    r"\bno (?:\w+ )?(?:investments?|plans?|budget|need|demand|interest|requirements?)\b(?! to\b)|\bnot interested\b|\b(?:don['’]t|do not|does not) (?:need|have (?:any )?(?:plan|need))\b|\bnot (?:at the moment|now|for us)\b|\bclosed? down\b"
    r"|没(?:有)?(?:需求|需要|计划|预算)|(?:暂时|目前|现在)?(?:不需要|用不上|不考虑)|不感兴趣"
    r"|\bno (?:nos |me )?(?:interesa|necesitamos|necesito|hay presupuesto|tenemos (?:presupuesto|planes))|\bkein(?:en)? (?:bedarf|interesse)\b|\bpas (?:intéressés?|besoin|de budget)\b"
)
# fmt: on


@cache
def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


def said_by(reply: Touch) -> str:
    """What there is of a reply: the buyer's words and the note."""
    return f"{reply.said}\n{reply.summary}"


def on_the_price(words: str) -> bool:
    """Does somebody find a price too high, or ask for a lower one?"""
    return _compiled(_PRICE).search(_compiled(_PRICE_FINE).sub(" ", words)) is not None


def put_off(words: str) -> bool:
    """Does he put the matter off to another day, or leave it to another?"""
    return _compiled(_LATER).search(words) is not None


def of_a_supplier(reply: Touch) -> bool:
    """Does he speak of a supplier of his?"""
    heard = ((HAS_SUPPLIER, said_by(reply)), (OUR_SUPPLIER, reply.said), (THEIR_SUPPLIER, reply.summary))
    return any(_compiled(words).search(text) for words, text in heard)


def a_no(words: str) -> bool:
    """Does he say that he needs or plans nothing?"""
    return _compiled(_NO).search(words) is not None
