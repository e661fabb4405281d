#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/actions_world.h"

namespace rollcall::actions {
namespace {

using namespace std::chrono_literals;
using test::ActionsWorld;
using test::Parameters;
using ::testing::HasSubstr;

// An account with a report of each of three days, of which the first two are long past.
class KeptReports : public ::testing::Test {
 protected:
  KeptReports() {
    for (int number = 1; number <= 3; ++number) {
      make("report of day " + std::to_string(number));
      world.now += 24h;
    }
    world.now -= 1h;
  }

  void make(const std::string& csv) {
    world.store().change(ActionsWorld::account, [&](store::Tables& tables) {
      const std::int64_t number = tables.reports.request("arn:requester", world.now - 1s).number;
      tables.reports.put_piece({number}, 0, csv);
      tables.reports.finish({number}, {.number = number,
                                       .requested = world.now - 1s,
                                       .requester_arn = "arn:requester",
                                       .edition = report::Edition::Live,
                                       .generated = world.now,
                                       .size = static_cast<std::int64_t>(csv.size()),
                                       .users = 7,
                                       .sha256 = "digest " + std::to_string(number),
                                       .previous_sha256 = number == 1 ? "" : "digest before"});
    });
  }

  nlohmann::json listed(const Parameters& more = {}) {
    return world.must(root, "ListCredentialReports", more);
  }

  std::string content(const Parameters& which) {
    const auto version = world.must(root, "GetCredentialReportVersion", which);
    return base::from_base64(version["Content"].get<std::string>()).value();
  }

  std::string refusal(const Parameters& which) {
    return world.refusal(root, "GetCredentialReportVersion", which);
  }

  ActionsWorld world;
  ActionsWorld::Caller root = world.root();
  const base::Instant first_day = world.now;  // before the days of the constructor pass
};

TEST_F(KeptReports, AreListedTheNewestFirst) {
  const auto reports = listed()["CredentialReports"];
  ASSERT_EQ(reports.size(), 3U);
  EXPECT_EQ(reports[0]["ReportNumber"], 3);
  EXPECT_EQ(reports[2], nlohmann::json({{"ReportNumber", 1},
                                        {"GeneratedTime", base::to_epoch(first_day)},
                                        {"RequestedTime", base::to_epoch(first_day) - 1},
                                        {"RequesterArn", "arn:requester"},
                                        {"Edition", "live"},
                                        {"Users", 7},
                                        {"Size", 15},
                                        {"SHA256", "digest 1"}}));
  EXPECT_EQ(reports[1]["PreviousSHA256"], "digest before");
}

TEST_F(KeptReports, AreListedInPages) {
  const auto first = listed({{"MaxItems", "2"}});
  EXPECT_EQ(first["CredentialReports"].size(), 2U);
  EXPECT_EQ(first["IsTruncated"], true);
  const auto second = listed({{"Marker", first["Marker"]}});
  ASSERT_EQ(second["CredentialReports"].size(), 1U);
  EXPECT_EQ(second["CredentialReports"][0]["ReportNumber"], 1);
  EXPECT_EQ(second["IsTruncated"], false);
  EXPECT_THAT(world.refusal(root, "ListCredentialReports",
                            {{"Marker", base::to_base64("CredentialReports:x")}}),
              HasSubstr("Invalid Marker."));
}

TEST_F(KeptReports, AreFetchedByNumberAndByMomentHoweverOld) {
  EXPECT_EQ(content({{"ReportNumber", "1"}}), "report of day 1");
  EXPECT_EQ(content({}), "report of day 3");
  const auto at = [&](base::Instant moment) {
    return content({{"AsOf", base::to_iso8601(moment)}});
  };
  EXPECT_EQ(at(first_day), "report of day 1");
  EXPECT_EQ(at(first_day + 24h - 1s), "report of day 1");
  EXPECT_EQ(at(first_day + 24h), "report of day 2");
  EXPECT_EQ(content({{"AsOf", "2126-01-01T00:00:00.999Z"}}), "report of day 3");
}

TEST_F(KeptReports, SayWhatTheyAreWhenTheyAreFetched) {
  const auto version = world.must(root, "GetCredentialReportVersion", {{"ReportNumber", "2"}});
  EXPECT_EQ(version["ReportFormat"], "text/csv");
  EXPECT_EQ(version["ReportNumber"], 2);
  EXPECT_EQ(version["SHA256"], "digest 2");
  EXPECT_EQ(version["GeneratedTime"], base::to_epoch(first_day + 24h));
}

TEST_F(KeptReports, ThatAreNotThereAreNamed) {
  EXPECT_EQ(refusal({{"ReportNumber", "4"}}),
            "404 NoSuchEntity: The credential report with number 4 cannot be found.");
  EXPECT_EQ(refusal({{"AsOf", "2020-01-01T00:00:00Z"}}),
            "404 NoSuchEntity: There is no credential report of 2020-01-01T00:00:00Z or before.");
  EXPECT_THAT(refusal({{"AsOf", "the day before yesterday"}}), HasSubstr("AsOf must be a time"));
  EXPECT_THAT(refusal({{"AsOf", "2026-09-11T13:14:52.1234567890Z"}, {"ReportNumber", "1"}}),
              HasSubstr("Only one of"));
  ActionsWorld empty;
  EXPECT_EQ(empty.refusal(empty.root(), "GetCredentialReportVersion"), "410 ReportNotPresent: ");
  EXPECT_EQ(empty.must(empty.root(), "ListCredentialReports")["CredentialReports"].size(), 0U);
}

TEST_F(KeptReports, TakePermissionsOfTheirOwn) {
  const auto auditor = world.a_user("auditor");
  world.put_policy("auditor", R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Action": ["iam:GetCredentialReport", "iam:GenerateCredentialReport"], "Resource": "*"}})");
  EXPECT_THAT(world.refusal(auditor, "GetCredentialReportVersion"),
              HasSubstr("rollcall:GetCredentialReportVersion on resource: *"));
  EXPECT_THAT(world.refusal(auditor, "ListCredentialReports"),
              HasSubstr("rollcall:ListCredentialReports on resource: *"));
  world.put_policy("auditor", R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Action": "rollcall:*CredentialReport*", "Resource": "*"}})");
  world.must(auditor, "GetCredentialReportVersion");
  world.must(auditor, "ListCredentialReports");
}

}  // namespace
}  // namespace rollcall::actions
