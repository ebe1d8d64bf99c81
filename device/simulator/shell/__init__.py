"""The phone's shell: grammar, expansion, the interpreter, and Android's commands."""
