"""The judge of a fail-over finds what was lost, and who was told something else than what is."""

import unittest

from ledger import Found, Kind, Ledger, Said


def a_ledger(*lines):
    ledger = Ledger()
    for kind, thing, said in lines:
        ledger.note(kind, thing, said, 0)
    return ledger


class Judging(unittest.TestCase):
    def test_what_was_kept_and_is_there_is_no_loss(self):
        ledger = a_ledger(
            (Kind.USER, "a", Said.KEPT), (Kind.KEY, "a", Said.KEPT), (Kind.USE, "a", Said.KEPT)
        )
        verdict = ledger.judge(Found({"a"}, {"a"}, {"a"}))
        self.assertEqual((verdict.lost, verdict.lied, verdict.kept), ([], [], 3))

    def test_each_kind_that_is_missing_is_told(self):
        ledger = a_ledger(*((kind, "a", Said.KEPT) for kind in Kind))
        for kind, found in (
            (Kind.USER, Found(set(), {"a"}, {"a"})),
            (Kind.KEY, Found({"a"}, set(), {"a"})),
            (Kind.USE, Found({"a"}, {"a"}, set())),
        ):
            verdict = ledger.judge(found)
            self.assertEqual([(line.kind, line.thing) for line in verdict.lost], [(kind, "a")])

    def test_what_was_refused_must_not_be_there(self):
        ledger = a_ledger((Kind.USER, "a", Said.REFUSED), (Kind.USER, "b", Said.REFUSED))
        verdict = ledger.judge(Found({"b"}, set(), set()))
        self.assertEqual([line.thing for line in verdict.lied], ["b"])
        self.assertEqual((verdict.lost, verdict.refused), ([], 2))

    def test_a_use_that_was_not_answered_may_be_recorded(self):
        ledger = a_ledger((Kind.USE, "a", Said.REFUSED))
        self.assertEqual(ledger.judge(Found({"a"}, {"a"}, {"a"})).lied, [])

    def test_what_nobody_could_tell_may_be_either(self):
        ledger = a_ledger((Kind.USER, "a", Said.UNKNOWN), (Kind.USER, "b", Said.UNKNOWN))
        verdict = ledger.judge(Found({"b"}, set(), set()))
        self.assertEqual((verdict.lost, verdict.lied), ([], []))
        self.assertEqual((verdict.unknown, verdict.unknown_there), (2, 1))

    def test_the_longest_pause_is_between_two_that_were_kept(self):
        ledger = a_ledger(*((Kind.USER, str(i), Said.KEPT) for i in range(3)))
        ledger.note(Kind.USER, "refused", Said.REFUSED, 0)
        for number, moment in enumerate((1.0, 2.0, 7.5, 4.0)):
            object.__setattr__(ledger.lines[number], "moment", moment)
        self.assertEqual(ledger.longest_pause(), 5.5)


if __name__ == "__main__":
    unittest.main()
