"""Whether an answer is one that AWS's own description of the service allows.

boto3 overlooks what it does not know. This does not: an element that the model does not name, a
value that is not of its type, or a member that may not be missing, breaks the test that got it.
"""

import base64
import re
import urllib.parse
import xml.etree.ElementTree

# What the model requires and live AWS leaves out: the date of a use that never was, the names that
# root does not have, and the user name and password of an API key.
MAY_BE_MISSING = {
    ("AccessKeyLastUsed", "LastUsedDate"),
    ("AccessKey", "UserName"),
    ("LoginProfile", "UserName"),
    ("MFADevice", "UserName"),
    ("ServiceSpecificCredential", "ServicePassword"),
    ("ServiceSpecificCredential", "ServiceUserName"),
    ("ServiceSpecificCredentialMetadata", "ServiceUserName"),
    ("SigningCertificate", "UserName"),
    ("User", "Path"),
    ("User", "UserName"),
}
# What the model says otherwise than live AWS.
OTHER_WORDS = {("PermissionsBoundaryAttachmentType", "Policy")}

# What live AWS answers and Debian's model of 2022 does not know: API keys, and pages of them.
NEWER_MEMBERS = {
    ("ServiceSpecificCredential", "ExpirationDate"),
    ("ServiceSpecificCredential", "ServiceCredentialAlias"),
    ("ServiceSpecificCredential", "ServiceCredentialSecret"),
    ("ServiceSpecificCredentialMetadata", "ExpirationDate"),
    ("ServiceSpecificCredentialMetadata", "ServiceCredentialAlias"),
    ("ListServiceSpecificCredentialsResponse", "IsTruncated"),
    ("ListServiceSpecificCredentialsResponse", "Marker"),
}
TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def check_answer(body, operation):
    """Raises an AssertionError for the body of a success that does not fit the operation."""
    document = xml.etree.ElementTree.fromstring(body)
    namespace = operation.service_model.metadata["xmlNamespace"]
    name = operation.name

    def tag(element):
        assert element.tag.startswith("{" + namespace + "}"), f"{name}: {element.tag}"
        return element.tag[len(namespace) + 2 :]

    def check(element, shape, place):
        checks = {"structure": structure, "list": members, "map": entries}
        if shape.type_name in checks:
            checks[shape.type_name](element, shape, place)
            return
        assert not len(element), f"{place} has elements of its own"
        scalar(element.text or "", shape, place)

    def structure(element, shape, place):
        seen = [tag(child) for child in element]
        assert len(seen) == len(set(seen)), f"{place} says something twice: {seen}"
        for child, child_name in zip(element, seen):
            if child_name not in shape.members and (shape.name, child_name) in NEWER_MEMBERS:
                continue
            assert child_name in shape.members, f"{place} has no {child_name}"
            check(child, shape.members[child_name], f"{place}.{child_name}")
        missing = {
            member
            for member in set(shape.required_members) - set(seen)
            if (shape.name, member) not in MAY_BE_MISSING
        }
        assert not missing, f"{place} misses {missing}"

    def members(element, shape, place):
        for number, child in enumerate(element):
            assert tag(child) == "member", f"{place} holds a {tag(child)}"
            check(child, shape.member, f"{place}[{number}]")

    def entries(element, shape, place):
        for child in element:
            assert [tag(part) for part in child] == ["key", "value"], f"{place}: {tag(child)}"
            assert child[0].text, f"{place} has a nameless entry"  # AWS adds keys that models lack
            check(child[1], shape.value, f"{place}.{child[0].text}")

    def scalar(text, shape, place):
        kind = shape.type_name
        if kind == "boolean":
            assert text in ("true", "false"), f"{place} is {text!r}"
        elif kind in ("integer", "long"):
            assert re.fullmatch(r"-?\d+", text), f"{place} is {text!r}"
        elif kind == "timestamp":
            assert TIMESTAMP.fullmatch(text), f"{place} is {text!r}"
        elif kind == "blob":
            base64.b64decode(text, validate=True)
        elif "enum" in shape.metadata:
            known = text in shape.metadata["enum"] or (shape.name, text) in OTHER_WORDS
            assert known, f"{place} is {text!r}"
        elif shape.name == "policyDocumentType":
            assert text == urllib.parse.quote(urllib.parse.unquote(text), safe=""), place

    assert tag(document) == name + "Response", document.tag
    parts = {tag(child): child for child in document}
    assert parts.pop("ResponseMetadata")[0].text, f"{name} has no request id"
    if operation.output_shape is None:
        assert not parts, f"{name} has a result: {set(parts)}"
        return
    assert set(parts) == {name + "Result"}, f"{name} has {set(parts)}"
    structure(parts[name + "Result"], operation.output_shape, name)


def watch(client):
    """Checks every success that a boto3 client gets from here on."""
    model = client.meta.service_model

    def check(event_name, response_dict, **_):
        if response_dict is not None and response_dict["status_code"] == 200:
            check_answer(response_dict["body"], model.operation_model(event_name.split(".")[-1]))

    client.meta.events.register("response-received.*", check)
