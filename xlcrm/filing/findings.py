"""What a person should look at in the folders, each a sentence with what to do about it."""

from xlcrm.findings import Finding
from xlcrm.text import Text


def path_of(place: tuple[str, ...]) -> str:
    """A place as people read it."""
    return "/".join(place)


def stranger(place: tuple[str, ...]) -> Finding:
    """A folder among the customers' that no customer of the book owns."""
    return Finding(
        "nobody's",
        path_of(place),
        Text("no customer in the book owns this folder", "工作簿中没有客户对应这个文件夹"),
        Text(
            "put the customer's ID in brackets at the end of its name, or move it elsewhere",
            "在文件夹名末尾用括号写上客户编号，或移到别处",
        ),
    )


def double(id: str, place: tuple[str, ...]) -> Finding:
    """A second folder of one customer."""
    return Finding(
        "double",
        path_of(place),
        Text(f"one more folder of {id}; none of them was moved", f"{id} 还有另一个文件夹；都未移动"),
        Text("put what is in it into one of them, and delete the other", "请把内容并入其中一个，再删除多余的"),
    )


def blocked(id: str, place: tuple[str, ...], wanted: tuple[str, ...]) -> Finding:
    """A place that is taken by something else."""
    return Finding(
        "in the way",
        path_of(place),
        Text(f"something of that name lies at {path_of(wanted)} already, where the folder of {id} belongs",
             f"{id} 的文件夹应在 {path_of(wanted)}，但那里已有同名的内容"),
        Text("rename or move one of the two, then run this again", "请将其中之一改名或移走，再重新运行"),
    )  # fmt: skip


def unreadable(place: tuple[str, ...]) -> Finding:
    """A Contact.txt in another encoding than UTF-8."""
    return Finding(
        "unreadable",
        path_of(place),
        Text("is not in UTF-8, so it was left as it is", "不是 UTF-8 编码，未作改动"),
        Text("open it in an editor and save it as UTF-8", "请用编辑器打开并另存为 UTF-8"),
    )


def without_id(company: str) -> Finding:
    """A customer who has no ID yet."""
    return Finding(
        "no id",
        company,
        Text("has no customer ID yet, and so no folder", "还没有客户编号，因此没有文件夹"),
        Text("run xlcrm refresh first: it fills in the IDs", "请先运行 xlcrm refresh：它会填上编号"),
    )


def no_sheet(number: str, company: str) -> Finding:
    """A quote of which no file is there."""
    return Finding(
        "no sheet",
        f"{number} {company}",
        Text("no file of this quote", "没有这份报价的文件"),
        Text(f"let xlcrm quote write it, or put it into the customer's folder Quotes, with {number} in its name",
             f"请用 xlcrm quote 生成，或放入该客户的“报价”文件夹，文件名中写上 {number}"),
    )  # fmt: skip


def no_pi(number: str, pi: str, company: str) -> Finding:
    """An order of which no proforma invoice is there."""
    return Finding(
        "no PI file",
        f"{number} {company}",
        Text("no file of the proforma invoice", "没有形式发票（PI）的文件"),
        Text(f"let xlcrm pi write it, or put it into the customer's folder PI, with {pi or number} in its name",
             f"请用 xlcrm pi 生成，或放入该客户的 PI 文件夹，文件名中写上 {pi or number}"),
    )  # fmt: skip


CLOSE_AND_CHECK = Text(
    "close what is open in the folder, check that you may write there, then run this again",
    "请关闭文件夹中打开的文件，检查是否有写入权限，再重新运行",
)


def failed(place: tuple[str, ...], reason: Text, todo: Text = CLOSE_AND_CHECK) -> Finding:
    """Something that the file system refused."""
    return Finding(
        "failed",
        path_of(place),
        Text(f"could not be done ({reason.en})", f"无法完成（{reason.zh}）"),
        todo,
    )
