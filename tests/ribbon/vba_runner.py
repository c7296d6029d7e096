"""Runs macros of the add-in in a LibreOffice that listens: python vba_runner.py "pipe,name=…" xlcrm.xlam

For LibreOffice's own Python, which has UNO. A line of JSON in, ["CrmRibbon.CrmRun", "refresh"], the value it returned out.
xlwings' module would start Python by itself, which LibreOffice waits for and cannot answer: a stub takes its place in memory
and keeps the text. The class Dictionary, of the Mac alone, does not compile in LibreOffice.
"""

import json
import sys
from typing import Any

import uno
from com.sun.star.beans import PropertyValue

STUB = """Rem Attribute VBA_ModuleType=VBAModule
Option VBASupport 1
Public Started As String
Public Function RunPython(c)
    Started = c
End Function
Public Function RunFrozenPython(program, arguments)
    Started = program & " " & arguments
End Function
Public Function GetConfig(key, otherwise)
    GetConfig = otherwise
    If key = "INTERPRETER_WIN" Then GetConfig = "/usr/bin/python3"
End Function
Public Function FileExists(path)
    FileExists = True
End Function
Public Function ReadFile(path)
    ReadFile = ""
End Function
Public Function WScript()
    Set WScript = Nothing
End Function
Public Function WhatStarted()
    WhatStarted = Started
End Function
"""


def value(**given: object) -> tuple[Any, ...]:
    made = []
    for name, what in given.items():
        one = PropertyValue()
        one.Name, one.Value = name, what
        made.append(one)
    return tuple(made)


def main(address: str, addin: str) -> None:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    context = resolver.resolve("uno:" + address + ";urp;StarOffice.ComponentContext")
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    how = value(Hidden=True, MacroExecutionMode=4, FilterName="Calc MS Excel 2007 VBA XML")
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(addin), "_blank", 0, how)
    library = document.BasicLibraries.getByName("VBAProject")
    library.removeByName("Dictionary")
    library.replaceByName("xlwings", STUB)
    provider = document.getScriptProvider()
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        macro, *given = json.loads(line)
        if macro == "protect":
            protect(desktop, *given)
            print("null", flush=True)
            continue
        if macro == "hide":
            print(json.dumps(hide(context, desktop, *given)), flush=True)
            continue
        script = provider.getScript("vnd.sun.star.script:VBAProject." + macro + "?language=Basic&location=document")
        print(json.dumps(script.invoke(tuple(given), (), ())[0]), flush=True)
    document.close(True)


def protect(desktop: Any, url: str, sheet: str) -> None:
    """No macro of ours: what the user does in the menu."""
    book_at(desktop, url).Sheets.getByName(sheet).protect("")


def hide(context: Any, desktop: Any, extension: str, url: str, sheet: str, header: str, value: str) -> list[int]:
    """What the extension does within LibreOffice; the rows from 1 on that are in sight afterwards, down to the last one."""
    sys.path[:0] = [extension]
    import crm_buttons

    book = book_at(desktop, url)
    crm_buttons.Office(context, map).hide(book.RuntimeUID, sheet, header, value)
    cells = book.Sheets.getByName(sheet)
    cursor = cells.createCursor()
    cursor.gotoEndOfUsedArea(False)
    return [row + 1 for row in range(cursor.RangeAddress.EndRow + 1) if cells.Rows.getByIndex(row).IsVisible]


def book_at(desktop: Any, url: str) -> Any:
    """The open book at that address."""
    books = desktop.Components.createEnumeration()
    while books.hasMoreElements():
        book = books.nextElement()
        if url == getattr(book, "URL", ""):
            return book
    raise LookupError(url)


main(*sys.argv[1:])
