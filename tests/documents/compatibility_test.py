"""docs/compatibility.md says what the program can do and what of AWS's APIs it cannot, and nothing else."""

import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = pathlib.Path(os.environ.get("ROLLCALL_TEST_PROGRAMS", ROOT / "build/release/tests"))
LIST = ROOT / "docs/aws_actions.txt"


def compatibility(path):
    return subprocess.run([PROGRAMS / "compatibility", path], capture_output=True, text=True)


def listed_actions(mark=""):
    """["iam CreateUser", …]; behind "+ ", those that AWS does not have."""
    lines = [line for line in LIST.read_text().splitlines() if line and line[0] not in "#["]
    if mark:
        lines = [line.removeprefix(mark) for line in lines if line.startswith(mark)]
    return [line.partition(":")[0] for line in lines]


class Compatibility(unittest.TestCase):
    maxDiff = None

    def test_the_page_lists_the_actions_of_the_program_and_of_aws(self):
        printed = compatibility(LIST)
        self.assertEqual(printed.returncode, 0, printed.stderr)
        page = (ROOT / "docs/compatibility.md").read_text()
        self.assertEqual(page, printed.stdout, "./dev docs writes it anew")

    def test_the_list_holds_every_action_that_botocore_knows(self):
        try:
            import botocore.session
        except ImportError:
            self.skipTest("there is no botocore to compare with")
        session = botocore.session.get_session()
        listed = set(listed_actions())
        for service in ("iam", "sts"):
            known = session.get_service_model(service).operation_names
            with self.subTest(service=service):
                self.assertLess(5, len(known))
                self.assertEqual([name for name in known if f"{service} {name}" not in listed], [])

    def test_what_is_called_an_extension_is_not_awss(self):
        try:
            import botocore.session
        except ImportError:
            self.skipTest("there is no botocore to compare with")
        session = botocore.session.get_session()
        extensions = listed_actions("+ ")
        self.assertNotEqual(extensions, [])
        for service in {name.partition(" ")[0] for name in extensions}:
            with self.subTest(service=service):
                self.assertNotIn(service, session.get_available_services())

    def test_the_list_names_nothing_twice(self):
        names = [name.removeprefix("+ ") for name in listed_actions()]
        self.assertEqual(sorted(names), sorted(set(names)))


class AListThatIsNotTrue(unittest.TestCase):
    def complaint(self, before, after):
        """What the program says of the list with one line changed."""
        text = LIST.read_text()
        self.assertIn(before, text)
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as changed:
            changed.write(text.replace(before, after))
            changed.flush()
            printed = compatibility(changed.name)
        self.assertEqual((printed.returncode, printed.stdout), (1, ""))
        return printed.stderr

    def test_lacks_an_action_that_is_served(self):
        self.assertIn(
            "iam CreateUser is served and not on the list",
            self.complaint("\niam CreateUser\n", "\n"),
        )

    def test_has_a_reason_why_an_action_is_not_served_that_is(self):
        self.assertIn(
            "iam CreateUser is served, and the list says why not",
            self.complaint("\niam CreateUser\n", "\n[No reason.]\niam CreateUser\n"),
        )

    def test_has_an_extension_that_is_not_served(self):
        self.assertIn(
            "iam FlyToTheMoon is not served, and the list says that it is",
            self.complaint("\niam CreateUser\n", "\niam CreateUser\n+ iam FlyToTheMoon\n"),
        )

    def test_has_no_reason_why_an_action_is_not_served(self):
        self.assertIn(
            "iam FlyToTheMoon is not served, and the list says that it is",
            self.complaint("\niam CreateUser\n", "\niam CreateUser\niam FlyToTheMoon\n"),
        )


if __name__ == "__main__":
    unittest.main()
