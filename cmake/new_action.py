"""Begins the file of a new action from AWS's own model of it: new_action.py TagUser users

Parameters, their order, and which of them are required come from the service model that botocore
carries. A type that does not exist yet does not compile until it has its line in src/iam/names.h,
and neither does run() until it is written: what is unfinished cannot land.
"""

import pathlib
import re
import sys

import botocore.session

ROOT = pathlib.Path(__file__).resolve().parents[1]
READING = {"Get": "Read", "List": "List", "Tag": "Tagging", "Untag": "Tagging"}


def snake(name):
    spaced = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name)
    return re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", spaced).lower()


def model_of(name):
    session = botocore.session.get_session()
    for service in ("iam", "sts"):
        model = session.get_service_model(service)
        if name in model.operation_names:
            return service, model.operation_model(name)
    sys.exit(f"neither IAM nor STS has an action {name}")


def known_types():
    return set(re.findall(r"using (\w+)\s*=", (ROOT / "src/iam/names.h").read_text()))


def type_of(member, shape, types):
    """The C++ type of a parameter: by its shape's name, then by its own, then what the shape says."""
    by_shape = shape.name.removesuffix("Type")
    by_shape = by_shape[:1].upper() + by_shape[1:]
    for name in (by_shape, member):
        if name in types:
            return f"iam::{name}"
    if shape.type_name == "boolean":
        return "bool"
    if shape.type_name == "integer":
        limits = shape.metadata
        return f"iam::Bounded<{limits.get('min', 0)}, {limits.get('max', 2147483647)}>"
    return f"iam::{by_shape}"


def fields_of(shape, wrap):
    """The members of a structure as C++ declarations, and the lines of its fields()."""
    members = shape.members.items() if shape else ()
    declared = [f"  {wrap(name, member)} {snake(name)};" for name, member in members]
    named = [f'    field("{name}", {snake(name)});' for name, _ in members]
    return declared, named


def text_of(service, operation):
    name, types = operation.name, known_types()
    asked, answered = operation.input_shape, operation.output_shape
    required = set(asked.required_members) if asked else set()

    def parameter(member, shape):
        found = type_of(member, shape, types)
        return found if member in required or found == "bool" else f"std::optional<{found}>"

    def result(member, shape):
        if shape.type_name == "list":
            return f"std::vector<{shape.member.name}Shape>"
        plain = {"boolean": "bool", "integer": "int", "timestamp": "base::Instant"}
        found = plain.get(shape.type_name) or (
            f"{member}Shape" if shape.type_name == "structure" else "std::string"
        )
        return found if member in answered.required_members else f"std::optional<{found}>"

    lines = [f"// {name}."]
    lines += [
        f'#include "{header}"'
        for header in (
            "actions/resources/resources.h",
            "actions/resources/shapes.h",
            "api/action.h",
        )
    ]
    lines += ["", "namespace rollcall::actions {", "namespace {", "", "struct Request {"]
    declared, named = fields_of(asked, parameter)
    lines += declared + ["", "  void fields(auto& field) {", *named, "  }", "};", ""]
    answer = "api::Nothing"
    if answered is not None and answered.members:
        answer = "Response"
        declared, named = fields_of(answered, result)
        lines += [
            "struct Response {",
            *declared,
            "",
            "  void fields(auto& field) const {",
            *named,
            "  }",
            "};",
            "",
        ]
    access = next((kind for head, kind in READING.items() if name.startswith(head)), "Write")
    resources = (
        "named_user<Request>"
        if "UserName" in (asked.members if asked else {})
        else "account_wide<Request>"
    )
    given = "const api::View& view" if access in ("Read", "List") else "api::Change& change"
    lines += [
        f"api::Result<{answer}> run({given}, const Request& request) {{",
        "}",
        "",
    ]
    lines += ["}  // namespace", ""]
    lines += [f"extern const api::Action {snake(name)} = api::Declare<Request, {answer}>{{"]
    lines += [] if service == "iam" else ["    .service = &api::sts_service,"]
    lines += [
        f'    .name = "{name}",',
        f"    .access = api::Access::{access},",
        f"    .resources = {resources},",
    ]
    lines += ["    .run = run,", "};", "", "}  // namespace rollcall::actions", ""]
    return "\n".join(lines)


def main(name, noun):
    service, operation = model_of(name)
    path = ROOT / "src/actions" / service / noun / f"{snake(name)}.cpp"
    if path.exists():
        sys.exit(f"{path.relative_to(ROOT)} is there already")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text_of(service, operation))
    print(f"{path.relative_to(ROOT)} is begun: write run(), and {path.stem}_test.cpp beside it")


if __name__ == "__main__":
    main(*sys.argv[1:3])
