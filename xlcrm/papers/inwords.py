"""Amounts of money in words, in English as trade writes them and in the Chinese capitals of banks (大写)."""

from decimal import Decimal

from xlcrm.papers.currencies import MOST, Currency
from xlcrm.text import Lang

_ONES = (
    "ZERO ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE THIRTEEN FOURTEEN FIFTEEN SIXTEEN SEVENTEEN "
    "EIGHTEEN NINETEEN"
).split()
_TENS = "  TWENTY THIRTY FORTY FIFTY SIXTY SEVENTY EIGHTY NINETY".split(" ")
_GROUPS = ("", " THOUSAND", " MILLION", " BILLION", " TRILLION")
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("仟", "佰", "拾", "")
_PARTS = "角分厘"


def in_words(amount: Decimal, of: Currency, lang: Lang) -> str:
    """The amount of that currency in words. It must have no more decimals than the currency, and be below MOST."""
    return _chinese(amount, of) if lang == "zh" else _english(amount, of)


def _split(amount: Decimal, decimals: int) -> tuple[int, int]:
    """Whole units, and the parts beside them."""
    if abs(amount) >= MOST or amount != round(amount, decimals):
        raise ValueError(f"{amount} has no words with {decimals} decimals")
    whole, parts = divmod(int(abs(amount).scaleb(decimals)), 10**decimals)
    return whole, parts


# ---- English -----------------------------------------------------------------------------------------------------


def _english(amount: Decimal, of: Currency) -> str:
    """`SAY US DOLLARS ONE THOUSAND TWO HUNDRED AND CENTS FIFTY ONLY`; of a part without a name `AND 50/100`."""
    decimals, name, part = of.decimals, of.name.en, of.part
    whole, parts = _split(amount, decimals)
    said = f"SAY {name} {'MINUS ' if amount < 0 else ''}{_number(whole)}"
    if parts:
        said += f" AND {part} {_number(parts)}" if part else f" AND {parts:0{decimals}d}/{10**decimals}"
    return f"{said} ONLY"


def _number(number: int) -> str:
    if number == 0:
        return _ONES[0]
    groups, rest = list[str](), number
    for name in _GROUPS:
        rest, group = divmod(rest, 1000)
        if group:
            groups.insert(0, f"{_below_thousand(group)}{name}")
    return " ".join(groups)


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    said = [f"{_ONES[hundreds]} HUNDRED"] if hundreds else []
    if rest >= 20:
        tens, ones = divmod(rest, 10)
        said.append(_TENS[tens] + (f"-{_ONES[ones]}" if ones else ""))
    elif rest:
        said.append(_ONES[rest])
    return " ".join(said)


# ---- Chinese -----------------------------------------------------------------------------------------------------


def _chinese(amount: Decimal, of: Currency) -> str:
    """`美元壹仟贰佰元伍角整`, by the rules of the People's Bank for filling in bills (支付结算办法, annex 1).

    One 零 for any run of zeros, none before 角; 整 after 元 and 角, none after 分. Foreign money likewise, its name in
    front; thousandths are 厘.
    """
    decimals, name = of.decimals, of.name.zh
    whole, parts = _split(amount, decimals)
    said = name + ("负" if amount < 0 else "")
    if whole or not parts:
        said += f"{_han(whole)}元"
    digits = f"{parts:0{decimals}d}" if parts else ""
    begun, gap = bool(whole), False
    for place, digit in zip(_PARTS, digits, strict=False):
        if digit == "0":
            gap = begun
        else:
            said += ("零" if gap else "") + _DIGITS[int(digit)] + place
            begun, gap = True, False
    return said if said[-1] in "分厘" else f"{said}整"


def _han(number: int) -> str:
    for size, name in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            high, low = divmod(number, size)
            zero = "零" if low and low < size // 10 else ""
            return f"{_han(high)}{name}{zero}{_han(low) if low else ''}"
    said, gap = "", False
    for place, digit in zip(_PLACES, f"{number:04d}", strict=True):
        if digit == "0":
            gap = bool(said)
        else:
            said += ("零" if gap else "") + _DIGITS[int(digit)] + place
            gap = False
    return said or _DIGITS[0]
