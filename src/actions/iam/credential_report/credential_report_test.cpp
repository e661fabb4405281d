#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/actions_world.h"

namespace rollcall::actions {
namespace {

using namespace std::chrono_literals;
using test::ActionsWorld;
using ::testing::StartsWith;

constexpr std::string_view first_sentence =
    "No report exists. Starting a new report generation task";

// An account whose reports are finished by hand, so that a test sees every state on the way.
class CredentialReport : public ::testing::Test {
 protected:
  nlohmann::json generate() { return world.must(root, "GenerateCredentialReport"); }
  nlohmann::json get() { return world.must(root, "GetCredentialReport"); }
  std::string refusal() { return world.refusal(root, "GetCredentialReport"); }

  // What the jobs do with a request, with these bytes in place of a report.
  void finish(const std::string& csv) {
    world.store().change(ActionsWorld::account, [&](store::Tables& tables) {
      const report::Request request = tables.reports.requested().value();
      constexpr std::size_t piece = store::report_piece_size;
      for (std::size_t at = 0; at < csv.size(); at += piece)
        tables.reports.put_piece({request.number}, static_cast<std::int64_t>(at / piece),
                                 std::string_view(csv).substr(at, piece));
      tables.reports.finish({request.number}, {.number = request.number,
                                               .requested = request.requested,
                                               .requester_arn = request.requester_arn,
                                               .generated = world.now,
                                               .size = static_cast<std::int64_t>(csv.size()),
                                               .users = 0,
                                               .sha256 = "a digest",
                                               .previous_sha256 = {}});
    });
  }

  // A request that stands in the store.
  std::optional<report::Request> requested() {
    return world.store()
        ->read(ActionsWorld::account,
               [](const store::Tables& tables) { return tables.reports.requested(); })
        .value();
  }

  ActionsWorld world;
  ActionsWorld::Caller root = world.root();
};

}  // namespace

TEST_F(CredentialReport, IsNotPresentBeforeTheFirst) {
  EXPECT_EQ(refusal(), "410 ReportNotPresent: ");
}

TEST_F(CredentialReport, IsStartedThenInProgressThenComplete) {
  EXPECT_EQ(generate(), nlohmann::json({{"State", "STARTED"}, {"Description", first_sentence}}));
  EXPECT_EQ(refusal(), "404 ReportInProgress: ");
  EXPECT_EQ(generate()["State"], "INPROGRESS");
  finish("the report");
  EXPECT_EQ(generate(), nlohmann::json({{"State", "COMPLETE"}}));
}

TEST_F(CredentialReport, IsAnsweredByteForByteWithItsTime) {
  generate();
  world.now += 3s;
  finish("the report");
  const base::Instant generated = world.now;
  world.now += 1h;
  EXPECT_EQ(get(), nlohmann::json({{"Content", base::to_base64("the report")},
                                   {"ReportFormat", "text/csv"},
                                   {"GeneratedTime", base::to_epoch(generated)}}));
}

TEST_F(CredentialReport, IsWholeHoweverManyPiecesItIsKeptIn) {
  std::string csv;
  for (int line = 0; csv.size() < 2 * store::report_piece_size + 100; ++line)
    csv += "line " + std::to_string(line) + "\n";
  for (const std::size_t size : {csv.size(), 2 * store::report_piece_size, std::size_t{1}}) {
    generate();
    finish(csv.substr(0, size));
    EXPECT_EQ(get()["Content"], base::to_base64(csv.substr(0, size))) << size;
    world.now += 4h;
  }
}

TEST_F(CredentialReport, IsWrittenDownAsAskedForByTheCaller) {
  const auto auditor = world.an_administrator("auditor");
  world.must(auditor, "GenerateCredentialReport");
  ASSERT_TRUE(requested());
  EXPECT_EQ(requested()->requester_arn, "arn:aws:iam::123456789012:user/auditor");
  EXPECT_EQ(requested()->requested, world.now);
}

TEST_F(CredentialReport, IsNotMadeAnewForFourHours) {
  generate();
  finish("the report");
  world.now += 4h - 1s;
  EXPECT_EQ(generate()["State"], "COMPLETE");
  EXPECT_EQ(requested(), std::nullopt);
  EXPECT_EQ(get()["Content"], base::to_base64("the report"));
}

TEST_F(CredentialReport, ExpiresAtFourHoursAndIsThenMadeAnew) {
  generate();
  finish("the report");
  world.now += 4h;
  EXPECT_EQ(refusal(), "410 ReportExpired: ");
  const nlohmann::json started = generate();
  EXPECT_EQ(started["State"], "STARTED");
  EXPECT_NE(started["Description"], first_sentence);
  EXPECT_EQ(refusal(), "404 ReportInProgress: ");
  finish("the next report");
  EXPECT_EQ(get()["Content"], base::to_base64("the next report"));
}

TEST_F(CredentialReport, IsForThoseAloneWhomAPolicyAllows) {
  const auto nobody = world.a_user("nobody");
  for (const std::string action : {"GenerateCredentialReport", "GetCredentialReport"})
    EXPECT_EQ(world.refusal(nobody, action),
              "403 AccessDenied: User: arn:aws:iam::123456789012:user/nobody is not authorized to "
              "perform: iam:" +
                  action + " on resource: * because no identity-based policy allows the iam:" +
                  action + " action");
  EXPECT_EQ(requested(), std::nullopt);

  const auto reader = world.a_user("reader");
  world.put_policy("reader", R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
                                 "Action": "iam:GetCredentialReport", "Resource": "*"}})");
  EXPECT_EQ(world.refusal(reader, "GetCredentialReport"), "410 ReportNotPresent: ");
  EXPECT_THAT(world.refusal(reader, "GenerateCredentialReport"), StartsWith("403 AccessDenied"));
}

}  // namespace rollcall::actions
