#include "report/csv_writer.h"

#include <gtest/gtest.h>

#include <algorithm>

#include <string>
#include <vector>

#include "support/random_rows.h"

namespace rollcall::report {
namespace {

std::vector<std::string> pieces_of(const std::vector<Row>& rows, std::size_t piece_size) {
  std::vector<std::string> pieces;
  CsvWriter writer({}, piece_size, [&](std::string_view piece) { pieces.emplace_back(piece); });
  for (const Row& row : rows)
    writer.append(row);
  writer.finish();
  return pieces;
}

std::string joined(const std::vector<std::string>& pieces) {
  std::string all;
  for (const std::string& piece : pieces)
    all += piece;
  return all;
}

}  // namespace

TEST(CsvWriter, WritesTheHeaderOfAReportWithoutRows) {
  EXPECT_EQ(joined(pieces_of({}, 1 << 20)), header());
  const auto pieces = pieces_of({}, 100);
  EXPECT_EQ(joined(pieces), header());
  EXPECT_EQ(pieces.size(), (header().size() + 99) / 100);
}

TEST(CsvWriter, EndsLinesWithALineFeedButTheLast) {
  test::RandomRows random(1);
  const std::string csv = joined(pieces_of({random.root(), random.user()}, 1 << 20));
  EXPECT_EQ(std::ranges::count(csv, '\n'), 2);
  EXPECT_NE(csv.back(), '\n');
  EXPECT_EQ(csv.find('\r'), std::string::npos);
}

TEST(CsvWriter, CutsTheSameBytesIntoPiecesOfAnySize) {
  test::RandomRows random(2);
  std::vector<Row> rows{random.root()};
  for (int i = 0; i < 200; ++i)
    rows.push_back(random.user());
  const std::string whole = joined(pieces_of(rows, 1 << 20));
  for (const std::size_t size :
       {std::size_t{1}, std::size_t{7}, std::size_t{100}, std::size_t{4096}, whole.size() - 1,
        whole.size(), whole.size() + 1}) {
    const auto pieces = pieces_of(rows, size);
    EXPECT_EQ(joined(pieces), whole) << size;
    EXPECT_EQ(pieces.size(), (whole.size() + size - 1) / size);
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i)
      EXPECT_EQ(pieces[i].size(), size);
  }
}

TEST(CsvWriter, HandsAPieceOutAsSoonAsItIsFull) {
  test::RandomRows random(3);
  const Row row = random.root();
  const std::string whole = joined(pieces_of({row}, 1 << 20));
  std::string handed_out;
  CsvWriter writer({}, whole.size(), [&](std::string_view piece) { handed_out += piece; });
  writer.append(row);
  EXPECT_EQ(handed_out, whole);
}

TEST(CsvWriter, MakesRoomForALineWhereverInAPieceItBegins) {
  std::vector<std::string> paths;
  for (std::size_t size = 1500; size < 3500; size += 37)
    paths.emplace_back(size, '"');
  std::vector<Row> rows;
  for (const std::string& path : paths)
    rows.push_back({.account_id = "123456789012", .user = "alice", .path = path});
  EXPECT_EQ(joined(pieces_of(rows, 10'000)), joined(pieces_of(rows, 1 << 20)));
}

TEST(CsvWriter, MakesRoomForALineLongerThanAPiece) {
  const std::string path(100'000, '"');
  const Row row{.account_id = "123456789012", .user = "alice", .path = path};
  const std::string csv = joined(pieces_of({row, row}, 16));
  EXPECT_GT(csv.size(), 400'000u);
  EXPECT_TRUE(csv.starts_with(header()));
}

}  // namespace rollcall::report
