#include "store/postgres/snapshot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/damage.h"

namespace rollcall::store::postgres {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Snapshot, IsReadAsItIsSaid) {
  const Snapshot busy = parse_snapshot("10:20:10,14,15");
  EXPECT_EQ(busy.first_open, 10);
  EXPECT_EQ(busy.next, 20);
  EXPECT_THAT(busy.open, ElementsAre(10, 14, 15));
  const Snapshot quiet = parse_snapshot("4294967300:4294967300:");
  EXPECT_EQ(quiet.first_open, 4'294'967'300);
  EXPECT_EQ(quiet.next, 4'294'967'300);
  EXPECT_THAT(quiet.open, IsEmpty());
}

TEST(Snapshot, ThatIsNoneIsDamage) {
  for (const char* text : {"", "10", "10:x:", "10:20:a", "10 :20:"})
    EXPECT_THROW(parse_snapshot(text), Damage) << text;
}

TEST(Snapshot, KnowsWhatHadEnded) {
  const Snapshot snapshot = parse_snapshot("10:20:10,14");
  for (const std::int64_t ended : {1, 9, 11, 13, 15, 19})
    EXPECT_TRUE(had_ended(snapshot, ended)) << ended;
  for (const std::int64_t open : {10, 14, 20, 21})
    EXPECT_FALSE(had_ended(snapshot, open)) << open;
}

}  // namespace rollcall::store::postgres
