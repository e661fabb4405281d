#include "store/packed_piece.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "base/encoding.h"
#include "store/damage.h"
#include "store/packed_row.h"
#include "store/reports.h"
#include "support/random_rows.h"

namespace rollcall::test {
namespace {

using store::bytes_of_packed_piece;

constexpr std::string_view account_id = "123456789012";
constexpr report::Rules rules{report::Edition::Live, 90};

struct Pieces {
  std::vector<std::string> bytes;
  std::vector<std::string> packed;

  std::string read(std::size_t index) const {
    return bytes_of_packed_piece(packed.at(index), account_id);
  }
};

Pieces pieces_of(const std::vector<report::Row>& rows, const report::Rules& by = rules) {
  Pieces pieces;
  store::PackedPieceWriter writer(by, [&](const store::MadePiece& piece) {
    pieces.bytes.emplace_back(piece.bytes);
    pieces.packed.emplace_back(piece.packed);
  });
  for (const report::Row& row : rows)
    writer.append({row, store::packed(row)});
  writer.finish();
  return pieces;
}

// Lines of one length, so that a piece can be filled to the byte.
report::Row a_plain_row(std::string_view path) {
  report::Row row;
  row.account_id = account_id;
  row.user = "alice";
  row.path = path;
  row.created = base::from_epoch(1'700'000'000);
  return row;
}

TEST(PackedPiece, IsReadAsTheBytesThatWereHandedOut) {
  RandomRows random(7);
  std::vector<report::Row> rows{random.root()};
  for (int i = 0; i < 12'000; ++i)
    rows.push_back(random.user());
  const Pieces pieces = pieces_of(rows);
  ASSERT_GT(pieces.bytes.size(), 2U);
  std::string whole;
  report::CsvWriter csv(rules, store::report_piece_size,
                        [&](std::string_view bytes) { whole.append(bytes); });
  for (const report::Row& row : rows)
    csv.append(row);
  csv.finish();
  std::string read;
  for (std::size_t i = 0; i < pieces.bytes.size(); ++i) {
    EXPECT_TRUE(pieces.read(i) == pieces.bytes[i]) << i;
    read.append(pieces.read(i));
  }
  EXPECT_TRUE(read == whole);
}

TEST(PackedPiece, TakesLessThanHalfOfTheBytes) {
  const Pieces pieces = pieces_of(std::vector(4'000, a_plain_row("/")));
  EXPECT_LT(2 * pieces.packed[0].size(), pieces.bytes[0].size());
}

TEST(PackedPiece, MayEndBesideAnEndOfALine) {
  const auto line = [](std::string_view path) {
    const report::Row row = a_plain_row(path);
    std::string text(1 + report::most_line_bytes(row), '\n');
    const char* const end = report::write_line(text.data() + 1, row, rules);
    return static_cast<std::size_t>(end - text.data());
  };
  const std::size_t room = store::report_piece_size - report::header().size();
  const std::size_t count = room / line("/");
  for (const int beside : {-1, 0, 1}) {
    const std::string path = "/" + std::string(room % line("/") - 1 + beside, 'x') + "/";
    std::vector<report::Row> rows(count + 5, a_plain_row("/"));
    rows.front() = a_plain_row(path);
    const Pieces pieces = pieces_of(rows);
    ASSERT_EQ(pieces.bytes.size(), 2U);
    EXPECT_EQ(pieces.bytes[1].starts_with('\n'), beside == 0);
    for (std::size_t i = 0; i < 2; ++i)
      EXPECT_TRUE(pieces.read(i) == pieces.bytes[i]) << beside << " " << i;
  }
}

TEST(PackedPiece, KnowsTheRulesByWhichItWasMade) {
  report::Row row = a_plain_row("/");
  row.password = report::Password{base::from_epoch(1'700'000'000), std::nullopt};
  std::vector<std::string> all;
  for (const report::Edition edition : {report::Edition::Guide, report::Edition::Live})
    for (const std::optional<int> days :
         {std::optional<int>(), std::optional(0), std::optional(9)}) {
      const Pieces pieces = pieces_of({row}, {edition, days});
      EXPECT_EQ(pieces.read(0), pieces.bytes.at(0));
      all.push_back(pieces.packed.at(0));
    }
  std::ranges::sort(all);
  EXPECT_EQ(std::ranges::adjacent_find(all), all.end());
}

// What a release has kept is to be served by the next one as it was: whoever changes what a line
// looks like makes packed pieces pieces of bytes first, in a migration. These are the bytes of a
// piece of the fourteenth schema.
TEST(PackedPiece, OfAnEarlierReleaseIsReadAsItWas) {
  const auto piece = base::from_hex(
      "01"
      "056775696465"
      "5a000000"
      "050000006f6d652c41"
      "30000000"
      "01"
      "3f00"
      "0500616c696365"
      "01002f"
      "006dc8de0e"
      "016dc8de0e"
      "026dc8de0e"
      "036dc8de0e"
      "046dc8de0e"
      "0300732d31"
      "03006c616d");
  ASSERT_TRUE(piece);
  EXPECT_EQ(bytes_of_packed_piece(*piece, account_id),
            "ome,A\nalice,arn:aws:iam::123456789012:user/alice,2023-11-14T22:13:20Z,true,"
            "2023-11-14T22:13:22Z,2023-11-14T22:13:21Z,2024-02-12T22:13:21Z,true,true,"
            "2023-11-14T22:13:23Z,2023-11-14T22:13:24Z,s-1,lam,false,N/A,N/A,N/A,N/A,"
            "false,N/A,false,N/A");
}

TEST(PackedPiece, ThatIsNoneIsDamage) {
  const std::string piece = pieces_of({a_plain_row("/")}).packed.at(0);
  EXPECT_NO_THROW(bytes_of_packed_piece(piece, account_id));
  const auto expect_damage = [&](const std::string& bytes) {
    EXPECT_THROW(bytes_of_packed_piece(bytes, account_id), store::Damage);
  };
  expect_damage("");
  expect_damage(std::string(1, '\2') + piece.substr(1));  // of another layout
  expect_damage(piece.substr(0, piece.size() - 1));
  expect_damage(piece + '\0');
  std::string of_no_edition = piece;
  of_no_edition[2] = 'x';
  expect_damage(of_no_edition);
  std::string of_no_days = piece;
  of_no_days[6 + 3] = '\xff';  // and not -1, which is for ever
  expect_damage(of_no_days);
  expect_damage(std::string("\1\4live\xff\xff\xff\xff\xff\xff\x0f\0", 14) +
                std::string(0x0fffff, 'x'));  // more than a piece, before the first row
}

}  // namespace
}  // namespace rollcall::test
