"""An English paper is for a buyer who reads no Chinese: terms typed in Chinese are put into English, or listed."""

import pytest
from papers.desk import filled, findings, paper, quote

from xlcrm.papers.paper import Paper

ROW = "Q-1||2026-11-02|C-1|{product}|FL-3|845610|1|{unit}|USD|39900|CIF|{place}|{pay}|{lead}|2026-12-31|Sent"


def made(
    unit: str = "set",
    place: str = "Jakarta",
    pay: str = "30% T/T",
    lead: str = "45 days",
    lang: str = "en",
    product: str = "光纤激光机",
) -> Paper:
    row = ROW.format(unit=unit, place=place, pay=pay, lead=lead, product=product)
    return paper(quote(row), lang="zh" if lang == "zh" else "en")


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        ({"place": "雅加达"}, "Place", "Jakarta"),
        ({"place": "中国宁波港"}, "Place", "Ningbo"),
        ({"unit": "台"}, "Unit", "units"),
        ({"unit": "套"}, "Unit", "sets"),
        ({"unit": "公斤"}, "Unit", "kg"),
        ({"lead": "45天"}, "Lead Time", "45 days"),
        ({"lead": "4-6周"}, "Lead Time", "4-6 weeks"),
        ({"lead": "1个月"}, "Lead Time", "1 month"),
        ({"lead": "1-2个月"}, "Lead Time", "1-2 months"),
        ({"unit": " 套 ", "place": " 宁波 "}, "Place", "Ningbo"),
        ({"place": "Bogotá"}, "Place", "Bogotá"),
    ],
)
def test_a_term_in_chinese_is_put_into_english(cells: dict[str, str], column: str, said: str) -> None:
    found = made(**cells)
    assert found.lines[0].values[column].shown == said
    assert not [f for f in findings(found) if "Chinese" in f[2] and "光纤激光机" not in f[2]]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"place": "某地"}, "某地"),
        ({"unit": "担"}, "担"),
        ({"pay": "定金30%"}, "定金30%"),
        ({"pay": "30天"}, "30天"),  # after what, Payment Terms does not say
        ({"lead": "收到定金后45天"}, "收到定金后45天"),
    ],
)
def test_what_is_not_known_is_marked_and_listed(cells: dict[str, str], said: str) -> None:
    found = filled(made(**cells))
    assert f"“{said}” is in Chinese, in an English paper" in [message for _, _, message in findings(found)]


def test_a_chinese_paper_and_the_name_of_the_goods_stay_as_they_are() -> None:
    found = made(unit="台", place="雅加达", lead="45天", lang="zh")
    values = found.lines[0].values
    assert [values[c].shown for c in ("Unit", "Place", "Lead Time")] == ["台", "雅加达", "45天"]
    assert made().lines[0].values["Product"].shown == "光纤激光机"


@pytest.mark.parametrize(
    ("product", "listed"),
    [("光纤激光机", True), ("充电宝 20000mAh", True), ("充电宝 Power bank", False), ("Power bank", False)],
)
def test_a_name_of_goods_that_a_buyer_abroad_cannot_read_is_listed(product: str, listed: bool) -> None:
    found = made(product=product)
    told = [message for _, _, message in findings(filled(found))]
    assert (f"“{product}” is in Chinese, in an English paper" in told) == listed
    assert found.lines[0].values["Product"].shown == product
