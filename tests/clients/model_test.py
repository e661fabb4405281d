"""The catalogue against AWS's own description of the services, as botocore brings it."""

import os
import pathlib
import subprocess

import boto3

from rollcall_server import ROOT
from server_test import ServerTest, main

# What Debian's botocore is too old to know, and what it still asks for although AWS no longer does: a
# login profile without a name is the caller's own.
NEWER_ACTIONS = {("iam", "GetMFADevice")}
NO_LONGER_REQUIRED = {
    ("CreateLoginProfile", "UserName"),
    ("GetLoginProfile", "UserName"),
    ("DeleteLoginProfile", "UserName"),
}


def catalogue():
    """{(service, action): {parameters}}, from the page that is printed from the declarations."""
    programs = pathlib.Path(os.environ.get("ROLLCALL_TEST_PROGRAMS", ROOT / "build/release/tests"))
    page = subprocess.run(
        [programs / "compatibility"], check=True, capture_output=True, text=True
    ).stdout
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| ")]
    return {
        (row[0], row[1]): set(row[4].split(", ")) if len(row) > 4 and row[4] else set()
        for row in rows[1:]
    }


def model_of(service, action):
    client = boto3.client(
        service, region_name="us-east-1", aws_access_key_id="none", aws_secret_access_key="none"
    )
    return client.meta.service_model.operation_model(action)


class TheCatalogue(ServerTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        known = catalogue()
        assert len(known) > 50, f"only {len(known)} actions"
        assert NEWER_ACTIONS <= set(known)
        cls.actions = {
            key: (parameters, model_of(*key))
            for key, parameters in known.items()
            if key not in NEWER_ACTIONS
        }

    def test_takes_exactly_the_parameters_of_the_model(self):
        for (service, action), (parameters, model) in self.actions.items():
            expected = set(model.input_shape.members) if model.input_shape else set()
            with self.subTest(action=action):
                self.assertEqual(parameters, expected, service)

    def test_asks_for_what_the_model_requires(self):
        for (service, action), (_, model) in self.actions.items():
            required = model.input_shape.required_members if model.input_shape else []
            required = [name for name in required if (action, name) not in NO_LONGER_REQUIRED]
            if not required:
                continue
            with self.subTest(action=action):
                answer = self.server.query(action, service=service)
                self.assertEqual(answer.status, 400)
                count = f"{len(required)} validation error{'s' if len(required) > 1 else ''}"
                self.assertIn(f"<Message>{count} detected: ", answer.text)
                for name in required:
                    self.assertIn(complaint_about(name) + "not be null", answer.text)

    def test_refuses_what_the_model_finds_too_long_or_too_short(self):
        for (service, action), (_, model) in self.actions.items():
            for name, shape in (model.input_shape.members if model.input_shape else {}).items():
                if shape.type_name != "string" or "enum" in shape.metadata:
                    continue
                for length in lengths_beyond(shape):
                    with self.subTest(action=action, parameter=name, length=length):
                        answer = self.server.query(action, [(name, "a" * length)], service=service)
                        self.assertEqual(answer.status, 400, answer.text)
                        self.assertIn(complaint_about(name) + "have length", answer.text)


def complaint_about(parameter):
    field = parameter[0].lower() + parameter[1:]
    return f"at &#39;{field}&#39; failed to satisfy constraint: Member must "


def lengths_beyond(shape):
    """Lengths of a text just outside of what the model allows."""
    if "max" in shape.metadata:
        yield shape.metadata["max"] + 1
    if shape.metadata.get("min", 0) > 0:
        yield shape.metadata["min"] - 1


if __name__ == "__main__":
    main()
