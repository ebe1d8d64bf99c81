"""The phone's shell: runs the trees of ``shell_syntax`` with the commands it is given."""

from __future__ import annotations

import asyncio
import fnmatch
import posixpath
from collections.abc import Awaitable, Mapping, Sequence
from typing import assert_never

from device.simulator.android.files import FileError
from device.simulator.android.system import System
from device.simulator.shell.builtins import BUILTINS, SHELL
from device.simulator.shell.command import (
    Call,
    Command,
    Commands,
    Discard,
    FixedInput,
    LineInput,
    NoInput,
    Sink,
    Streams,
)
from device.simulator.shell.control import Exit, Failed, Jump, Return
from device.simulator.shell.syntax import ShellSyntaxError, parse
from device.simulator.shell.tree import (
    AndOr,
    Case,
    CommandTree,
    For,
    Function,
    Group,
    If,
    Pipeline,
    Program,
    Redirection,
    Simple,
    Substitution,
    While,
)
from device.simulator.shell.words import Words
from device.simulator.stream import Pipe, StreamClosed

NOT_EXECUTABLE, NOT_FOUND, KILLED, BROKEN_PIPE = 126, 127, 137, 141
MOST_JOBS = 64
MOST_CALLS = 30
"""Functions that call each other, at most."""
EXECUTABLE_IN = "/data/local/tmp/"
"""Scripts can be run from here; shared storage is mounted without that."""

_ENVIRONMENT = {
    "ANDROID_DATA": "/data",
    "ANDROID_ROOT": "/system",
    "ANDROID_STORAGE": "/storage",
    "EXTERNAL_STORAGE": "/sdcard",
    "HOME": "/",
    "HOSTNAME": "",
    "LOGNAME": "shell",
    "PATH": "/product/bin:/apex/com.android.runtime/bin:/system/bin:/system/xbin:/vendor/bin",
    "SHELL": SHELL,
    "TMPDIR": "/data/local/tmp",
    "USER": "shell",
}


class _FileSink:
    """Standard output into a file. The file is there from the start, as with a real redirection."""

    def __init__(self, system: System, path: str, append: bool) -> None:
        self._system = system
        self._path = path
        entry = system.files.get(path)
        self._data = bytearray(entry.data or b"" if append and entry is not None else b"")
        system.files.write(path, bytes(self._data))

    async def write(self, data: bytes) -> None:
        self._data += data
        self._system.files.write(self._path, bytes(self._data))


class Shell:
    """One shell: variables, working directory, last status. ``commands`` is everything it can run by name."""

    def __init__(self, system: System, commands: Commands, pid: int = 0) -> None:
        self.system = system
        self.commands = commands
        self.pid = pid
        self.name = SHELL
        self.variables = dict(_ENVIRONMENT)
        self.exported = set(_ENVIRONMENT)
        self.arguments: tuple[str, ...] = ()
        self.cwd = "/"
        self.status = 0
        self.ended = False
        """True once ``exit`` or ``exec`` was run."""
        self.errors: Sink = Discard()
        """Where what stands in ``$(…)`` complains."""
        self.jobs: dict[int, asyncio.Task[int]] = {}
        """What was started with ``&`` and not waited for, by pid."""
        self.last_job = 0
        self.functions: dict[str, Group | If | For | While | Case] = {}
        self.locals: list[dict[str, str | None]] = []
        """For each function that is running: what its ``local`` names held before, None for nothing."""
        self.options: set[str] = set()
        """What ``set`` has switched on: e (leave when a command fails), u (refuse unset names), x (say commands)."""
        self._tested = 0
        """In how many conditions the shell is: what fails there was expected to, and does not end it."""
        self._given_pid = 0
        self._words = Words(self)

    def child(self) -> Shell:
        """A shell of its own with the same variables, for what must not change this one's."""
        child = Shell(self.system, self.commands, self.pid)
        child.variables = dict(self.variables)
        child.exported = set(self.exported)
        child.arguments, child.cwd, child.status, child.name = self.arguments, self.cwd, self.status, self.name
        child.errors = self.errors
        child.options, child._tested = set(self.options), self._tested
        child.functions, child.locals = dict(self.functions), [{} for _ in self.locals]
        return child

    async def run(self, text: str, streams: Streams) -> int:
        """Run a program; its exit status."""
        self.errors = streams.stderr
        try:
            await self.program(parse(text), _by_lines(streams))
        except ShellSyntaxError as error:
            await streams.stderr.write(f"{SHELL}: syntax error: {error}\n".encode())
            self.status = 1
        except Jump:  # break and continue outside of a loop do nothing
            self.status = 0
        except Exit as ended:
            self.status = ended.status
            self.ended = True
        return self.status

    async def program(self, program: Program, streams: Streams) -> int:
        """Run a list; its status.

        :raises Exit, Jump: the shell, or a loop around the list, is to be left.
        """
        for item in program.items:
            if item.background:
                self.status = await self._start(item, streams)
            else:
                await self._and_or(item, streams)
        return self.status

    async def _and_or(self, item: AndOr, streams: Streams) -> None:
        expected = False
        for place, (joint, pipeline) in enumerate(item.parts, 1):
            if (joint == "&&" and self.status != 0) or (joint == "||" and self.status == 0):
                continue
            expected = pipeline.negated or place < len(item.parts)
            work = self._pipeline(pipeline, streams)
            self.status = await (self._test(work) if expected else work)
            if pipeline.negated:
                self.status = int(self.status == 0)
        if "e" in self.options and self.status and not expected and not self._tested:
            raise Exit(self.status)

    async def _test(self, work: Awaitable[int]) -> int:
        """The status of what may fail."""
        self._tested += 1
        try:
            return await work
        finally:
            self._tested -= 1

    async def _start(self, item: AndOr, streams: Streams) -> int:
        """Run something beside the shell, which it outlives."""
        self.jobs = {pid: job for pid, job in self.jobs.items() if not job.done()}
        if len(self.jobs) >= MOST_JOBS:
            await streams.stderr.write(f"{SHELL}: can't fork - try again\n".encode())
            return 1
        child = self.child()
        processes = self.system.processes
        pid = processes.start(await self._job_name(item), lambda: job.cancel(), self.pid)
        child._given_pid = pid

        async def work() -> int:
            try:
                await child._and_or(item, Streams(LineInput(NoInput()), streams.stdout, streams.stderr))
            except (Exit, Jump) as ended:
                return ended.status if isinstance(ended, Exit) else 0
            except StreamClosed:
                return BROKEN_PIPE
            except asyncio.CancelledError:
                if self.system.ending:
                    raise
                return KILLED
            finally:
                processes.end(pid)
            return child.status

        job = asyncio.get_running_loop().create_task(work())
        self.jobs[pid] = job
        self.last_job = pid
        self.system.keep(job)
        return 0

    async def _job_name(self, item: AndOr) -> str:
        first = item.parts[0][1].commands[0]
        if len(item.parts) > 1 or not isinstance(first, Simple) or not first.words:
            return "sh"
        return posixpath.basename((await self._words.fields(first.words[0]) or ["sh"])[0])

    async def _pipeline(self, pipeline: Pipeline, streams: Streams) -> int:
        commands = pipeline.commands
        if len(commands) == 1:
            return await self._command(commands[0], streams)
        pipes = [Pipe() for _ in commands[1:]]
        stages = []
        for number, command in enumerate(commands):
            stage = Streams(
                LineInput(pipes[number - 1]) if number else streams.stdin,
                pipes[number] if number < len(pipes) else streams.stdout,
                streams.stderr,
            )
            before = pipes[number - 1] if number else None
            after = pipes[number] if number < len(pipes) else None
            stages.append(self.child()._stage(command, stage, before, after))
        tasks = [asyncio.ensure_future(stage) for stage in stages]
        try:
            return (await asyncio.gather(*tasks))[-1]
        finally:
            for task in tasks:
                task.cancel()

    async def _stage(self, command: CommandTree, streams: Streams, before: Pipe | None, after: Pipe | None) -> int:
        try:
            return await self._command(command, streams)
        except StreamClosed:
            if after is None:
                raise
            return BROKEN_PIPE
        except (Exit, Jump) as ended:
            return ended.status if isinstance(ended, Exit) else 0
        finally:
            if after is not None:
                await after.end()
            if before is not None:
                await before.abandon()

    async def _command(self, command: CommandTree, streams: Streams) -> int:
        try:
            inner = await self._redirected(command.redirections, streams)
            match command:
                case Simple():
                    return await self._simple(command, inner)
                case Group(program, apart):
                    return await (self._apart(program, inner) if apart else self.program(program, inner))
                case If():
                    return await self._if(command, inner)
                case For():
                    return await self._for(command, inner)
                case While():
                    return await self._while(command, inner)
                case Case():
                    return await self._case(command, inner)
                case Function(name, body):
                    self.functions[name] = body
                    return 0
                case _:
                    assert_never(command)
        except Failed as failed:
            await streams.stderr.write(f"{SHELL}: {failed}\n".encode("utf-8", "replace"))
            if failed.ends:
                raise Exit(1) from failed
            return 1

    async def _apart(self, program: Program, streams: Streams) -> int:
        try:
            return await self.child().program(program, streams)
        except (Exit, Jump) as ended:
            return ended.status if isinstance(ended, Exit) else 0

    # compound commands

    async def _if(self, command: If, streams: Streams) -> int:
        for test, body in command.branches:
            if await self._test(self.program(test, streams)) == 0:
                return await self.program(body, streams)
        self.status = 0
        return await self.program(command.otherwise, streams) if command.otherwise else 0

    async def _for(self, command: For, streams: Streams) -> int:
        given = command.words
        values = self.arguments if given is None else [v for word in given for v in await self._words.fields(word)]
        self.status = 0
        for value in values:
            self.variables[command.name] = value
            if not await self._round(command.body, streams):
                break
        return self.status

    async def _while(self, command: While, streams: Streams) -> int:
        status = 0
        while (await self._test(self.program(command.test, streams)) == 0) is not command.until:
            self.status = status
            going = await self._round(command.body, streams)
            status = self.status
            if not going:
                break
        return status

    async def _round(self, body: Program, streams: Streams) -> bool:
        """Once through a loop; False when it is left. Others get their turn, however long it goes on."""
        await asyncio.sleep(0)
        try:
            await self.program(body, streams)
        except Jump as jump:
            self.status = 0
            if jump.loops > 1:
                raise Jump(jump.loops - 1, jump.again) from None
            return jump.again
        return True

    async def _case(self, command: Case, streams: Streams) -> int:
        subject = await self._words.string(command.subject)
        for patterns, body in command.arms:
            for pattern in patterns:
                if fnmatch.fnmatchcase(subject, await self._words.pattern(pattern)):
                    self.status = 0
                    return await self.program(body, streams)
        return 0

    # simple commands

    async def _simple(self, command: Simple, streams: Streams) -> int:
        words = [field for word in command.words for field in await self._words.fields(word)]
        assigned = {name: await self._words.string(value) for name, value in command.assignments}
        if "x" in self.options:
            said = [f"{name}={value}" for name, value in assigned.items()] + words
            await streams.stderr.write(f"+ {' '.join(said)}\n".encode("utf-8", "replace"))
        if not words:
            self.variables.update(assigned)
            substituted = any(isinstance(part, Substitution) for _, value in command.assignments for part in value)
            return self.status if substituted else 0
        if words[0] in self.functions:
            self.variables.update(assigned)
            return await self._call(words, streams)
        builtin = BUILTINS.get(words[0])
        if builtin is not None:
            self.variables.update(assigned)
            return await builtin(self, words[1:], streams)
        return await self.external(words, streams, assigned)

    async def _call(self, words: Sequence[str], streams: Streams) -> int:
        """Run a function with its arguments; then these and the names it made its own are as before."""
        if len(self.locals) >= MOST_CALLS:
            raise Failed(f"{words[0]}: maximum function nesting exceeded")
        arguments, self.arguments = self.arguments, tuple(words[1:])
        self.locals.append({})
        try:
            return await self._command(self.functions[words[0]], streams)
        except Return as returned:
            return returned.status
        finally:
            self.arguments = arguments
            for name, value in self.locals.pop().items():
                if value is None:
                    self.variables.pop(name, None)
                else:
                    self.variables[name] = value

    def find(self, name: str) -> Command | None:
        """The command of that name, also by its full path."""
        if name.startswith("/"):
            directory, name = posixpath.split(name)
            if directory not in ("/system/bin", "/bin", "/system/xbin"):
                return None
        return self.commands.get(name)

    def knows(self, name: str) -> bool:
        """Whether there is such a command, built in or not."""
        return self.find(name) is not None or name in BUILTINS or name in self.functions

    async def _file(self, words: Sequence[str], streams: Streams) -> int:
        """Run a file as a script, if it is one."""
        path = self.system.files.resolve(words[0], self.cwd) if "/" in words[0] else ""
        entry = self.system.files.get(path) if path else None
        if entry is None:
            await streams.stderr.write(f"{SHELL}: {words[0]}: inaccessible or not found\n".encode("utf-8", "replace"))
            return NOT_FOUND
        if entry.data is None or not entry.mode & 0o100 or not path.startswith(EXECUTABLE_IN):
            await streams.stderr.write(f"{SHELL}: {words[0]}: can't execute: Permission denied\n".encode())
            return NOT_EXECUTABLE
        return await self.script(entry.data.decode("utf-8", "replace"), words[1:], streams)

    async def script(self, text: str, arguments: Sequence[str], streams: Streams) -> int:
        """Run a program in a shell of its own, with arguments."""
        child = self.child()
        child.arguments = tuple(arguments)
        child.options, child._tested, child.functions, child.locals = set(), 0, {}, []
        return await child.run(text, streams)

    async def external(
        self,
        words: Sequence[str],
        streams: Streams,
        assigned: Mapping[str, str],
        whole: Mapping[str, str] | None = None,
    ) -> int:
        """Run a command that is no builtin; its status. ``whole`` stands in place of the exported variables."""
        command = self.find(words[0])
        if command is None:
            return await self._file(words, streams)
        exported = {name: self.variables[name] for name in self.exported if name in self.variables}
        environment = {**exported, **assigned} if whole is None else whole
        given, self._given_pid = self._given_pid, 0
        processes = self.system.processes
        pid = given or processes.start(posixpath.basename(words[0]), lambda: task.cancel(), self.pid)
        call = Call(
            self.system, words[0], tuple(words[1:]), streams, self.cwd, environment, pid,
            lambda again, environment=None: self.external(again, streams, assigned, environment or whole),
            lambda text, arguments=(): self.script(text, arguments, streams),
            self.knows,
        )  # fmt: skip
        task: asyncio.Future[int] = asyncio.ensure_future(command(call))
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError:
            task.cancel()
            processes.end(pid)
            await asyncio.wait([task])
            raise
        finally:
            task.cancel()
            if not given:
                processes.end(pid)
        if task.cancelled():
            await streams.stderr.write(b"Killed \n")
            return KILLED
        try:
            return task.result()
        except FileError as error:
            await streams.stderr.write(f"{words[0]}: {error}\n".encode())
            return 1

    # redirections

    async def _redirected(self, redirections: Sequence[Redirection], streams: Streams) -> Streams:
        stdin, outputs = streams.stdin, {1: streams.stdout, 2: streams.stderr}
        for redirection in redirections:
            target = await self._words.string(redirection.target)
            match redirection.kind:
                case "&":
                    if target not in ("1", "2"):
                        raise Failed(f"{target}: bad file descriptor")
                    outputs[redirection.fd] = outputs[int(target)]
                case "<":
                    stdin = self._input(target)
                case "<<":
                    stdin = LineInput(FixedInput(target.encode("utf-8", "replace")))
                case kind:
                    outputs[redirection.fd] = self._output(target, append=kind == ">>")
        return Streams(stdin, outputs[1], outputs[2])

    def _input(self, target: str) -> LineInput:
        if target == "/dev/null":
            return LineInput(NoInput())
        try:
            return LineInput(FixedInput(self.system.files.read(self.system.files.resolve(target, self.cwd))))
        except FileError as error:
            raise Failed(f"can't open {target}: {error}") from error

    def _output(self, target: str, append: bool) -> Sink:
        if target == "/dev/null":
            return Discard()
        try:
            return _FileSink(self.system, self.system.files.resolve(target, self.cwd), append)
        except FileError as error:
            raise Failed(f"can't create {target}: {error}") from error


def _by_lines(streams: Streams) -> Streams:
    """The same, with an input that ``read`` can take a line of and leave the rest."""
    if isinstance(streams.stdin, LineInput):
        return streams
    return Streams(LineInput(streams.stdin), streams.stdout, streams.stderr)
