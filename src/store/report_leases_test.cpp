// Who may make a report that was asked for, and whose pieces it is made of.

#include "store/reports.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::Tables;

class ReportLeasesContract : public StoreContract {
 protected:
  void ask(iam::AccountId of = account) {
    store.change(of, [](Tables& tables) { tables.reports.request("arn:requester", noon); });
  }

  // What a server is given that wants to make the report, with half a minute for it.
  std::optional<store::ReportClaim> claim(std::string_view owner, base::Instant now = noon,
                                          iam::AccountId of = account) {
    std::optional<store::ReportClaim> claimed;
    store.change(of, [&](Tables& tables) {
      claimed = tables.reports.claim({owner, now, now + base::Seconds{30}});
    });
    return claimed;
  }

  bool renew(const store::ReportClaim& claimed, base::Instant until) {
    bool is_renewed = false;
    change([&](Tables& tables) { is_renewed = tables.reports.renew(claimed, until); });
    return is_renewed;
  }

  void put(const store::ReportClaim& claimed, std::int64_t index, std::string_view bytes) {
    change([&](Tables& tables) { tables.reports.put_piece(claimed, index, bytes); });
  }

  bool finish(const store::ReportClaim& claimed, std::int64_t size) {
    bool is_finished = false;
    change([&](Tables& tables) {
      is_finished = tables.reports.finish(claimed, {.number = claimed.number,
                                                    .requested = noon,
                                                    .requester_arn = "arn:requester",
                                                    .edition = report::Edition::Guide,
                                                    .generated = noon,
                                                    .size = size,
                                                    .users = 7,
                                                    .sha256 = "digest",
                                                    .previous_sha256 = {}});
    });
    return is_finished;
  }

  bool discard(const store::ReportClaim& claimed, std::size_t most) {
    bool more_remain = false;
    change([&](Tables& tables) { more_remain = tables.reports.discard_pieces(claimed, most); });
    return more_remain;
  }

  std::optional<std::string> piece(std::int64_t number, std::int64_t index) {
    return read([&](const Tables& tables) { return tables.reports.piece(number, index); });
  }
};

INSTANTIATE_TEST_SUITE_P(Store, ReportLeasesContract, every_engine, name_of_engine);

TEST_P(ReportLeasesContract, AReportIsOneServersToMakeUntilItsLeaseEnds) {
  EXPECT_FALSE(claim("one"));
  ask();
  const auto first = claim("one");
  ASSERT_TRUE(first);
  EXPECT_EQ(*first, (store::ReportClaim{.number = 1, .attempt = 1}));
  EXPECT_FALSE(claim("two"));
  EXPECT_FALSE(claim("two", noon + base::Seconds{29}));
  EXPECT_TRUE(renew(*first, noon + base::Seconds{40}));
  EXPECT_FALSE(claim("two", noon + base::Seconds{39}));
  EXPECT_EQ(claim("two", noon + base::Seconds{40}),
            (store::ReportClaim{.number = 1, .attempt = 2}));
  EXPECT_FALSE(renew(*first, noon + base::Seconds{90}));
  EXPECT_FALSE(claim("one", noon + base::Seconds{41}));
}

TEST_P(ReportLeasesContract, AServerTakesUpItsOwnLeaseAtOnce) {
  ask();
  EXPECT_EQ(claim("one")->attempt, 1);
  store.reopen();
  EXPECT_EQ(claim("one")->attempt, 2);
}

TEST_P(ReportLeasesContract, ALeaseOfAClockThatWasAheadHoldsUpNobody) {
  ask();
  EXPECT_TRUE(claim("one", noon + std::chrono::days{400}));
  EXPECT_TRUE(claim("two"));
}

TEST_P(ReportLeasesContract, ALeaseThatIsGivenBackIsAnybodysAndAFinishedReportNobodys) {
  ask();
  const auto first = claim("one");
  change([&](Tables& tables) { tables.reports.release(*first); });
  const auto second = claim("two");
  ASSERT_TRUE(second);
  change([&](Tables& tables) { tables.reports.release(*first); });
  EXPECT_FALSE(claim("three"));
  EXPECT_TRUE(finish(*second, 0));
  EXPECT_FALSE(claim("three"));
  EXPECT_FALSE(renew(*second, noon + base::Seconds{90}));
  EXPECT_FALSE(finish(*second, 0));
}

TEST_P(ReportLeasesContract, AReportHasThePiecesOfTheAttemptThatFinishedIt) {
  ask();
  const auto late = claim("one");
  put(*late, 0, "late");
  put(*late, 1, "late");
  const auto punctual = claim("two", noon + base::Seconds{30});
  put(*punctual, 0, "punctual");
  put(*late, 0, "later still");
  EXPECT_FALSE(finish(*late, 5));
  EXPECT_FALSE(read([](const Tables& tables) { return tables.reports.newest(); }));
  EXPECT_TRUE(finish(*punctual, 8));
  EXPECT_EQ(piece(1, 0), "punctual");
  EXPECT_FALSE(piece(1, 1));
  put(*late, 0, "latest");
  EXPECT_TRUE(discard(*late, 1));
  EXPECT_FALSE(discard(*late, 1));
  EXPECT_EQ(piece(1, 0), "punctual");
}

TEST_P(ReportLeasesContract, ThePiecesOfAFinishedReportAreNotDiscarded) {
  ask();
  const auto claimed = claim("one");
  put(*claimed, 0, "whole");
  finish(*claimed, 5);
  EXPECT_FALSE(discard(*claimed, 1));
  EXPECT_EQ(piece(1, 0), "whole");
}

TEST_P(ReportLeasesContract, LeasesOfAccountsAreApart) {
  ask();
  ask(another_account);
  const auto here = claim("one");
  const auto there = claim("two", noon, another_account);
  EXPECT_EQ(here, there);
  ASSERT_TRUE(renew(*here, noon + base::Seconds{90}));
  EXPECT_TRUE(claim("three", noon + base::Seconds{30}, another_account));
  EXPECT_FALSE(claim("three", noon + base::Seconds{61}));
  EXPECT_TRUE(finish(*here, 0));
  EXPECT_TRUE(
      store
          ->read(another_account,
                 [](const Tables& tables) { return tables.reports.requested().has_value(); })
          .value());
}

}  // namespace
}  // namespace rollcall::test
