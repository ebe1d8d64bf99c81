"""The shell's arithmetic: whole numbers in 64 bits, as C has them."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping


class BadArithmetic(Exception):
    """The expression cannot be calculated; the message says why."""


def _divided(a: int, b: int) -> int:
    quotient = abs(a) // abs(b)
    return quotient if (a < 0) == (b < 0) else -quotient


_OPERATORS: dict[type[ast.AST], Callable[[int, int], int]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: _divided,
    ast.Mod: lambda a, b: a - b * _divided(a, b),
    ast.Lt: lambda a, b: int(a < b),
    ast.LtE: lambda a, b: int(a <= b),
    ast.Gt: lambda a, b: int(a > b),
    ast.GtE: lambda a, b: int(a >= b),
    ast.Eq: lambda a, b: int(a == b),
    ast.NotEq: lambda a, b: int(a != b),
}


def calculate(expression: str, variables: Mapping[str, str]) -> int:
    """The value of an expression; its names are variables, 0 where they are unset.

    :raises BadArithmetic: it is no such expression, or divides by zero.
    """
    try:
        return _value(ast.parse(expression.strip().replace("$", ""), mode="eval").body, variables)
    except ZeroDivisionError as error:
        raise BadArithmetic("divide by zero") from error
    except (SyntaxError, ValueError, KeyError, RecursionError, MemoryError) as error:
        raise BadArithmetic("unexpected token") from error


def _value(node: ast.AST, variables: Mapping[str, str]) -> int:
    match node:
        case ast.Constant(value=bool()):
            raise ValueError
        case ast.Constant(value=int(value)):
            return _wrapped(value)
        case ast.Name(id=name):
            return _wrapped(int(variables.get(name, "") or 0))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return _wrapped(-_value(operand, variables))
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _value(operand, variables)
        case ast.BinOp(left=left, op=op, right=right) | ast.Compare(left=left, ops=[op], comparators=[right]):
            return _wrapped(_OPERATORS[type(op)](_value(left, variables), _value(right, variables)))
        case _:
            raise ValueError


def _wrapped(value: int) -> int:
    return (value + 2**63) % 2**64 - 2**63
