"""Every table and every statement of the store is for every engine there is, and for a database that
is spread by account; and the rules find what was planted."""

import unittest

import statements
from source import Source, repository


def below(folder, ending):
    return [
        source
        for source in repository()
        if source.path.startswith(folder) and source.path.endswith(ending)
    ]


class TheStore(unittest.TestCase):
    def hold(self, findings):
        self.assertEqual([str(finding) for finding in findings], [])

    def test_every_table_is_of_one_account(self):
        steps = [
            source for source in below("src/store/schema/", ".h") if "/version_" in source.path
        ]
        self.assertGreater(len(steps), 7)
        for source in steps:
            self.hold(statements.check_definitions(source))

    def test_every_statement_is_about_one_account(self):
        nouns = below("src/store/sql/", ".cpp")
        self.assertGreater(sum(len(statements.statements_of(source)) for source in nouns), 150)
        for source in nouns:
            self.hold(statements.check_statements(source))


class Planted(unittest.TestCase):
    def finds(self, findings, line, text):
        self.assertEqual([finding.line for finding in findings], [line], [str(f) for f in findings])
        self.assertIn(text, str(findings[0]))

    def test_a_table_that_is_of_no_account(self):
        def step(version, text):
            path = f"src/store/schema/version_{version}.h"
            return statements.check_definitions(Source(path, f'\nR"({text})"'))

        table = "CREATE TABLE a (account_id BIGINT, PRIMARY KEY (account_id){})"
        self.assertEqual(step(99, table.format("")), [])
        self.finds(step(1, "CREATE TABLE a (id BIGINT, PRIMARY KEY (id))"), 2, "primary key")
        self.finds(step(1, table.format(", b BLOB")), 2, "BLOB")
        self.finds(step(1, table.format(", FOREIGN KEY (b) REFERENCES c")), 2, "same account")
        following = table.format(", FOREIGN KEY (account_id, b) REFERENCES c ON UPDATE CASCADE")
        self.assertEqual(step(statements.RELEASED, following), [])
        self.finds(step(99, following), 2, "Citus")
        self.finds(step(99, "CREATE UNIQUE INDEX a_by_b ON a (b)"), 2, "unique index")

    def test_a_statement_that_not_every_engine_can_run(self):
        def said(text):
            source = Source("src/store/sql/a.cpp", f'\nquery(connection, "{text}", account);')
            return statements.check_statements(source)

        join = "SELECT 1 FROM a JOIN b ON {} WHERE a.account_id = $1"
        self.assertEqual(said(join.format("b.account_id = a.account_id AND a.c = b.c")), [])
        self.finds(said(join.format("a.c = b.c")), 2, "within an account")
        self.assertEqual(said('SELECT a FROM b " "WHERE account_id = $1'), [])
        self.finds(said("SELECT a FROM b WHERE c = $1"), 2, "one account")
        self.finds(said("INSERT INTO a (b, account_id) VALUES ($1, $2)"), 2, "whose it is")
        self.finds(said("UPDATE a SET account_id = $1 WHERE account_id = $1"), 2, "never goes")
        self.finds(said("SELECT IFNULL(a, 1) FROM b WHERE account_id = $1"), 2, "IFNULL")
        within = "DELETE FROM a WHERE account_id = $1 AND b IN (SELECT b FROM a WHERE {}ORDER BY b)"
        self.assertEqual(said(within.format("account_id = $1 ")), [])
        self.finds(said(within.format("")), 2, "each SELECT")
        self.finds(said(within.format("account_id = $2 ")), 2, "the same")
        self.finds(
            said(
                "INSERT INTO a (account_id, b) VALUES ($1, (SELECT 1 FROM a WHERE account_id = $1))"
            ),
            2,
            "among the VALUES",
        )
        self.finds(said("SELECT a FROM b WHERE account_id = $1 FOR UPDATE"), 2, "locked")
        self.finds(
            said("SELECT a FROM b WHERE account_id = $1 AND substr(a, 1, $2) = $3"), 2, "CAST"
        )


if __name__ == "__main__":
    unittest.main()
