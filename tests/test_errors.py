"""Why a system refuses, in a sentence of one language."""

import errno
import os
import re

import pytest

from xlcrm.errors import because

LATIN_WORDS = re.compile("[a-z]{2,}", re.IGNORECASE)


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_a_chinese_sentence_has_no_english_reason(number: int) -> None:
    said = because(OSError(number, os.strerror(number))).zh
    assert not LATIN_WORDS.search(said.removeprefix(f"系统错误 {errno.errorcode[number]}")), said


@pytest.mark.parametrize(
    ("error", "en", "zh"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "No space left on device", "磁盘已满"),
        (OSError(errno.EPROTO, "Protocol error"), "Protocol error", "系统错误 EPROTO"),
        (TimeoutError(), "TimeoutError", "系统错误 TimeoutError"),
        # Windows speaks its own language, whatever that of the book is.
        (OSError(errno.EPROTO, "协议错误"), "system error EPROTO", "协议错误"),
        (OSError(errno.EACCES, "拒绝访问。"), "system error EACCES", "没有权限"),
    ],
)
def test_each_sentence_has_the_reason_in_its_own_language(error: OSError, en: str, zh: str) -> None:
    assert because(error) == (en, zh)
