#include "jobs/generate_report.h"

#include <gtest/gtest.h>

#include "base/encoding.h"
#include "crypto/hash.h"
#include "report/csv_reader.h"
#include "support/report_world.h"

namespace rollcall::jobs {
namespace {

using namespace std::chrono_literals;
using test::ClockReading;
using test::report_account;
using test::report_noon;

struct World {
  test::TemporaryStore store;
  ReportContext context{.settings = {}, .clock = [] { return report_noon; }, .stop = {}};

  World() { store.add_account(test::an_account()); }

  base::Result<std::optional<report::Generation>> generate() {
    return generate_report(*store, report_account, context);
  }

  // A report that was asked for and made.
  report::Generation a_report() {
    test::ask_for_report(store);
    return generate().value().value();
  }

  // What a server beside this one is given for the report, at a moment of its own.
  std::optional<store::ReportClaim> claim_as_somebody_else(base::Instant now) {
    std::optional<store::ReportClaim> claim;
    store.change(report_account, [&](store::Tables& tables) {
      claim = tables.reports.claim({"somebody else", now, now + report_lease_span});
    });
    return claim;
  }

  // What it does where our lease has run out, and it is faster.
  void finish_as_somebody_else() {
    const auto claim = claim_as_somebody_else(report_noon + report_lease_span).value();
    store.change(report_account, [&](store::Tables& tables) {
      const report::Request request = tables.reports.requested().value();
      tables.reports.put_piece(claim, 0, "theirs");
      tables.reports.finish(claim, {.number = request.number,
                                    .requested = request.requested,
                                    .requester_arn = request.requester_arn,
                                    .generated = report_noon,
                                    .size = 6,
                                    .users = 0,
                                    .sha256 = "theirs",
                                    .previous_sha256 = {}});
    });
  }

  // Whether an attempt has left a piece behind, which goes now.
  bool has_left_pieces(std::int64_t attempt) {
    bool has_left = false;
    store.change(report_account, [&](store::Tables& tables) {
      has_left = tables.reports.discard_pieces({.number = 1, .attempt = attempt}, 1);
    });
    return has_left;
  }

  std::vector<report::OwnedRow> rows_of(const report::Generation& generation) {
    return report::read_csv(test::csv_of(store, generation.number)).value();
  }
};

}  // namespace

TEST(GenerateReport, MakesNothingWhereNothingWasAskedFor) {
  World world;
  EXPECT_EQ(world.generate().value(), std::nullopt);
  EXPECT_EQ(test::newest_report(world.store), std::nullopt);
}

TEST(GenerateReport, SaysWhatItMadeAndForWhom) {
  World world;
  test::add_users(world.store, 3);
  world.context.clock = [] { return report_noon + 7s; };
  const report::Generation made = world.a_report();
  const std::string csv = test::csv_of(world.store, made.number);
  EXPECT_EQ(made.number, 1);
  EXPECT_EQ(made.requested, report_noon);
  EXPECT_EQ(made.requester_arn, "arn:aws:iam::123456789012:user/auditor");
  EXPECT_EQ(made.generated, report_noon + 7s);
  EXPECT_EQ(made.users, 3);
  EXPECT_EQ(made.size, static_cast<std::int64_t>(csv.size()));
  EXPECT_EQ(made.sha256, base::to_hex(crypto::sha256(csv)));
  EXPECT_EQ(made.previous_sha256, "");
  EXPECT_EQ(world.rows_of(made).size(), 4u);
}

TEST(GenerateReport, FinishesWhatItMade) {
  World world;
  const report::Generation made = world.a_report();
  EXPECT_EQ(test::awaited_report(world.store), std::nullopt);
  ASSERT_TRUE(test::newest_report(world.store));
  EXPECT_EQ(test::newest_report(world.store)->sha256, made.sha256);
  EXPECT_EQ(world.generate().value(), std::nullopt);
}

TEST(GenerateReport, ChainsReportsByTheirDigests) {
  World world;
  const report::Generation first = world.a_report();
  test::add_users(world.store, 1);
  const report::Generation second = world.a_report();
  const report::Generation third = world.a_report();
  EXPECT_EQ(second.previous_sha256, first.sha256);
  EXPECT_EQ(third.previous_sha256, second.sha256);
  EXPECT_NE(second.sha256, first.sha256);
}

TEST(GenerateReport, WritesTheSameBytesForTheSameFacts) {
  World world;
  test::add_users(world.store, 50);
  const report::Generation first = world.a_report();
  world.context.clock = [] { return report_noon + 5h; };
  const report::Generation second = world.a_report();
  EXPECT_EQ(second.sha256, first.sha256);
}

TEST(GenerateReport, FollowsTheAccountsEditionBeforeTheServers) {
  World world;
  iam::Account other = test::an_account(iam::AccountId{2});
  other.report_edition = "live";
  world.store.add_account(other);
  EXPECT_EQ(world.a_report().edition, report::Edition::Guide);
  test::ask_for_report(world.store, other.id);
  const auto made = generate_report(*world.store, other.id, world.context).value().value();
  EXPECT_EQ(made.edition, report::Edition::Live);
}

TEST(GenerateReport, LetsPasswordsExpireByTheAccountsPolicy) {
  World world;
  world.store.change(report_account, [](store::Tables& tables) {
    tables.users.insert(test::a_user("alice"));
    tables.passwords.save(
        "alice", {.created = report_noon, .last_changed = report_noon, .last_used = {}}, "h", 1);
    tables.settings.save(iam::PasswordPolicy{.max_age_days = 30});
  });
  EXPECT_EQ(world.rows_of(world.a_report())[1].password_next_rotation, report_noon + 24h * 30);
}

TEST(GenerateReport, KeepsALongReportInPieces) {
  World world;
  test::add_users(world.store, 6000);
  const report::Generation made = world.a_report();
  EXPECT_GT(made.size, static_cast<std::int64_t>(store::report_piece_size));
  const auto rows = world.rows_of(made);
  ASSERT_EQ(rows.size(), 6001u);
  EXPECT_EQ(rows.back().user, "user-105999");
  EXPECT_EQ(base::to_hex(crypto::sha256(test::csv_of(world.store, made.number))), made.sha256);
}

TEST(GenerateReport, ShowsOneMomentAndHoldsUpNoWriter) {
  World world;
  test::add_users(world.store, 5);
  world.context.clock = test::noon_after(ClockReading::OfTheSnapshot, [&] {
    world.store.change(report_account, [](store::Tables& tables) {
      tables.users.insert(test::a_user("too-late"));
      tables.users.erase("user-100000");
    });
  });
  const auto rows = world.rows_of(world.a_report());
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_EQ(rows[1].user, "user-100000");
  EXPECT_EQ(rows.back().user, "user-100004");
}

TEST(GenerateReport, LeavesTheRequestWhenStopped) {
  World world;
  test::add_users(world.store, 6000);
  test::ask_for_report(world.store);
  std::stop_source source;
  world.context.stop = source.get_token();
  source.request_stop();
  EXPECT_EQ(world.generate().value(), std::nullopt);
  EXPECT_TRUE(test::awaited_report(world.store));
  EXPECT_EQ(test::newest_report(world.store), std::nullopt);
  EXPECT_TRUE(world.claim_as_somebody_else(report_noon));

  world.context.stop = {};
  world.context.server = "somebody else";
  EXPECT_EQ(world.rows_of(world.generate().value().value()).size(), 6001u);
}

TEST(GenerateReport, DropsWhatABrokenAttemptLeftBehind) {
  World world;
  test::ask_for_report(world.store);
  for (std::int64_t index = 0; index < 20; ++index)
    world.store.change(report_account, [&](store::Tables& tables) {
      tables.reports.put_piece({1}, index, "left behind");
    });
  const auto made = world.generate().value().value();
  const std::string csv = test::csv_of(world.store, made.number);
  EXPECT_EQ(made.size, static_cast<std::int64_t>(csv.size()));
  EXPECT_EQ(csv.find("left behind"), std::string::npos);
}

TEST(GenerateReport, YieldsToWhoeverFinishedTheRequestFirst) {
  World world;
  test::ask_for_report(world.store);
  world.context.clock =
      test::noon_after(ClockReading::OfTheSnapshot, [&] { world.finish_as_somebody_else(); });
  EXPECT_EQ(world.generate().value(), std::nullopt);
  EXPECT_EQ(test::newest_report(world.store)->sha256, "theirs");
  EXPECT_EQ(test::csv_of(world.store, 1), "theirs");
}

TEST(GenerateReport, RemovesItsPiecesWhenItIsOvertakenAmidThem) {
  World world;
  test::add_users(world.store, 20'000);
  test::ask_for_report(world.store);
  std::optional<store::ReportClaim> theirs;
  world.context.clock = test::noon_after(ClockReading::OfTheNextPieces, [&] {
    theirs = world.claim_as_somebody_else(report_noon + report_lease_span);
  });
  EXPECT_EQ(world.generate().value(), std::nullopt);
  ASSERT_TRUE(theirs);
  EXPECT_FALSE(world.has_left_pieces(1));
  EXPECT_TRUE(test::awaited_report(world.store));
}

TEST(GenerateReport, LeavesAReportToWhoeverIsMakingItUntilTheirLeaseEnds) {
  World world;
  test::ask_for_report(world.store);
  ASSERT_TRUE(world.claim_as_somebody_else(report_noon));
  EXPECT_EQ(world.generate().value(), std::nullopt);
  world.context.clock = [] { return report_noon + report_lease_span - 1s; };
  EXPECT_EQ(world.generate().value(), std::nullopt);
  world.context.clock = [] { return report_noon + report_lease_span; };
  const auto made = world.generate().value();
  ASSERT_TRUE(made);
  EXPECT_EQ(base::to_hex(crypto::sha256(test::csv_of(world.store, 1))), made->sha256);
}

TEST(GenerateReport, KeepsItsLeaseForAsLongAsItStoresPieces) {
  World world;
  test::add_users(world.store, 20'000);
  test::ask_for_report(world.store);
  bool is_taken_over = false;
  int readings = 0;
  // Pieces are stored twenty seconds after what was before them.
  world.context.clock = [&] {
    const base::Instant now = report_noon + ++readings * 20s;
    if (readings == static_cast<int>(ClockReading::OfTheNextPieces))
      is_taken_over = world.claim_as_somebody_else(now).has_value();
    return now;
  };
  EXPECT_TRUE(world.generate().value());
  EXPECT_FALSE(is_taken_over);
}

TEST(GenerateReport, TakesUpAtOnceWhatItsOwnServerBeganBeforeItWasKilled) {
  World world;
  test::ask_for_report(world.store);
  world.store.change(report_account, [&](store::Tables& tables) {
    const auto claim =
        tables.reports.claim({world.context.server, report_noon, report_noon + report_lease_span});
    tables.reports.put_piece(claim.value(), 0, "half");
  });
  world.store.reopen();
  const auto made = world.generate().value();
  ASSERT_TRUE(made);
  EXPECT_EQ(base::to_hex(crypto::sha256(test::csv_of(world.store, 1))), made->sha256);
  EXPECT_FALSE(world.has_left_pieces(1));
}

TEST(GenerateReport, DoesNotFinishTheRequestThatCameAfterItsOwn) {
  World world;
  test::ask_for_report(world.store);
  world.context.clock = test::noon_after(ClockReading::OfTheSnapshot, [&] {
    world.finish_as_somebody_else();
    test::ask_for_report(world.store);
  });
  EXPECT_EQ(world.generate().value(), std::nullopt);
  EXPECT_EQ(test::newest_report(world.store)->number, 1);
  EXPECT_EQ(test::newest_report(world.store)->sha256, "theirs");
  EXPECT_EQ(test::awaited_report(world.store)->number, 2);
}

TEST(TidyReports, CompressesOlderReportsWithoutChangingAByte) {
  World world;
  test::add_users(world.store, 6000);
  const report::Generation first = world.a_report();
  const report::Generation second = world.a_report();
  const std::string before = test::csv_of(world.store, first.number);
  ASSERT_TRUE(tidy_reports(*world.store, report_account, world.context));
  EXPECT_EQ(test::csv_of(world.store, first.number), before);
  EXPECT_EQ(test::csv_of(world.store, second.number), before);
  EXPECT_FALSE(world.store
                   ->read(report_account,
                          [](const store::Tables& tables) {
                            return tables.reports.next_to_compress().has_value();
                          })
                   .value());
}

TEST(TidyReports, KeepsSoManyReportsAsTheSettingsSay) {
  World world;
  for (int i = 0; i < 5; ++i)
    world.a_report();
  world.context.settings.kept = 2;
  ASSERT_TRUE(tidy_reports(*world.store, report_account, world.context));
  for (const std::int64_t number : {1, 2, 3})
    EXPECT_EQ(test::csv_of(world.store, number), "") << number;
  for (const std::int64_t number : {4, 5})
    EXPECT_NE(test::csv_of(world.store, number), "") << number;
}

TEST(TidyReports, KeepsReportsForAsLongAsTheSettingsSayAndTheNewestForEver) {
  World world;
  world.a_report();
  world.context.clock = [] { return report_noon + 24h * 400; };
  world.context.settings.kept_for = 24h * 365;
  ASSERT_TRUE(tidy_reports(*world.store, report_account, world.context));
  EXPECT_NE(test::csv_of(world.store, 1), "");
  world.a_report();
  ASSERT_TRUE(tidy_reports(*world.store, report_account, world.context));
  EXPECT_EQ(test::csv_of(world.store, 1), "");
  EXPECT_NE(test::csv_of(world.store, 2), "");
}

}  // namespace rollcall::jobs
