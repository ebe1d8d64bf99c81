"""The phone's shell: grammar, expansion, exit codes, and the commands that clients rely on."""

import asyncio
import base64
import contextlib
import hashlib
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wire import Wire, exchange, run, running, system, until

from device.simulator.shell.arithmetic import BadArithmetic, calculate
from device.simulator.shell.commands import COMMANDS
from device.simulator.shell.syntax import Program, ShellSyntaxError, parse
from device.simulator.wire.services import Services


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("echo a  b", "a b\n"),
        ("echo 'a  b' \"c  d\"", "a  b c  d\n"),
        (r"echo a\ \ b \'", "a  b '\n"),
        ("echo -n x; echo y", "xy\n"),
        ("X=5; echo $X ${X}0 '$X' \"$X\"", "5 50 $X 5\n"),
        ("echo ${NOPE:-dflt} [$NOPE]", "dflt []\n"),
        ("false; echo $?; true; echo $?", "1\n0\n"),
        ("true && echo yes || echo no", "yes\n"),
        ("false && echo yes || echo no", "no\n"),
        ("! true; echo $?", "1\n"),
        ("echo $(echo a; echo b) `echo c`", "a b c\n"),
        ('echo "$(printf "a\\n\\n")" end', "a end\n"),
        ("echo $((2 + 3 * 4)) $((7 % 3))", "14 1\n"),
        ("echo one; # a comment\necho two", "one\ntwo\n"),
        ("(cd /sdcard; pwd); pwd", "/storage/emulated/0\n/\n"),
        ("{ echo a; echo b; } | wc -l", "2\n"),
        ("X=1 env | grep ^X=; echo [$X]", "X=1\n[]\n"),
        ("export Y=2; env | grep ^Y=", "Y=2\n"),
        ("printf 'b\\na\\n' | sort | head -n 1", "a\n"),
        ("V='a b'; echo $V | wc -w; for_=1; echo $for_", "2\n1\n"),
        ("echo a >/sdcard/f; echo b >> /sdcard/f; cat < /sdcard/f", "a\nb\n"),
        ("nope 2>/dev/null; echo $?", "127\n"),
        ("nope 2>&1 | cat", "/system/bin/sh: nope: inaccessible or not found\n"),
        (
            "touch /sdcard/a1 /sdcard/a2; echo /sdcard/a* '/sdcard/a*' /sdcard/zz*",
            "/sdcard/a1 /sdcard/a2 /sdcard/a* /sdcard/zz*\n",
        ),
        ("exec echo gone; echo never", "gone\n"),
        ("exit 3; echo never", ""),
        ("sh -c 'echo $0; exit 4'; echo $?", "/system/bin/sh\n4\n"),
        ("echo x; exit", "x\n"),
        ("if false; then echo a; elif true; then echo b; else echo c; fi", "b\n"),
        ("if false\nthen echo a\nelse\n echo c\nfi; echo $?", "c\n0\n"),
        ("for f in a 'b c' $(echo d e); do echo \"<$f>\"; done", "<a>\n<b c>\n<d>\n<e>\n"),
        ("for x in; do echo never; done; echo $?", "0\n"),
        ("set -- p q; for x do echo $x; done; shift; echo $1 $#", "p\nq\nq 1\n"),
        ("i=0; while [ $i -lt 3 ]; do i=$((i+1)); echo $i; done", "1\n2\n3\n"),
        ("i=0; until [ $i -ge 2 ]; do i=$((i+1)); done; echo $i", "2\n"),
        ("for i in 1 2 3; do for j in a b; do [ $j = b ] && continue 2; echo $i$j; done; done", "1a\n2a\n3a\n"),
        ("while true; do echo once; break; done; echo $?", "once\n0\n"),
        ("printf 'a 1\nb 2 3\n' | while read -r k v; do echo $v-$k; done", "1-a\n2 3-b\n"),
        ("printf 'x\ny\n' | { read a; read b; echo $b$a; read c; echo $?; }", "yx\n1\n"),
        ("case abc in x) echo x;; a*|z) echo star;; *) echo any;; esac", "star\n"),
        ("case '*' in '*') echo star;; esac; case q in (a) echo a;; esac; echo $?", "star\n0\n"),
        ('V=1; cat <<EOF; echo after\n$V $(echo 2) "3"\nEOF', '1 2 "3"\nafter\n'),
        ("cat <<'EOF' | wc -l\n$V\n$V\nEOF", "2\n"),
        ("cat <<-A <<B\n\ta\n\tA\nb\nB", "b\n"),
        ("sleep 0 & wait $!; echo $?", "0\n"),
        ("false & wait $!; echo $?; wait 77; echo $?", "1\n127\n"),
        ("sleep 99 & kill $!; wait $!; echo $?", "137\n"),
        ("sh -c 'echo $1 $#' name one two", "one 2\n"),
        ("echo 'echo $2-$1' > /data/local/tmp/s; chmod 755 /data/local/tmp/s; /data/local/tmp/s a b", "b-a\n"),
        ("if true; then echo in; fi > /sdcard/o; cat /sdcard/o", "in\n"),
        ("set -e; false || true; ! true; if false; then :; fi; echo on; false; echo never", "on\n"),
        ("set -e; (false; echo no) || echo caught; while false; do :; done; x=$(false); echo never", "no\n"),
        ("set -eu -o errexit; set +e; false; echo ${Z:-z}; sh -c 'false; echo $Q.'", "z\n.\n"),
        ("f() { echo $1-$#; return 3; echo no; }; f a b; echo $?; echo [$1]", "a-2\n3\n[]\n"),
        ("x=1; f() { local x=2 y; y=5; z=9; echo $x$y; }; f; echo $x[$y]$z", "25\n1[]9\n"),
        (
            "f() { for i in 1 2; do [ $i = 2 ] && return; echo $i; done; }\nf; g()\n{\n f; }; g | cat; echo $(f)",
            "1\n1\n1\n",
        ),
        (
            "f() { echo in; } >/sdcard/f; f; cat /sdcard/f; type f; unset -f f; f 2>/dev/null; echo $?",
            "in\nf is a function\n127\n",
        ),
        (
            "n=0; f() { n=$((n+1)); [ $n -lt 20 ] && f; }; f; echo $n; set -e; g() { false; echo no; }; "
            "g || echo or; g",
            "20\nno\n",
        ),
        ("set a b; echo $2; set -- -x; echo $1", "b\n-x\n"),
        ("[ 3 -lt 10 ] && [ -d /sdcard ] && [ ! -e /nope ] && test a = a && echo ok", "ok\n"),
    ],
)
async def test_programs(text: str, out: str) -> None:
    _, stdout, stderr = await run(system(), text)
    assert (stdout, stderr) == (out, "")


async def test_set_u_ends_at_a_name_without_a_value_and_set_x_says_what_is_run() -> None:
    assert await run(system(), "set -u; echo $NOPE; echo never") == (
        1, "", "/system/bin/sh: NOPE: parameter not set\n",
    )  # fmt: skip
    assert await run(system(), "set -x; A=1; echo a  b") == (0, "a b\n", "+ A=1\n+ echo a b\n")
    assert (await run(system(), "set -Z"))[::2] == (1, "/system/bin/sh: set: -Z: unknown option\n")


async def test_a_function_that_calls_itself_for_ever_is_ended() -> None:
    code, _, error = await run(system(), "f() { f; }; f; exit 7")
    assert (code, error) == (7, "/system/bin/sh: f: maximum function nesting exceeded\n")


async def test_an_unknown_command_ends_with_127_and_androids_words() -> None:
    code, out, error = await run(system(), "frobnicate --now")
    assert (code, out, error) == (127, "", "/system/bin/sh: frobnicate: inaccessible or not found\n")


@pytest.mark.parametrize(
    "text",
    [
        "echo 'open",
        'echo "open',
        "echo (",
        "| x",
        "a &&",
        "if true; then",
        ")",
        "x <<EOF",
        "echo $(",
        "fi",
        "if; then a; fi",
        "if true; then fi",
        "for 1 in a; do b; done",
        "for x in a; b; done",
        "while true; done",
        "case x in a) b",
        "case in",
        "a;;",
        "do",
        "f() a",
        "f()",
        "f() { a",
        "if true; then a; fi b",
        "cat <<$(x)\ny",
    ],
)
async def test_what_is_no_program_is_a_syntax_error(text: str) -> None:
    with pytest.raises(ShellSyntaxError):
        parse(text)
    code, out, error = await run(system(), text)
    assert (code, out) == (1, "")
    assert error.startswith("/system/bin/sh: syntax error: ")


WORDS = ("if", "then", "else", "elif", "fi", "for", "in", "while", "do", "done", "case", "esac", "<<", ";;", "&", "EOF")


@given(st.text(st.sampled_from("ab $'\"\\`(){}|&;<>!#=?*-\n1"), max_size=60))
def test_any_text_is_a_program_or_a_syntax_error(text: str) -> None:
    with contextlib.suppress(ShellSyntaxError):
        assert isinstance(parse(text), Program)


@given(st.lists(st.sampled_from((*WORDS, "a", "$x", "\n", ";", "|", "(", ")", "{", "}", "<<EOF")), max_size=25))
def test_any_order_of_words_is_a_program_or_a_syntax_error(words: list[str]) -> None:
    with contextlib.suppress(ShellSyntaxError):
        assert isinstance(parse(" ".join(words)), Program)


async def test_what_runs_in_the_background_outlives_its_shell() -> None:
    phone = system()
    code, out, _ = await run(phone, "sleep 99 & echo $!")
    assert code == 0
    assert "sleep" in running(phone)
    assert (await run(phone, f"kill -0 {out}"))[0] == 0
    await run(phone, f"kill {out}")
    await until(lambda: "sleep" not in running(phone))


async def test_an_endless_loop_leaves_others_their_turn_and_ends_with_its_client() -> None:
    phone = system()
    endless = asyncio.ensure_future(run(phone, "while :; do :; done"))
    assert (await run(phone, "echo hello"))[1] == "hello\n"
    assert not endless.done()
    endless.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await endless


async def test_a_variable_cannot_grow_without_end() -> None:
    code, _, error = await run(system(), "x=0123456789; while true; do x=$x$x$x$x || break; done; exit 9")
    assert (code, error) == (9, "/system/bin/sh: word too long\n")


@pytest.mark.parametrize("text", ["(" * 5000, "$(" * 5000, "{ " * 5000, "`" * 5001])
def test_deep_nesting_is_a_syntax_error(text: str) -> None:
    with pytest.raises(ShellSyntaxError):
        parse(text)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("7 / -2", -3),
        ("-7 % 3", -1),
        ("2*(3+4)", 14),
        ("X + $X", 10),
        ("1 < 2", 1),
        ("9223372036854775807 + 1", -(2**63)),
    ],
)
def test_arithmetic_is_that_of_c(expression: str, value: int) -> None:
    assert calculate(expression, {"X": "5"}) == value


@pytest.mark.parametrize("expression", ["1 / 0", "1 +", "a b", "'x'", "True", "2 ** 9", "(" * 999, "f()", "1.5"])
async def test_bad_arithmetic_fails_the_command(expression: str) -> None:
    with pytest.raises(BadArithmetic):
        calculate(expression, {})
    if ")" not in expression and "'" not in expression and "(" not in expression:
        assert (await run(system(), f"echo $(({expression}))"))[0] == 1


async def test_exit_codes_travel() -> None:
    assert (await run(system(), "exit 7"))[0] == 7
    assert (await run(system(), "false | true"))[0] == 0
    assert (await run(system(), "true | false"))[0] == 1


async def test_files_can_only_be_written_where_the_shell_user_may() -> None:
    phone = system()
    assert (await run(phone, "echo x > /system/x"))[::2] == (
        1,
        "/system/bin/sh: can't create /system/x: Read-only file system\n",
    )
    assert (await run(phone, "touch /data/data/x"))[0] == 1
    assert "Permission denied" in (await run(phone, "ls /data"))[2]
    assert (await run(phone, "rm -r /sdcard"))[0] == 1
    assert (await run(phone, "mkdir /sdcard/a && rmdir /sdcard/a && ls /sdcard/a"))[0] == 1


async def test_input_reaches_a_command() -> None:
    assert (await run(system(), "cat | md5sum", b"abc"))[1] == hashlib.md5(b"abc").hexdigest() + "  -\n"
    assert (await run(system(), "base64", b"\x00\xff"))[1] == base64.b64encode(b"\x00\xff").decode() + "\n"


async def test_a_reader_that_stops_ends_its_writer_at_the_next_line() -> None:
    phone = system()
    phone.logs.add("I", "tag", "first")
    piped = asyncio.ensure_future(run(phone, "logcat -v tag | head -n 2"))

    def written_on() -> bool:
        phone.logs.add("I", "tag", "next")
        return piped.done()

    await until(written_on)
    assert piped.result()[:2] == (0, "--------- beginning of main\nI/tag     : first\n")


async def test_a_process_can_be_killed() -> None:
    phone = system()
    sleeping = asyncio.ensure_future(run(phone, "sleep 100"))
    await until(lambda: "sleep" in running(phone))
    pid = next(row.pid for row in phone.processes.all() if row.name == "sleep")
    assert (await run(phone, f"kill {pid}"))[0] == 0
    assert (await sleeping)[0] == 137
    assert "sleep" not in running(phone)
    assert (await run(phone, "kill 1"))[::2] == (1, "kill: 1: Operation not permitted\n")


async def test_properties_and_settings() -> None:
    phone = system()
    assert (await run(phone, "getprop ro.product.model"))[1] == "deixis phone\n"
    assert (await run(phone, "getprop no.such thing"))[1] == "thing\n"
    assert (await run(phone, "setprop ro.product.model x"))[0] == 1
    assert (await run(phone, "settings get system no_such"))[1] == "null\n"
    assert (await run(phone, "settings put system screen_brightness 99; settings get system screen_brightness"))[
        1
    ] == "99\n"
    assert (await run(phone, "settings get nowhere x"))[0] == 255
    assert (await run(phone, "svc wifi disable; settings get global wifi_on"))[1] == "0\n"


async def test_services_are_not_there_before_boot() -> None:
    phone = system(boot_seconds=1000)
    assert (await run(phone, "pm list packages"))[::2] == (20, "cmd: Can't find service: package\n")
    assert (await run(phone, "input tap 1 1"))[0] == 20
    assert (await run(phone, "getprop sys.boot_completed; echo up"))[1] == "\nup\n"


async def test_packages_are_listed_as_clients_parse_them() -> None:
    phone = system()
    _, out, _ = await run(phone, "pm list packages")
    assert "package:com.android.settings\n" in out
    assert (await run(phone, "pm list packages ''"))[1] == out
    assert (await run(phone, "pm list packages sett"))[1].count("package:") == sum(
        "sett" in row for row in out.splitlines()
    )
    assert (await run(phone, "pm list packages -3"))[1] == ""
    assert (await run(phone, "pm path com.nowhere"))[0] == 1
    assert (await run(phone, "pm frobnicate"))[::2] == (255, "Unknown command: frobnicate\n")


async def test_installing_what_is_no_apk_fails_with_a_reason() -> None:
    phone = system()
    phone.files.write("/data/local/tmp/x.apk", b"no zip at all")
    code, out, _ = await run(phone, "pm install -r /data/local/tmp/x.apk")
    assert code == 1
    assert out.startswith("Failure [INSTALL_PARSE_FAILED_NOT_APK")
    assert (await run(phone, "pm install /data/local/tmp/none.apk"))[0] == 1
    assert (await run(phone, "cmd package install -S 5", b"123"))[1].startswith("Failure [INSTALL_FAILED_INVALID_APK")


async def test_starting_what_does_not_exist_says_so() -> None:
    phone = system()
    before = phone.handset.foreground
    code, _, error = await run(phone, "am start -n com.nowhere/.Main")
    assert (code, error) == (1, "Error type 3\nError: Activity class {com.nowhere/com.nowhere.Main} does not exist.\n")
    assert (await run(phone, "monkey -p com.nowhere -c android.intent.category.LAUNCHER 1"))[0] == 252
    assert (await run(phone, "monkey -p com.nowhere 500"))[0] == 252
    assert phone.handset.foreground == before


async def test_an_app_is_started_and_stopped() -> None:
    phone = system()
    await run(phone, "monkey -p com.android.settings -c android.intent.category.LAUNCHER 1")
    assert phone.handset.foreground[0] == "com.android.settings"
    assert "com.android.settings\n" in (await run(phone, "ps -A"))[1]
    await run(phone, "am force-stop com.android.settings")
    assert phone.handset.foreground[0] != "com.android.settings"
    assert "com.android.settings\n" not in (await run(phone, "ps -A"))[1]


async def test_a_broadcast_nobody_takes_has_no_result() -> None:
    phone = system()
    text = base64.b64encode(b"x").decode()
    _, out, _ = await run(phone, f"am broadcast -a ADB_KEYBOARD_INPUT_TEXT --es text {text}")
    assert out.endswith("Broadcast completed: result=0\n")


async def test_text_that_a_keyboard_map_lacks_is_refused() -> None:
    code, _, error = await run(system(), "input text 'é'")
    assert code == 255
    assert "NullPointerException" in error


async def test_dumps_say_what_clients_look_for() -> None:
    phone = system()
    assert "orientation=0" in (await run(phone, "dumpsys display"))[1]
    assert "mHoldingDisplaySuspendBlocker=true" in (await run(phone, "dumpsys power"))[1]
    assert "mCurrentFocus=Window{" in (await run(phone, "dumpsys window displays"))[1]
    assert (await run(phone, "dumpsys frobnicate"))[2] == "Can't find service: frobnicate\n"
    assert (await run(phone, "wm size; wm density"))[1] == "Physical size: 1080x2400\nPhysical density: 420\n"


async def test_every_command_ends_when_called_without_arguments() -> None:
    phone = system()
    for name in sorted(set(COMMANDS) - {"reboot", "logcat"}):
        code, _, _ = await run(phone, name, b"")
        assert 0 <= code <= 255, name


def packets(data: bytes) -> list[tuple[int, bytes]]:
    """What shell v2 framed."""
    found = []
    while data:
        kind, size = struct.unpack_from("<BI", data)
        found.append((kind, data[5 : 5 + size]))
        data = data[5 + size :]
    return found


async def test_shell_v2_frames_output_errors_and_exit_code() -> None:
    service = Services(system(), COMMANDS).open("shell,v2,raw:echo out; echo err >&2; exit 9")
    assert service is not None
    assert packets(await exchange(service)) == [(1, b"out\n"), (2, b"err\n"), (3, b"\x09")]


async def test_an_interactive_shell_prompts_and_echoes_what_is_typed() -> None:
    service = Services(system(), COMMANDS).open("shell,v2,TERM=xterm,pty:")
    assert service is not None
    typed = b"echo hx\x7fi\rexit 5\r"
    sent = packets(await exchange(service, struct.pack("<BI", 0, len(typed)) + typed))
    assert sent[-1] == (3, b"\x05")
    screen = b"".join(data for kind, data in sent if kind == 1)
    assert screen.count(b"deixis_phone:/ $ ") == 2
    assert b"echo hx\b \bi\r\n" in screen
    assert b"\r\nhi\r\n" in screen.replace(b"exit 5\r\n", b"").replace(b"deixis_phone:/ $ ", b"")


async def test_unknown_services_do_not_open() -> None:
    services = Services(system(), COMMANDS)
    for name in ("frobnicate:", "tcp:9008", "jdwp:1", "reverse:list-forward", "abb_exec:package"):
        assert services.open(name) is None


async def test_a_closed_stream_kills_what_runs_on_it() -> None:
    phone = system()
    service = Services(phone, COMMANDS).open("shell:sleep 100")
    assert service is not None
    task = asyncio.ensure_future(service(Wire()))
    await until(lambda: "sleep" in running(phone))
    task.cancel()
    await until(lambda: "sleep" not in running(phone))
