"""Templates as attacks, and the shipped ones against Jinja2 itself."""

import time
import tracemalloc
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, TemplateError, pass_context
from scripts_at_hand import load_script

from xlcrm.letters.catalog import COMMON, WORDS, shipped, with_own
from xlcrm.letters.filters import FILTERS
from xlcrm.letters.functions import chosen
from xlcrm.letters.parsing import environment, parse
from xlcrm.letters.render import render
from xlcrm.letters.samples import SAMPLES
from xlcrm.letters.trees import TemplateFault
from xlcrm.lists import TOPICS

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = ROOT / "xlcrm" / "letters" / "templates"
LANGUAGES = sorted(p.name for p in TEMPLATES.iterdir())

# fmt: off
ATTACKS = {
    "attribute walk": "{{ ''.__class__.__mro__ }}",
    "attribute walk by item": "{{ ''['__class__'] }}",
    "attribute walk by filter": "{{ ''|attr('__class__') }}",
    "globals of a function": "{{ pick.__globals__ }}",
    "the environment itself": "{{ self._TemplateReference__context }}",
    "cycler": "{{ cycler.__init__.__globals__.os }}",
    "a long text": "{{ 'A'*10**10 }}",
    "a long text by format": "{{ '%999999999d'|format(1) }}",
    "a long text by center": "{{ 'A'|center(10000000000) }}",
    "a method": "{{ 'A'.ljust(10000000000) }}",
    "a format method": "{{ '{0:>9999999999}'.format(1) }}",
    "a large number": "{{ 9**9**9 }}",
    "an endless range": "{% for i in range(10000000000) %}x{% endfor %}",
    "loops within loops": "".join("{% for a" + str(i) + " in [1,2,3,4,5,6,7,8,9,0] %}" for i in range(12)) + "{% endfor %}" * 12,
    "a macro that calls itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "macros that double": "".join(f"{{% macro m{i}() %}}{{{{ m{i + 1}() }}}}{{{{ m{i + 1}() }}}}{{% endmacro %}}" for i in range(60)) + "{% macro m60() %}x{% endmacro %}{{ m0() }}",
    "a text that doubles": "{% macro d(x) %}{% set y = x ~ x %}" + "{% set y = y ~ y %}" * 60 + "{{ y }}{% endmacro %}{{ d('xxxx') }}",
    "a list that doubles": "{% macro d() %}{% set y = [1] %}" + "{% set y = [y, y] %}" * 60 + "{{ y }}{% endmacro %}{{ d() }}",
    "lists compared": "{% macro d() %}{% set y = [1] %}" + "{% set y = [y, y] %}" * 60 + "{{ 'a' if y == y }}{% endmacro %}{{ d() }}",
    "many joined": "{% macro d() %}{% set y = '" + "x" * 3000 + "' %}{{ [" + "y," * 5000 + "]|join }}{% endmacro %}{{ d() }}",
    "include": "{% include '/etc/passwd' %}",
    "import": "{% import '_common.j2' as c %}{{ c }}",
    "extends": "{% extends '_common.j2' %}",
    "do not know": "{{ nobody }}",
    "not known within": "{{ customer.password }}",
    "not closed": "{% if customer %}",
    "nested brackets": "{{ " + "(" * 9000 + "1" + ")" * 9000 + " }}",
    "nested lists": "{{ " + "[" * 900 + "]" * 900 + " }}",
    "a digit too many": "{{ " + "9" * 9000 + " }}",
    "a file of the wrong file": "{% from 'nowhere.j2' import x with context %}{{ x() }}",
    "itself imported": "{% from 'price.j2' import x with context %}{{ x() }}",
    "a set of itself": "{% set x = x ~ x %}{{ x }}",
    "too long": "x" * 30_000,
    "a range": "{% for i in range(10**9) %}x{% endfor %}",
    "a loop over a text": "{% for i in 'x' * 9 %}{% endfor %}",
    "a loop over data": "{% for i in customer %}{{ i }}{% endfor %}",
    "many long texts kept": "{% macro m() %}{% set b = '" + "é" * 3000 + "' %}{% set b = " + " ~ ".join("b" * 12) + " %}" + "".join(f"{{% set v{i} = b ~ {i} %}}" for i in range(300)) + "{{ m() }}{% endmacro %}{{ m() }}",
    "many texts in a loop": "{% set b = '" + "x" * 3900 + "' %}" + "{% for i in [1,2,3,4,5,6,7,8,9] %}" * 3 + "{{ (b ~ b ~ b)|length }}" + "{% endfor %}" * 3,
    "numbers that grow": "{% macro m(y) %}" + "{% set y = y + y %}" * 500 + "{{ y }}{% endmacro %}{{ m(" + "9" * 17 + ") }}",
    "a sum without end": "{{ " + " + ".join("1" * 900) + " }}",
    "a choice without end": "{{ " + " or ".join(["''"] * 900) + " }}",
    "variants that call themselves": "{% macro m(n) %}{{ pick(m(n), m(n), m(n)) }}{% endmacro %}{{ m(1) }}",
    "a call of data": "{{ customer.about() }}",
    "a namespace": "{% set ns = namespace(x=1) %}",
    "a block": "{% block x %}{{ super() }}{% endblock %}",
    "a call block": "{% call m() %}x{% endcall %}",
    "a filter block": "{% filter upper %}x{% endfilter %}",
    "an index out of reach": "{{ questions[99999999999999999999] }}",
    "data as a key": "{{ customer[customer] }}",
    "brackets by the thousand": "{{" * 5000,
    "a comment without end": "{#" * 5000,
}
# fmt: on


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_an_attack_is_refused_with_file_and_line_in_bounded_time_and_memory(attack: str) -> None:
    tracemalloc.start()
    began = time.process_time()
    catalog = with_own({"en/price.j2": f"Subject\n{attack}"})
    seconds, (_, peak) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert [f.en.split(":")[0].split(",")[0] for f in catalog.faults] == ["en/price.j2"]
    assert seconds < 5 and peak < 60_000_000
    assert catalog.files("en")["price.j2"] is shipped().files("en")["price.j2"]


LASTING = {
    "a sum in a constant": "{% set x = " + " + ".join(["1"] * 3_000) + " %}",
    "a choice in a constant": "{% set x = " + " or ".join(["''"] * 900) + " %}",
    "a constant of itself": "{% set x = x ~ x %}",
    "data in a constant": "{% set x = customer.about %}",
}


@pytest.mark.parametrize("file", ["en/_common.j2", "en/_words.j2", "pt/_common.j2"])
@pytest.mark.parametrize("attack", LASTING.values(), ids=LASTING)
def test_an_attack_in_what_a_language_sets_is_refused_too(attack: str, file: str) -> None:
    catalog = with_own({file: attack})

    assert [f.en.split(":")[0].split(",")[0] for f in catalog.faults] == [file]
    assert catalog.language("English") == "en" and catalog.words("en", "months")[0] == "January"


@pytest.mark.parametrize(("terms", "faults"), [(90, []), (110, ["en/_words.j2: it is too deeply nested, or has a number too large"])])  # fmt: skip
def test_how_deep_a_template_may_be_is_the_same_with_every_python(terms: int, faults: list[str]) -> None:
    found = with_own({"en/_words.j2": "{% set x = " + " + ".join(["1"] * terms) + " %}"}).faults

    assert [fault.en for fault in found] == faults


def test_a_folder_full_of_templates_that_use_all_they_may_is_read_in_bounded_time() -> None:
    busy = "Subject\n" + "{% for i in [1,2,3,4,5,6,7,8,9] %}" * 4 + "{% endfor %}" * 4 + "x"
    began = time.process_time()
    catalog = with_own({f"l{n}/{topic.code}.j2": busy for n in range(20) for topic in TOPICS})

    assert time.process_time() - began < 20 and len(catalog.own) == 20


def test_a_variant_that_is_wrong_is_told_though_another_is_chosen() -> None:
    assert len(with_own({"en/news.j2": f"x\n\n{{{{ pick({'’a’, '.replace('’', chr(39)) * 50}nobody) }}}}"}).faults) == 1


def test_the_variant_goes_round_from_letter_to_letter_and_from_customer_to_customer() -> None:
    assert sorted(chosen("C-0007", letters, 1, 4) for letters in range(4)) == [0, 1, 2, 3]
    assert sorted(chosen(f"C-{number}", 0, 1, 4) for number in range(1041, 1045)) == [0, 1, 2, 3]
    assert {chosen(name, 0, 1, 2) for name in ("Acme", "Borg", "Cyan", "Dune", "Echo")} == {0, 1}


@pytest.mark.parametrize(
    ("template", "made"),
    [
        (
            "{{ 1500 | grouped }}, {{ 'USD 15000.00' | grouped }}, {{ 'about 1500' | grouped }}",
            "1,500, USD 15,000.00, about 1500",
        ),
        ("{{ 1234567 | grouped('123456') }}", "1123234123567"),  # a mark of three characters at the most
        ("{{ [customer.company, 'b'] | join('/') }}", "Acme/b"),
        ("{{ 3 + 4 - 2 }}", "5"),
        ("{{ 'a' if 1 == '1' else 'b' if 2 < 10 else 'c' }}", "b"),
        (
            "{% for i in ['a', 'b', 'c'] %}{{ '' if loop.first else ', ' }}{{ loop.index }}{{ i }}{{ '.' if loop.last }}{% endfor %}",
            "1a, 2b, 3c.",
        ),
        ("{{ questions[0] }} {{ questions | length }} {{ 'abc' | last }}", "Which one? 1 c"),
        ("{{ 999999999999999999 + 1 }}", "1000000000000000000"),
    ],
)
def test_what_a_template_can_do(template: str, made: str) -> None:
    data = {**SAMPLES[0], "questions": ["Which one?"]}
    assert render("x.j2", {"x.j2": parse(template, "x.j2")}, data) == made


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ("{{ 1 | join }}", "`join` does not go with these values"),
        ("{{ customer | length }}", "`length` does not go with these values"),
        ("{{ 'a' in 1 }}", "`in` does not go with these values"),
        ("{{ 'a' < 1 }}", "`lt` does not go with these values"),
        ("{{ 1 < 'a' }}", "`lt` does not go with these values"),
        ("{{ 1 + 'a' }}", "`+` does not go with these values"),
        ("{{ 999999999999999999 + 1 + 1 }}", "`+` does not go with these values"),
        ("{{ customer }}", "only a text or a number can stand in a letter"),
        ("{% if (customer ~ 'b') == 'a' %}c{% endif %}", "only a text or a number can stand in a letter"),
        ("{{ customer['nobody'] }}", "there is no `nobody` in it"),
        ("{{ customer." + "a" * 50 + " }}", "there is no `" + "a" * 40 + "` in it"),
        ("{% for i in customer.company %}x{% endfor %}", "`for` goes over a list only"),
    ],
)
def test_what_a_template_cannot_do_is_told_with_its_line(template: str, fault: str) -> None:
    assert [f.en for f in with_own({"en/news.j2": f"x\n\n{template}"}).faults] == [f"en/news.j2, line 3: {fault}"]


def test_a_language_of_the_users_own_may_set_the_lists_of_the_check_in_either_file() -> None:
    common = '{% set called = ["pt"] %}{% set pressing = ["compre já"] %}'
    assert (
        with_own({"pt/_common.j2": common}).vocabulary("pt").pressing.found_in("por favor, compre ja!") == "compre ja"
    )
    both = with_own({"pt/_common.j2": common, "pt/_words.j2": '{% set pressing = ["decida já"] %}'})
    assert both.vocabulary("pt").pressing.all == ("decida ja",) and both.words("pt", "called") == ["pt"]
    assert with_own({"en/_words.j2": '{% set vague = ["pumps"] %}'}).vocabulary("en").vague == {"pumps"}


def test_a_template_in_error_names_its_line_in_both_languages_and_the_others_go_on() -> None:
    catalog = with_own(
        {"en/price.j2": "Price\n\nDear,\n{{ 2 * 3 }}", "en/news.j2": "News of {{ customer.company }}\n\nDear,"}
    )

    assert catalog.faults == (
        (
            "en/price.j2, line 4: `*` is nothing for a letter: leave it out",
            "en/price.j2 第 4 行：`*` 不能用在信件模板里：请去掉",
        ),
    )
    assert catalog.written("en", "news", SAMPLES[0]) == ("News of Acme", "Dear,")


def test_a_name_that_nobody_knows_is_a_fault_and_never_an_empty_place() -> None:
    assert (
        with_own({"en/news.j2": "x\n\n{{ custmer.company }}"}).faults[0].en
        == "en/news.j2, line 3: there is no `custmer`"
    )


def test_another_language_takes_only_files() -> None:
    common = (TEMPLATES / "es" / COMMON).read_text("utf-8").replace('called = ["es"', 'called = ["pt", "português"')
    news = (TEMPLATES / "es" / "news.j2").read_text("utf-8")
    catalog = with_own({"pt/_common.j2": common, "pt/news.j2": news})

    assert catalog.faults == () and catalog.language("Português") == "pt"
    assert catalog.written("pt", "news", SAMPLES[0])[1].startswith("Estimada Sra. Webb:")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_topic(language: str) -> None:
    assert {p.name for p in (TEMPLATES / language).iterdir()} == {COMMON, WORDS, *(f"{t.code}.j2" for t in TOPICS)}


def test_what_is_shipped_is_what_the_templates_say() -> None:
    script = load_script("build_letters")

    assert (ROOT / "xlcrm" / "letters" / "shipped.py").read_text("utf-8") == script.shipped(), (
        "run scripts/build_letters.py"
    )


def by_jinja(sources: Mapping[str, str], file: str, data: Mapping[str, Any]) -> str:
    """The same file as Jinja2's own sandbox renders it."""
    env, picks = environment(loader=DictLoader(sources)), [0]
    env.filters |= FILTERS

    @pass_context
    def pick(_: object, *choices: str) -> str:
        picks[0] += 1
        return choices[chosen(data["who"], data["letters"], picks[0], len(choices))]

    env.globals = {"pick": pick}
    return env.get_template(file).render(data)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", [t.code for t in TOPICS])
def test_the_text_is_the_same_as_by_jinja_itself(language: str, topic: str) -> None:
    sources = {p.name: p.read_text("utf-8") for p in (TEMPLATES / language).iterdir()}
    for data in SAMPLES:
        ours = render(f"{topic}.j2", shipped().files(language), data)
        assert ours.rstrip("\n") == by_jinja(sources, f"{topic}.j2", data).rstrip("\n")


words = st.sampled_from(
    [*"{{ }} {% %} if for in set macro end endif customer . company | join ( ) ~ 'x' 1 + [ ] pick".split(), " ", "\n"]
)


@given(st.lists(words, max_size=30).map(" ".join))
def test_whatever_is_typed_is_a_text_or_a_fault_with_a_sentence(source: str) -> None:
    try:
        parsed = parse(source, "x.j2")
        assert isinstance(render("x.j2", {"x.j2": parsed}, SAMPLES[0]), str)
    except TemplateFault as fault:
        assert fault.sentence.en and fault.sentence.zh
    except TemplateError as error:  # pragma: no cover
        pytest.fail(str(error))
