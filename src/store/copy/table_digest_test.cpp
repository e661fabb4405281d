#include "store/copy/table_digest.h"

#include <fstream>

#include "base/encoding.h"
#include "crypto/hash.h"
#include "store/sql/snapshot.h"
#include "store/sqlite/connection.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::ColumnType;

// A number as eight bytes, the first the highest.
std::string eight_bytes(char lowest, char second = 0) {
  return std::string(6, '\0') + second + lowest;
}

// A table of one key, one text and some bytes.
class TableDigest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::ofstream(file, std::ios::app).flush();
    connection = *store::sqlite::Connection::open(file, store::sqlite::Role::Writer);
    connection->define(
        "CREATE TABLE things (id BIGINT NOT NULL, name TEXT, body BYTEA, PRIMARY KEY (id))");
  }

  store::TableDigest digest() {
    const store::WholeTable table({.name = "things",
                                   .columns = {{"id", ColumnType::Integer},
                                               {"name", ColumnType::Text},
                                               {"body", ColumnType::Bytes}},
                                   .key = {0}});
    const auto reader = *store::sqlite::Connection::open(file, store::sqlite::Role::Reader);
    return store::in_snapshot(*reader, [&] { return store::digest_of(table, *reader); });
  }

  const TemporaryFolder folder;
  const std::filesystem::path file = folder.path() / "database";
  std::unique_ptr<store::sqlite::Connection> connection;
};

TEST_F(TableDigest, IsOfEachValueInTheOrderOfTheKeyWithItsKindAndItsSize) {
  connection->define("INSERT INTO things VALUES (2, NULL, x'6162'), (1, 'one', NULL)");
  const std::string first = "i" + eight_bytes(1) + "t" + eight_bytes(3) + "one" + "n";
  const std::string second = "i" + eight_bytes(2) + "n" + "b" + eight_bytes(2) + "ab";
  EXPECT_EQ(digest().rows, 2);
  EXPECT_EQ(digest().sha256, base::to_hex(crypto::sha256(first + second)));
}

TEST_F(TableDigest, IsTheSameHoweverMuchThereIs) {
  std::string all;
  for (char id = 1; id <= 12; ++id) {
    const std::string body(16'384, static_cast<char>('a' + id));
    connection->define("INSERT INTO things VALUES (" + std::to_string(id) + ", NULL, x'" +
                       base::to_hex(body) + "')");
    all += "i" + eight_bytes(id) + "n" + "b" + eight_bytes(0, 64) + body;
  }
  EXPECT_EQ(digest().rows, 12);
  EXPECT_EQ(digest().sha256, base::to_hex(crypto::sha256(all)));
}

}  // namespace
}  // namespace rollcall::test
