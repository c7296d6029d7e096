"""What a buyer's own words say against an offer, in the languages of the trade; and which words say nothing of the kind."""

from collections.abc import Callable
from datetime import date

import pytest
from bounded import assert_no_square

from xlcrm.method.objections import (
    a_complaint,
    a_no,
    a_request,
    an_order,
    of_a_supplier,
    on_the_price,
    only_thanks,
    put_off,
)
from xlcrm.model import Touch


@pytest.mark.parametrize(
    "words",
    """
    Call me in March.
    Please call me after Easter.
    Let's talk after the summer.
    I will get back to you next week.
    I need to ask my boss.
    Waiting for my manager approval.
    We will order after Ramadan inshallah.
    Después del verano lo vemos
    Llámame en marzo
    Lo tengo que consultar con dirección
    Estamos revisando, le aviso la próxima semana
    Rufen Sie mich im März an.
    Bitte melden Sie sich nach den Sommerferien.
    Après Pâques
    позвоните в марте
    после праздников
    Depois do carnaval
    ci sentiamo a settembre
    شكرا، سنرد بعد العيد
    検討中です
    3月再联系
    国庆后再联系
    等我们老板回来
    问下老板
    明年再看
    下半年吧
    We decided to wait until next year
    Not decided yet, after the fair
    It will be decided after the fair
    After the fair we need to discuss
    我们决定年后再说
    等老板同意了再下单
    老板还没定，节后再说
    Lepas raya kita bincang
    Nanti saya tanya bos dulu
    Setelah lebaran saya kabari
    """.strip().splitlines(),
)
def test_who_names_a_later_day_or_somebody_else_who_decides_puts_it_off(words: str) -> None:
    assert put_off(words.strip())


@pytest.mark.parametrize(
    "words",
    """
    We need delivery next month
    Please ship next month.
    Order confirmed, ship after Chinese New Year
    Please quote for next year, 2000 sets
    We launch the new range next spring: please quote 500
    Precio para el próximo año, por favor, 500 cajas
    下半年计划我让陈先生发你
    下个月要发货
    明年要开20家新店，请报价
    上次那款，下个月再来3000个
    After the fair we decided to order
    We decided to order after the fair, thanks
    After the holidays we received your samples
    After Ramadan my boss approved the price
    We postponed the other project, but want yours now
    The other project is on hold, yours we take
    展会后我们决定下单
    老板决定下单了
    展會後我們老闆已經同意了
    另一个项目推迟了，你们的先做
    Después de la feria decidimos comprar
    Nach der Messe haben wir uns für Sie entschieden
    После выставки решили заказать
    """.strip().splitlines(),
)
def test_a_day_on_which_goods_are_wanted_puts_nothing_off(words: str) -> None:
    assert not put_off(words.strip())


@pytest.mark.parametrize(
    "words",
    """
    No, thank you
    We do not need it.
    We don't need any at the moment
    We no longer import this.
    De momento no necesitamos nada
    No, gracias
    Olá, obrigado, mas no momento não temos interesse.
    Non siamo interessati
    нам не нужно
    Danke, kein Bedarf
    不用了谢谢
    暂时不需要
    我们不做这个产品了
    Maaf, buat masa ini tidak berminat
    Belum butuh sekarang, terima kasih
    """.strip().splitlines(),
)
def test_who_needs_nothing_says_no(words: str) -> None:
    assert a_no(words.strip())


@pytest.mark.parametrize(
    "words",
    """
    We don't need samples, order directly
    We do not need palletizing
    No need for inspection, please ship.
    No necesitamos muestra, mándenos la proforma
    不需要样品，直接下单
    不需要木箱
    """.strip().splitlines(),
)
def test_who_does_without_a_sample_or_a_crate_still_buys(words: str) -> None:
    assert not a_no(words.strip())


@pytest.mark.parametrize(
    "words",
    """
    We bought elsewhere.
    We have already placed the order with another factory.
    Sorry, we went with someone else.
    Ya compramos a otro proveedor.
    Ya le compramos a otro proveedor de Turquía.
    Wir haben bereits woanders bestellt.
    Nous avons déjà un fournisseur.
    у нас есть поставщик
    我们已经在别家买了
    已经跟别的工厂下单了
    """.strip().splitlines(),
)
def test_who_buys_from_another_speaks_of_a_supplier(words: str) -> None:
    assert of_a_supplier(_reply(words.strip()))


@pytest.mark.parametrize("words", ["I went to another meeting", "pedido con otra etiqueta", "ordered with a different colour"])  # fmt: skip
def test_another_thing_is_no_other_supplier(words: str) -> None:
    assert not of_a_supplier(_reply(words))


@pytest.mark.parametrize(
    "words",
    """
    Es demasiado caro
    Se nos va de presupuesto
    El precio está por encima de lo esperado
    Target 10.2
    Can you do better on price?
    çok pahalı
    高すぎる
    价格没优势
    比别家贵5%
    Harga masih terlalu mahal
    Boleh kurang sikit?
    可以优惠吗
    """.strip().splitlines(),
)
def test_who_finds_it_dear_speaks_of_the_price(words: str) -> None:
    assert on_the_price(words.strip())


@pytest.mark.parametrize("words", ["Nos vemos cara a cara en la feria", "caro amigo", "Very high quality!"])
def test_a_face_and_a_dear_friend_are_no_price(words: str) -> None:
    assert not on_the_price(words)


def _reply(words: str) -> Touch:
    empty = dict.fromkeys(Touch._fields, "")
    return Touch(**{**empty, "date": date(2026, 3, 2), "said": words})  # type: ignore[arg-type]


COMPLAINTS = """
    5 lamps arrived broken, what will you do?
    20 cartons were missing.
    Two drawers are damaged, see photos
    The motor stopped working after a week
    wrong colour delivered
    Hi Li, quality problem again with PO 33. Pls explain.
    这批货有问题，客户投诉了
    收到货有3个漏油
    少了 20 个，请查一下
    颜色发错了
    质量问题很严重，必须赔偿
    llegaron 12 piezas rotas
    la mercancía llegó en mal estado
    Wir haben eine Reklamation: 3 Stühle beschädigt
    3 шт. сломаны
"""
NO_COMPLAINTS = """
    all fine, no complaints at all
    What is your policy for damaged goods?
    What if goods arrive broken?
    Is it defective rate below 1%?
    Cartons must be tested against leaking
    Please quote for broken white colour
    有问题随时联系我
    如果有问题请告诉我
    会漏水吗？
    质量问题怎么处理？
    包装要防破损
    到货了，没有破损，也没有色差
    没有任何质量问题
    索赔条款
    No tenemos ninguna queja
    ¿qué pasa si llegan rotos?
    keine Reklamationen bisher
"""


@pytest.mark.parametrize("words", [line.strip() for line in COMPLAINTS.strip().splitlines()])
def test_what_has_come_broken_or_wrong_is_a_complaint(words: str) -> None:
    assert a_complaint(words)


@pytest.mark.parametrize("words", [line.strip() for line in NO_COMPLAINTS.strip().splitlines()])
def test_what_might_come_or_is_asked_or_agreed_about_it_is_none(words: str) -> None:
    assert not a_complaint(words)


@pytest.mark.parametrize(
    "words",
    """
    Ok gracias
    Thanks!
    收到，谢谢
    OK谢谢王经理
    收到了，感謝！
    ok noted
    Noted with thanks. Best regards
    Thank you for your quotation.
    Danke, alles klar
    Merci, bien reçu
    Спасибо, получили
    شكراً جزيلاً
    Baik, terima kasih
    👍
    """.strip().splitlines(),
)
def test_a_bare_thanks_asks_nothing(words: str) -> None:
    assert only_thanks(_reply(words.strip()))


@pytest.mark.parametrize(
    "words",
    """
    ok, thanks, please send the PI
    Thanks, what is the MOQ?
    Noted, thanks. Looking forward to your reply
    好的，期待您的回复
    收到，我看一下
    谢谢，再便宜点
    gracias, mándeme la proforma
    great, go ahead
    Good price
    ok?
    yes
    -
    """.strip().splitlines(),
)
def test_who_says_more_than_thanks_may_want_an_answer(words: str) -> None:
    assert not only_thanks(_reply(words.strip()))


def test_what_the_salesperson_notes_beside_a_thanks_counts_too() -> None:
    thanks = _reply("Thanks!")
    assert only_thanks(thanks._replace(summary="客户道谢")) and only_thanks(_reply("")._replace(summary="客户表示感谢"))
    assert not only_thanks(thanks._replace(summary="要求发PI")) and not only_thanks(thanks._replace(substantive=True))


@pytest.mark.parametrize(
    "words",
    ["Please send the PI", "We go ahead with the order", "定了，先下单", "老闆已經同意，請開PI", "Decidimos hacer el pedido, mándeme la proforma"],
)  # fmt: skip
def test_who_wants_the_proforma_invoice_orders(words: str) -> None:
    assert an_order(words)


@pytest.mark.parametrize(
    "words",
    ["We cannot place the order now", "暂不下单", "什么时候下单？", "定了吗", "还没定", "Before we place the order, a question"],
)  # fmt: skip
def test_who_does_not_order_yet_does_not(words: str) -> None:
    assert not an_order(words)


@pytest.mark.parametrize("words", ["Please send the catalogue", "send me price", "发个目录看看", "麻煩提供型錄，謝謝", "Mándeme fotos", "老板同意了，发PI吧"])  # fmt: skip
def test_what_he_asks_for_is_a_request(words: str) -> None:
    assert a_request(words) and not a_request("We open a new shop in October") and not a_request("我们十月开新店")


@pytest.mark.parametrize(
    "piece", ["\n", ". ", "¿?", "постоянн", "caro.", "no ", "留在", "下个月", "prix ", "price ", "sin "]
)
@pytest.mark.parametrize(
    "heard",
    [
        on_the_price,
        put_off,
        a_no,
        a_complaint,
        a_request,
        an_order,
        lambda w: of_a_supplier(_reply(w)),
        lambda w: only_thanks(_reply(w)),
    ],
)
def test_a_cell_full_of_anything_is_heard_in_no_time(heard: Callable[[str], bool], piece: str) -> None:
    assert_no_square(lambda n: heard((piece * n)[:n] + "!"), 32_766)
