#include "report/dialects/foreign_report.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/encoding.h"
#include "report/csv_reader.h"
#include "report/dialects/zoned_time.h"

namespace rollcall::report {
namespace {

constexpr std::string_view alice =
    "alice,arn:aws:iam::123456789012:user/alice,2026-09-11T13:14:52Z,false,N/A,N/A,N/A,false,"
    "false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A";

std::string with_header(std::string_view lines) {
  return std::string(header()) + "\n" + std::string(lines);
}

std::string replaced(std::string_view text, std::string_view what, std::string_view by) {
  std::string changed(text);
  changed.replace(changed.find(what), what.size(), by);
  return changed;
}

// What cannot be read is told by what the last thing that was asked answers.
struct Read {
  std::vector<ForeignRow> rows;
  std::string complaint;
};

Read read(const std::string& file) {
  Read all;
  auto report = ForeignReport::open(file);
  if (!report) {
    all.complaint = report.error().message;
    return all;
  }
  auto more = report->advance();
  for (; more && *more; more = report->advance())
    all.rows.push_back(report->row());
  if (!more)
    all.complaint = more.error().message;
  return all;
}

std::vector<Unread> unread_of(const std::string& lines) {
  const Read all = read(with_header(lines));
  EXPECT_EQ(all.rows.size(), 1U) << all.complaint;
  return all.rows.at(0).unread;
}

TEST(ForeignReport, ReadsOurOwnAsTheStrictReaderDoes) {
  const auto strict = read_csv(with_header(alice)).value();
  const Read all = read(with_header(alice));
  ASSERT_EQ(all.rows.size(), 1U);
  EXPECT_EQ(all.rows[0].row, strict[0]);
  EXPECT_TRUE(all.rows[0].unread.empty());
  EXPECT_FALSE(all.rows[0].further_credentials);
  EXPECT_EQ(all.rows[0].line, 2U);
}

TEST(ForeignReport, LeavesWordsThatNobodyKnowsUnread) {
  constexpr std::size_t created = 2;
  constexpr std::size_t password_enabled = 3;
  constexpr std::size_t mfa_active = 7;
  EXPECT_EQ(unread_of(replaced(alice, "2026-09-11T13:14:52Z", "N/A")),
            (std::vector<Unread>{{created, "N/A"}}));
  EXPECT_EQ(unread_of(replaced(alice, ",false,N/A", ",yes,N/A")),
            (std::vector<Unread>{{password_enabled, "yes"}}));
  EXPECT_EQ(unread_of(replaced(alice, "N/A,false,false", "N/A,N/A,false")),
            (std::vector<Unread>{{mfa_active, "N/A"}}));
  EXPECT_EQ(unread_of(replaced(alice, "false,N/A,N/A,N/A,false", "true,-,n/a,soon,false")),
            (std::vector<Unread>{{4, "-"}, {5, "n/a"}, {6, "soon"}}));
}

TEST(ForeignReport, RefusesRaggedRowsAndNamesTheirLine) {
  EXPECT_EQ(read(with_header(std::string(alice) + "\n" + std::string(alice) + ",x")).complaint,
            "line 3: 23 cells under a header of 22");
  EXPECT_EQ(read(with_header("john,doe" + std::string(alice).substr(5))).complaint,
            "line 2: 23 cells under a header of 22");
  EXPECT_EQ(read(with_header("alice")).complaint, "line 2: 1 cells under a header of 22");
  EXPECT_EQ(read("").complaint, "line 1: there is no header");
  EXPECT_EQ(read("name,arn\na,b").complaint, "line 1: there is no column user");
  EXPECT_EQ(read("user,arn,arn\na,b,c").complaint, "line 1: there are two columns arn");
}

TEST(ForeignReport, TakesMissingColumnsForUnread) {
  const Read all = read("mfa_active,user\ntrue,alice\n");
  ASSERT_EQ(all.rows.size(), 1U);
  EXPECT_EQ(all.rows[0].row.user, "alice");
  EXPECT_TRUE(all.rows[0].row.mfa_active);
  EXPECT_EQ(all.rows[0].unread.size(), column_count - 2);
}

TEST(ForeignReport, OpensEnvelopes) {
  const std::string csv = with_header(alice);
  const std::string base64 = base::to_base64(csv);
  EXPECT_EQ(read(base64).rows.size(), 1U);
  EXPECT_EQ(read(base64 + "\n").rows.size(), 1U);
  for (const auto& [time, second] : {std::pair{"\"2026-09-11T12:00:00.5+00:00\"", 1'789'128'000LL},
                                     std::pair{"\"2026-09-11T21:00:00+09:00\"", 1'789'128'000LL},
                                     std::pair{"1789128000", 1'789'128'000LL}}) {
    const std::string json = R"({"Content": ")" + base64 + R"(", "GeneratedTime": )" + time + "}";
    const auto report = ForeignReport::open(json);
    ASSERT_TRUE(report) << json;
    EXPECT_EQ(report->generated(), base::from_epoch(second)) << time;
  }
  constexpr const char* mark = "\xEF\xBB\xBF";
  EXPECT_EQ(read(mark + base64).rows.size(), 1U);
  EXPECT_EQ(read(mark + (R"({"Content": ")" + base64 + "\"}")).rows.size(), 1U);
  EXPECT_EQ(read("{\"Content\": 1}").complaint, "line 1: this is JSON without a Content");
  EXPECT_EQ(read("{\"Content\"").complaint, "line 1: this begins like JSON and is none");
  EXPECT_EQ(read("{\"Content\": \"*\"}").complaint, "line 1: Content is not base64");
}

constexpr std::string_view alibaba_header =
    "user,user_creation_time,user_last_logon,password_exist,password_active,"
    "password_last_changed,password_next_rotation,mfa_active,access_key_1_exist,"
    "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used,access_key_2_exist,"
    "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used,"
    "additional_access_key_1_exist,additional_access_key_2_exist,additional_access_key_3_exist\n";

TEST(AlibabasReports, SayFirstWhetherACredentialExists) {
  const Read all = read(std::string(alibaba_header) +
                        "<root>,2020-01-01T00:00:00Z,-,TRUE,TRUE,-,-,TRUE,FALSE,-,-,-,FALSE,TRUE,"
                        "-,-,-,FALSE,-\n"
                        "bob,2020-01-01T00:00:00Z,N/A,FALSE,-,-,-,FALSE,maybe,TRUE,"
                        "2026-01-01T00:00:00Z,N/A,TRUE,-,-,-,TRUE,FALSE,TRUE\n");
  ASSERT_EQ(all.rows.size(), 2U) << all.complaint;
  const ForeignRow& root = all.rows[0];
  EXPECT_EQ(root.row.user, "<root_account>");
  EXPECT_EQ(root.row.password_last_used.error(), Absence::NoInformation);
  EXPECT_FALSE(root.row.access_keys[1].active);  // for it does not exist
  EXPECT_EQ(root.further_credentials, "");
  // No ARN, and of no key a region or a service.
  EXPECT_EQ(root.unread.size(), 5U);
  const ForeignRow& bob = all.rows[1];
  EXPECT_EQ(bob.row.password_enabled, false);
  EXPECT_EQ(bob.further_credentials, "additional_access_key_1, additional_access_key_3");
  constexpr std::size_t first_active = 8;
  constexpr std::size_t second_active = 13;
  const auto has = [&](const Unread& cell) {
    return std::ranges::find(bob.unread, cell) != bob.unread.end();
  };
  EXPECT_TRUE(has({first_active, "maybe"}));
  EXPECT_FALSE(bob.row.access_keys[0].active);
  EXPECT_TRUE(has({second_active, "-"}));
}

TEST(AlibabasReports, SayNothingOfFurtherKeysWithoutColumnsOfThem) {
  const auto further = [](const std::string& columns, const std::string& cells) {
    const Read all = read("user,user_last_logon" + columns + "\nbob,-" + cells + "\n");
    EXPECT_EQ(all.rows.size(), 1U) << all.complaint;
    return all.rows.at(0).further_credentials;
  };
  EXPECT_EQ(further("", ""), std::nullopt);
  const std::string first = ",additional_access_key_1_exist";
  for (const char* const none : {",FALSE", ",-", ",N/A", ","})
    EXPECT_EQ(further(first, none), "") << none;
  for (const char* const untold : {",no_information", ",not_supported", ",maybe"})
    EXPECT_EQ(further(first, untold), "additional_access_key_1") << untold;
}

TEST(ForeignReport, KnowsRootByItsArnToo) {
  const Read all = read(with_header(replaced(
      replaced(alice, "123456789012:user/alice", "123456789012:root"), "alice,", "root,")));
  ASSERT_EQ(all.rows.size(), 1U) << all.complaint;
  EXPECT_EQ(all.rows[0].row.user, "<root_account>");
}

TEST(ZonedTimes, AreMomentsWhereverTheyWereWritten) {
  constexpr base::Instant noon{base::Seconds{1'789'128'000}};
  for (const char* const text :
       {"2026-09-11T12:00:00Z", "2026-09-11T12:00:00+00:00", "2026-09-11T12:00:00.999Z",
        "2026-09-11T21:00:00+09:00", "2026-09-11T08:30:00.1-0330", "2026-09-11T12:00:00-00:00"})
    EXPECT_EQ(parse_zoned_time(text), noon) << text;
  for (const char* const text :
       {"", "2026-09-11", "2026-09-11T12:00:00", "2026-09-11T12:00:00.Z", "2026-09-11T12:00:00z",
        "2026-09-11T12:00:00+9:00", "2026-09-11T12:00:00+24:00", "2026-09-11T12:00:00+09:60",
        "2026-09-11T12:00:00+09:00 ", "2026-13-11T12:00:00Z", "2026-09-11 12:00:00Z",
        "2026-09-11T12:00:00++900", "2026-09-11T12:00:00+:0900", "2026-09-11T12:00:00+0 00"})
    EXPECT_FALSE(parse_zoned_time(text)) << text;
}

}  // namespace
}  // namespace rollcall::report
