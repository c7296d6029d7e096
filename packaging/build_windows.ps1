# xlcrm as a folder that needs no Python, on Windows:  powershell -ExecutionPolicy Bypass -File packaging\build_windows.ps1
# Needs Python 3.11 or newer for the build alone. Leaves dist\xlcrm and dist\xlcrm-windows.zip, which a colleague unpacks
# anywhere (not on a share that he cannot always reach) and then runs:  xlcrm.exe addin install
$ErrorActionPreference = "Stop"
Set-Location (Split-Path $PSScriptRoot)

py -3 -m venv build\venv
$python = "build\venv\Scripts\python.exe"
& $python -m pip install --quiet -c constraints.txt hatchling editables
if ($LASTEXITCODE) { exit 1 }
& $python -m pip install --quiet -c constraints.txt --no-build-isolation ".[excel]" pyinstaller
if ($LASTEXITCODE) { exit 1 }
& $python -m PyInstaller --noconfirm --log-level WARN packaging\xlcrm.spec
if ($LASTEXITCODE) { exit 1 }

# The folder must work before it is handed on.
& dist\xlcrm\xlcrm.exe doctor
if ($LASTEXITCODE) { exit 1 }
Compress-Archive -Force -Path dist\xlcrm -DestinationPath dist\xlcrm-windows.zip
Write-Host "dist\xlcrm-windows.zip"
