"""A letter's .eml in a mail program that people use: mutt opens it, shows it, saves what is attached, and sends it."""

import os
import re
import select
import subprocess
import time
from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from commanding import TODAY, xlcrm

from xlcrm.outlets.eml import Attachment, Mail, as_eml

SECONDS = 30
QUIET = "set folder=. mbox_type=Maildir charset=utf-8 copy=no delete=no quit=yes confirmappend=no use_from=yes wait_key=no pipe_decode=yes sendmail_wait=0"
BODY = "陈伟明，您好！\n\n价格有效期至 12 月 31 日。\n.\nFrom here on: “ok”?\n\n顺祝商祺\n王芳"
PDF = bytes(range(256)) * 300
MAIL = Mail(
    "L-12", "chen@acme.example", "陈伟明", "QH-35 铰链：0.430 降至 0.417 美元，十二月五日前确认的订单均按新价执行", BODY, "wang@pumps.example", "王芳",
    (Attachment("价格表 2026.pdf", PDF), Attachment("plan.dxf", b"0\r\nSECTION\r\n")),
)  # fmt: skip


class Seen(NamedTuple):
    """What mutt shows of a message, headers and text; and the files it saves, each by the name that mutt lists it by."""

    headers: dict[str, str]
    text: str
    saved: dict[str, bytes]


class Sent(NamedTuple):
    """What mutt hands to the mail server: to whom, and the message as Python reads it."""

    recipients: list[str]
    message: EmailMessage

    @property
    def text(self) -> str:
        body = self.message.get_body(("plain",))
        assert body is not None
        return str(body.get_content())

    @property
    def attached(self) -> list[Attachment]:
        parts = [(p.get_filename() or "", p.get_payload(decode=True)) for p in self.message.iter_attachments()]
        return [Attachment(name, data) for name, data in parts if isinstance(data, bytes)]


@pytest.fixture
def opened(need: Callable[[str], str], tmp_path: Path) -> Callable[[bytes, int], Seen]:
    """opened(eml, n): put into a mailbox and opened there, as after a double click; the n files attached are saved."""
    mutt = need("mutt")

    def show(eml: bytes, attached: int = 0) -> Seen:
        for folder in ("box/cur", "box/new", "box/tmp", "out"):
            (tmp_path / folder).mkdir(parents=True)
        (tmp_path / "box" / "new" / "1").write_bytes(eml)
        save = "<view-attachments>" + "<next-entry><save-entry><enter>" * attached + "<exit>" if attached else ""
        keys = f"push '<pipe-message>cat > ../shown<enter>{save}<quit>'"
        in_a_terminal([mutt, "-n", "-F", os.devnull, "-e", QUIET, "-R", "-f", "../box", "-e", keys], tmp_path / "out")
        head, _, text = (tmp_path / "shown").read_text("utf-8").partition("\n\n")
        headers = dict(line.split(": ", 1) for line in head.replace("\n ", " ").splitlines())
        return Seen(headers, text, {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()})

    return show


@pytest.fixture
def sent(need: Callable[[str], str], tmp_path: Path) -> Callable[[bytes], Sent]:
    """sent(eml): opened as the draft that it is and sent as it stands, to a mail server that only writes down what it gets."""
    mutt = need("mutt")

    def send(eml: bytes) -> Sent:
        (tmp_path / "draft.eml").write_bytes(eml)
        server = tmp_path / "sendmail"
        server.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > to\ncat > message\n')
        server.chmod(0o755)
        command = [mutt, "-n", "-F", os.devnull, "-e", f"{QUIET} sendmail=./sendmail", "-H", "draft.eml"]
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env=settings(tmp_path),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=SECONDS,
        )
        assert done.returncode == 0, done.stderr.decode()
        message = message_from_bytes((tmp_path / "message").read_bytes(), policy=default)
        assert isinstance(message, EmailMessage)
        return Sent([a for a in (tmp_path / "to").read_text("utf-8").splitlines() if a != "--"], message)

    return send


def settings(home: Path) -> dict[str, str]:
    return {**os.environ, "HOME": str(home), "TERM": "xterm", "LC_ALL": "C.UTF-8"}


def in_a_terminal(command: list[str], folder: Path) -> None:
    """Run a program that wants a terminal to its end."""
    import pty
    import termios

    ours, its = pty.openpty()
    termios.tcsetwinsize(its, (24, 80))  # ncurses of 2025 opens none without a size
    process = subprocess.Popen(
        command, cwd=folder, env=settings(folder.parent), stdin=its, stdout=its, stderr=its, start_new_session=True
    )
    os.close(its)
    shown, end = b"", time.monotonic() + SECONDS
    try:
        while process.poll() is None and time.monotonic() < end:
            if select.select([ours], [], [], 0.1)[0]:
                shown += os.read(ours, 1 << 16)
    except OSError:  # the program has closed its side
        pass
    finally:
        os.close(ours)
        try:
            code = process.wait(max(1.0, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
    assert code == 0, re.sub(rb"\x1b[\[(][0-9;?]*[A-Za-z]", b"", shown)[-2000:].decode("utf-8", "replace")


def test_mutt_shows_subject_people_and_text_and_saves_what_is_attached(opened: Callable[[bytes, int], Seen]) -> None:
    seen = opened(as_eml(MAIL), 2)
    assert seen.headers["Subject"] == MAIL.subject
    assert (seen.headers["To"], seen.headers["From"]) == ("陈伟明 <chen@acme.example>", "王芳 <wang@pumps.example>")
    assert seen.text.strip() == BODY
    assert seen.saved == {"价格表 2026.pdf": PDF, "plan.dxf": b"0\r\nSECTION\r\n"}


def test_mutt_sends_it_as_it_stands_to_nobody_else(sent: Callable[[bytes], Sent]) -> None:
    gone = sent(as_eml(MAIL._replace(to="chen@acme.example; li@acme.example")))
    assert gone.recipients == ["chen@acme.example", "li@acme.example"]
    assert gone.message["Subject"] == MAIL.subject and gone.message["From"].addresses[0].display_name == "王芳"
    assert gone.text.strip() == BODY
    assert gone.attached == list(MAIL.attachments)


def test_an_approved_letter_of_a_chinese_book_goes_out_of_mutt_as_the_book_has_it(
    tmp_path: Path, sent: Callable[[bytes], Sent]
) -> None:
    assert xlcrm("demo", tmp_path / "book", "--today", TODAY, "--lang", "zh", lang="zh").code == 0
    book = next((tmp_path / "book").glob("*.xlsx"))
    workbook = openpyxl.load_workbook(book)
    header, *rows = workbook["邮件"].iter_rows()
    column = {str(cell.value): n for n, cell in enumerate(header)}
    row = next(r for r in rows if r[column["状态"]].value == "已检查")
    for name, value in {"状态": "已批准", "标题": "QH-35：第四条铰链线投产", "附件": "检测报告.pdf"}.items():
        row[column[name]].value = value
    workbook.save(book)
    (book.parent / "检测报告.pdf").write_bytes(PDF)
    assert xlcrm("letters", book, "--today", TODAY, "--eml", tmp_path / "out", lang="zh").code == 0
    (file,) = (tmp_path / "out").glob("*.eml")
    gone = sent(file.read_bytes())
    subject, body, to = (row[column[name]].value for name in ("标题", "正文", "收件人"))
    assert (gone.message["Subject"], gone.recipients) == (subject, [to])
    assert gone.text.strip() == str(body).strip()
    assert gone.attached == [Attachment("检测报告.pdf", PDF)]


@pytest.mark.parametrize(
    "hostile",
    [
        MAIL._replace(contact='"Eve" <eve@evil.example>, Chen'),
        MAIL._replace(contact="Chen (eve@evil.example), Eve; Bcc: eve@evil.example"),
        MAIL._replace(contact='Chen" \\r\\nBcc: eve@evil.example \\'),
        MAIL._replace(subject="x%0d%0aBcc: eve@evil.example \\r\\nBcc: eve@evil.example"),
        MAIL._replace(subject="Bcc: eve@evil.example", sender_name='" <eve@evil.example>'),
        MAIL._replace(body="Bcc: eve@evil.example\nAttach: /etc/passwd\n\nx"),
        MAIL._replace(body="\n\nTo: eve@evil.example\n\n--=_0\nContent-Type: text/html\n\n<b>x</b>"),
        MAIL._replace(attachments=(Attachment('a"; filename="b.pdf', b"1"), Attachment("c.pdf; x=y", b"2"))),
    ],
    ids=lambda mail: next(str(v)[:30] for v, was in zip(mail, MAIL, strict=True) if v != was),
)
def test_what_looks_like_a_header_is_only_text_to_mutt(hostile: Mail, sent: Callable[[bytes], Sent]) -> None:
    gone = sent(as_eml(hostile))
    assert gone.recipients == ["chen@acme.example"]
    assert [a.addr_spec for a in gone.message["To"].addresses] == ["chen@acme.example"]
    assert not {"bcc", "cc", "reply-to"} & {name.lower() for name in gone.message}
    assert gone.message["Subject"] == hostile.subject
    assert gone.text.strip() == hostile.body.strip()
    assert [a.data for a in gone.attached] == [a.data for a in hostile.attachments]
