@echo off
rem Runs the lab on Windows, as labs/lab does elsewhere, in the same words: builds it if a source is newer than the last
rem build, then starts it. Settings, all optional: JAVA_HOME, LAB_JAVA_OPTIONS, LAB_THREADS; labs/lab says what they mean.
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "LAB_HOME=%%~fI"
set "LAB_OUT=%LAB_HOME%\target\launcher"
chcp 65001 >nul

rem In a terminal lines end between words.
set "LAB_TELL=$width = 0; if (-not [Console]::IsErrorRedirected) { $width = [Console]::WindowWidth }; function Tell($text) { $line = ''; foreach ($word in $text -split ' ') { if ($line -and $width -gt 0 -and $line.Length + 1 + $word.Length -ge $width) { [Console]::Error.WriteLine($line); $line = $word } elseif ($line) { $line += ' ' + $word } else { $line = $word } }; [Console]::Error.WriteLine($line) }"

rem What the last build was made of; an entry that comes or goes, or another Java, is a reason to build again.
set "LAB_ROOTS=Set-Location -LiteralPath $env:LAB_HOME; $roots = 'pom.xml', '.mvn', 'src/main', 'solutions/reference' | Where-Object { Test-Path $_ }; $made = (@($env:LAB_HOME) + $roots + $env:LAB_JAVA) -join ' '"

set "LAB_JAVA="
if defined JAVA_HOME set "LAB_JAVA=%JAVA_HOME%\bin\java.exe"
if not defined LAB_JAVA for %%J in (java.exe) do set "LAB_JAVA=%%~$PATH:J"
if not defined LAB_JAVA call :fail "there is no Java: install a JDK, 17 or newer, and put its java on the PATH, or let JAVA_HOME name its folder." & exit /b 1
if not exist "%LAB_JAVA%" call :fail "JAVA_HOME is %JAVA_HOME%, but there is no bin\java.exe in it: let it name the folder of a JDK, 17 or newer." & exit /b 1

call :stale && (call :build || exit /b 1)

set "OMP_NUM_THREADS=1"
set "LAB_TERMINAL=false"
powershell -NoProfile -Command "exit ([int][Console]::IsErrorRedirected)" && set "LAB_TERMINAL=true"
set "LAB_CORES="
if defined LAB_THREADS set "LAB_CORES=-Dlab.threads=%LAB_THREADS%"
"%LAB_JAVA%" "@%LAB_HOME%\labs\jvm.options" %LAB_CORES% %LAB_JAVA_OPTIONS% "-Dlab.home=%LAB_HOME%" -Dlab.terminal=%LAB_TERMINAL% "@%LAB_OUT%\classpath.args" lab.console.Main %*
exit /b %ERRORLEVEL%

:say
set "LAB_SAID=lab: %~1"
powershell -NoProfile -Command "%LAB_TELL%; Tell $env:LAB_SAID"
exit /b 0

:fail
call :say "%~1"
exit /b 1

rem Succeeds if a build is needed. A folder is newer than the stamp when a file in it was deleted.
:stale
powershell -NoProfile -Command "%LAB_ROOTS%; $stamp = Get-Item -LiteralPath \"$env:LAB_OUT\stamp\" -ErrorAction SilentlyContinue; if (-not $stamp) { exit 0 }; if (-not (Get-ChildItem -LiteralPath $env:LAB_OUT -Filter 'lab-*.jar')) { exit 0 }; if ((Get-Content -LiteralPath $stamp.FullName -Encoding UTF8) -ne $made) { exit 0 }; if ($roots | ForEach-Object { Get-Item $_ -Force; Get-ChildItem $_ -Recurse -Force } | Where-Object { $_.LastWriteTimeUtc -gt $stamp.LastWriteTimeUtc }) { exit 0 }; exit 1"
exit /b %ERRORLEVEL%

:require_jdk
powershell -NoProfile -Command "%LAB_TELL%; $said = (& $env:LAB_JAVA -version 2>&1 | ForEach-Object { $_.ToString() }) -join ' '; $version = ''; if ($said -match ' version .(1\.)?(\d+)') { $version = $Matches[2] }; if ([int]('0' + $version) -lt 17) { if (-not $version) { $version = 'unknown' }; Tell ('lab: ' + $env:LAB_JAVA + ' is Java ' + $version + ', but the lab needs 17 or newer: install one and let JAVA_HOME name its folder.'); exit 1 }; if (-not (& $env:LAB_JAVA --list-modules | Select-String -Quiet '^jdk\.compiler')) { Tell ('lab: ' + $env:LAB_JAVA + ' is a Java without a compiler: install a JDK, 17 or newer, and let JAVA_HOME name its folder.'); exit 1 }" || exit /b 1
where mvn >nul 2>nul || (call :fail "there is no Maven: install it, 3.8 or newer, and put its mvn on the PATH." & exit /b 1)
exit /b 0

rem One build at a time: while one has the lock open, no other can open it.
:build
call :require_jdk || exit /b 1
if exist "%LAB_OUT%\classpath" (call :say "building ...") else (call :say "building; the first time this fetches about 150 MB of libraries ...")
if not exist "%LAB_OUT%" mkdir "%LAB_OUT%"
:wait
set "LAB_BUILT="
2>nul (call :locked 9>"%LAB_OUT%\lock")
if not defined LAB_BUILT (ping -n 2 127.0.0.1 >nul & goto wait)
if "%LAB_BUILT%"=="failed" (call :errors & call :fail "the build failed; all that Maven said is in %LAB_OUT%\build.log" & exit /b 1)
exit /b 0

rem What the compiler found, each once, as FILE:LINE: MESSAGE; or else Maven's own errors, without its advice.
:errors
set "LAB_ERRORS=$top = $env:LAB_HOME.Replace('\', '/') + '/'; $found = @(); $others = @(); $told = $false; foreach ($line in Get-Content -LiteralPath ($env:LAB_OUT + '\build.log') -Encoding UTF8) { $line = $line -replace '\x1b\[[0-9;]*m', ''; if ($line -match '^\[(?:ERROR|WARNING)\] /?(.*\.java):\[(\d+),\d+\] (.*)') { $file = $Matches[1].Replace('\', '/'); if ($file.StartsWith($top)) { $file = $file.Substring($top.Length) }; $found += $file + ':' + $Matches[2] + ': ' + $Matches[3] } elseif ($line -match '^\[ERROR\] *(-> \[Help|\[Help|To see the full|Re-run Maven|For more information|$)') { $told = $false } else { if ($line -match '^\[[A-Z]+\]') { $told = $false }; if ($line -match '^\[ERROR\] *(.*)') { $line = $Matches[1]; $told = $true }; if ($told -and $line.Trim()) { $others += $line } } }; if (-not $found) { $found = $others }; $found | Select-Object -Unique | ForEach-Object { Tell $_ }"
powershell -NoProfile -Command "%LAB_TELL%; %LAB_ERRORS%"
exit /b 0

rem The program runs from a jar whose name is new: a running one keeps its own.
:locked
set "LAB_BUILT=failed"
call :stale || (set "LAB_BUILT=yes" & exit /b 0)
powershell -NoProfile -Command "%LAB_ROOTS%; Set-Content -LiteralPath \"$env:LAB_OUT\stamp.new\" -Encoding UTF8 $made"
del /q "%LAB_OUT%\stamp" "%LAB_OUT%\lab-*.jar" 2>nul
pushd "%LAB_HOME%"
call :maven validate && call :maven compile jar:jar dependency:build-classpath -DincludeScope=runtime -Dmdep.fileSeparator=/ "-Dmdep.pathSeparator=;" "-Dmdep.outputFile=%LAB_OUT%\classpath" || (popd & exit /b 1)
popd
set "LAB_JAR=lab-%RANDOM%%RANDOM%.jar"
copy /y "%LAB_OUT%\build\two-layer-lab.jar" "%LAB_OUT%\%LAB_JAR%" >nul || exit /b 1
set "LAB_SLASHED=%LAB_OUT:\=/%"
>"%LAB_OUT%\classpath.args" echo -cp
>>"%LAB_OUT%\classpath.args" echo "%LAB_SLASHED%/%LAB_JAR%;\
type "%LAB_OUT%\classpath" >>"%LAB_OUT%\classpath.args"
>>"%LAB_OUT%\classpath.args" echo ^"
move /y "%LAB_OUT%\stamp.new" "%LAB_OUT%\stamp" >nul || exit /b 1
set "LAB_BUILT=yes"
exit /b 0

:maven
call mvn -B -ntp -Dstyle.color=never -Plauncher %* >"%LAB_OUT%\build.log" 2>&1
exit /b %ERRORLEVEL%
