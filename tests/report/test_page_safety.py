"""What anybody may have typed stays text, and nothing leaves the page."""

from pathlib import Path

from playwright.sync_api import Browser
from report_page import Opened, made, on_disk

HOSTILE = "<img src=x onerror=alert(1)>"
BREAKING = "</script><script>alert(2)</script>{{first}}"


def test_markup_in_a_name_stays_text(chromium: Browser, tmp_path: Path) -> None:
    book = on_disk(
        tmp_path / "b&b '{{script}}'.xlsx",
        f"""
        Customers
        Customer ID | Company | Owner | Contact | Email | Products
        C-1 | {HOSTILE} | {BREAKING} | {HOSTILE} | a@b.example?bcc=c&body=d | {BREAKING}
        Touches
        Date | Customer | Direction | Summary | Contact
        2026-11-20 | C-1 | In | {BREAKING} | {HOSTILE}
        Quotes
        Quote No | Date | Customer | Status | Product | Currency
        {HOSTILE} | 2026-11-20 | C-1 | Sent | {BREAKING} | __proto__
        """,
    )
    with Opened(chromium, made(tmp_path / "report.html", book)) as page:
        page.show("view_all")
        assert page.companies() == [HOSTILE]
        assert page.picture("owners")[0][0] == BREAKING
        page.story(HOSTILE)
        assert page.text("#story-title") == HOSTILE
        assert BREAKING in page.text("#story .touches") and BREAKING in page.text("#story-body table")
        assert page.page.get_attribute("#story .facts a", "href") == "mailto:a@b.example%3Fbcc%3Dc%26body%3Dd"
        assert page.page.locator("img, script:not([id]):not(:last-of-type)").count() == 0
        assert "b&b '{{script}}'.xlsx" in page.page.title()
        assert page.faults == []
        page.page.wait_for_timeout(200)
        assert len(page.asked) == 1


def test_no_request_leaves_the_page_and_none_could(opened: Opened, tmp_path: Path) -> None:
    opened.show("view_all")
    opened.story("Acme")
    assert opened.asked == [(tmp_path / "report.html").as_uri()]
    for attempt in (
        "fetch('http://127.0.0.1:9/')",
        "new Promise((yes, no) => { const i = new Image(); i.onload = yes; i.onerror = no; i.src = 'http://127.0.0.1:9/'; })",
        "new Promise((yes, no) => { const s = document.createElement('script'); s.onload = yes; s.onerror = no; s.src = 'http://127.0.0.1:9/'; document.body.append(s); })",
    ):
        assert (
            opened.page.evaluate(
                f"() => {{ try {{ return ({attempt}).then(() => 'sent', () => 'refused'); }} catch {{ return 'refused'; }} }}"
            )
            == "refused"
        )
    assert opened.faults and all(
        "Content Security Policy" in fault or "TrustedScriptURL" in fault for fault in opened.faults
    )
    opened.faults.clear()
