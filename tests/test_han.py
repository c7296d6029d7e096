"""Traditional characters are read as simplified ones, wherever words are listened for (domain.md 10: Chinese is Chinese)."""

from datetime import date

import pytest

from xlcrm.currencies import code_of
from xlcrm.han import simplified
from xlcrm.letters.check import findings
from xlcrm.letters.lines import says_little
from xlcrm.letters.people import person, same_person
from xlcrm.letters.vocabulary import plain
from xlcrm.lists import MEDIA, STATUSES, TOPICS, Choices
from xlcrm.method.automatic import is_away, is_bounce
from xlcrm.method.losses import causes_in
from xlcrm.method.objections import a_complaint, a_no, of_a_supplier, on_the_price, put_off
from xlcrm.model import Touch
from xlcrm.places.countries import as_written, iso_code
from xlcrm.tables.values import code


def reply(words: str) -> Touch:
    """A message of the buyer's that came in by itself."""
    return Touch(date(2026, 11, 20), 2, "C-1", False, None, None, said=words, auto=True)


def test_what_a_buyer_says_is_understood_in_traditional_characters_too() -> None:
    assert on_the_price("報價太貴了，能不能再便宜一點？")
    assert put_off("這件事等我們老闆回來再決定")
    assert a_no("目前沒有需求，謝謝")
    assert a_complaint("這批貨破損了三箱，質量問題")
    assert of_a_supplier(reply("我們已經在別家下單了"))
    assert is_away(reply("自動回覆：我在休假，下週返回")) and is_bounce(reply("郵件無法投遞，已退回"))
    assert causes_in("客戶嫌貴") == {"S3"}
    assert says_little("收到，謝謝您的來信！")


def test_japanese_which_has_some_of_these_characters_is_understood_as_before() -> None:
    assert put_off("連休明けにご連絡します") and put_off("検討中です") and a_no("興味はありません")


@pytest.mark.parametrize(
    ("choices", "typed", "meant"),
    [(STATUSES, "已報價", "Sent"), (STATUSES, "已下單", "Ordered"), (STATUSES, "丟單", "Lost"), (MEDIA, "即時通訊", "IM"), (TOPICS, "報價跟進", "quote")],
)  # fmt: skip
def test_values_of_closed_lists_are_read_in_traditional_characters_too(
    choices: Choices, typed: str, meant: str
) -> None:
    assert code(choices, typed) == meant


def test_so_are_countries_currencies_and_titles() -> None:
    assert [iso_code(c) for c in ("馬來西亞", "阿聯酋", "韓國", "臺灣")] == ["MY", "AE", "KR", "TW"]
    assert [code_of(c) for c in ("人民幣", "新臺幣", "馬幣")] == ["CNY", "TWD", "MYR"]
    assert person("林志明 經理", han=True)["called"] == "林志明經理"
    assert person("林志明", han=True, post="總經理")["called"] == "林总"
    assert person("採購部門", han=True)["several"] == "yes"


def test_one_person_may_be_written_in_either_script() -> None:
    assert same_person("陳經理", "陈经理") and same_person("陳偉明 經理", "陈经理")
    letter = {"Contact": "陳美玲 小姐", "Body": "陈小姐，您好！\n\n正文。\n\n顺祝商祺！\n李娜", "Language": "zh"}
    assert "salutation" not in {f.code for f in findings(letter)}
    assert "salutation" in {f.code for f in findings({**letter, "Contact": "林美玲 小姐"})}


def test_what_is_listened_for_in_letters_is_compared_in_simplified_characters() -> None:
    assert plain("請盡快下單") == plain("请尽快下单")
    assert simplified("圖") == "图"


def test_what_is_simplified_already_and_what_is_no_chinese_stays_as_it_is() -> None:
    for words in ("Ningbo", "报价", "", "çok pahalı", "비싸다"):
        assert simplified(words) == words


def test_taiwan_and_hong_kong_have_china_before_them_in_either_script() -> None:
    assert [as_written(c) for c in ("台灣", "臺灣", "香港", "澳門", "馬來西亞")] == ["中国台湾", "中国台湾", "中国香港", "中国澳门", "馬來西亞"]  # fmt: skip
