"""A letter as a draft for a mail program, read back by Python's own parser; and what is refused."""

import mimetypes
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlcrm.errors import CannotWrite
from xlcrm.outlets.eml import Attachment, Mail, as_eml, attachments, file_name

MAIL = Mail(
    "L-12",
    "chen@acme.example",
    "陈伟明",
    "QH-35 铰链：新价格",
    "陈伟明，您好！\n\n一行。\n.\nFrom here\n",
    "wang@pumps.example",
    "王芳",
)


def read(mail: Mail) -> EmailMessage:
    message = message_from_bytes(as_eml(mail), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def text(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def test_it_opens_as_a_draft_with_its_subject_its_people_and_its_text() -> None:
    message = read(MAIL)
    assert message["X-Unsent"] == "1" and message["Subject"] == MAIL.subject
    assert (message["To"].addresses[0].display_name, message["To"].addresses[0].addr_spec) == (
        "陈伟明",
        "chen@acme.example",
    )
    assert message["From"].addresses[0].addr_spec == "wang@pumps.example"
    assert text(message).replace("\r\n", "\n").rstrip() == MAIL.body.rstrip()
    assert message.get_content_charset() == "utf-8"


def test_attachments_come_out_as_they_went_in() -> None:
    files = [Attachment("价格表.pdf", bytes(range(256)) * 50), Attachment("plan.dxf", b"0\r\nSECTION\n")]
    parts = list(read(MAIL._replace(attachments=files)).iter_attachments())
    assert [(p.get_filename(), p.get_payload(decode=True)) for p in parts] == [tuple(f) for f in files]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("offer.PDF", "application/pdf"),
        ("价格表.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("list.csv", "text/csv"),
        ("hinge.jpeg", "image/jpeg"),
        ("drawing.step", "application/octet-stream"),
        ("backup.tar.gz", "application/octet-stream"),
        ("README", "application/octet-stream"),
    ],
)
def test_an_attachment_has_the_type_of_its_ending_whatever_the_system_thinks_of_it(
    name: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mimetypes, "guess_type", lambda *_, **__: ("application/x-from-the-registry", None))
    (part,) = read(MAIL._replace(attachments=[Attachment(name, b"x")])).iter_attachments()
    assert part.get_content_type() == kind


def test_the_same_letter_is_the_same_file() -> None:
    mail = MAIL._replace(attachments=[Attachment("a.pdf", b"x")])
    assert as_eml(mail) == as_eml(mail)


def test_several_addresses_and_one_that_is_none() -> None:
    assert [a.addr_spec for a in read(MAIL._replace(to="a@b.example; c@d.example"))["To"].addresses] == [
        "a@b.example",
        "c@d.example",
    ]
    for wrong in (
        "",
        "nobody",
        "a@b",
        "a@b.example\nBcc: x@y.example",
        "a b@c.example",
        "<a@b.example>",
        "a@b.example" * 60,
        ";".join(["a@b.example"] * 30),
    ):
        with pytest.raises(CannotWrite, match="L-12"):
            as_eml(MAIL._replace(to=wrong))


ATTACKS = (
    "x\nBcc: a@b.example",
    "x\r\nBcc: a@b.example",
    "x =?utf-8?q?x=0A?=Bcc: a@b.example",
    "x\x0bBcc: y",
    "x\u2028y",
    "x\x00",
)


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("field", ["subject", "contact", "sender_name", "number"])
def test_what_could_end_a_header_is_refused(field: str, attack: str) -> None:
    with pytest.raises(CannotWrite):
        as_eml(Mail(**{**MAIL._asdict(), field: attack}))


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=300))
def test_whatever_stands_in_the_book_there_is_no_header_more_and_no_other_recipient(
    subject: str, contact: str, body: str
) -> None:
    try:
        message = read(MAIL._replace(subject=subject, contact=contact, body=body))
    except CannotWrite:
        return
    assert {k.lower() for k in message} == {
        "x-unsent",
        "x-xlcrm-letter",
        "subject",
        "to",
        "from",
        "content-type",
        "content-transfer-encoding",
        "mime-version",
    }
    assert [a.addr_spec for a in message["To"].addresses] == ["chen@acme.example"]


def test_html_in_a_name_stays_text() -> None:
    message = read(MAIL._replace(contact="<script>x</script>", body="<b>Hi</b>"))
    assert message.get_content_type() == "text/plain" and "<b>Hi</b>" in text(message)


@pytest.mark.parametrize(
    "name",
    [
        "../secret.txt",
        "/etc/passwd",
        "C:\\x.txt",
        "\\\\host\\share\\x",
        "a/../../secret.txt",
        "x:stream",
        ".",
        "no.pdf",
        "a\x00b",
        "link.txt",
        "file://x",
    ],
)
def test_only_files_of_the_books_own_folder_go_out(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(CannotWrite, match="L-1"):
        attachments("L-1", name, folder / "CRM.xlsx")


def test_files_in_the_folder_and_beneath_it_are_found(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "报告.pdf").write_bytes(b"1")
    (tmp_path / "a b.pdf").write_bytes(b"2")
    assert attachments("L-1", "docs\\报告.pdf; a b.pdf", tmp_path / "CRM.xlsx") == [
        Attachment("报告.pdf", b"1"),
        Attachment("a b.pdf", b"2"),
    ]


@pytest.mark.parametrize(
    ("number", "company", "name"),
    [
        ("L-1", "Brenner Küche GmbH", "L-1 Brenner Küche GmbH.eml"),
        ("L-1", "../../x", "L-1 .. .. x.eml"),
        ("L-1", "O'Neil, Ltd.", "L-1 O'Neil, Ltd.eml"),
        ("L-1", "CON", "L-1 CON.eml"),
        ("NUL", "", "_NUL.eml"),
        ("", "", "L.eml"),
        ("L-1", "a\nb:c*?", "L-1 a b c.eml"),
    ],
)
def test_a_file_has_a_name_that_every_system_takes(number: str, company: str, name: str) -> None:
    assert file_name(number, company) == name


def test_a_file_name_is_never_too_long() -> None:
    assert len(file_name("L-1", "公司" * 500).encode()) < 120
