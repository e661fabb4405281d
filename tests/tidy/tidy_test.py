"""The rules of the house as tests: each reads the repository, and each finds what was planted."""

import shutil
import subprocess
import unittest

import documents
import floors
import shape
import words
from source import ROOT, Source, repository

SOURCES = {source.path: source for source in repository()}
FLOORS = floors.read_table(SOURCES["src/floors.txt"].text)


def exists(header):
    return f"src/{header}" in SOURCES


def below(folder, suffixes=(".h", ".cpp")):
    return [
        source
        for source in SOURCES.values()
        if source.path.startswith(folder) and source.path.endswith(suffixes)
    ]


class TheRepository(unittest.TestCase):
    """Each rule on every file it is about."""

    def hold(self, findings):
        findings = list(findings)
        if findings:
            self.fail(f"{len(findings)} broken:\n" + "\n".join(map(str, findings)))

    def each(self, sources, check, *more):
        self.hold(finding for source in sources for finding in check(source, *more))

    def test_every_floor_stands_on_floors_below_it(self):
        self.hold(floors.check_table(FLOORS))

    def test_every_include_is_allowed_by_the_table_of_floors(self):
        self.each(below("src/"), floors.check_includes, FLOORS, exists)

    def test_no_file_is_too_long(self):
        code = [
            *below("src/"),
            *below("tests/", (".h", ".cpp", ".py")),
            *below("bench/", (".h", ".cpp", ".py")),
        ]
        self.each(code, shape.check_file_length)

    def test_no_function_is_too_long(self):
        self.each(below("src/"), shape.check_function_length)

    def test_no_line_is_too_long(self):
        self.each(below("src/"), shape.check_line_length)

    def test_every_header_says_what_is_in_it(self):
        self.each(below("src/"), shape.check_header_opening)

    def test_no_folder_has_a_name_that_says_nothing(self):
        self.each(SOURCES.values(), words.check_folder_name)

    def test_nothing_is_left_open(self):
        self.each(
            [
                *below("src/"),
                *below("tests/", (".h", ".cpp", ".py", ".txt")),
                *below("bench/"),
                *below("cmake/", ""),
            ],
            words.check_left_open,
        )

    def test_nothing_names_a_private_path_or_a_registry(self):
        self.each(SOURCES.values(), words.check_private_words)

    def test_no_regular_expression_of_the_standard_library_is_used(self):
        self.each(below("src/"), words.check_regex)

    def test_try_is_the_only_macro(self):
        self.each(below("src/"), words.check_macros)

    def test_pure_floors_see_nothing_of_the_world(self):
        self.each(below("src/"), words.check_purity, FLOORS)

    def test_the_wall_clock_is_read_in_few_folders(self):
        self.each(below("src/"), words.check_wall_clock)

    def test_secrets_are_revealed_only_where_they_are_needed(self):
        self.each(below("src/"), words.check_secrets)

    def test_every_link_between_documents_leads_somewhere(self):
        self.each(below("", ".md"), documents.check_links, SOURCES)

    def test_documents_say_the_same_in_both_languages(self):
        translated = [path for path in SOURCES if path.endswith(".ja.md")]
        for path in ("README", "docs/operations", "docs/auditors", "docs/gateway/README"):
            self.assertIn(f"{path}.ja.md", translated)
        for path in translated:
            original = SOURCES[path.removesuffix(".ja.md") + ".md"]
            self.hold(documents.check_same_structure(original, SOURCES[path]))

    def test_scripts_can_be_run(self):
        self.each(SOURCES.values(), documents.check_executable)

    @unittest.skipUnless(shutil.which("shellcheck"), "shellcheck is not installed")
    def test_shellcheck_finds_nothing(self):
        scripts = [path for path, source in SOURCES.items() if "bash" in source.lines[0]]
        self.assertGreater(len(scripts), 3)
        found = subprocess.run(
            ["shellcheck", "-x", *scripts], cwd=ROOT, capture_output=True, text=True, check=False
        )
        self.assertEqual(found.stdout, "")


TABLE = """
# folder | kind | may include | libraries
base   | pure   |                     | fmt
http   | effect | base                | boost threads
iam    | pure   | base http/message.h |
"""


class Planted(unittest.TestCase):
    """Each rule finds what was planted, at its line, and nothing in what is right."""

    def finds(self, findings, line, *texts):
        self.assertEqual([finding.line for finding in findings], [line], [str(f) for f in findings])
        for text in texts:
            self.assertIn(text, str(findings[0]))

    def include(self, path, text):
        known = {"base/a.h", "http/message.h", "http/server.h", "iam/user.h"}
        return floors.check_includes(
            Source(path, text), floors.read_table(TABLE), known.__contains__
        )

    def test_an_include_of_a_floor_above(self):
        self.finds(
            self.include("src/base/a.cpp", '#include "base/a.h"\n#include "iam/user.h"\n'),
            2,
            "src/base/a.cpp:2",
            "base may not include iam/user.h",
        )

    def test_an_include_of_another_header_than_the_one_let_in(self):
        self.assertEqual(self.include("src/iam/user.h", '#include "http/message.h"\n'), [])
        self.finds(self.include("src/iam/user.h", '#include "http/server.h"\n'), 1)

    def test_an_include_that_is_not_there(self):
        self.finds(self.include("src/iam/user.cpp", '#include "user.h"\n'), 1, "folder/file.h")

    def test_an_include_inside_a_comment_is_none(self):
        self.assertEqual(self.include("src/base/a.cpp", '// #include "iam/user.h"\n'), [])

    def test_a_library_that_the_row_does_not_list(self):
        self.finds(
            self.include("src/iam/user.cpp", "#include <string>\n#include <boost/asio.hpp>\n"),
            2,
            "boost",
        )
        self.finds(self.include("src/iam/user.cpp", "#include <mutex>\n"), 1, "threads")
        self.assertEqual(
            self.include("src/http/server.cpp", "#include <boost/asio.hpp>\n#include <mutex>\n"), []
        )

    def test_a_test_may_use_test_libraries_and_keeps_to_its_floor(self):
        self.assertEqual(
            self.include("src/iam/user_test.cpp", "#include <gtest/gtest.h>\n#include <thread>\n"),
            [],
        )
        self.finds(self.include("src/base/a_test.cpp", '#include "iam/user.h"\n'), 1)

    def test_a_test_may_include_all_that_its_floor_stands_on(self):
        table = floors.read_table("a | pure | |\nb | pure | a |\nc | pure | b |\n")
        test, code = '#include "a/x.h"\n', {"a/x.h"}.__contains__
        self.assertEqual(floors.check_includes(Source("src/c/y_test.cpp", test), table, code), [])
        self.finds(floors.check_includes(Source("src/c/y.cpp", test), table, code), 1)

    def test_a_folder_without_a_row(self):
        self.finds(self.include("src/cellar/wine.cpp", "\n"), 1, "no row")

    def test_a_table_that_stands_on_its_head(self):
        self.assertEqual(floors.check_table(floors.read_table(TABLE)), [])
        self.finds(
            floors.check_table(floors.read_table("iam | pure | base |\nbase | pure | | fmt\n")),
            1,
            "no row above",
        )
        self.finds(
            floors.check_table(floors.read_table("http | effect | |\niam | pure | http |\n")),
            2,
            "name one header",
        )
        self.finds(floors.check_table(floors.read_table("base | pure | | cobol\n")), 1, "cobol")

    def test_a_file_that_is_too_long(self):
        self.finds(shape.check_file_length(Source("src/base/a.cpp", "\n" * 399 + "x\n")), 400)
        self.assertEqual(shape.check_file_length(Source("src/base/a.cpp", "x\n" * 399)), [])

    def test_a_line_that_is_too_long(self):
        self.finds(shape.check_line_length(Source("src/base/a.cpp", "\n" + "x" * 101)), 2)
        self.assertEqual(shape.check_line_length(Source("src/base/a.cpp", "é" * 100)), [])
        table = "// clang-format off\n" + "x" * 101 + "\n// clang-format on\n"
        self.assertEqual(shape.check_line_length(Source("src/base/a.h", table)), [])
        self.finds(shape.check_line_length(Source("src/base/a.h", table + "x" * 101)), 4)

    def test_a_function_that_is_too_long(self):
        body = "  step();\n" * 58
        for opening in (
            "int run(int a,\n        int b) {",
            "void A::run() const noexcept {",
            "auto run() -> int {",
            "TEST(A, IsTrue) {",
            "template <typename T>\nT run(T value) {",
            "A::A(int b) : b_(b) {",
        ):
            with self.subTest(opening):
                lines = opening.count("\n")
                self.assertEqual(
                    shape.check_function_length(
                        Source("a.cpp", f"\n{opening}\n{body[:-10 * (lines + 1)]}}}\n")
                    ),
                    [],
                )
                self.finds(
                    shape.check_function_length(Source("a.cpp", f"\n{opening}\n{body}}}\n")), 2
                )

    def test_a_long_namespace_class_or_table_is_no_function(self):
        filling = "  int member;\n" * 100
        for opening in (
            "namespace a {",
            "class A : public B {",
            "struct A {",
            "const int numbers[] = {",
        ):
            self.assertEqual(shape.functions(Source("a.cpp", f"{opening}\n{filling}}};\n")), [])

    def test_two_functions_are_measured_apart_whatever_their_strings_say(self):
        text = (
            'void a() { say("{"); }\nnamespace n {\nvoid b() {\n'
            "  if (x) { y('{'); }\n  // {\n"
            '  z(R"x({)x");\n}\n}\n'
        )
        self.assertEqual(shape.functions(Source("a.cpp", text)), [(1, 1), (3, 7)])

    def test_a_header_that_says_nothing(self):
        self.finds(
            shape.check_header_opening(Source("a.h", "#pragma once\n\n#include <string>\n")), 2
        )
        self.finds(shape.check_header_opening(Source("a.h", "// What is here.\n#pragma once\n")), 1)
        self.assertEqual(
            shape.check_header_opening(Source("a.h", "#pragma once\n// What is here.\n")), []
        )

    def test_a_folder_that_collects_everything(self):
        self.finds(words.check_folder_name(Source("src/util" + "s/text.cpp", "")), 1)

    def test_words_that_do_not_land(self):
        for word in ("TO" + "DO", "FIX" + "ME", "not " + "implemented"):
            self.finds(words.check_left_open(Source("src/base/a.cpp", f"\n// {word}: later\n")), 2)

    def test_a_private_path_and_a_registry(self):
        self.finds(words.check_private_words(Source("a.md", "see /ho" + "me/alice/x")), 1)
        self.finds(words.check_private_words(Source("a.md", "from deb.debi" + "an.org")), 1)
        self.assertEqual(
            words.check_private_words(
                Source("a.md", "build/release and arn:aws:iam::1:user/home/alice")
            ),
            [],
        )

    def test_std_regex(self):
        self.finds(
            words.check_regex(
                Source("src/iam/a.cpp", "// std::regex would do\n#include <regex>\n")
            ),
            2,
        )

    def test_another_macro(self):
        self.finds(
            words.check_macros(Source("a.h", "#define TRY(...) \\\n  x\n#define MAX 3\n")), 3, "MAX"
        )

    def test_a_pure_file_that_sees_the_world(self):
        table = floors.read_table(TABLE)
        for line in (
            "auto now = std::chrono::system_clock::now();",
            "std::random_device device;",
            "std::ifstream file(path);",
            "std::mutex lock;",
            'getenv("HOME");',
            "static int count = 0;",
            "thread_local Buffer buffer;",
            'std::cout << "x";',
        ):
            with self.subTest(line):
                self.finds(
                    words.check_purity(Source("src/iam/a.cpp", f"\n{line}\n"), table),
                    2,
                    "iam is pure",
                )
                self.assertEqual(words.check_purity(Source("src/http/a.cpp", line), table), [])
        for line in (
            "static const int count = 0;",
            "static constexpr int count = 0;",
            "static EVP_MAC* const mac = fetch();",
            "static int count(int a);",
            "// std::mutex would not do",
        ):
            with self.subTest(line):
                self.assertEqual(words.check_purity(Source("src/iam/a.cpp", line), table), [])

    def test_the_wall_clock_in_the_wrong_place(self):
        text = "auto now = std::chrono::system_clock::now();"
        self.finds(words.check_wall_clock(Source("src/store/a.cpp", text)), 1)
        self.assertEqual(words.check_wall_clock(Source("src/main/a.cpp", text)), [])

    def test_a_look_into_a_secret_in_the_wrong_place(self):
        self.finds(words.check_secrets(Source("src/report/a.cpp", "use(secret.reveal());")), 1)
        self.assertEqual(
            words.check_secrets(Source("src/crypto/a.cpp", "use(secret.reveal());")), []
        )

    def test_a_link_that_leads_nowhere(self):
        world = {
            "docs/a.md": Source("docs/a.md", "# Two Words\n"),
            "README.md": Source("README.md", ""),
        }

        def links(text):
            return documents.check_links(Source("docs/b.md", text), world)

        self.assertEqual(
            links(
                "[a](a.md) [b](../README.md) [c](a.md#two-words) [d](https://example.com) `[e](x)`\n"
            ),
            [],
        )
        self.finds(links("\n[a](missing.md)\n"), 2)
        self.finds(links("[a](a.md#three-words)\n"), 1)

    def test_a_translation_that_lags_behind(self):
        ours = Source("README.md", "# A\n## B\n```\n# no heading\n```\n## C\n")
        self.assertEqual(
            documents.check_same_structure(
                ours, Source("README.ja.md", "# あ\n## い\n```\n```\n## う\n")
            ),
            [],
        )
        self.finds(
            documents.check_same_structure(ours, Source("README.ja.md", "# あ\n## い\n```\n```\n")), 1
        )
        self.finds(
            documents.check_same_structure(
                ours, Source("README.ja.md", "# あ\n## い\n```\n```\n### う\n")
            ),
            5,
        )

        table = Source("README.md", "# A\n| a |\n|---|\n| b |\n")
        self.finds(
            documents.check_same_structure(table, Source("README.ja.md", "# あ\n| a |\n|---|\n")), 1
        )
        code = Source("README.md", "# A\n```\na\n```\n")
        self.finds(documents.check_same_structure(code, Source("README.ja.md", "# あ\n")), 1)

    def test_a_script_that_cannot_be_run(self):
        self.finds(
            documents.check_executable(Source("dev", "#!/usr/bin/env bash\n"), lambda _: False), 1
        )
        self.finds(documents.check_executable(Source("notes.txt", "words\n"), lambda _: True), 1)


if __name__ == "__main__":
    unittest.main()
