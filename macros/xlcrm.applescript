-- Starts xlcrm for Excel on the Mac, which may not start programs itself: `xlcrm addin install` puts this file where Excel
-- looks for such scripts. The module xlwings of the add-in hands over six texts with | between: folders (not used), the
-- Python, what it is to run, the name of the workbook, Excel, and a file for what goes wrong. Each is quoted for the shell.
on VbaHandler(ParameterString)
	set oldDelimiters to AppleScript's text item delimiters
	set AppleScript's text item delimiters to "|"
	set Given to text items of ParameterString
	set {Folders, PythonInterpreter, PythonCommand} to items 1 thru 3 of Given
	set WorkbookName to (items 4 thru -3 of Given) as text -- a name may hold a | itself
	set {ExcelName, LogFile} to items -2 thru -1 of Given
	set AppleScript's text item delimiters to oldDelimiters
	set ShellCommand to quoted form of PythonInterpreter & " -B -u -W ignore -c " & quoted form of PythonCommand & " " & ¬
		quoted form of ("--wb=" & WorkbookName) & " --from_xl=1 " & quoted form of ("--app=" & ExcelName) & ¬
		" > /dev/null 2> " & quoted form of LogFile & " &"
	return do shell script ShellCommand
end VbaHandler
