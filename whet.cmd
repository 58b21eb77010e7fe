@echo off
rem Runs whet from the checkout; builds it first when it was never built or a source is newer than the last build.
setlocal
set "WHET_ROOT=%~dp0"
set "WHET_OUT=%WHET_ROOT%src\Whetstone.Cli\bin\Release\net10.0"
powershell -NoProfile -Command "$b = Get-Item -ErrorAction SilentlyContinue (Join-Path $env:WHET_OUT '.built'); if (-not $b) { exit 1 }; $n = Get-ChildItem -Recurse -File -Include *.cs,*.csproj,*.props (Join-Path $env:WHET_ROOT 'src') | Where-Object { $_.FullName -notmatch '\\(bin|obj)\\' -and $_.LastWriteTime -gt $b.LastWriteTime } | Select-Object -First 1; if ($n) { exit 1 }"
if errorlevel 1 (
    if not exist "%WHET_OUT%" mkdir "%WHET_OUT%"
    type nul > "%WHET_OUT%\.building"
    dotnet build "%WHET_ROOT%src\Whetstone.Cli" -c Release -nologo -v quiet -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false 1>&2 || exit /b 1
    move /y "%WHET_OUT%\.building" "%WHET_OUT%\.built" > nul
)
dotnet "%WHET_OUT%\whet.dll" %*
exit /b %errorlevel%
