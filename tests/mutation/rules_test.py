"""The rules of mutation, on lines that they must and must not change."""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from rules import applied, mutations  # noqa: E402


def changed(line):
    return [mutation.after.strip() for mutation in mutations("x.cpp", line)]


class Rules(unittest.TestCase):
    def test_comparisons_are_swapped_or_moved_by_one(self):
        self.assertEqual(changed("  return a == b;"), ["return a != b;"])
        self.assertEqual(changed("  return now < then;"), ["return now <= then;"])

    def test_brackets_of_templates_are_no_comparisons(self):
        self.assertEqual(changed("  std::optional<Key> key = find(id);"), [])

    def test_connectives_and_negations_change(self):
        self.assertEqual(changed("  return a && !b;"), ["return a || !b;", "return a && b;"])
        self.assertEqual(changed("  done = true;"), ["done = false;"])

    def test_numbers_grow_by_one(self):
        self.assertEqual(changed("  return size % 16;"), ["return size % 17;"])

    def test_a_call_for_its_effect_is_left_out(self):
        self.assertEqual(changed("  TRY(check(key));"), [";"])
        self.assertEqual(changed("  tables.keys.erase(key);"), [";"])
        self.assertEqual(changed("             std::move(detail));"), [], "the end of a statement")

    def test_signs_between_numbers_are_turned_and_texts_stay_joined(self):
        self.assertEqual(changed("  return end - begin;"), ["return end + begin;"])
        self.assertEqual(changed('  return name + ": " + reason;'), [])

    def test_a_statement_forgets_of_which_account_it_speaks(self):
        self.assertEqual(
            changed('          "DELETE FROM keys k WHERE k.account_id = $1 AND k.user_key = $2",'),
            ['"DELETE FROM keys k WHERE $1 = $1 AND k.user_key = $2",'],
        )
        self.assertEqual(
            changed('          "JOIN users u ON u.account_id = k.account_id "'),
            ['"JOIN users u ON k.account_id = k.account_id "'],
        )
        self.assertEqual(changed('  // "account_id = $1" is in every statement'), [])
        self.assertEqual(changed('          "INSERT INTO keys (account_id) VALUES ($1)",'), [])

    def test_room_made_ahead_is_nothing_to_be_seen(self):
        self.assertEqual(changed("  out.reserve(640 + size);"), [])
        self.assertEqual(changed("  out.shrink_to_fit();"), [])

    def test_text_comments_and_declarations_stay(self):
        for line in ('  say("a == b && 1");', "// a == b", "#include <a>", "using A = B<1>;"):
            with self.subTest(line=line):
                self.assertNotIn("!=", "".join(changed(line)))
                self.assertNotIn("2", "".join(changed(line)))

    def test_one_line_is_changed_and_no_other(self):
        text = "int f() {\n  return 1;\n}\n"
        (mutation,) = mutations("x.cpp", text)
        self.assertEqual(applied(text, mutation), "int f() {\n  return 2;\n}\n")


if __name__ == "__main__":
    unittest.main(verbosity=2)
