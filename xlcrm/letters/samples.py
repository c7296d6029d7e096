"""Made-up data on which a changed template is tried at once: everything known, nothing known, and between."""

from collections.abc import Sequence

from xlcrm.letters.data import Data, fact, quotation

_FACT = {
    "title": "T",
    "first": "x",
    "text": "x.",
    "benefit": "b.",
    "question": "q?",
    "attachment": "a.pdf",
    "link": "https://x.example",
}
_LINE = {
    "model": "X2",
    "product": "Pump",
    "qty": 500,
    "unit": "pcs",
    "counted": "piece",
    "price": "USD 1.50",
    "terms": "",
    "currency": "USD",
}
_QUOTE = {
    "date": {"year": 2026, "month": 11, "day": 2}, "number": "Q-1", "product": "Pump", "model": "X2", "incoterm": "FOB", "place": "Ningbo", "single": 1, "expired": 0,
    "valid_until": {"year": 2026, "month": 12, "day": 31}, "lead_time": "30 days", "lead": {"low": 30, "high": 0, "span": "day"}, "payment": "T/T",
    "lines": [_LINE], "mixed": 0, "more": 0,
}  # fmt: skip
_PERSON = {
    "name": "Ms Ann Webb",
    "title": "Ms",
    "honorific": "Ms.",
    "surname": "Webb",
    "gender": "f",
    "called": "Webb 女士",
    "team": "",
    "several": "",
    "foreign": "",
}
_REPLY = {
    "date": {"year": 2025, "month": 3, "day": 8},
    "said": "Yes. How much",
    "told": "Yes",
    "by": "Bo",
    "titled": "m",
    "medium": "Phone",
    "stance": "later",
    "days": 9,
}
_FULL: Data = {
    "who": "C-1", "letters": 1, "year": 2026, "role": "colleague", "step": "Change company", "unanswered": 3, "peer": "Peer", "former": "Ann", "predecessor": _PERSON,
    "owner": "Lee", "sender": {"name": "Sam", "company": "Pumps"}, "signature": "Sam", "where": {"company": "Settings > Sender Company", "name": "Settings > Sender Name", "signature": "Team > Signature"}, "customer": {"id": "C-1", "company": "Acme", "country": "DE", "iso": "DE", "about": "Pumps"},
    "contact": _PERSON, "questions": ["Which one?", "When?"], "material": _FACT, "quote": _QUOTE, "reply": _REPLY, "days_to": 7, "opens": {"year": 2026, "month": 12, "day": 7}, "closes": {"year": 2026, "month": 12, "day": 10}, "invited": 1, "feast": "Christmas",
}  # fmt: skip
SAMPLES: Sequence[Data] = (
    _FULL,
    {
        **_FULL, "role": "contact", "step": "Change contact", "predecessor": {**_PERSON, "title": "", "gender": "", "team": "yes", "several": "yes"}, "quote": {**_QUOTE, "expired": 1, "more": 7, "lead": {"low": 4, "high": 6, "span": "week"}, "lines": [_LINE, {**_LINE, "qty": 1, "terms": "FOB Ningbo"}]},
        "questions": ["Which one?"], "material": {**_FACT, "text": "中文。", "benefit": "好处。", "question": "吗？"}, "signature": "王芳", "days_to": 1, "closes": "",
        "contact": {**_PERSON, "name": "王经理", "title": "", "honorific": "", "surname": "王", "gender": "", "called": "王经理", "foreign": "yes"},
    },
    {
        **_FULL, "role": "", "step": "Keep going", "unanswered": 0, "letters": 0, "peer": "", "former": "", "predecessor": dict.fromkeys(_PERSON, ""), "owner": "", "signature": "", "questions": [], "days_to": "", "opens": "", "closes": "", "invited": 0,
        "sender": {"name": "", "company": ""}, "contact": dict.fromkeys(_PERSON, ""), "material": fact(None), "quote": quotation((), None),
        "reply": {**dict.fromkeys(_REPLY, ""), "days": 0}, "feast": "",
    },
    {
        **_FULL, "role": "", "step": "Keep going", "unanswered": 0, "material": {**_FACT, "link": ""}, "feast": "",
        "quote": {**_QUOTE, "incoterm": "", "place": "", "lead": "", "lead_time": "30天内", "payment": "定金", "lines": [{**_LINE, "model": "", "product": "水泵", "unit": "台套", "counted": "", "price": "1.50", "currency": ""}]},
        "reply": {**_REPLY, "by": "", "medium": "Email", "stance": "no"}, "days_to": 45, "closes": {"year": 2027, "month": 1, "day": 2}, "invited": 0,
    },
)  # fmt: skip
