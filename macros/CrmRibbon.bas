Attribute VB_Name = "CrmRibbon"
Option Explicit

' The whole of xlcrm's VBA: it hands the id of the button that was pressed to Python, and shows Office's user the words that
' stand on the sheet Texts of this add-in, in English or Chinese. What a button does is in xlcrm/ribbon/buttons.py.

Private Const TITLE As String = "xlcrm"
Private Const CHINESE As Long = 4           ' the primary language of a language id (LANG_CHINESE)
Private Const LONGEST As Long = 500         ' characters of an answer: a command line of Windows ends at 8191

' ---- what the ribbon calls ----------------------------------------------------------------------------------------

Public Sub CrmOnAction(control As IRibbonControl)
    CrmRun control.ID
End Sub

Public Sub CrmGetLabel(control As IRibbonControl, ByRef returned As Variant)
    returned = CrmText(control.ID & ".label")
End Sub

Public Sub CrmGetScreentip(control As IRibbonControl, ByRef returned As Variant)
    returned = CrmText(control.ID & ".label")
End Sub

Public Sub CrmGetSupertip(control As IRibbonControl, ByRef returned As Variant)
    returned = CrmText(control.ID & ".tip")
End Sub

' ---- a button -----------------------------------------------------------------------------------------------------

Public Sub CrmRun(ByVal buttonId As String)
    Dim asked As String
    Dim said As String
    On Error GoTo Failed
    If CrmOnlyLooksAt() Then
        CrmSay CrmText("protected_view")
        Exit Sub
    End If
    If ActiveWorkbook Is Nothing Then
        CrmSay CrmText("no_book")
        Exit Sub
    End If
    If Not CrmPythonIsThere() Then
        CrmSay CrmText("no_python")
        Exit Sub
    End If
    If Not CrmAsk(buttonId, asked) Then Exit Sub
    Application.StatusBar = TITLE & ": " & CrmText(buttonId & ".label") & ChrW(8230)
    CrmStart buttonId, asked
    #If Mac Then
        ' Python goes on by itself there, and xlwings clears the status bar when it has ended
    #Else
        Application.StatusBar = False
    #End If
    Exit Sub
Failed:
    said = Err.Description  ' which the next On Error forgets
    CrmSay CrmText("failed") & " " & said
    Application.StatusBar = False
End Sub

' Is the workbook in front one that was sent by mail or loaded down, which Excel only shows until its user allows more?
Private Function CrmOnlyLooksAt() As Boolean
    #If Mac Then
        CrmOnlyLooksAt = False
    #Else
        Dim shown As Object
        On Error Resume Next
        Set shown = Application.ActiveProtectedViewWindow
        CrmOnlyLooksAt = Not shown Is Nothing
    #End If
End Function

' Python puts back what it changes in Excel, unless somebody ends it half way, as an antivirus program may: then this does.
Private Sub CrmStart(ByVal buttonId As String, ByVal asked As String)
    Dim events As Boolean
    Dim calculates As Long
    events = True
    On Error Resume Next
    events = Application.EnableEvents
    calculates = Application.Calculation
    On Error GoTo 0
    CrmStartPython buttonId, asked
    #If Mac Then
        ' Python goes on by itself there, and has yet to begin
    #Else
        On Error Resume Next
        If Application.EnableEvents <> events Then Application.EnableEvents = events
        If calculates <> 0 And Application.Calculation <> calculates Then Application.Calculation = calculates
    #End If
End Sub

Private Sub CrmStartPython(ByVal buttonId As String, ByVal asked As String)
    Dim program As String
    program = CrmConfig("PROGRAM_WIN")
    If program <> "" Then
        RunFrozenPython program, CrmArguments(buttonId, asked)
    Else
        RunPython CrmCommand(buttonId, asked)
    End If
End Sub

' The text for Python. It passes cmd.exe: letters, digits and the marks seen here, nothing else.
Public Function CrmCommand(ByVal buttonId As String, Optional ByVal asked As String = "") As String
    CrmCommand = "import xlcrm.ribbon; xlcrm.ribbon.run('" & buttonId & "', '" & CrmLanguage() & "'" & CrmQuoted(asked) & ")"
End Function

' The same for xlcrm as a program of its own.
Public Function CrmArguments(ByVal buttonId As String, Optional ByVal asked As String = "") As String
    CrmArguments = "button " & buttonId & " " & CrmLanguage()
    If asked <> "" Then CrmArguments = CrmArguments & " x" & Replace(asked, ",", " x")
End Function

Private Function CrmQuoted(ByVal asked As String) As String
    If asked <> "" Then CrmQuoted = ", '" & Replace(asked, ",", "', '") & "'"
End Function

' ---- what the user is asked ---------------------------------------------------------------------------------------

' The answers to the questions of a button, in hexadecimal, with commas between; False where the user gave up.
Private Function CrmAsk(ByVal buttonId As String, ByRef asked As String) As Boolean
    Dim n As Long
    Dim answer As Variant
    n = 1
    Do While CrmText(buttonId & ".ask" & n) <> ""
        answer = CrmInput(CrmText(buttonId & ".ask" & n), CrmText(buttonId & ".label"), CrmText(buttonId & ".default" & n))
        If VarType(answer) = vbBoolean Then Exit Function
        If n > 1 Then asked = asked & ","
        asked = asked & CrmHex(Left$(CStr(answer), LONGEST))
        n = n + 1
    Loop
    CrmAsk = True
End Function

' Excel's own box: VBA's knows the system's own letters alone. False where the user gave up.
Private Function CrmInput(ByVal prompt As String, ByVal heading As String, ByVal default As String) As Variant
    CrmInput = Application.InputBox(prompt, heading, default, Type:=2)
End Function

' Four hexadecimal digits for each character.
Public Function CrmHex(ByVal typed As String) As String
    Dim i As Long
    For i = 1 To Len(typed)
        CrmHex = CrmHex & Right$("000" & Hex$(AscW(Mid$(typed, i, 1)) And &HFFFF&), 4)
    Next i
End Function

' ---- what Python asks of Excel ------------------------------------------------------------------------------------

' Out of sight on a sheet: the rows with that value below the header. With "" a filter that hides rows goes by the rows of now; where none
' does, what the user has hidden by hand is left alone.
Public Sub CrmHide(ByVal bookName As String, ByVal sheetName As String, ByVal header As String, ByVal hidden As String)
    Dim ws As Object
    Dim table As Object
    On Error GoTo Done
    Set ws = Workbooks(bookName).Worksheets(sheetName)
    Set table = CrmTable(ws, header)
    If hidden = "" Then
        If Not table Is Nothing Then
            If Not table.AutoFilter Is Nothing Then CrmFilterAnew table.AutoFilter
        ElseIf Not ws.AutoFilter Is Nothing Then
            CrmFilterAnew ws.AutoFilter
        End If
    ElseIf Not table Is Nothing Then
        table.Range.AutoFilter CrmPlace(table.Range, header), "<>" & hidden
    ElseIf CrmPlace(ws.UsedRange, header) > 0 Then
        ws.UsedRange.AutoFilter CrmPlace(ws.UsedRange, header), "<>" & hidden
    End If
Done:
End Sub

Private Sub CrmFilterAnew(ByVal filter As Object)
    If filter.FilterMode Then filter.ApplyFilter
End Sub

' The table of the sheet that has that header; Nothing where none has, for beside it may stand others of the user's.
Private Function CrmTable(ByVal ws As Object, ByVal header As String) As Object
    Dim k As Long
    For k = 1 To ws.ListObjects.Count
        If CrmPlace(ws.ListObjects(k).Range, header) > 0 Then
            Set CrmTable = ws.ListObjects(k)
            Exit Function
        End If
    Next k
End Function

' Which column of these cells has that header; 0 where none has.
Private Function CrmPlace(ByVal cells As Object, ByVal header As String) As Long
    Dim k As Long
    For k = 1 To cells.Columns.Count
        If CStr(cells.Cells(1, k).Value) = header Then
            CrmPlace = k
            Exit Function
        End If
    Next k
End Function

' The filter over a plain list takes in the columns that stand right beside it now, up to the column `final`: to sort by a filter moves
' its own columns and no others. False where rows are hidden by it: then it stays as it is, for what it asks might not come back.
Public Function CrmWiden(ByVal bookName As String, ByVal sheetName As String, ByVal headerRow As Long, ByVal last As Long, ByVal final As Long) As Boolean
    Dim ws As Object
    Dim old As Object
    Dim ends As Long
    CrmWiden = True
    On Error GoTo Done
    Set ws = Workbooks(bookName).Worksheets(sheetName)
    If Not ws.AutoFilterMode Then Exit Function
    Set old = ws.AutoFilter.Range
    ends = old.Column + old.Columns.Count - 1
    If old.Row <> headerRow Or old.Column > last Or ends < last Or ends >= final Then Exit Function
    CrmWiden = False
    If ws.FilterMode Then Exit Function
    ws.AutoFilterMode = False
    ws.Range(old.Cells(1, 1), ws.Cells(old.Row + old.Rows.Count - 1, final)).AutoFilter
    CrmWiden = True
Done:
End Function

' ---- words --------------------------------------------------------------------------------------------------------

' From the sheet Texts: name, English, Chinese; "" for a name that is not there.
Public Function CrmText(ByVal name As String) As String
    Dim row As Long
    Dim column As Long
    column = 2
    If CrmLanguage() = "zh" Then column = 3
    row = 1
    Do While CStr(ThisWorkbook.Worksheets("Texts").Cells(row, 1).Value) <> ""
        If CStr(ThisWorkbook.Worksheets("Texts").Cells(row, 1).Value) = name Then
            CrmText = CStr(ThisWorkbook.Worksheets("Texts").Cells(row, column).Value)
            Exit Function
        End If
        row = row + 1
    Loop
End Function

' The language of Office: zh or en. Excel on the Mac may not tell it, but knows its country.
Public Function CrmLanguage() As String
    Dim id As Long
    CrmLanguage = "en"
    On Error Resume Next
    id = Application.LanguageSettings.LanguageID(2)
    If id = 0 Then
        Select Case Application.International(1)
            Case 86, 852, 853, 886
                id = CHINESE
        End Select
    End If
    On Error GoTo 0
    If (id And 1023) = CHINESE Then CrmLanguage = "zh"
End Function

' A message. MsgBox knows the system's own letters alone; on Windows Popup shows Chinese on any system: 48 is its exclamation mark,
' 4096 keeps it in front of Excel, whose window it does not know.
Public Sub CrmSay(ByVal said As String)
    #If Mac Then
        MsgBox said, vbExclamation, TITLE
    #Else
        On Error GoTo Plain
        WScript.Popup said, 0, TITLE, 48 + 4096
        Exit Sub
Plain:
        MsgBox said, vbExclamation, TITLE
    #End If
End Sub

' Called by the module xlwings with what Python left on stderr: one sentence of ours, a traceback where xlcrm is not
' installed any more in that Python, or nothing where Python was ended from outside.
Public Sub ShowError(FileName As String, Optional Message As String = "")
    Dim said As String
    said = Message
    If said = "" Then said = ReadFile(FileName)
    If said = "" Then said = CrmText("ended")
    If InStr(said, "Traceback") > 0 Then said = CrmText("no_xlcrm")
    CrmSay said
End Sub

' ---- the installation ---------------------------------------------------------------------------------------------

Private Function CrmConfig(ByVal key As String) As String
    #If Mac Then
        CrmConfig = ""
    #Else
        CrmConfig = GetConfig(key, "")
    #End If
End Function

' On the Mac only the script that starts Python may look: Excel itself is locked in.
Private Function CrmPythonIsThere() As Boolean
    #If Mac Then
        CrmPythonIsThere = True
    #Else
        Dim program As String
        program = CrmConfig("PROGRAM_WIN")
        If program = "" Then program = CrmConfig("INTERPRETER_WIN")
        CrmPythonIsThere = FileExists(program)
    #End If
End Function
