"""Compares raw JSON with a shape of botocore's service model: every member is known, every type matches."""

NUMBERS = (int, float)


def problems(value, shape, path="$"):
    """What is wrong with value, one line each."""
    kind = shape.type_name
    if kind == "structure":
        if not isinstance(value, dict):
            return [f"{path}: not an object"]
        found = [f"{path}.{name}: not in the model" for name in value if name not in shape.members]
        found += [f"{path}.{name}: required" for name in shape.required_members if name not in value]
        for name, member in shape.members.items():
            if name in value:
                found += problems(value[name], member, f"{path}.{name}")
        return found
    if kind == "map":
        if not isinstance(value, dict):
            return [f"{path}: not an object"]
        return [line for key in value for line in problems(value[key], shape.value, f"{path}[{key!r}]")]
    if kind == "list":
        if not isinstance(value, list):
            return [f"{path}: not an array"]
        lines = [line for i, item in enumerate(value) for line in problems(item, shape.member, f"{path}[{i}]")]
        return lines + outside(len(value), shape, path, "length")
    return scalar(value, shape, kind, path)


def scalar(value, shape, kind, path):
    if kind == "string":
        if not isinstance(value, str):
            return [f"{path}: not a string"]
        lines = outside(len(value), shape, path, "length")
        if shape.enum and value not in shape.enum:
            lines.append(f"{path}: {value!r} is none of {shape.enum}")
        return lines
    if kind in ("integer", "long"):
        right = isinstance(value, int) and not isinstance(value, bool)
        return [] if right else [f"{path}: not an integer"]
    if kind == "boolean":
        return [] if isinstance(value, bool) else [f"{path}: not a boolean"]
    if kind == "timestamp":
        right = isinstance(value, NUMBERS) and not isinstance(value, bool)
        return [] if right and value > 1_000_000_000 else [f"{path}: not seconds since 1970"]
    return [f"{path}: a kind of shape that is not expected here, {kind}"]


def outside(number, shape, path, what):
    low, high = shape.metadata.get("min"), shape.metadata.get("max")
    if (low is not None and number < low) or (high is not None and number > high):
        return [f"{path}: {what} {number} is not in {low}..{high}"]
    return []


def members(shape, path=""):
    """The paths of all members of a shape, at every depth."""
    kind = shape.type_name
    if kind == "structure":
        paths = set()
        for name, member in shape.members.items():
            paths |= {f"{path}.{name}"} | members(member, f"{path}.{name}")
        return paths
    if kind == "map":
        return members(shape.value, path + "{}")
    if kind == "list":
        return members(shape.member, path + "[]")
    return set()


def present(value, shape, path=""):
    """The paths of all members that value has."""
    kind = shape.type_name
    if kind == "structure":
        paths = set()
        for name, member in shape.members.items():
            if name in value:
                paths |= {f"{path}.{name}"} | present(value[name], member, f"{path}.{name}")
        return paths
    if kind == "map":
        return set().union(*(present(item, shape.value, path + "{}") for item in value.values()))
    if kind == "list":
        return set().union(*(present(item, shape.member, path + "[]") for item in value))
    return set()
