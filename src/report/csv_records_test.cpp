#include "report/csv_records.h"

#include <gtest/gtest.h>

#include "report/errors.h"
#include "support/corpus.h"

namespace rollcall::report {
namespace {

using Record = std::vector<std::string>;

base::Result<std::vector<Record>> records_of(std::string_view text) {
  CsvRecords records(text);
  std::vector<Record> read;
  while (TRY(records.advance()))
    read.emplace_back(records.cells().begin(), records.cells().end());
  return read;
}

std::string complaint(std::string_view text) {
  const auto read = records_of(text);
  return read ? "" : read.error().message;
}

// What the corpus says of the records: a list of them, or objects named by the header.
std::vector<Record> expected_records(const nlohmann::json& json, const Record& names) {
  std::vector<Record> expected;
  for (const auto& one : json) {
    if (one.is_array()) {
      expected.push_back(one.get<Record>());
      continue;
    }
    Record record;
    for (const std::string& name : names)
      record.push_back(one.at(name).get<std::string>());
    expected.push_back(record);
  }
  return expected;
}

}  // namespace

TEST(CsvRecords, ReadTheCasesOfTheCorpus) {
  const auto corpus = test::read_json_corpus("corpora/csv_cases.json");
  if (!corpus)
    GTEST_SKIP() << "there is no corpora/csv_cases.json in " << test::corpus_folder();
  for (const auto& vector : *corpus) {
    const auto id = vector.at("id").get<std::string>();
    // Whether there is a header, and how wide the records under it are, is for the layer above.
    if (id.find("bad-header") != std::string::npos)
      continue;
    const auto text = vector.at("csv").get<std::string>();
    auto read = records_of(text);
    ASSERT_EQ(read.has_value(), vector.at("expect") == "ok") << id;
    if (!read)
      continue;
    const bool is_named = vector.at("json").empty() || vector.at("json").front().is_object();
    const Record names = read->front();
    if (is_named)
      read->erase(read->begin());
    EXPECT_EQ(*read, expected_records(vector.at("json"), names)) << id;
  }
}

TEST(CsvRecords, PassOverAByteOrderMark) {
  EXPECT_EQ(records_of("\xef\xbb\xbf"
                       "a,b")
                .value(),
            (std::vector<Record>{{"a", "b"}}));
}

TEST(CsvRecords, KeepACarriageReturnThatEndsNoLine) {
  EXPECT_EQ(records_of("a\rb,c\r\n").value(), (std::vector<Record>{{"a\rb", "c"}}));
}

TEST(CsvRecords, EndWithTheTextWhateverStandsBehindIt) {
  constexpr std::string_view longer = "a\r\n";
  EXPECT_EQ(records_of(longer.substr(0, 2)).value(), (std::vector<Record>{{"a\r"}}));
  constexpr std::string_view quoted = "a\"";
  EXPECT_EQ(records_of(quoted.substr(0, 1)).value(), (std::vector<Record>{{"a"}}));
}

TEST(CsvRecords, HaveACellBehindTheLastComma) {
  EXPECT_EQ(records_of("a,").value(), (std::vector<Record>{{"a", ""}}));
}

TEST(CsvRecords, HaveAnEmptyCellOnALineWithNothingOnIt) {
  EXPECT_EQ(records_of("\r\na,\r\n\n").value(), (std::vector<Record>{{""}, {"a", ""}, {""}}));
}

TEST(CsvRecords, KeepTwoCellsWithDoubledQuotesApart) {
  EXPECT_EQ(records_of("\"\"\"\",\"a\"\"b\"\n\"\"\"\"\"\"").value(),
            (std::vector<Record>{{"\"", "a\"b"}, {"\"\""}}));
}

TEST(CsvRecords, SayOnWhichLineAMistakeIs) {
  EXPECT_EQ(complaint("a\n\"b\nc\",d\ne\"\n"), "line 4: a quote in a cell without quotes");
  EXPECT_EQ(complaint("a\n\"b\nc"), "line 2: a quote that is never closed");
  EXPECT_EQ(complaint("\"a\"b"), "line 1: a sign between a closing quote and the end of its cell");
}

TEST(CsvRecords, CountLinesAndNotRecords) {
  CsvRecords records("\"a\nb\"\r\nc");
  ASSERT_TRUE(records.advance().value());
  EXPECT_EQ(records.line(), 1u);
  ASSERT_TRUE(records.advance().value());
  EXPECT_EQ(records.line(), 3u);
  EXPECT_FALSE(records.advance().value());
}

}  // namespace rollcall::report
