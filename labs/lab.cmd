@echo off
rem Runs the lab on Windows, as labs/lab does elsewhere, in the same words: builds it if a source is newer than the last
rem build, then starts it. Settings, all optional: JAVA_HOME, LAB_JAVA_OPTIONS, LAB_THREADS; labs/lab says what they mean.
rem src/test/windows/run.sh runs it under Wine.
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "LAB_HOME=%%~fI"
set "LAB_OUT=%LAB_HOME%\target\launcher"
chcp 65001 >nul

set "LAB_JAVA="
if defined JAVA_HOME set "LAB_JAVA=%JAVA_HOME:"=%\bin\java.exe"
if not defined LAB_JAVA for %%J in (java.exe) do set "LAB_JAVA=%%~$PATH:J"
set "LAB_SAID=there is no Java: install a JDK, 17 or newer, and put its java on the PATH, or let JAVA_HOME name its folder."
if not defined LAB_JAVA goto fail
set "LAB_SAID=JAVA_HOME is %JAVA_HOME%, but there is no bin\java.exe in it: let it name the folder of a JDK, 17 or newer."
if not exist "%LAB_JAVA%" goto fail

call :fresh
if errorlevel 1 call :build
if errorlevel 1 exit /b 1

rem labs/lab keeps an archive of classes here, to start sooner; on Windows, where a running program would hold it open
rem through the next build, nobody has tried that.
rem Slashes: a backslash before the closing quote, as in L:\, would be taken for part of the next argument.
set "OMP_NUM_THREADS=1"
set "LAB_CORES="
if defined LAB_THREADS set "LAB_CORES=-Dlab.threads=%LAB_THREADS%"
"%LAB_JAVA%" "@%LAB_HOME%\labs\jvm.options" %LAB_CORES% %LAB_JAVA_OPTIONS% "-Dlab.home=%LAB_HOME:\=/%" "@%LAB_OUT%\classpath.args" lab.console.Main %*
exit /b %ERRORLEVEL%

rem What is said may hold any character of a path: only an expansion that is made last leaves them alone.
:say
setlocal EnableDelayedExpansion
echo lab: !LAB_SAID!>&2
exit /b 0

:fail
call :say
exit /b 1

rem Succeeds if no build is needed.
:fresh
if not exist "%LAB_OUT%\stamp" exit /b 1
pushd "%LAB_HOME%"
"%LAB_JAVA%" -XX:TieredStopAtLevel=1 "@target\launcher\classpath.args" lab.console.LauncherBuild fresh >nul 2>nul
set "LAB_CODE=%ERRORLEVEL%"
popd
if "%LAB_CODE%"=="0" exit /b 0
exit /b 1

:answer
"%LAB_JAVA%" %1 >"%LAB_ASKED%" 2>&1
exit /b 0

:require_jdk
set "LAB_VERSION="
call :answer -version 2>nul
set "LAB_SAID=the folder %LAB_OUT% cannot be written, and a build has to: let it be yours, or copy the lab to a folder that is."
if not exist "%LAB_ASKED%" goto fail
for /f "usebackq tokens=2,3" %%A in ("%LAB_ASKED%") do if "%%A"=="version" set "LAB_VERSION=%%~B"
for /f "tokens=1,2 delims=.-_+" %%A in ("%LAB_VERSION%") do if "%%A"=="1" (set "LAB_VERSION=%%B") else (set "LAB_VERSION=%%A")
set "LAB_SAID=%LAB_JAVA% is Java unknown, but the lab needs 17 or newer: install one and let JAVA_HOME name its folder."
if not defined LAB_VERSION goto fail
set "LAB_SAID=%LAB_JAVA% is Java %LAB_VERSION%, but the lab needs 17 or newer: install one and let JAVA_HOME name its folder."
if %LAB_VERSION% LSS 17 goto fail
call :answer --list-modules 2>nul
set "LAB_SAID=%LAB_JAVA% is a Java without a compiler: install a JDK, 17 or newer, and let JAVA_HOME name its folder."
set "LAB_COMPILER="
for /f "usebackq delims=@ " %%A in ("%LAB_ASKED%") do if "%%A"=="jdk.compiler" set "LAB_COMPILER=yes"
if not defined LAB_COMPILER goto fail
del /q "%LAB_ASKED%" 2>nul
set "LAB_MAVEN="
for %%M in (mvn.cmd mvn.bat mvn.exe) do if not defined LAB_MAVEN set "LAB_MAVEN=%%~$PATH:M"
set "LAB_SAID=there is no Maven: install it, 3.8 or newer, and put its mvn on the PATH."
if not defined LAB_MAVEN goto fail
exit /b 0

:build
if not exist "%LAB_OUT%" mkdir "%LAB_OUT%" 2>nul
set "LAB_ASKED=%LAB_OUT%\java-%RANDOM%%TIME:~-2%.txt"
call :require_jdk
if errorlevel 1 exit /b 1
set "LAB_SAID=building; the first time this fetches about 180 MB of libraries ..."
if exist "%LAB_OUT%\classpath" set "LAB_SAID=building ..."
call :say
call :wait 2>nul
if "%LAB_BUILT%"=="yes" exit /b 0
pushd "%LAB_HOME%"
"%LAB_JAVA%" src\main\java\lab\console\LauncherBuild.java errors >&2
popd
set "LAB_SAID=the build failed; all that Maven said is in %LAB_OUT%\build.log"
goto fail

rem One build at a time: while one has the lock open, no other can open it. Who waited looks again.
:wait
set "LAB_BUILT="
call :locked 9>"%LAB_OUT%\lock"
if defined LAB_BUILT exit /b 0
ping -n 2 127.0.0.1 >nul
goto wait

rem The program runs from a jar whose name is new: a running one keeps its own.
:locked
set "LAB_BUILT=failed"
call :fresh
if not errorlevel 1 set "LAB_BUILT=yes"
if "%LAB_BUILT%"=="yes" exit /b 0
echo started >"%LAB_OUT%\started"
del /q "%LAB_OUT%\stamp" "%LAB_OUT%\lab-*.jar" 2>nul
pushd "%LAB_HOME%"
call :made
popd
exit /b 0

:made
call "%LAB_MAVEN%" -B -ntp -Dstyle.color=never -Plauncher validate >"%LAB_OUT%\build.log" 2>&1
if errorlevel 1 exit /b 1
call "%LAB_MAVEN%" -B -ntp -Dstyle.color=never -Plauncher compile jar:jar dependency:build-classpath -DincludeScope=runtime -DoutputEncoding=UTF-8 "-Dmdep.outputFile=target\launcher\classpath" >"%LAB_OUT%\build.log" 2>&1
if errorlevel 1 exit /b 1
set "LAB_JAR=lab-%RANDOM%%RANDOM%.jar"
copy /y "target\launcher\build\two-layer-lab.jar" "target\launcher\%LAB_JAR%" >nul
if errorlevel 1 exit /b 1
"%LAB_JAVA%" -cp "target\launcher\%LAB_JAR%" lab.console.LauncherBuild built "%LAB_JAR%" >>"%LAB_OUT%\build.log" 2>&1
if errorlevel 1 exit /b 1
set "LAB_BUILT=yes"
exit /b 0
