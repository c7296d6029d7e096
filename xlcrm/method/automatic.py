"""What comes in by itself: a note that somebody is away, or that a letter came back."""

from xlcrm.han import pattern, simplified
from xlcrm.model import Touch

# fmt: off
_BOUNCE = (
    r"bounce|undeliver|not delivered|delivery (?:has )?fail|delivery status|mailer-daemon|postmaster|mailbox (?:is )?(?:full|unavailable)|user unknown|unknown user|no such user|address not found|recipient (?:address )?rejected|\b5\.\d\.\d{1,2}\b"
    r"|退信|退回|无法投递|无法送达|投递失败|发送失败|邮箱已满|拒收|地址不存在"
    r"|no (?:se )?(?:pudo|ha podido|puede) (?:ser )?entrega|buzón[^.]{0,20} llen[oa]|mensaje devuelto|rebot(?:e|ado)|unzustellbar|nicht zugestellt|postfach (?:ist )?voll"
    r"|(?:pas|pas pu être|non) (?:remis|distribué|délivré)|boîte[^.]{0,20} pleine|não (?:pôde ser|foi|pode ser) entregue|caixa[^.]{0,20} cheia|non (?:è stato )?recapitat|mancata consegna|casella[^.]{0,20} piena|не (?:было |был[ао]? )?доставлен|не удалось доставить|ящик[^.]{0,12} переполнен|teslim edilemedi|iletilemedi|配信(?:不能|できません)|送信できません"
)
_AWAY = (
    r"out[ -]of[ -](?:the )?office|\booo\b|on (?:annual |maternity |parental )?leave|vacation|holiday|travel|business trip|away|back on|return on|closed until"
    r"|休假|度假|放假|外出|出差|出国|参展|旅行|不在办公|不在公司|返回|返岗|回来"
    r"|fuera de la oficina|vacaciones|ausen(?:te|cia)|de baja|de viaje|\burlaub|abwesen|außer haus|nicht im büro|elternzeit|\babsen[ct]|\bcongés?\b|vacances|fermés?\b|férias|ausência|fora do escritório|\bin ferie\b|fuori ufficio|assent[ei]|отпуск|отсутств|командировк"
    r"|休暇|不在|出張|休業|\bizinde|\btatil|إجازة|خارج المكتب|휴가|출장|부재|nghỉ phép"
)
# fmt: on


def is_automatic(touch: Touch) -> bool:
    """Did it come in by itself?"""
    return touch.auto and not touch.out


def is_bounce(touch: Touch) -> bool:
    """Is it a note that a letter came back?"""
    return is_automatic(touch) and _says(_BOUNCE, touch)


def is_away(touch: Touch) -> bool:
    """Is it a note that somebody is away?"""
    return is_automatic(touch) and not _says(_BOUNCE, touch) and _says(_AWAY, touch)


def _says(words: str, touch: Touch) -> bool:
    return pattern(words).search(simplified(f"{touch.summary}\n{touch.said}")) is not None
