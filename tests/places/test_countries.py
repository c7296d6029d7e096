import subprocess
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from book_text import column, refreshed, typed
from hypothesis import given
from hypothesis import strategies as st
from scripts_at_hand import load_script

from xlcrm.places import foreign_country_names
from xlcrm.places.countries import country_name, in_a_sentence, iso_code, nearest_countries

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    pytest.importorskip("babel", reason="Babel, from which the table of countries is made, is not installed")
    return load_script("build_countries")


@pytest.mark.parametrize(
    ("code", "en", "zh"),
    [
        ("US", "the United States", "美国"),
        ("AE", "the United Arab Emirates", "阿联酋"),
        ("NL", "the Netherlands", "荷兰"),
        ("DO", "the Dominican Republic", "多米尼加共和国"),
        ("KY", "the Cayman Islands", "开曼群岛"),
        ("DE", "Germany", "德国"),
        ("CZ", "Czechia", "捷克"),
    ],
)
def test_in_a_sentence_some_names_have_an_article(code: str, en: str, zh: str) -> None:
    assert in_a_sentence(code) == (en, zh)


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("DE", "Germany; germany; GERMANY; DE; de; DEU; 德国; 德國; Deutschland;  Germany ; ＤＥ; Ｇｅｒｍａｎｙ"),
        (
            "US",
            "United States; united  states; The United States; USA; U.S.A.; U.S.; us; America; 美国; 美國; 美利坚合众国",
        ),
        ("GB", "United Kingdom; UK; U.K.; the UK; GB; GBR; Britain; Great Britain; England; Scotland; 英国; 英格兰"),
        ("AE", "UAE; U.A.E.; United Arab Emirates; AE; ARE; 阿联酋; 阿拉伯联合酋长国"),
        ("NL", "Netherlands; The Netherlands; Netherlands, The; Holland; 荷兰"),
        ("KR", "Korea; South Korea; Republic of Korea; Korea, Republic of; KOR; 韩国; 南韩; 南韓"),
        ("KP", "North Korea; DPRK; Korea, Democratic People's Republic of; Korea, DPR; 朝鲜; 北韩"),
        ("CZ", "Czechia; Czech Republic; 捷克; 捷克共和国"),
        ("CI", "Ivory Coast; Côte d'Ivoire; Côte d’Ivoire; Cote d'Ivoire; COTE D IVOIRE; 科特迪瓦; 象牙海岸"),
        ("RU", "Russia; Russian Federation; 俄罗斯; 俄国; 俄羅斯"),
        ("TW", "Taiwan; 台湾; 台灣; 臺灣; 中国台湾; 中国 台湾; 中国台湾省; Taiwan, Province of China; Taiwan, China"),
        ("HK", "Hong Kong; HongKong; 香港; 中国香港; 香港特别行政区; Hong Kong SAR; Hong Kong, China"),
        ("MO", "Macao; Macau; 澳门; 澳門; 中国澳门; 澳门特别行政区; Macau, China"),
        ("MM", "Burma; Myanmar; 缅甸"),
        ("VN", "Vietnam; Viet Nam; 越南"),
        ("TR", "Türkiye; Turkiye; TÜRKİYE; Turkey; 土耳其"),
        ("SA", "KSA; Saudi Arabia; Kingdom of Saudi Arabia; 沙特; 沙特阿拉伯"),
        ("BR", "Brasil; Brazil; 巴西"),
        ("MX", "México; Mexico; 墨西哥"),
        ("CD", "DRC; DR Congo; Congo, The Democratic Republic of the; 刚果（金）; 刚果(金); 刚果金"),
        ("BA", "Bosnia & Herzegovina; Bosnia and Herzegovina; 波黑"),
        ("LC", "St. Lucia; St Lucia; Saint Lucia"),
        ("TZ", "Tanzania; Tanzania, United Republic of"),
        ("GW", "Guinea-Bissau; Guinea Bissau"),
        ("XK", "Kosovo; 科索沃"),
    ],
)
def test_a_country_is_known_by_all_its_customary_names(code: str, written: str) -> None:
    assert {name: iso_code(name) for name in written.split(";")} == dict.fromkeys(written.split(";"), code)


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("DE", "Deutschland; Allemagne; Alemania; Alemanha; Германия; Niemcy; Duitsland; Almanya; ドイツ; 독일; ألمانيا; Đức; เยอรมนี; Jerman"),
        ("RU", "Россия; РОССИЯ; Российская Федерация; РФ; Rusland; Rosja; ロシア; 러시아; روسيا"),
        ("JP", "日本; Japón; Japão; Япония; 일본; اليابان; ญี่ปุ่น"),
        ("KR", "대한민국; 한국; 韓国; Südkorea; Corea del Sur; Coreia do Sul; Южная Корея; Hàn Quốc; เกาหลีใต้"),
        ("TH", "ประเทศไทย; ไทย; Таиланд; タイ; Tailandia"),
        ("VN", "Việt Nam; Vietnam; Вьетнам; ベトナム; เวียดนาม"),
        ("TR", "Türkiye; TÜRKİYE; Türkei; Turquía; Турция; トルコ"),
        ("US", "Vereinigte Staaten; EE. UU.; EEUU; EUA; États-Unis; Stati Uniti; США; ABD; アメリカ; 米国; 미국; أمريكا; Mỹ; Hoa Kỳ"),
        ("GB", "Großbritannien; Vereinigtes Königreich; Reino Unido; Royaume-Uni; Великобритания; イギリス; 영국; Inglaterra"),
        ("SA", "Saudi-Arabien; السعودية; المملكة العربية السعودية; Саудовская Аравия"),
        ("AE", "الإمارات; الامارات العربية المتحدة; ОАЭ; EAU; Emiratos Árabes Unidos; Vereinigte Arabische Emirate"),
        ("NL", "Nederland; Niederlande; Países Bajos; Pays-Bas; Holanda; Olanda; オランダ"),
        ("SE", "Sverige; Schweden; Suecia"),
        ("HU", "Magyarország; Ungarn"),
        ("GR", "Ελλάδα; Griechenland"),
        ("UA", "Україна; Украина"),
        ("IN", "भारत; Indien; Índia"),
    ],
)  # fmt: skip
def test_a_country_is_known_by_its_names_in_other_languages(code: str, written: str) -> None:
    assert {name: iso_code(name) for name in written.split("; ")} == dict.fromkeys(written.split("; "), code)


@pytest.mark.parametrize(
    ("name", "code"),
    [("Mỹ", "US"), ("MY", "MY"), ("Áo", "AT"), ("AO", "AO"), ("Bỉ", "BE"), ("BI", "BI"), ("ＭＹ", "MY"), ("Mỳ", None), ("Ý", "IT"), ("Y", None)],
)  # fmt: skip
def test_accents_tell_a_short_name_from_a_code(name: str, code: str | None) -> None:
    assert iso_code(name) == code


def test_a_name_in_another_language_is_one_countrys_and_never_against_an_english_or_chinese_one(
    builder: ModuleType,
) -> None:
    lines = [line.split("|") for line in foreign_country_names.COUNTRIES.splitlines()]
    listed = [key for _, keys in lines for key in keys.split(",") if key]
    assert len(listed) == len(set(listed)) > 2000
    assert not set(listed) & {key for keys in builder.own_keys().values() for key in keys}


def test_a_customer_whose_country_is_in_his_own_language_has_its_holidays() -> None:
    dues = []
    for country in ("Deutschland", "Germany", "Россия"):
        sheets = typed(f"Customers\nCompany | Country | Email | Added\nAcme | {country} | a@b.example | 2026-10-01")
        refreshed(sheets, date(2026, 12, 24))
        assert column(sheets, "Problems", "Problem") == []
        dues.append(column(sheets, "Customers", "Next Due"))
    assert dues[0] == dues[1]


@pytest.mark.parametrize(
    "name", ["", "  ", ".", "the", "Atlantis", "Germny", "840", "EU", "ZZ", "火星", None, 49, 3.5, True]
)
def test_what_names_no_country_has_no_code(name: object) -> None:
    assert iso_code(name) is None


@pytest.mark.parametrize("name", ["Congo", "刚果", "Virgin Islands", "congo"])
def test_a_name_that_two_countries_share_is_unknown_and_suggests_both(name: str) -> None:
    assert iso_code(name) is None
    assert len(nearest_countries(name)) == 2


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Germny", "DE"), ("Untied States", "US"), ("Brazill", "BR"), ("Philipines", "PH"), ("Dubai, UAE", "AE"),
        ("New York, USA", "US"), ("made in China", "CN"), ("德国汉堡", "DE"), ("沙特阿拉泊", "SA"), ("德国 Germany", "DE"),
        ("Москва, Россия", "RU"), ("São Paulo - Brasil", "BR"), ("Lyon, Francia", "FR"), ("サウジアラビア王国", "SA"), ("서울 대한민국", "KR"),
        ("Juba, South Sudan", "SS"), ("Mali trade", "ML"), ("Itali", "IT"),
    ],
)  # fmt: skip
def test_an_unknown_name_suggests_what_stands_in_it_or_is_spelt_alike(name: str, first: str) -> None:
    assert iso_code(name) is None
    assert nearest_countries(name)[0] == first


def test_no_more_than_three_are_suggested() -> None:
    assert len(nearest_countries("Saint")) == 3


@pytest.mark.parametrize(
    "name", ["", "n/a", "TBD", "unknown", "Acme Ltd", "火星", "德", "Ira", "Itly", "USA office", "Rome and Milan"]
)
def test_nothing_is_suggested_where_nothing_is_near(name: str) -> None:
    assert nearest_countries(name) == ()


def test_a_country_is_shown_in_the_readers_language() -> None:
    assert (country_name("DE", "en"), country_name("DE", "zh")) == ("Germany", "德国")
    assert country_name("??", "zh") == "??"


@pytest.mark.parametrize(
    "code, en, zh", [("HK", "Hong Kong", "中国香港"), ("MO", "Macao", "中国澳门"), ("TW", "Taiwan", "中国台湾")]
)
def test_in_chinese_hong_kong_macao_and_taiwan_have_china_before_their_names(code: str, en: str, zh: str) -> None:
    assert (country_name(code, "en"), country_name(code, "zh")) == (en, zh)
    assert iso_code(zh) == iso_code(zh.removeprefix("中国")) == code


def test_every_country_is_known_by_its_code_and_by_the_names_it_is_shown_by(builder: ModuleType) -> None:
    codes = builder.countries()
    assert len(codes) == 250  # the 249 of ISO 3166 and Kosovo
    for code in codes:
        shown = (code, code.lower(), country_name(code, "en"), country_name(code, "zh"))
        assert [iso_code(name) for name in shown] == [code] * 4


def test_every_alias_is_understood(builder: ModuleType) -> None:
    listed = (*builder.ALIASES.items(), *builder.FOREIGN_ALIASES.items())
    aliases = {alias: code for code, names in listed for alias in names.split(", ")}
    assert {alias: iso_code(alias) for alias in aliases} == aliases


def test_the_table_is_what_the_script_makes_of_it_now(builder: ModuleType) -> None:
    for target, source in ((builder.TARGET, builder.source()), (builder.FOREIGN_TARGET, builder.foreign_source())):
        assert target.read_text(encoding="utf-8") == source, "run: python scripts/build_countries.py"


@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    code = iso_code(text)
    assert code is None or len(code) == 2
    assert len(nearest_countries(text)) <= 3


def test_looking_up_a_country_loads_no_library() -> None:
    program = (
        "import sys; from xlcrm.places.countries import iso_code, nearest_countries; assert iso_code('德国') == 'DE';"
        "assert 'xlcrm.places.foreign_country_names' not in sys.modules;"
        "assert nearest_countries('Germny'); print(sorted({'babel', 'rapidfuzz', 'holidays'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("typed_in", "shown"), [("台湾", "中国台湾"), ("中国香港", "中国香港"), ("TW", "TW"), ("德国", "德国")]
)
def test_the_agenda_writes_a_bare_name_of_the_three_with_china_and_leaves_the_users_cell(
    typed_in: str, shown: str
) -> None:
    sheets = typed(f"客户\n公司名称 | 国家\n甲 | {typed_in}", "zh")
    refreshed(sheets)
    assert column(sheets, "日程", "国家") == [shown]
    assert column(sheets, "客户", "国家") == [typed_in]
