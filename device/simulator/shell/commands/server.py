"""Commands that start and end things as a whole: app_process with uiautomator2's server, and reboot."""

from __future__ import annotations

import re

from device.simulator.automator.server import Automator
from device.simulator.shell.command import Call, Command

MAIN_CLASS = "com.wetest.uia2.Main"
JAR = "/data/local/tmp/u2.jar"
DEFAULT_PORT = 9008


async def app_process(call: Call) -> int:
    """CLASSPATH=JAR app_process DIRECTORY CLASS [ARGUMENTS]; one class can run, uiautomator2's server"""
    words = [word for word in call.args if not word.startswith("-X")]
    if len(words) < 2:
        return await call.fail("Usage: app_process [java-options] cmd-dir start-class-name [options]")
    name, options = words[1], words[2:]
    classpath = call.environment.get("CLASSPATH", "")
    if name != MAIN_CLASS or call.system.files.get(classpath or "?") is None:
        return await call.fail(
            f"Error: could not find class '{name}'\n"
            f'Exception in thread "main" java.lang.ClassNotFoundException: {name}'
        )
    match options:
        case []:
            port = DEFAULT_PORT
        case ["-p" | "--port", text] if re.fullmatch(r"\d+", text):
            port = int(text)
        case ["-p" | "--port", text]:
            return await call.fail(f"Invalid port: {text}. Must be an integer between 1 and 65535.")
        case _:
            return await call.fail(f"Unrecognized option: {options[0]}\nusage: uiautomator2-server")
    if not 1 <= port <= 65535:
        return await call.fail(f"Invalid port: {port}. Must be between 1 and 65535.")
    return await _serve(call, f"tcp:{port}")


async def _serve(call: Call, address: str) -> int:
    system = call.system
    await call.out("[server] INFO: [UiAutomator2Server] Starting Server\n")
    if not system.handset.booted:
        return await call.fail("java.lang.IllegalStateException: UiAutomation not connected")
    if system.automated:
        # one UiAutomation connection, as on Android, whatever the port
        return await call.fail(
            "java.lang.IllegalStateException: UiAutomationService "
            "android.accessibilityservice.IAccessibilityServiceClient$Stub$Proxy@5deffd5already registered!"
        )
    if address in system.listeners:
        return await call.fail("java.net.BindException: bind failed: EADDRINUSE (Address already in use)")
    automator = Automator(system)
    system.automated = True
    system.listeners[address] = automator.serve
    try:
        await call.out(f"[server] INFO: http server listening on *:{address.removeprefix('tcp:')}\n")
        await automator.ended()
    finally:
        system.automated = False
        del system.listeners[address]
        automator.close()
    return 0


async def reboot(call: Call) -> int:
    """reboot"""
    if call.args:
        return await call.fail(f"reboot: '{call.args[0]}' is not simulated")
    call.system.journal.add("reboot")
    call.system.reboot()
    return 0


COMMANDS: dict[str, Command] = {"app_process": app_process, "app_process64": app_process, "reboot": reboot}
