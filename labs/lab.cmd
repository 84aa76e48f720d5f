@echo off
rem Runs the lab on Windows, as labs/lab does elsewhere: builds it if a source is newer than the last build, then starts
rem it. Settings, all optional: JAVA_HOME, LAB_JAVA_OPTIONS, LAB_THREADS; labs/lab says what they mean.
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "LAB_HOME=%%~fI"
set "LAB_OUT=%LAB_HOME%\target\launcher"
chcp 65001 >nul

rem What the last build was made of; an entry that comes or goes, or another Java, is a reason to build again.
set "LAB_ROOTS=Set-Location -LiteralPath $env:LAB_HOME; $roots = 'pom.xml', '.mvn', 'src/main', 'solutions/reference' | Where-Object { Test-Path $_ }; $made = (@($env:LAB_HOME) + $roots + $env:LAB_JAVA) -join ' '"

set "LAB_JAVA="
if defined JAVA_HOME set "LAB_JAVA=%JAVA_HOME%\bin\java.exe"
if not defined LAB_JAVA for %%J in (java.exe) do set "LAB_JAVA=%%~$PATH:J"
if not defined LAB_JAVA call :fail "there is no Java: install a JDK, 17 or newer, and put its java on the PATH, or let JAVA_HOME name its folder." & exit /b 1
if not exist "%LAB_JAVA%" call :fail "JAVA_HOME names a folder without bin\java.exe: let it name the folder of a JDK, 17 or newer." & exit /b 1

call :stale && (call :build || exit /b 1)

set "OMP_NUM_THREADS=1"
set "LAB_CORES="
if defined LAB_THREADS set "LAB_CORES=-Dlab.threads=%LAB_THREADS%"
"%LAB_JAVA%" "@%LAB_HOME%\labs\jvm.options" %LAB_CORES% %LAB_JAVA_OPTIONS% "-Dlab.home=%LAB_HOME%" "@%LAB_OUT%\classpath.args" lab.console.Main %*
exit /b %ERRORLEVEL%

:fail
>&2 echo lab: %~1
exit /b 1

rem Succeeds if a build is needed. A folder is newer than the stamp when a file in it was deleted.
:stale
powershell -NoProfile -Command "%LAB_ROOTS%; $stamp = Get-Item -LiteralPath \"$env:LAB_OUT\stamp\" -ErrorAction SilentlyContinue; if (-not $stamp) { exit 0 }; if ((Get-Content -LiteralPath $stamp.FullName -Encoding UTF8) -ne $made) { exit 0 }; if ($roots | ForEach-Object { Get-Item $_ -Force; Get-ChildItem $_ -Recurse -Force } | Where-Object { $_.LastWriteTimeUtc -gt $stamp.LastWriteTimeUtc }) { exit 0 }; exit 1"
exit /b %ERRORLEVEL%

rem One build at a time: while one has the lock open, no other can open it.
:build
"%LAB_JAVA%" --list-modules 2>nul | findstr /b "jdk.compiler" >nul || (call :fail "the Java in use is older than 17 or has no compiler: install a JDK, 17 or newer, and let JAVA_HOME name its folder." & exit /b 1)
where mvn >nul 2>nul || (call :fail "there is no Maven: install it, 3.8 or newer, and put its mvn on the PATH." & exit /b 1)
if not exist "%LAB_OUT%" mkdir "%LAB_OUT%"
:wait
set "LAB_BUILT="
2>nul (call :locked 9>"%LAB_OUT%\lock")
if not defined LAB_BUILT (ping -n 2 127.0.0.1 >nul & goto wait)
if "%LAB_BUILT%"=="failed" (call :fail "the build failed, its errors stand above." & exit /b 1)
exit /b 0

rem The program runs from a jar whose name is new: a running one keeps its own.
:locked
set "LAB_BUILT=failed"
call :stale || (set "LAB_BUILT=yes" & exit /b 0)
echo lab: building ...
powershell -NoProfile -Command "%LAB_ROOTS%; Set-Content -LiteralPath \"$env:LAB_OUT\stamp.new\" -Encoding UTF8 $made"
del /q "%LAB_OUT%\stamp" "%LAB_OUT%\lab-*.jar" 2>nul
pushd "%LAB_HOME%"
call mvn -q -B -Dstyle.color=never -Plauncher validate && call mvn -q -B -Dstyle.color=never -Plauncher compile jar:jar dependency:build-classpath -DincludeScope=runtime -Dmdep.fileSeparator=/ "-Dmdep.pathSeparator=;" "-Dmdep.outputFile=%LAB_OUT%\classpath" || (popd & exit /b 1)
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
