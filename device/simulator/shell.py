"""The phone's shell: runs the trees of ``shell_syntax`` with the commands it is given."""

from __future__ import annotations

import asyncio
import fnmatch
import posixpath
from collections.abc import Awaitable, Callable, Sequence

from device.simulator.arithmetic import BadArithmetic, calculate
from device.simulator.command import Call, Collected, Command, Commands, Discard, FixedInput, NoInput, Sink, Streams
from device.simulator.files import FileError
from device.simulator.shell_syntax import (
    AndOr,
    Arithmetic,
    Group,
    Pipeline,
    Program,
    Redirection,
    ShellSyntaxError,
    Simple,
    Substitution,
    Text,
    Variable,
    Word,
    parse,
)
from device.simulator.stream import Pipe, StreamClosed
from device.simulator.system import System

NAME = "/system/bin/sh"
NOT_FOUND, KILLED, BROKEN_PIPE = 127, 137, 141

_ENVIRONMENT = {
    "ANDROID_DATA": "/data",
    "ANDROID_ROOT": "/system",
    "ANDROID_STORAGE": "/storage",
    "EXTERNAL_STORAGE": "/sdcard",
    "HOME": "/",
    "HOSTNAME": "",
    "LOGNAME": "shell",
    "PATH": "/product/bin:/apex/com.android.runtime/bin:/system/bin:/system/xbin:/vendor/bin",
    "SHELL": NAME,
    "TMPDIR": "/data/local/tmp",
    "USER": "shell",
}


class _Exit(Exception):
    """The shell ends with this status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class _Failed(Exception):
    """A word or a redirection could not be carried out; the message goes to stderr."""


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
        self.variables = dict(_ENVIRONMENT)
        self.exported = set(_ENVIRONMENT)
        self.arguments: tuple[str, ...] = ()
        self.cwd = "/"
        self.status = 0
        self.ended = False
        """True once ``exit`` or ``exec`` was run."""
        self._errors: Sink = Discard()
        self._builtins: dict[str, Callable[[Sequence[str], Streams], Awaitable[int]]] = {
            ":": self._true, "cd": self._cd, "export": self._export, "exit": self._exit, "unset": self._unset,
            "exec": self._exec, "set": self._set, "command": self._exec_name, "type": self._type, "eval": self._eval,
        }  # fmt: skip

    def _child(self) -> Shell:
        child = Shell(self.system, self.commands, self.pid)
        child.variables = dict(self.variables)
        child.exported = set(self.exported)
        child.arguments, child.cwd, child.status = self.arguments, self.cwd, self.status
        child._errors = self._errors
        return child

    async def run(self, text: str, streams: Streams) -> int:
        """Run a program; its exit status."""
        self._errors = streams.stderr
        try:
            program = parse(text)
            await self._program(program, streams)
        except ShellSyntaxError as error:
            await streams.stderr.write(f"{NAME}: syntax error: {error}\n".encode())
            self.status = 1
        except _Exit as ended:
            self.status = ended.status
            self.ended = True
        return self.status

    async def _program(self, program: Program, streams: Streams) -> int:
        for item in program.items:
            await self._and_or(item, streams)
        return self.status

    async def _and_or(self, item: AndOr, streams: Streams) -> None:
        for joint, pipeline in item.parts:
            if (joint == "&&" and self.status != 0) or (joint == "||" and self.status == 0):
                continue
            self.status = await self._pipeline(pipeline, streams)
            if pipeline.negated:
                self.status = int(self.status == 0)

    async def _pipeline(self, pipeline: Pipeline, streams: Streams) -> int:
        commands = pipeline.commands
        if len(commands) == 1:
            return await self._command(commands[0], streams)
        pipes = [Pipe() for _ in commands[1:]]
        stages = []
        for number, command in enumerate(commands):
            stage = Streams(
                pipes[number - 1] if number else streams.stdin,
                pipes[number] if number < len(pipes) else streams.stdout,
                streams.stderr,
            )
            before = pipes[number - 1] if number else None
            after = pipes[number] if number < len(pipes) else None
            stages.append(self._child()._stage(command, stage, before, after))
        tasks = [asyncio.ensure_future(stage) for stage in stages]
        try:
            return (await asyncio.gather(*tasks))[-1]
        finally:
            for task in tasks:
                task.cancel()

    async def _stage(self, command: Simple | Group, streams: Streams, before: Pipe | None, after: Pipe | None) -> int:
        try:
            return await self._command(command, streams)
        except StreamClosed:
            if after is None:
                raise
            return BROKEN_PIPE
        except _Exit as ended:
            return ended.status
        finally:
            if after is not None:
                await after.end()
            if before is not None:
                await before.abandon()

    async def _command(self, command: Simple | Group, streams: Streams) -> int:
        try:
            inner = await self._redirected(command.redirections, streams)
            if isinstance(command, Simple):
                return await self._simple(command, inner)
        except _Failed as failed:
            await streams.stderr.write(f"{NAME}: {failed}\n".encode("utf-8", "replace"))
            return 1
        if not command.apart:
            return await self._program(command.program, inner)
        try:
            return await self._child()._program(command.program, inner)
        except _Exit as ended:
            return ended.status

    async def _simple(self, command: Simple, streams: Streams) -> int:
        words = [field for word in command.words for field in await self._fields(word)]
        assigned = {name: "".join([await self._string(value)]) for name, value in command.assignments}
        if not words:
            self.variables.update(assigned)
            substituted = any(isinstance(part, Substitution) for _, value in command.assignments for part in value)
            return self.status if substituted else 0
        builtin = self._builtins.get(words[0])
        if builtin is not None:
            self.variables.update(assigned)
            return await builtin(words[1:], streams)
        return await self._external(words, streams, assigned)

    def find(self, name: str) -> Command | None:
        """The command of that name, also by its full path."""
        if name.startswith("/"):
            directory, name = posixpath.split(name)
            if directory not in ("/system/bin", "/bin", "/system/xbin"):
                return None
        return self.commands.get(name)

    async def _external(self, words: Sequence[str], streams: Streams, assigned: dict[str, str]) -> int:
        command = self.find(words[0])
        if command is None:
            entry = self.system.files.get(self.system.files.resolve(words[0], self.cwd)) if "/" in words[0] else None
            if entry is None:
                await streams.stderr.write(f"{NAME}: {words[0]}: inaccessible or not found\n".encode())
                return NOT_FOUND
            await streams.stderr.write(f"{NAME}: {words[0]}: can't execute: Permission denied\n".encode())
            return 126
        environment = {name: self.variables[name] for name in self.exported if name in self.variables} | assigned

        async def run(again: Sequence[str]) -> int:
            return await self._external(again, streams, assigned)

        async def script(text: str) -> int:
            return await self._child().run(text, streams)

        def kill() -> None:
            task.cancel()

        pid = self.system.processes.start(posixpath.basename(words[0]), kill, self.pid)
        call = Call(
            self.system, words[0], tuple(words[1:]), streams, self.cwd, environment, pid, run, script,
            lambda name: self.find(name) is not None or name in self._builtins,
        )  # fmt: skip
        task: asyncio.Future[int] = asyncio.ensure_future(command(call))
        try:
            await asyncio.wait([task])
        finally:
            task.cancel()
            self.system.processes.end(pid)
        if task.cancelled():
            await streams.stderr.write(b"Killed \n")
            return KILLED
        try:
            return task.result()
        except FileError as error:
            await streams.stderr.write(f"{words[0]}: {error}\n".encode())
            return 1

    async def _redirected(self, redirections: Sequence[Redirection], streams: Streams) -> Streams:
        stdin, outputs = streams.stdin, {1: streams.stdout, 2: streams.stderr}
        for redirection in redirections:
            target = await self._string(redirection.target)
            if redirection.kind == "&":
                if target not in ("1", "2"):
                    raise _Failed(f"{target}: bad file descriptor")
                outputs[redirection.fd] = outputs[int(target)]
            elif redirection.kind == "<":
                stdin = self._input(target)
            else:
                outputs[redirection.fd] = self._output(target, append=redirection.kind == ">>")
        return Streams(stdin, outputs[1], outputs[2])

    def _input(self, target: str) -> FixedInput | NoInput:
        if target == "/dev/null":
            return NoInput()
        try:
            return FixedInput(self.system.files.read(self.system.files.resolve(target, self.cwd)))
        except FileError as error:
            raise _Failed(f"can't open {target}: {error}") from error

    def _output(self, target: str, append: bool) -> Sink:
        if target == "/dev/null":
            return Discard()
        try:
            return _FileSink(self.system, self.system.files.resolve(target, self.cwd), append)
        except FileError as error:
            raise _Failed(f"can't create {target}: {error}") from error

    # words

    def _value(self, variable: Variable) -> str:
        match variable.name:
            case "?":
                value = str(self.status)
            case "$":
                value = str(self.pid)
            case "#":
                value = str(len(self.arguments))
            case "@" | "*":
                value = " ".join(self.arguments)
            case "0":
                value = NAME
            case name if name.isdigit():
                value = self.arguments[int(name) - 1] if int(name) <= len(self.arguments) else ""
            case name:
                value = self.variables.get(name, "")
        return value if value or variable.fallback is None else variable.fallback

    def _calculate(self, expression: str) -> str:
        try:
            return str(calculate(expression, self.variables))
        except BadArithmetic as error:
            raise _Failed(f"{expression}: {error}") from error

    async def _pieces(self, word: Word) -> list[tuple[str, bool, bool]]:
        """(text, quoted, from an expansion) for each part."""
        pieces: list[tuple[str, bool, bool]] = []
        for number, part in enumerate(word):
            match part:
                case Text(text, quoted):
                    if number == 0 and not quoted and (text == "~" or text.startswith("~/")):
                        text = self.variables.get("HOME", "/") + text[1:]
                    pieces.append((text, quoted, False))
                case Variable(_, quoted):
                    pieces.append((self._value(part), quoted, True))
                case Arithmetic(expression, quoted):
                    pieces.append((self._calculate(expression), quoted, True))
                case Substitution(program, quoted):
                    pieces.append((await self._substitute(program), quoted, True))
        return pieces

    async def _substitute(self, program: Program) -> str:
        collected = Collected()
        child = self._child()
        try:
            await child._program(program, Streams(NoInput(), collected, self._errors))
        except _Exit as ended:
            child.status = ended.status
        self.status = child.status
        return collected.data.decode("utf-8", "replace").rstrip("\n")

    async def _string(self, word: Word) -> str:
        return "".join(text for text, _, _ in await self._pieces(word))

    async def _fields(self, word: Word) -> list[str]:
        """A word as arguments: unquoted expansions are split, patterns become the names they fit."""
        if word == (Variable("@", quoted=True),):
            return list(self.arguments)
        fields: list[list[tuple[str, bool]]] = [[]]
        for text, quoted, expanded in await self._pieces(word):
            if quoted or not expanded:
                fields[-1].append((text, quoted))
                continue
            for number, part in enumerate(_split(text)):
                if number:
                    fields.append([])
                if part:
                    fields[-1].append((part, False))
        return [name for field in fields if field for name in self._names(field)]

    def _names(self, field: list[tuple[str, bool]]) -> list[str]:
        plain = "".join(text for text, _ in field)
        if not any(not quoted and any(c in text for c in "*?[") for text, quoted in field):
            return [plain]
        pattern = "".join(_escaped(text) if quoted else text for text, quoted in field)
        directory, last = posixpath.split(pattern)
        try:
            names = self.system.files.names(self.system.files.resolve(directory or ".", self.cwd))
        except FileError:
            return [plain]
        found = [n for n in names if fnmatch.fnmatchcase(n, last) and (last.startswith(".") or not n.startswith("."))]
        return [posixpath.join(directory, name) for name in found] or [plain]

    # builtins

    async def _true(self, args: Sequence[str], streams: Streams) -> int:
        return 0

    async def _cd(self, args: Sequence[str], streams: Streams) -> int:
        target = self.system.files.resolve(args[0] if args else "/", self.cwd)
        entry = self.system.files.get(target)
        if entry is None or not entry.is_directory:
            reason = "No such file or directory" if entry is None else "Not a directory"
            await streams.stderr.write(f"{NAME}: cd: {args[0]}: {reason}\n".encode())
            return 2
        self.cwd = target
        return 0

    async def _export(self, args: Sequence[str], streams: Streams) -> int:
        if not args:
            lines = [f"export {name}={self.variables.get(name, '')}\n" for name in sorted(self.exported)]
            await streams.stdout.write("".join(lines).encode())
        for arg in args:
            name, mark, value = arg.partition("=")
            self.exported.add(name)
            if mark:
                self.variables[name] = value
        return 0

    async def _unset(self, args: Sequence[str], streams: Streams) -> int:
        for name in args:
            self.variables.pop(name, None)
            self.exported.discard(name)
        return 0

    async def _set(self, args: Sequence[str], streams: Streams) -> int:
        if args and args[0] == "--":
            self.arguments = tuple(args[1:])
            return 0
        if args and not all(arg in ("-e", "+e", "-u", "+u", "-x", "+x") for arg in args):
            await streams.stderr.write(f"{NAME}: set: {args[0]}: unknown option\n".encode())
            return 1
        if not args:
            lines = [f"{name}={value}\n" for name, value in sorted(self.variables.items())]
            await streams.stdout.write("".join(lines).encode())
        return 0

    async def _exit(self, args: Sequence[str], streams: Streams) -> int:
        if args and not args[0].lstrip("-").isdigit():
            await streams.stderr.write(f"{NAME}: exit: {args[0]}: bad number\n".encode())
            raise _Exit(1)
        raise _Exit(int(args[0]) & 0xFF if args else self.status)

    async def _exec(self, args: Sequence[str], streams: Streams) -> int:
        if not args:
            return 0
        raise _Exit(await self._external(args, streams, {}))

    async def _exec_name(self, args: Sequence[str], streams: Streams) -> int:
        if args and args[0] == "-v":
            found = [name for name in args[1:] if self.find(name) or name in self._builtins]
            lines = [name if name in self._builtins else f"/system/bin/{posixpath.basename(name)}" for name in found]
            await streams.stdout.write("".join(line + "\n" for line in lines).encode())
            return 0 if len(found) == len(args) - 1 else 1
        return await self._external(args, streams, {}) if args else 0

    async def _type(self, args: Sequence[str], streams: Streams) -> int:
        status = 0
        for name in args:
            if name in self._builtins:
                line = f"{name} is a shell builtin"
            elif self.find(name):
                line = f"{name} is /system/bin/{name}"
            else:
                line, status = f"{name} not found", 1
            await streams.stdout.write((line + "\n").encode())
        return status

    async def _eval(self, args: Sequence[str], streams: Streams) -> int:
        try:
            return await self._program(parse(" ".join(args)), streams)
        except ShellSyntaxError as error:
            raise _Failed(f"syntax error: {error}") from error


def _split(text: str) -> list[str]:
    """Fields of an unquoted expansion; empty at an end where there was white space."""
    words = text.split()
    if not words:
        return ["", ""] if text else [""]
    return [*([""] if text[0].isspace() else []), *words, *([""] if text[-1].isspace() else [])]


def _escaped(text: str) -> str:
    """A text that fnmatch takes literally."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in text)
