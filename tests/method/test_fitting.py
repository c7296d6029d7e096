"""Whom a row of Materials is for (domain.md 3): the goods that it names, however many rows and customers there are."""

import time
from itertools import product

from book_text import TODAY, result

from xlcrm.method.fitting import Fitting, alike
from xlcrm.model import Customer, Key, Material

GOODS = (
    "pump", "Pumps", "centrifugal pump", "pump for gas", "gas", "gas pumps, 2 pcs", "glass", "pump 2", "2", "-", "",
    "阀", "阀门", "不锈钢阀门", "闸阀", "球阀 DN50", "DN50", "水泵 pump", "Türen", "tür", "Straße", "STRASSE", "ﬁlter", "filter",
)  # fmt: skip


def customer(products: str) -> Customer:
    return Customer(2, Key("C-1"), "C-1", "Acme", products=products)


def test_a_row_fits_who_buys_goods_alike_to_those_it_names_whatever_other_rows_name() -> None:
    rows = [Material(n, "news", products=(name,)) for n, name in enumerate(GOODS)]
    fitting = Fitting(rows)

    for row, bought in product(rows, GOODS):
        (named,) = row.products or ()
        assert fitting.fits(row, customer(bought), "C") == any(alike(named, b) for b in bought.split(",")), (
            named,
            bought,
        )


def test_thousands_of_rows_are_not_held_against_the_goods_of_each_of_thousands_of_customers() -> None:
    customers = "".join(f"C-{n} | Company {n} | LED lamp {n}; 灯具{n}\n" for n in range(2_000))
    rows = "".join(f"news | Title {n} | Valve {n}; 阀门{n}\n" for n in range(1_500))
    letters = "".join(f"2026-06-0{n % 9 + 1} | C-{n} | Out\n" for n in range(2_000))

    began = time.process_time()
    found = result(
        f"Customers\nCustomer ID | Company | Products\n{customers}\nMaterials\nTopic | Title | Products\n{rows}\n"
        f"Touches\nDate | Customer | Direction\n{letters}",
        TODAY,
    )

    assert {s.topic for s in found.standings} == {"self-check"} and time.process_time() - began < 10
