-- Starts xlcrm for Excel on the Mac, which may not start programs itself: `xlcrm addin install` puts this file where Excel
-- looks for such scripts. The module xlwings of the add-in hands over six texts with | between: folders (none), the
-- Python, what it is to run, the name of the workbook, Excel, and a file for what goes wrong. The name alone is a stranger's
-- and may hold a | itself, so it is all that stands between the first three and the last two. Each is quoted for the shell.
on VbaHandler(ParameterString)
	set oldDelimiters to AppleScript's text item delimiters
	set AppleScript's text item delimiters to "|"
	set Parts to text items of ParameterString
	set WorkbookName to (items 4 thru -3 of Parts) as text
	set AppleScript's text item delimiters to oldDelimiters
	set PythonInterpreter to item 2 of Parts
	set PythonCommand to item 3 of Parts
	set ExcelName to item -2 of Parts
	set LogFile to item -1 of Parts
	set ShellCommand to quoted form of PythonInterpreter & " -B -u -W ignore -c " & quoted form of PythonCommand & " " & ¬
		quoted form of ("--wb=" & WorkbookName) & " --from_xl=1 " & quoted form of ("--app=" & ExcelName) & ¬
		" > /dev/null 2> " & quoted form of LogFile & " &"
	return do shell script ShellCommand
end VbaHandler
