#include "store/reports.h"

#include "base/encoding.h"
#include "store/packed_piece.h"
#include "store/packed_row.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::Tables;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::size_t plenty = 1000;

class ReportsContract : public StoreContract {
 protected:
  std::int64_t ask(base::Instant now = noon) {
    return *store->write(account, store::Effect::Record,
                         [&](Tables& tables) -> base::Result<std::int64_t> {
                           return tables.reports.request("arn:requester", now).number;
                         });
  }

  std::vector<iam::AccountId> awaiting() {
    std::vector<iam::AccountId> accounts;
    store->find_accounts_awaiting_reports([&](iam::AccountId each) { accounts.push_back(each); })
        .value();
    return accounts;
  }

  void put(std::int64_t number, std::int64_t index, std::string_view bytes) {
    put(store::ReportClaim{number}, index, bytes);
  }
  void put(const store::ReportClaim& claim, std::int64_t index, std::string_view bytes) {
    change([&](Tables& tables) { tables.reports.put_piece(claim, index, bytes); });
  }

  // A piece of a row; what is served of it.
  std::string put_packed(std::int64_t number, std::int64_t index, std::string_view user) {
    report::Row row;
    row.account_id = "123456789012";
    row.user = user;
    row.path = "/";
    row.created = noon;
    std::string bytes;
    store::PackedPieceWriter writer({}, [&](const store::MadePiece& piece) {
      bytes = piece.bytes;
      change([&](Tables& tables) {
        tables.reports.put_packed_piece(store::ReportClaim{number}, index, piece.packed);
      });
    });
    writer.append({row, store::packed(row)});
    writer.finish();
    return bytes;
  }

  void finish(std::int64_t number, std::int64_t size, base::Instant generated = noon) {
    finish(store::ReportClaim{number}, size, generated);
  }
  bool finish(const store::ReportClaim& claim, std::int64_t size, base::Instant generated = noon) {
    bool is_finished = false;
    change([&](Tables& tables) {
      is_finished = tables.reports.finish(
          claim, {.number = claim.number,
                  .requested = generated,
                  .requester_arn = "arn:requester",
                  .edition = report::Edition::Live,
                  .generated = generated,
                  .size = size,
                  .users = 7,
                  .sha256 = "digest " + std::to_string(claim.number),
                  .previous_sha256 = "digest " + std::to_string(claim.number - 1)});
    });
    return is_finished;
  }

  bool discard(const store::ReportClaim& claimed, std::size_t most) {
    bool more_remain = false;
    change([&](Tables& tables) { more_remain = tables.reports.discard_pieces(claimed, most); });
    return more_remain;
  }

  // A finished report of one small piece.
  std::int64_t make(base::Instant generated) {
    const std::int64_t number = ask(generated);
    const std::string bytes = "report " + std::to_string(number);
    put(number, 0, bytes);
    finish(number, static_cast<std::int64_t>(bytes.size()), generated);
    return number;
  }

  std::optional<std::string> piece(std::int64_t number, std::int64_t index) {
    return read([&](const Tables& tables) { return tables.reports.piece(number, index); });
  }

  std::vector<std::int64_t> kept() {
    return read([](const Tables& tables) {
      std::vector<std::int64_t> numbers;
      for (std::int64_t number = 1; number < 20; ++number)
        if (tables.reports.find(number))
          numbers.push_back(number);
      return numbers;
    });
  }

  bool prune(std::size_t most_kept, std::optional<base::Instant> since, std::size_t most) {
    return *store->write(account, store::Effect::Record, [&](Tables& tables) -> base::Result<bool> {
      return tables.reports.prune(most_kept, since, most);
    });
  }

  std::size_t compress_all() {
    std::size_t compressed = 0;
    while (const auto next =
               read([](const Tables& tables) { return tables.reports.next_to_compress(); })) {
      change([&](Tables& tables) { tables.reports.put_compressed(store::compressed(*next)); });
      ++compressed;
    }
    return compressed;
  }
};

INSTANTIATE_TEST_SUITE_P(Store, ReportsContract, every_engine, name_of_engine);

TEST_P(ReportsContract, AReportThatWasAskedForIsOutstandingUntilItIsFinished) {
  EXPECT_FALSE(read([](const Tables& tables) { return tables.reports.requested(); }));
  const std::int64_t number = ask();
  EXPECT_EQ(number, 1);
  const auto request = read([](const Tables& tables) { return tables.reports.requested(); });
  ASSERT_TRUE(request);
  EXPECT_EQ(request->number, 1);
  EXPECT_EQ(request->requested, noon);
  EXPECT_EQ(request->requester_arn, "arn:requester");
  EXPECT_FALSE(read([](const Tables& tables) { return tables.reports.newest(); }));
  EXPECT_FALSE(read([](const Tables& tables) { return tables.reports.find(1); }));
  EXPECT_THAT(awaiting(), ElementsAre(account));
  finish(number, 0);
  EXPECT_FALSE(read([](const Tables& tables) { return tables.reports.requested(); }));
  EXPECT_THAT(awaiting(), IsEmpty());
}

TEST_P(ReportsContract, AFinishedReportIsWhatItWasFinishedWith) {
  const std::int64_t number = ask(noon - base::Seconds{5});
  finish(number, 1234);
  const auto newest = read([](const Tables& tables) { return tables.reports.newest(); });
  ASSERT_TRUE(newest);
  EXPECT_EQ(newest->number, number);
  EXPECT_EQ(newest->requested, noon - base::Seconds{5});
  EXPECT_EQ(newest->requester_arn, "arn:requester");
  EXPECT_EQ(newest->edition, report::Edition::Live);
  EXPECT_EQ(newest->generated, noon);
  EXPECT_EQ(newest->size, 1234);
  EXPECT_EQ(newest->users, 7);
  EXPECT_EQ(newest->sha256, "digest 1");
  EXPECT_EQ(newest->previous_sha256, "digest 0");
}

TEST_P(ReportsContract, WhoeverListensIsToldOfEachReportThatIsAskedForAndOfNothingElse) {
  std::vector<iam::AccountId> told;
  store->on_report_requested([&](iam::AccountId id) { told.push_back(id); });
  const std::int64_t number = ask();
  finish(number, 0);
  EXPECT_THAT(told, ElementsAre(account));
  const auto refused = store->write(another_account, store::Effect::Mutation,
                                    [](Tables& tables) -> base::Result<base::Nothing> {
                                      tables.reports.request("arn:requester", noon);
                                      return base::fail(iam::errors::access_denied, "no");
                                    });
  EXPECT_FALSE(refused);
  EXPECT_THAT(told, ElementsAre(account));
}

TEST_P(ReportsContract, PiecesAreServedOnceTheReportIsFinished) {
  const std::int64_t number = ask();
  put(number, 0, std::string("a\0b", 3));
  put(number, 1, "last");
  EXPECT_FALSE(piece(number, 0));
  finish(number, store::report_piece_size + 4);
  EXPECT_EQ(piece(number, 0), std::string_view("a\0b", 3));
  EXPECT_EQ(read([&](const Tables& tables) { return tables.reports.piece_in_base64(number, 0); }),
            "YQBi");
  EXPECT_EQ(piece(number, 1), "last");
  EXPECT_FALSE(piece(number, 2));
}

TEST_P(ReportsContract, APieceThatIsPutAgainReplacesTheOneBefore) {
  const std::int64_t number = ask();
  put(number, 0, "of an attempt that died");
  put(number, 1, "of an attempt that died");
  put(number, 0, "whole");
  finish(number, 5);
  EXPECT_EQ(piece(number, 0), "whole");
  EXPECT_FALSE(piece(number, 1));
}

TEST_P(ReportsContract, PiecesOfWhichRowsAreKeptAreServedLikeOthers) {
  const std::int64_t first = ask();
  put_packed(first, 0, "of-an-attempt-that-died");
  const std::string bytes = put_packed(first, 0, "alice");
  const std::string more = put_packed(first, 1, "bob");
  put_packed(first, 2, "of-an-attempt-that-died");
  EXPECT_FALSE(piece(first, 0));
  finish(first, store::report_piece_size + 4);
  EXPECT_EQ(piece(first, 0), bytes);
  EXPECT_EQ(read([&](const Tables& tables) { return tables.reports.piece_in_base64(first, 1); }),
            base::to_base64(more));
  EXPECT_FALSE(piece(first, 2));
  EXPECT_EQ(compress_all(), 0U);
  make(noon);
  EXPECT_EQ(compress_all(), 2U);
  EXPECT_EQ(compress_all(), 0U);
  EXPECT_EQ(piece(first, 0), bytes);
  EXPECT_EQ(piece(first, 1), more);
}

TEST_P(ReportsContract, PiecesOfWhichRowsAreKeptAreErasedWithTheOthersAFewAtATime) {
  const std::int64_t first = ask();
  for (std::int64_t index = 0; index < 3; ++index)
    put_packed(first, index, "alice");
  put(first, 3, "bytes");
  EXPECT_TRUE(discard({first}, 2));
  EXPECT_TRUE(discard({first}, 2));
  EXPECT_FALSE(discard({first}, 2));
  for (std::int64_t index = 0; index < 3; ++index)
    put_packed(first, index, "alice");
  finish(first, 3 * store::report_piece_size);
  EXPECT_FALSE(discard({first}, 2));
  const std::int64_t second = ask();
  const std::string bytes = put_packed(second, 0, "bob");
  finish(second, 4);
  EXPECT_TRUE(prune(1, {}, 2));
  EXPECT_FALSE(piece(first, 0));
  EXPECT_FALSE(prune(1, {}, 2));
  EXPECT_EQ(compress_all(), 0U);
  EXPECT_EQ(piece(second, 0), bytes);
}

TEST_P(ReportsContract, PiecesAreDiscardedAFewAtATime) {
  const std::int64_t number = ask();
  for (std::int64_t index = 0; index < 5; ++index)
    put(number, index, "bytes");
  EXPECT_TRUE(discard({number}, 3));
  EXPECT_FALSE(discard({number}, 3));
  finish(number, 5 * store::report_piece_size);
  EXPECT_FALSE(piece(number, 0));
  EXPECT_FALSE(piece(number, 4));
}

TEST_P(ReportsContract, OnlyOlderReportsAreCompressedAndTheyAreServedAsBefore) {
  const std::string large(store::report_piece_size, 'x');
  const std::int64_t first = ask();
  put(first, 0, large);
  put(first, 1, "end");
  finish(first, store::report_piece_size + 3);
  EXPECT_EQ(compress_all(), 0U);
  const std::int64_t second = make(noon);
  EXPECT_EQ(compress_all(), 2U);
  EXPECT_EQ(compress_all(), 0U);
  EXPECT_EQ(piece(first, 0), large);
  EXPECT_EQ(piece(first, 1), "end");
  EXPECT_EQ(piece(second, 0), "report 2");
}

TEST_P(ReportsContract, CompressionMakesAReportSmaller) {
  const store::ReportPiece piece{1, 0, std::string(100'000, 'x')};
  EXPECT_LT(store::compressed(piece).deflated.size(), 1000U);
}

TEST_P(ReportsContract, PruningKeepsTheNewestAndNeverReusesANumber) {
  for (int i = 0; i < 5; ++i)
    make(noon + base::Seconds{i});
  EXPECT_FALSE(prune(3, {}, plenty));
  EXPECT_THAT(kept(), ElementsAre(3, 4, 5));
  EXPECT_FALSE(piece(2, 0));
  EXPECT_TRUE(piece(3, 0));
  EXPECT_FALSE(prune(0, {}, plenty));
  EXPECT_THAT(kept(), ElementsAre(5));
  EXPECT_EQ(ask(), 6);
}

TEST_P(ReportsContract, PruningByAgeKeepsTheNewestHoweverOld) {
  for (int i = 0; i < 3; ++i)
    make(noon + base::Seconds{i});
  prune(plenty, noon + base::Seconds{1}, plenty);
  EXPECT_THAT(kept(), ElementsAre(2, 3));
  prune(plenty, noon + base::Seconds{3600}, plenty);
  EXPECT_THAT(kept(), ElementsAre(3));
}

TEST_P(ReportsContract, PrunedReportsAreGoneAtOnceAndTheirPiecesAFewAtATime) {
  for (int i = 0; i < 4; ++i)
    make(noon);
  EXPECT_TRUE(prune(1, {}, 2));
  EXPECT_THAT(kept(), ElementsAre(4));
  for (const std::int64_t number : {1, 2, 3})
    EXPECT_FALSE(piece(number, 0));
  EXPECT_FALSE(prune(1, {}, 2));
  EXPECT_EQ(compress_all(), 0U);
  EXPECT_EQ(piece(4, 0), "report 4");
}

TEST_P(ReportsContract, PiecesOfAnotherAccountTakeNoPlaceAmongThoseThatArePruned) {
  store.change(another_account, [](Tables& tables) {
    for (std::int64_t index = 0; index < 4; ++index)
      tables.reports.put_piece(store::ReportClaim{1}, index, "theirs");
  });
  for (int i = 0; i < 3; ++i)
    make(noon);
  EXPECT_TRUE(prune(1, {}, 2));
  EXPECT_FALSE(prune(1, {}, 2));
}

TEST_P(ReportsContract, PruningLeavesTheReportThatIsBeingMadeAlone) {
  make(noon);
  const std::int64_t number = ask();
  put(number, 0, "half");
  prune(1, {}, plenty);
  finish(number, 4);
  EXPECT_EQ(piece(number, 0), "half");
  EXPECT_FALSE(prune(0, noon + base::Seconds{1}, plenty));
  EXPECT_THAT(kept(), ElementsAre(number));
}

TEST_P(ReportsContract, FinishingAReportFinishesAndChangesNoOther) {
  const std::int64_t first = make(noon);
  const std::int64_t second = make(noon + base::Seconds{1});
  const std::int64_t third = ask();
  put(third, 0, "begun");
  finish(second, 0, noon + base::Seconds{2});
  const auto earlier = read([&](const Tables& tables) { return tables.reports.find(first); });
  ASSERT_TRUE(earlier);
  EXPECT_EQ(earlier->sha256, "digest 1");
  EXPECT_EQ(earlier->generated, noon);
  EXPECT_EQ(piece(first, 0), "report 1");
  EXPECT_EQ(read([](const Tables& tables) { return tables.reports.requested(); })->number, third);
  finish(third, 5);
  EXPECT_EQ(piece(third, 0), "begun");
}

TEST_P(ReportsContract, ReportsAreListedTheNewestFirstInPagesOfFinishedOnes) {
  for (int day = 0; day < 3; ++day)
    make(noon + std::chrono::days{day});
  ask();
  const auto listed = [&](const store::PageRequest& page) {
    return read([&](const Tables& tables) { return tables.reports.list(page); });
  };
  const auto first = listed({.most = 2});
  ASSERT_EQ(first.rows.size(), 2U);
  EXPECT_EQ(first.rows[0].number, 3);
  EXPECT_EQ(first.rows[1].number, 2);
  const auto second = listed({.after = first.next.value(), .most = 2});
  ASSERT_EQ(second.rows.size(), 1U);
  EXPECT_EQ(second.rows[0].number, 1);
  EXPECT_FALSE(second.next);
  EXPECT_FALSE(listed({.most = 3}).next);
}

TEST_P(ReportsContract, AReportIsFoundByAMomentFromTheSecondOnInWhichItWasMade) {
  make(noon);
  make(noon + std::chrono::days{1});
  const auto number_at = [&](base::Instant moment) {
    const auto found = read([&](const Tables& tables) { return tables.reports.newest_at(moment); });
    return found ? found->number : 0;
  };
  EXPECT_EQ(number_at(noon - base::Seconds{1}), 0);
  EXPECT_EQ(number_at(noon), 1);
  EXPECT_EQ(number_at(noon + std::chrono::days{1} - base::Seconds{1}), 1);
  EXPECT_EQ(number_at(noon + std::chrono::days{400}), 2);
}

TEST_P(ReportsContract, ReportsOfAccountsAreApart) {
  make(noon);
  EXPECT_FALSE(
      store->read(another_account, [](const Tables& tables) { return tables.reports.newest(); })
          .value());
  EXPECT_FALSE(
      store->read(another_account, [](const Tables& tables) { return tables.reports.piece(1, 0); })
          .value());
  EXPECT_THAT(
      store->read(another_account, [](const Tables& tables) { return tables.reports.list({}); })
          .value()
          .rows,
      IsEmpty());
}

}  // namespace
}  // namespace rollcall::test
