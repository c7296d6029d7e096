"""What comes in by itself: a note that somebody is away, or that a letter came back."""

import re

from xlcrm.model import Touch

_BOUNCE = r"bounce|undeliver|not delivered|delivery (?:has )?fail|delivery status|mailer-daemon|postmaster|mailbox (?:is )?(?:full|unavailable)|user unknown|no such user|退信|退回|无法投递|无法送达|投递失败|发送失败|邮箱已满"
_AWAY = r"out[ -]of[ -](?:the )?office|\booo\b|on (?:annual |maternity )?leave|vacation|holiday|travel|business trip|away|back on|return on|休假|度假|放假|外出|出差|出国|参展|旅行|不在办公|不在公司|返回|返岗|回来"


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
    return re.search(words, f"{touch.summary}\n{touch.said}", re.IGNORECASE) is not None
