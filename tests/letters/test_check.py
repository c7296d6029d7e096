"""domain.md 8: what the check of a plain letter finds."""

import pytest

from xlcrm.letters.check import check
from xlcrm.model import Cell

CLEAN: dict[str, Cell] = {"Subject": "Pumps", "Body": "Dear Ann,\n\nOne fact. Which size suits you?\n\nBest regards,\nWang", "To": "a@b.de", "Contact": "Ann"}


def test_a_letter_in_order_has_an_empty_check() -> None:
    assert check(CLEAN, "en") == check(CLEAN, "zh") == ""


@pytest.mark.parametrize(
    ("cells", "en", "zh"),
    [
        ({"Subject": ""}, "The subject is empty: name the fact or the quotation", "标题为空：请写明事由或报价单号"),
        ({"Subject": "x" * 61}, "The subject has 61 characters: cut it to 60", "标题有 61 个字符：请压缩到 60 以内"),
        ({"Body": "  "}, "The letter is empty: write it, or set it to Skipped", "正文为空：请写正文，或把状态改为“跳过”"),
        ({"To": "nowhere"}, "The address is missing or is none: fill in To", "收件人邮箱缺失或不正确：请填写收件人"),
        ({"To": None}, "The address is missing or is none: fill in To", "收件人邮箱缺失或不正确：请填写收件人"),
        ({"Body": "Dear Ann,\n\n[[to fill in: x]]"}, "1 place to fill in: look for [[ ]]", "有 1 处待填写：请找 [[ ]]"),
        ({"Body": "Dear Ann,\n\n[[a]] and [[b\nc]]"}, "2 places to fill in: look for [[ ]]", "有 2 处待填写：请找 [[ ]]"),
    ],
)
def test_each_rule_has_its_sentence_in_both_languages(cells: dict[str, Cell], en: str, zh: str) -> None:
    assert (check({**CLEAN, **cells}, "en"), check({**CLEAN, **cells}, "zh")) == (en, zh)


def test_a_subject_of_60_characters_passes() -> None:
    assert check({**CLEAN, "Subject": "x" * 60}, "en") == ""


def test_findings_stand_one_a_line() -> None:
    assert check({}, "en").splitlines() == [
        "The subject is empty: name the fact or the quotation",
        "The address is missing or is none: fill in To",
        "The letter is empty: write it, or set it to Skipped",
    ]
