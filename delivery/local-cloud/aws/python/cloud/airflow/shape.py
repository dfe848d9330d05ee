"""Checks a request against the service's published model, which botocore carries."""

import botocore.session
import regex

from cloud.airflow.refusal import invalid

_model = botocore.session.get_session().get_service_model("mwaa")


def check(operation: str, request: dict) -> None:
    """Refuses a request that the model of `operation` does not allow, with every problem in one sentence."""
    problems = list(_problems(_model.operation_model(operation).input_shape, request, ""))
    if problems:
        raise invalid(f"{len(problems)} validation error(s) detected: {'; '.join(problems)}")


def _problems(shape, value, at):
    if shape.type_name == "structure":
        yield from _structure_problems(shape, value, at)
    elif shape.type_name == "list":
        yield from _size_problems(shape, len(value), f"the length of {at}")
        for i, member in enumerate(value):
            yield from _problems(shape.member, member, f"{at}[{i}]")
    elif shape.type_name == "map":
        yield from _size_problems(shape, len(value), f"the number of keys in {at}")
    elif shape.type_name == "string":
        yield from _string_problems(shape, value, at)
    elif shape.type_name == "integer":
        yield from _size_problems(shape, value, at)


def _structure_problems(shape, value, at):
    for name in shape.required_members:
        if value.get(name) is None:
            yield f"{_join(at, name)} is missing"
    for name, member in value.items():
        if name not in shape.members:
            yield f"{_join(at, name)} is not known"
        elif member is not None:
            yield from _problems(shape.members[name], member, _join(at, name))


def _string_problems(shape, value, at):
    yield from _size_problems(shape, len(value), f"the length of {at}")
    pattern = shape.metadata.get("pattern")
    if pattern and not regex.fullmatch(pattern, value):
        yield f"{at} is {value!r}, which does not match {pattern}"
    if shape.enum and value not in shape.enum:
        yield f"{at} is {value!r}, which is none of {', '.join(shape.enum)}"


def _size_problems(shape, size, what):
    low, high = shape.metadata.get("min"), shape.metadata.get("max")
    if low is not None and size < low:
        yield f"{what} is {size}, below {low}"
    if high is not None and size > high:
        yield f"{what} is {size}, above {high}"


def _join(at, name):
    return f"{at}.{name}" if at else name
