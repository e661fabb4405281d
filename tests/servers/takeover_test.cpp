// A report that one server began and does not finish is made by another.

#include "crypto/hash.h"
#include "jobs/generate_report.h"
#include "jobs/report_jobs.h"
#include "support/servers_world.h"

namespace rollcall::test {
namespace {

using jobs::generate_report;
using jobs::report_lease_span;
using std::chrono::seconds;

// What a server that is killed does from one moment on, as its clock is asked: nothing.
struct Killed {};

class Takeover : public ::testing::Test {
 protected:
  // A report of more pieces than are stored at once: four, of 768 KiB.
  static constexpr int users = 6'000;
  static constexpr std::size_t path_size = 510;

  void SetUp() override {
    if (PostgresServer::shared() == nullptr)
      GTEST_SKIP() << PostgresServer::missing;
    world = ServersWorld::of_two();
    world->change(0, servers_account, [](store::Tables& tables) {
      for (int i = 0; i < users; ++i) {
        const std::string name = "user-" + std::to_string(i);
        tables.users.insert({.account = servers_account,
                             .name = name,
                             .path = "/" + std::string(path_size, 'p') + "/",
                             .id = "AIDA" + name,
                             .created = servers_noon,
                             .login_profile = {}});
      }
    });
    ASSERT_TRUE(world->call(0, world->root(), "GenerateCredentialReport").is_success());
  }

  jobs::ReportContext context(std::size_t place, base::Clock clock) const {
    return {.settings = {}, .clock = std::move(clock), .stop = {}, .server = names.at(place)};
  }

  auto made_by(std::size_t place, base::Instant now) {
    return generate_report(world->server(place).store(), servers_account,
                           context(place, [now] { return now; }));
  }

  // The clock is read for the lease, for the snapshot, and then whenever pieces are stored.
  void begin_and_be_killed(std::size_t place, int readings) {
    const base::Clock clock = [left = std::make_shared<int>(readings)] {
      if ((*left)-- == 0)
        throw Killed();
      return servers_noon;
    };
    EXPECT_THROW(static_cast<void>(generate_report(world->server(place).store(), servers_account,
                                                   context(place, clock))),
                 Killed);
  }

  std::string csv_at(std::size_t place) {
    const ActionAnswer answer = world->call(place, world->root(), "GetCredentialReport");
    EXPECT_TRUE(answer.is_success()) << to_text(answer);
    return base::from_base64(answer.result["Content"].get<std::string>()).value();
  }

  // As servers draw them when they start.
  const std::vector<std::string> names = {jobs::new_server_name(crypto::system_random()),
                                          jobs::new_server_name(crypto::system_random())};
  std::unique_ptr<ServersWorld> world;
};

TEST_F(Takeover, OfAServerThatIsKilledAtAnyReadingOfItsClockComesWithItsLease) {
  for (const int readings : {1, 2, 3}) {
    begin_and_be_killed(0, readings);
    EXPECT_EQ(made_by(1, servers_noon + report_lease_span - seconds{1}).value(), std::nullopt);
    const auto made = made_by(1, servers_noon + report_lease_span).value();
    ASSERT_TRUE(made) << readings;
    EXPECT_EQ(made->users, users);
    EXPECT_GT(made->size, static_cast<std::int64_t>(4 * store::report_piece_size));
    for (const std::size_t place : {0U, 1U}) {
      const std::string csv = csv_at(place);
      EXPECT_EQ(base::to_hex(crypto::sha256(csv)), made->sha256);
      EXPECT_EQ(static_cast<std::int64_t>(csv.size()), made->size);
    }
    world->change(0, servers_account, [](store::Tables& tables) {
      tables.reports.request("arn:requester", servers_noon);
    });
  }
}

TEST_F(Takeover, LeavesWhatTheLateServerStillStoresOutOfTheReport) {
  // The other one takes over while this one has stored pieces and is about to store the others.
  std::optional<report::Generation> made;
  int readings = 0;
  const base::Clock clock = [&] {
    if (++readings == 4)
      made = made_by(1, servers_noon + report_lease_span).value();
    return servers_noon;
  };
  EXPECT_EQ(generate_report(world->server(0).store(), servers_account, context(0, clock)).value(),
            std::nullopt);
  ASSERT_TRUE(made);
  EXPECT_EQ(base::to_hex(crypto::sha256(csv_at(0))), made->sha256);
}

TEST_F(Takeover, ComesFromJobsThatLookForWhatNobodyMakes) {
  begin_and_be_killed(0, 3);
  const base::Instant later = servers_noon + report_lease_span;
  jobs::ReportJobs jobs(world->server(1).store(), {.settings = {},
                                                   .clock = [later] { return later; },
                                                   .log = [](const jobs::ReportAttempt&) {},
                                                   .patience = {},
                                                   .look_span = std::chrono::milliseconds{10},
                                                   .server = names.at(1)});
  while (!world->server(0).call(world->root(), "GetCredentialReport").is_success())
    std::this_thread::yield();
  jobs.stop();
  EXPECT_FALSE(csv_at(0).empty());
}

}  // namespace
}  // namespace rollcall::test
