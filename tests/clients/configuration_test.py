"""An option of serve comes from the command line, else from a file, else from the environment."""

import pathlib
import subprocess
import tempfile
import unittest

from rollcall_server import Server, free_port, program
from server_test import main


class Configuration(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = pathlib.Path(folder.name) / "rollcall.toml"

    def edition_of(self, server):
        """Which edition a server follows, seen in the report's row of the root user."""
        cell = server.report()["<root_account>"]["password_enabled"]
        return "guide" if cell == "not_supported" else "live"

    def test_a_file_sets_options(self):
        self.file.write_text('report-edition = "live"\n')
        with Server("--config", self.file) as server:
            self.assertEqual(self.edition_of(server), "live")

    def test_the_command_line_wins_over_the_file(self):
        self.file.write_text('report-edition = "live"\n')
        with Server("--config", self.file, "--report-edition", "guide") as server:
            self.assertEqual(self.edition_of(server), "guide")

    def test_the_file_wins_over_the_environment(self):
        port = free_port()
        self.file.write_text(f'listen = "127.0.0.1:{port}"\n')
        with Server() as server:
            server.stop()
            server.port = port
            process = subprocess.Popen(
                [program(), "serve", "--data", server.data, "--config", self.file],
                env={"ROLLCALL_LISTEN": f"127.0.0.1:{free_port()}"},
                stderr=subprocess.PIPE,
                text=True,
            )
            self.addCleanup(process.communicate)
            self.addCleanup(process.terminate)
            self.assertIn(f"127.0.0.1:{port}", process.stderr.readline())

    def test_an_option_that_does_not_exist_is_refused(self):
        self.file.write_text('lissen = "127.0.0.1:1"\n')
        with Server() as server:
            server.stop()
            refused = server.run("serve", "--data", server.data, "--config", self.file, check=False)
            self.assertEqual(refused.returncode, 2)
            self.assertIn("lissen", refused.stdout + refused.stderr)

    def test_a_console_that_nobody_could_use_safely_is_refused(self):
        with Server() as server:
            server.stop()
            for option, value, word in (
                ("--console-origin", "http://iam.example.com", "https"),
                ("--console-origin", "iam.example.com", "https"),
                ("--trusted-proxy", "192.0.2.0/33", "range"),
                ("--trusted-proxy", "proxy.example.com", "range"),
            ):
                refused = server.run("serve", "--data", server.data, option, value, check=False)
                self.assertEqual(refused.returncode, 1, refused.stderr)
                self.assertIn(f"{option}: '{value}'", refused.stderr)
                self.assertIn(word, refused.stderr)


if __name__ == "__main__":
    main()
