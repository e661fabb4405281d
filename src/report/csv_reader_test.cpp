#include "report/csv_reader.h"

#include <gtest/gtest.h>

#include "iam/access_key.h"
#include "iam/arn.h"
#include "iam/password_policy.h"
#include "iam/user.h"
#include "report/csv_writer.h"
#include "report/errors.h"
#include "support/corpus.h"
#include "support/random_rows.h"

namespace rollcall::report {
namespace {

using std::unexpected;

constexpr auto not_applicable = Absence::NotApplicable;

std::string written(const std::vector<Row>& rows, const Rules& rules) {
  std::string csv;
  CsvWriter writer(rules, 1 << 20, [&](std::string_view piece) { csv.append(piece); });
  for (const Row& row : rows)
    writer.append(row);
  writer.finish();
  return csv;
}

// What a report tells of a password; the rules of cells.h said once more, from its other end.
void expect_password(const OwnedRow& read, const Row& row, const Rules& rules) {
  const bool is_root = row.holder == Holder::Root;
  const bool is_hidden = is_root && rules.edition == Edition::Guide;
  const auto& password = row.password;
  if (is_hidden) {
    EXPECT_EQ(read.password_enabled, unexpected(Absence::NotSupported));
    EXPECT_EQ(read.password_last_changed, unexpected(Absence::NotSupported));
  } else {
    EXPECT_EQ(read.password_enabled, password.has_value());
    EXPECT_EQ(read.password_last_changed,
              password ? Cell<base::Instant>(password->last_changed) : unexpected(not_applicable));
  }

  if (password && password->last_used && *password->last_used >= iam::password_tracking_began)
    EXPECT_EQ(read.password_last_used, *password->last_used);
  else
    EXPECT_EQ(read.password_last_used,
              unexpected(password || is_root ? Absence::NoInformation : not_applicable));

  if (is_root)
    EXPECT_EQ(read.password_next_rotation, unexpected(Absence::NotSupported));
  else if (password && rules.max_password_age_days)
    EXPECT_EQ(read.password_next_rotation,
              password->last_changed + std::chrono::days{*rules.max_password_age_days});
  else
    EXPECT_EQ(read.password_next_rotation, unexpected(not_applicable));
}

void expect_key(const KeyCells& read, const std::optional<AccessKey>& key, Edition edition) {
  EXPECT_EQ(read.active, key && key->active);
  if (key && (key->active || edition == Edition::Live))
    EXPECT_EQ(read.last_rotated, key->created);
  else
    EXPECT_EQ(read.last_rotated, unexpected(not_applicable));
  if (key && key->last_used && key->last_used->date >= iam::access_key_tracking_began) {
    EXPECT_EQ(read.last_used_date, key->last_used->date);
    EXPECT_EQ(read.last_used_service, std::string(key->last_used->service));
    EXPECT_EQ(read.last_used_region.value_or("N/A"), key->last_used->region);
  } else {
    EXPECT_EQ(read.last_used_date, unexpected(not_applicable));
    EXPECT_EQ(read.last_used_service, unexpected(not_applicable));
    EXPECT_EQ(read.last_used_region, unexpected(not_applicable));
  }
}

void expect_facts(const OwnedRow& read, const Row& row, const Rules& rules) {
  const iam::AccountId account = iam::parse_account_id(row.account_id).value();
  const bool is_root = row.holder == Holder::Root;
  EXPECT_EQ(read.user, is_root ? iam::root_user : row.user);
  EXPECT_EQ(read.arn,
            is_root ? iam::root_arn(account) : iam::user_arn(account, row.path, row.user));
  EXPECT_EQ(read.user_creation_time, row.created);
  EXPECT_EQ(read.mfa_active, row.mfa_active);
  expect_password(read, row, rules);
  for (std::size_t slot = 0; slot < slots; ++slot) {
    expect_key(read.access_keys[slot], row.access_keys[slot], rules.edition);
    const auto& certificate = row.certificates[slot];
    EXPECT_EQ(read.certificates[slot].active, certificate && certificate->active);
    if (certificate && (certificate->active || rules.edition == Edition::Live))
      EXPECT_EQ(read.certificates[slot].last_rotated, certificate->uploaded);
    else
      EXPECT_EQ(read.certificates[slot].last_rotated, unexpected(not_applicable));
  }
}

std::string complaint(const std::string& csv) {
  const auto read = read_csv(csv);
  return read ? "" : read.error().message;
}

std::string with_header(std::string_view lines) {
  return std::string(header()) + "\n" + std::string(lines);
}

constexpr std::string_view alice =
    "alice,arn:aws:iam::123456789012:user/alice,2026-09-11T13:14:52Z,false,N/A,N/A,N/A,false,"
    "false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A";

std::string replaced(std::string_view text, std::string_view what, std::string_view by) {
  std::string changed(text);
  changed.replace(changed.find(what), what.size(), by);
  return changed;
}

}  // namespace

TEST(CsvReader, ReadsTheFactsBackThatAReportWasMadeOf) {
  test::RandomRows random(1);
  for (int report = 0; report < 100; ++report) {
    const Rules rules{random.flip() ? Edition::Guide : Edition::Live,
                      random.flip() ? std::optional(90) : std::nullopt};
    std::vector<Row> rows{random.root()};
    for (int user = 0; user < 20; ++user)
      rows.push_back(random.user());
    const auto read = read_csv(written(rows, rules));
    ASSERT_TRUE(read) << read.error().message;
    ASSERT_EQ(read->size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
      expect_facts((*read)[i], rows[i], rules);
  }
}

TEST(CsvReader, ReadsEveryNameAndPathOfTheCorpusBack) {
  const auto corpus = test::read_json_corpus("corpora/names.json");
  if (!corpus)
    GTEST_SKIP() << "there is no corpora/names.json in " << test::corpus_folder();
  const auto names = corpus->at("valid_user_names").get<std::vector<std::string>>();
  const auto paths = corpus->at("paths").get<std::vector<std::string>>();
  std::vector<Row> rows;
  for (std::size_t i = 0; i < std::max(names.size(), paths.size()); ++i)
    rows.push_back({.account_id = "123456789012",
                    .user = names[i % names.size()],
                    .path = paths[i % paths.size()]});
  const auto read = read_csv(written(rows, {}));
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_EQ(read->size(), rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i)
    expect_facts((*read)[i], rows[i], {});
}

TEST(CsvReader, ReadsTheSameRowsHoweverAFileIsLaidOut) {
  const auto plain = read_csv(with_header(alice)).value();
  ASSERT_EQ(plain.size(), 1u);
  EXPECT_EQ(read_csv(with_header(alice) + "\n").value(), plain);
  EXPECT_EQ(read_csv("\xef\xbb\xbf" + with_header(alice)).value(), plain);
  EXPECT_EQ(read_csv(std::string(header()) + "\r\n" + std::string(alice) + "\r\n").value(), plain);
  EXPECT_EQ(read_csv(with_header(replaced(alice, "52Z", "52+00:00"))).value(), plain);
  EXPECT_EQ(read_csv(with_header(replaced(alice, "false", "FALSE"))).value(), plain);
  EXPECT_EQ(read_csv(with_header(replaced(alice, "alice,", "\"alice\","))).value(), plain);
  EXPECT_EQ(read_csv(with_header(replaced(alice, "N/A", ""))).value(), plain);
}

TEST(CsvReader, FindsColumnsByTheirNames) {
  const auto plain = read_csv(with_header(alice)).value();
  const std::string wider = "extra," + std::string(header()) +
                            ",additional_credentials_info\n\"a,\nb\"," + std::string(alice) + ",";
  EXPECT_EQ(read_csv(wider).value(), plain);
}

TEST(CsvReader, ReadsAReportWithoutRows) {
  EXPECT_TRUE(read_csv(std::string(header())).value().empty());
}

TEST(CsvReader, NamesLineAndColumnOfWhatItCannotRead) {
  EXPECT_EQ(complaint(""), "line 1: there is no header");
  EXPECT_EQ(complaint("user,arn"), "line 1: there is no column user_creation_time");
  EXPECT_EQ(complaint(std::string(header()) + ",arn"), "line 1: there are two columns arn");
  EXPECT_EQ(complaint(with_header("alice,x")), "line 2: 2 cells under a header of 22");
  EXPECT_EQ(complaint(with_header(std::string(alice) + "\n" + replaced(alice, "2026-", "2026/"))),
            "line 3, column user_creation_time: '2026/09-11T13:14:52Z' is not a time");
  EXPECT_EQ(complaint(with_header(replaced(alice, "N/A", "never"))),
            "line 2, column password_last_used: 'never' is neither a time nor a word for none");
  EXPECT_EQ(
      complaint(with_header(replaced(alice, "false,N/A", "no,N/A"))),
      "line 2, column password_enabled: 'no' is neither true nor false, nor a word for neither");
  EXPECT_EQ(complaint(with_header(replaced(alice, "false,false", "yes,false"))),
            "line 2, column mfa_active: 'yes' is neither true nor false");
  EXPECT_EQ(complaint(with_header("\"alice")), "line 2: a quote that is never closed");
}

}  // namespace rollcall::report
