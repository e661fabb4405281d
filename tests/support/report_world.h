#pragma once
// What a test of reports does with a store: fill an account, ask for a report, read it as a caller
// would.

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "report/generation.h"
#include "store/store.h"
#include "support/temporary_store.h"

namespace rollcall::test {

inline constexpr iam::AccountId report_account{123'456'789'012};
inline constexpr base::Instant report_noon{base::Seconds{1'789'128'000}};

inline iam::Account an_account(iam::AccountId id = report_account) {
  return {.id = id, .created = report_noon, .root_email = {}, .alias = {}, .report_edition = {}};
}

inline iam::User a_user(std::string name, iam::AccountId account = report_account) {
  iam::User user{.account = account,
                 .name = std::move(name),
                 .id = {},
                 .created = report_noon,
                 .login_profile = {}};
  user.id = "AIDA" + user.name;
  return user;
}

// So many users as make a report of more than one piece, where more than 4,000 are asked for; of
// more than are stored at a time, where more than 16,000 are.
inline void add_users(TemporaryStore& store, int count, iam::AccountId account = report_account) {
  store.change(account, [&](store::Tables& tables) {
    for (int i = 0; i < count; ++i)
      tables.users.insert(a_user("user-" + std::to_string(100'000 + i), account));
  });
}

inline void ask_for_report(TemporaryStore& store, iam::AccountId account = report_account) {
  store.change(account, [](store::Tables& tables) {
    tables.reports.request("arn:aws:iam::123456789012:user/auditor", report_noon);
  });
}

inline std::optional<report::Generation> newest_report(TemporaryStore& store,
                                                       iam::AccountId account = report_account) {
  return store->read(account, [](const store::Tables& tables) { return tables.reports.newest(); })
      .value();
}

inline std::optional<report::Request> awaited_report(TemporaryStore& store,
                                                     iam::AccountId account = report_account) {
  return store
      ->read(account, [](const store::Tables& tables) { return tables.reports.requested(); })
      .value();
}

// A report is made by a clock that is read for the lease first, then once the snapshot is open, and
// then each time that pieces are stored.
enum class ClockReading { OfTheLease = 1, OfTheSnapshot, OfTheFirstPieces, OfTheNextPieces };

// Shows noon, and does something before it shows it for the time that is named.
inline base::Clock noon_after(ClockReading reading, std::function<void()> work) {
  return [reading, work = std::move(work), readings = std::make_shared<std::atomic<int>>(0)] {
    if (++*readings == static_cast<int>(reading))
      work();
    return report_noon;
  };
}

// The bytes of a finished report.
inline std::string csv_of(TemporaryStore& store, std::int64_t number,
                          iam::AccountId account = report_account) {
  return store
      ->read(account,
             [&](const store::Tables& tables) {
               std::string csv;
               for (std::int64_t index = 0;; ++index) {
                 const auto piece = tables.reports.piece(number, index);
                 if (!piece)
                   return csv;
                 csv += *piece;
               }
             })
      .value();
}

}  // namespace rollcall::test
