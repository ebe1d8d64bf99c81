"""The tools of the phone's shell: every option does what it is for, or is refused in toybox's words."""

from __future__ import annotations

import asyncio
import contextlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wire import run, system, until

from device.simulator.shell.command import Collected, NoInput, Streams
from device.simulator.shell.commands import COMMANDS
from device.simulator.shell.commands.environment import TOYBOX
from device.simulator.shell.interpreter import Shell
from device.simulator.shell.options import BadOptions, Grammar, parse_options
from device.simulator.shell.regex import BadRegex, compiled

WITHOUT_OPTIONS = {"echo", "false", "true", "test", "printf"}
"""What they are given is words, also with a dash before it."""
OWN_WORDS = {"find", "ping"}
"""They are no option parser's, and refuse in words of their own."""

LIST = "printf 'b 2\\na 10\\na 10\\n' "
FILES = "mkdir -p d/e; echo one >d/a.txt; echo three >d/e/b.txt; echo x >d/.h; "


@pytest.mark.parametrize(
    ("text", "out"),
    [
        # grep
        ("printf 'a\\nb\\na\\n' | grep -m1 a", "a\n"),
        ("printf 'a\\nb\\na\\n' | grep -m 2 -n a", "1:a\n3:a\n"),
        ("printf 'a\\na\\n' >f; grep --max-count=1 a f; grep -m0 a f; echo $?", "a\n1\n"),
        ("printf '1\\n2\\n3\\n4\\n5\\n' | grep -A1 -B1 3", "2\n3\n4\n"),
        ("printf '1\\nx\\n2\\n3\\nx\\n' | grep -C 0 -n x; printf 'x\\n1\\n2\\nx\\n' | grep -A1 -n x",
         "2:x\n5:x\n1:x\n2-1\n--\n4:x\n"),
        ("echo a.b | grep -F . ; echo axb | grep -cF .", "a.b\n0\n"),
        ("printf 'foo bar\\nfoobar\\n' | grep -w foo; printf 'ab\\nabc\\n' | grep -x ab", "foo bar\nab\n"),
        ("printf 'a1\\nb\\n' | grep '[[:alpha:]][[:digit:]]'; printf 'aa\\na\\n' | grep '^a\\{2\\}$'", "a1\naa\n"),
        ("echo 'a+b' | grep 'a+b'; echo aab | grep -oE 'a+b'; echo xaby | grep -o 'a\\|b'", "a+b\naab\na\nb\n"),
        (FILES + "grep -r three d; grep -rl e d; grep -rL three d; grep -hc e d/a.txt d/e/b.txt",
         "d/e/b.txt:three\nd/a.txt\nd/e/b.txt\nd/.h\nd/a.txt\n1\n1\n"),
        ("printf 'a\\nb\\n' | grep -e a -e b -c; printf 'b\\n' >p; printf 'a\\nb\\n' | grep -f p", "2\nb\n"),
        ("printf 'abc\\n' | grep -ob c; printf 'x\\0y\\n' | grep x; printf 'x\\0y\\n' | grep -ac x",
         "2:c\nBinary file (standard input) matches\n1\n"),
        ("echo A | grep -i a; echo a | grep -v a; echo $?; echo a | grep -q a; echo $?; grep -s a none; echo $?",
         "A\n1\n0\n2\n"),
        # head, tail, wc
        ("printf abcdef | head -c 3; echo; printf 'abc\\ndef\\n' | head -c5", "abc\nabc\nd"),
        ("seq 9 | head -2; seq 9 | head --lines=1; seq 9 | head -n 0; seq 9 >f; head -qn1 f f; head -n1 f f",
         "1\n2\n1\n1\n1\n==> f <==\n1\n\n==> f <==\n1\n"),
        ("seq 9 | tail -2; seq 9 | tail -n +8; seq 9 | tail -c 4; printf abcdef | tail -c +4", "8\n9\n8\n9\n8\n9\ndef"),
        ("printf 'a b\\nc' | wc; printf 'a b\\nc' | wc -lw; printf 'é\\n' | wc -cm; seq 3 >f; wc -l f f",
         "      1       3       5\n      1       3\n      3       2\n3 f\n3 f\n6 total\n"),
        # cut, sort, uniq, tr
        ("echo a:b:c | cut -d: -f2-; echo a:b:c | cut -d : -f 1,3; echo abcd | cut -c2-3; echo abcd | cut -b -2",
         "b:c\na:c\nbc\nab\n"),
        ("echo 'a   b c' | cut -F 2; echo plain | cut -d: -f2; echo plain | cut -sd: -f2; echo a:b | cut -d: -f1,2 -O+",
         "b\nplain\na+b\n"),
        ("echo a:b:c | cut -d: -D -f3,1", "c:a\n"),
        (LIST + "| sort -k2n; " + LIST + "| sort -k2; " + LIST + "| sort -u; " + LIST + "| sort -rnk2",
         "b 2\na 10\na 10\na 10\na 10\nb 2\na 10\nb 2\na 10\na 10\nb 2\n"),
        ("printf 'x:2\\ny:10\\n' | sort -t: -k2,2nr; printf 'b\\nA\\nB\\n' | sort -f; "
         "printf '2K\\n1M\\n3\\n' | sort -h",
         "y:10\nx:2\nA\nB\nb\n3\n2K\n1M\n"),
        ("printf 'b\\na\\n' | sort -c; echo $?; printf 'v10\\nv9\\n' | sort -V; printf 'b\\na\\n' >f; "
         "sort -o f f; cat f",
         "1\nv9\nv10\na\nb\n"),
        ("printf 'a\\na\\nb\\n' | uniq -c; printf 'a\\na\\nb\\n' | uniq -d; printf 'a\\na\\nb\\n' | uniq -u; "
         "printf 'a x\\nA y\\n' | uniq -iw1", "      2 a\n      1 b\na\nb\na x\n"),
        ("echo Hello | tr a-z A-Z; echo aabb | tr -s ab; echo a1b | tr -d '[:digit:]'; echo a1 | tr -cd '0-9'; echo; "
         "echo abc | tr abc x", "HELLO\nab\nab\n1\nxxx\n"),
        # sed
        ("echo hello | sed 's/l/L/g'; echo aaa | sed 's/a/b/2'; echo x | sed -n 's/x/y/p'; echo /a | sed 's|/|_|'",
         "heLLo\naba\ny\n_a\n"),
        ("seq 5 | sed -n 2,3p; seq 5 | sed '2,4d'; seq 3 | sed '$d'; seq 3 | sed -n '$='; seq 3 | sed 2q",
         "2\n3\n1\n5\n1\n2\n3\n1\n2\n"),
        ("seq 3 | sed -n '/2/{p;=}'; seq 3 | sed '/2/!d'; seq 4 | sed '2,/3/d'; seq 5 | sed -n '2,+1p'",
         "2\n2\n2\n1\n4\n2\n3\n"),
        ("echo k=v | sed -E 's/(.*)=(.*)/\\2=\\1/'; echo k=v | sed 's/\\(k\\)=/[&]\\1/'; echo abc | sed y/abc/xyz/",
         "v=k\n[k=]kv\nxyz\n"),
        ("seq 2 | sed -e 1i\\\\ -e top -e '$a end'; seq 3 | sed '2c two'; seq 4 | sed -n 'n;p'; "
         "seq 4 | sed 'N;s/\\n/-/'",
         "top\n1\n2\nend\n1\ntwo\n3\n2\n4\n1-2\n3-4\n"),
        ("seq 3 | sed -n 'H;${x;s/\\n/,/g;p}'; echo a >f; echo b >g; sed -i s/./x/ f g; cat f g; echo s/a/b/ >s; "
         "echo a | sed -f s", ",1,2,3\nx\nx\nb\n"),
        # find and xargs
        (FILES + "find d; find d -type f -name '*.txt'; find d -maxdepth 1 -type d; find d -mindepth 1 -iname 'B*'",
         "d\nd/.h\nd/a.txt\nd/e\nd/e/b.txt\nd/a.txt\nd/e/b.txt\nd\nd/e\nd/e/b.txt\n"),
        (FILES + "find d -name '*.txt' -exec cat {} \\; ; find d ! -name '*.txt' -a -type f; find d -name a.txt -o "
         "-name b.txt | sort -r; find d \\( -name x -o -name e \\) -print0 | tr '\\0' '!'",
         "one\nthree\nd/.h\nd/e/b.txt\nd/a.txt\nd/e!"),
        (FILES + "find d -name '*.txt' -exec grep -c e {} +; find d -size -1; find d -type f -size +1c | wc -l; "
         "find d -empty; find d -type f -delete; find d", "d/a.txt:1\nd/e/b.txt:1\n3\nd\nd/e\n"),
        ("printf 'a b\\nc\\n' | xargs echo; printf 'a b c' | xargs -n2; printf 'a b\\0c' | xargs -0 -n 1 echo; "
         "printf '' | xargs -r echo never; echo x | xargs false; echo $?", "a b c\na b\nc\na b\nc\n123\n"),
        # files
        (FILES + "ls d; ls -A d; ls -R d; ls -d d; ls -F d; ls -r d; ls -m d",
         "a.txt\ne\n.h\na.txt\ne\nd:\na.txt\ne\n\nd/e:\nb.txt\nd\na.txt\ne/\ne\na.txt\na.txt, e\n"),
        ("echo 12345 >f; touch -d @1000000000 f; ls -l f; ls -ln f; ls -lh f; stat -c '%n %s %a %F %Y' f",
         "-rw-rw---- 1 shell shell        6 2001-09-09 01:46 f\n-rw-rw---- 1 2000 2000        6 2001-09-09 01:46 f\n"
         "-rw-rw---- 1 shell shell        6 2001-09-09 01:46 f\nf 6 660 regular file 1000000000\n"),
        ("echo 1 >a; touch -d @5 a; echo 22 >b; ls -S a b; ls -t a b; ls -tr a b; touch -c no; ls no 2>&1; "
         "touch -r a b; "
         "stat -c %Y b", "b\na\nb\na\na\nb\nls: no: No such file or directory\n5\n"),
        ("echo 1 >a; echo 2 >b; cp -n a b; cat b; mv -n a b; cat a; cp -v a c; mkdir t; cp -t t a b; ls t; cp -p a q",
         "2\n1\ncp 'a'\na\nb\n"),
        ("echo 1 >a; chmod 600 a; chmod u+x,g+r a; stat -c %A a; chmod a= a; stat -c %a a; mkdir -m 700 m; "
         "chmod -R go+X m; stat -c %a m", "-rwxr-----\n0\n711\n"),
        ("rm -v a 2>&1; rm -f a; echo $?; mkdir -p x/y; rmdir x 2>&1; rmdir x/y x; ls x 2>&1",
         "rm: a: No such file or directory\n0\nrmdir: x: Directory not empty\nls: x: No such file or directory\n"),
        ("basename /a/b.txt .txt; basename -a /x/y /z; dirname /a/b /c d; realpath ../0; readlink -f /sdcard; "
         "readlink a; echo $?", "b\ny\nz\n/a\n/\n.\n/storage/emulated/0\n/storage/emulated/0\n1\n"),
        ("mktemp; mktemp -d; mktemp -p /sdcard fXXXXXX; [ -f /data/local/tmp/tmp.0000000001 ]; echo $?",
         "/data/local/tmp/tmp.0000000001\n/data/local/tmp/tmp.0000000002\n/sdcard/f000001\n0\n"),
        ("mkdir d; head -c 5000 /dev/null >d/f; du -s d; du -h d; df -h | head -1",
         "4\td\n4.0K\td\nFilesystem      Size Used Avail Use% Mounted on\n"),
        # test
        ("[ a = a -a b != c ]; echo $?; [ 1 -gt 2 -o ! -e no ]; echo $?; [ \\( a = b \\) ]; echo $?; "
         "[ a '<' b ]; echo $?",
         "0\n0\n1\n0\n"),
        ("echo 1 >o; touch -d @9 o; echo 1 >n; [ n -nt o ]; echo $?; [ n -ot o ]; echo $?; [ -s o ]; "
         "echo $?; [ -x o ]; "
         "echo $?; [ -L o ]; echo $?; [ ! ]; echo $?; [ -n ]; echo $?", "0\n1\n0\n1\n1\n0\n0\n"),
        # the rest
        ("echo aGk= | base64 -d; echo; printf hello | base64 -w 4; printf hi >f; md5sum f >m; md5sum -c m; md5sum -b f",
         "hi\naGVs\nbG8=\nf: OK\n49f68a5c8493ec2c0bf489821c21fc3b\n"),
        ("printf '%5.2f|%-3s|%03d|%x|%b|%c\\n' 3.14159 a 7 255 'x\\ty' zed; printf '%s-' a b; printf '%d\\n' 0x1f",
         " 3.14|a  |007|ff|x\ty|z\na-b-31\n"),
        ("seq 3; seq 2 2 6 | tac; seq -s, 3; seq -w 9 10; seq 1 0.5 2; echo abc | rev; echo a >f; echo b >g; cmp f g",
         "1\n2\n3\n6\n4\n2\n1,2,3\n09\n10\n1.0\n1.5\n2.0\ncba\nf g differ: char 1, line 1\n"),
        ("env -i A=1 env; A=1 env -u A sh -c 'echo [$A]'; id -un; id -G; uname -sm; which sh nope ls",
         "A=1\n[]\nshell\n2000 1004 1007 1011 1015 3003\nLinux x86_64\n/system/bin/sh\n/system/bin/ls\n"),
        ("date -u -d @0; date -ud '2024-02-29 12:00' +%s; date -u -d @86399.5 '+%H:%M %%'; "
         "timeout 0.01 sleep 9; echo $?",
         "Thu Jan  1 00:00:00 UTC 1970\n1709208000\n23:59 %\n124\n"),
        ("ps -A -o PID,NAME | sed -n 2p; ps -p 1 -o NAME=; ps -o USER=who -p 1; pgrep -x init; "
         "pgrep -c ini; pgrep -l ^adb",
         "    1 init\ninit\nwho\nroot\n1\n1\n502 adbd\n"),
        ("kill -l 9; kill -l TERM; sleep 99 & kill -CONT $!; kill -0 $!; echo $?; kill -s TERM $!; wait $!; echo $?",
         "KILL\n15\n0\n137\n"),
        ("log -t tag one; log -t tag two; log -t other three; logcat -d -m 1 -s tag:I; logcat -d -v raw -e thr; "
         "logcat -v tag -t 1", None),
        ("printf 'a\\tb\\n' | cat -te; printf x | tee f g; cat f g; echo -e 'a\\x41\\0101\\c'; "
         "echo -n b", "a^Ib$\nxxxaAAb"),
    ],
)  # fmt: skip
async def test_what_tools_do(text: str, out: str | None) -> None:
    _, stdout, _ = await run(system(), f"cd /sdcard; {text}")
    if out is not None:
        assert stdout == out
        return
    lines = [line for line in stdout.splitlines() if not line.startswith("-----")]
    assert [re.sub(r"^.* I ", "I ", line) for line in lines] == ["I tag     : one", "three", "I/other   : three"]


@pytest.mark.parametrize("name", sorted(TOYBOX - WITHOUT_OPTIONS - OWN_WORDS))
@pytest.mark.parametrize("option", ["--frobnicate", "-~"])
async def test_an_unknown_option_is_refused_in_toyboxes_words_and_does_nothing(name: str, option: str) -> None:
    phone = system()
    code, out, error = await run(phone, f"cd /sdcard; {name} {option} Music 1", b"")
    assert (code != 0, out) == (True, "")
    assert error == f"{name}: Unknown option '{option.lstrip('-')}' (see \"{name} --help\")\n"
    assert phone.files.names("/sdcard") == system().files.names("/sdcard")


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("head -n", 'head: Missing argument to -n (see "head --help")\n'),
        ("head --lines", 'head: Missing argument to --lines (see "head --help")\n'),
        ("head -n x", "head: not integer: x\n"),
        ("head -n -3", 'head: -n < 0 (see "head --help")\n'),
        ("head -c 1 -n 1", "head: No 'n' with 'c' (see \"head --help\")\n"),
        ("grep -m x a", "grep: not integer: x\n"),
        ("grep '[' x", "grep: bad REGEX '[': Missing ']'\n"),
        ("grep", 'grep: No REGEX (see "grep --help")\n'),
        ("cut -f x", "cut: bad range 'x' (see \"cut --help\")\n"),
        ("cut -f1 -c1", "cut: No 'f' with 'c' (see \"cut --help\")\n"),
        ("sort -k x", "sort: bad key 'x' (see \"sort --help\")\n"),
        ("tr a", 'tr: Need 2 arguments (see "tr --help")\n'),
        ("echo a | sed s/a/b", "sed: bad script: no /\n"),
        ("echo a | sed s/a/b/q", "sed: bad script: unknown option to s: q\n"),
        ("echo a | sed '{p'", "sed: bad script: unmatched {\n"),
        ("find / -frob", "find: bad arg '-frob'\n"),
        ("find / -maxdepth", "find: '-maxdepth' needs 1 arg\n"),
        ("find /nope", "find: /nope: No such file or directory\n"),
        ("rm", 'rm: Needs 1 argument (see "rm --help")\n'),
        ("cp a", 'cp: Need 2 arguments (see "cp --help")\n'),
        ("cp a b /nope", "cp: '/nope' not directory\n"),
        ("chmod u? /sdcard", "chmod: bad mode 'u?'\n"),
        ("stat -c %q /sdcard", "stat: bad -c '%q'\n"),
        ("cat /nope /sdcard", "cat: /nope: No such file or directory\ncat: /sdcard: Is a directory\n"),
        ("[ -Q x ]", "/system/bin/sh: [: -Q: unexpected operator/operand\n"),
        ("[ x -eq 1 ]", "/system/bin/sh: [: x: bad number\n"),
        ("[ a", "/system/bin/sh: [: missing ]\n"),
        ("printf %q x", "printf: bad '%q'\n"),
        ("kill -FROB 1", "kill: bad signal 'FROB'\n"),
        ("ps -o FROB", "ps: bad -o FROB\n"),
        ("ps -Al", "ps: Unknown option 'l' (see \"ps --help\")\n"),
        ("ps -T", "ps: Unknown option 'T' (see \"ps --help\")\n"),
        ("pgrep -g 1 init", "pgrep: Unknown option 'g' (see \"pgrep --help\")\n"),
        ("df -i", "df: Unknown option 'i' (see \"df --help\")\n"),
        ("df -t ext4", "df: Unknown option 't' (see \"df --help\")\n"),
        ("timeout -v 1 true", "timeout: Unknown option 'v' (see \"timeout --help\")\n"),
        ("timeout -i 1 true", "timeout: Unknown option 'i' (see \"timeout --help\")\n"),
        ("sleep x", "sleep: bad time 'x' (see \"sleep --help\")\n"),
        ("date -d rubbish", "date: bad date 'rubbish'\n"),
        ("logcat -v frob", 'logcat: Invalid parameter "frob" to -v\n'),
        ("logcat -b frob", "logcat: unknown buffer 'frob'\n"),
        ("base64 -d /nope", "base64: /nope: No such file or directory\n"),
        ("echo '*' | base64 -d", "base64: bad input\n"),
    ],
)
async def test_how_tools_refuse(text: str, error: str) -> None:
    code, _, stderr = await run(system(), text)
    assert stderr == error
    assert code != 0


@pytest.mark.parametrize(
    "text",
    [
        "am force-stop", "am kill", "am crash", "am start", "pm list packages", "pm path", "pm install", "pm uninstall",
        "pm clear", "pm grant", "pm revoke", "pm enable", "pm resolve-activity", "cmd package query-activities",
        "cmd package list features",
    ],
)  # fmt: skip
async def test_an_unknown_option_of_androids_commands_is_refused_and_does_nothing(text: str) -> None:
    phone = system()
    await run(phone, "am start -n com.android.settings/.Settings")
    before = phone.handset.foreground
    code, out, error = await run(phone, f"{text} --frobnicate com.android.settings")
    assert (code, out, error) == (255, "", "Error: Unknown option: --frobnicate\n")
    assert phone.handset.foreground == before


async def test_every_tool_tells_its_usage() -> None:
    phone = system()
    for name in sorted(TOYBOX - WITHOUT_OPTIONS - OWN_WORDS - {"chmod", "kill", "log", "top"}):
        code, out, error = await run(phone, f"{name} --help")
        assert (code, error) == (0, "")
        assert out.startswith("usage: ")
        assert out.count("\n") == 1


async def test_a_reader_with_a_limit_reads_no_further_than_that() -> None:
    phone = system()
    code, out, _ = await run(phone, "while true; do echo line; done | grep -m2 line")
    assert (code, out) == (0, "line\nline\n")
    assert (await run(phone, "while true; do echo line; done | head -c 7"))[1] == "line\nli"


class Told(Collected):
    """A sink that says when it was written to."""

    def __init__(self) -> None:
        super().__init__()
        self.written = asyncio.Event()

    async def write(self, data: bytes) -> None:
        await super().write(data)
        self.written.set()


async def test_tail_follows_a_file_that_grows() -> None:
    phone = system()
    out = Told()
    shell = Shell(phone, COMMANDS)
    following = asyncio.ensure_future(
        shell.run("echo one >/sdcard/f; tail -f -s 0.01 /sdcard/f", Streams(NoInput(), out, Collected()))
    )
    await until(lambda: bytes(out.data) == b"one\n")
    out.written.clear()
    await run(phone, "echo two >>/sdcard/f")
    await asyncio.wait_for(out.written.wait(), 10)
    assert bytes(out.data) == b"one\ntwo\n"
    following.cancel()


def test_options_are_sorted_by_toyboxes_rules() -> None:
    grammar = Grammar(plain="ab", valued="n", long={"all": "a", "number": "n"}, counts="n")
    options = parse_options(["x", "-ban5", "--num=7", "-3", "y", "--", "-z"], grammar)
    assert options.words == ("x", "y", "-z")
    assert options.all("n") == ("5", "7", "3")
    assert "a" in options
    for wrong in (["-c"], ["-n"], ["--all=1"], ["--xyz"], ["--number"]):
        with pytest.raises(BadOptions):
            parse_options(wrong, grammar)


@given(st.text(st.sampled_from("ab.*+?[]{}()|\\^$-:19,&~"), max_size=14), st.booleans())
def test_any_pattern_is_one_or_is_refused(pattern: str, extended: bool) -> None:
    with contextlib.suppress(BadRegex):
        compiled(pattern, extended).search("ab1")
