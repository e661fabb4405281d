#include "store/events.h"

#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::NumberedEvent;
using store::Tables;
using ::testing::ElementsAre;

class EventsContract : public StoreContract {
 protected:
  static iam::Event an_event(std::string action) {
    return {.at = noon,
            .request_id = "request",
            .action = std::move(action),
            .principal_arn = "arn:aws:iam::123456789012:root",
            .access_key_id = "AKIA1",
            .source_address = "192.0.2.1",
            .user_agent = "aws-cli/2",
            .resource = "arn:aws:iam::123456789012:user/alice",
            .parameters = "{}",
            .result = "Success"};
  }

  std::vector<std::int64_t> numbers(iam::AccountId id) {
    std::vector<std::int64_t> found;
    const auto events =
        store->read(id, [](const Tables& tables) { return tables.events.list(0, 1000); });
    for (const NumberedEvent& event : events.value())
      found.push_back(event.number);
    return found;
  }
};

INSTANTIATE_TEST_SUITE_P(Store, EventsContract, every_engine, name_of_engine);

TEST_P(EventsContract, AnEventComesBackAsItWasAppended) {
  change([](Tables& tables) { tables.events.append(an_event("iam:CreateUser")); });
  const auto events = read([](const Tables& tables) { return tables.events.list(0, 10); });
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].number, 1);
  const iam::Event& event = events[0].event;
  EXPECT_EQ(event.at, noon);
  EXPECT_EQ(event.request_id, "request");
  EXPECT_EQ(event.action, "iam:CreateUser");
  EXPECT_EQ(event.principal_arn, "arn:aws:iam::123456789012:root");
  EXPECT_EQ(event.access_key_id, "AKIA1");
  EXPECT_EQ(event.source_address, "192.0.2.1");
  EXPECT_EQ(event.user_agent, "aws-cli/2");
  EXPECT_EQ(event.resource, "arn:aws:iam::123456789012:user/alice");
  EXPECT_EQ(event.parameters, "{}");
  EXPECT_EQ(event.result, "Success");
}

TEST_P(EventsContract, EachAccountCountsItsEventsFromOne) {
  change([](Tables& tables) {
    tables.events.append(an_event("iam:CreateUser"));
    tables.events.append(an_event("iam:DeleteUser"));
  });
  store.change(another_account, [](Tables& tables) { tables.events.append(an_event("x")); });
  EXPECT_THAT(numbers(account), ElementsAre(1, 2));
  EXPECT_THAT(numbers(another_account), ElementsAre(1));
}

TEST_P(EventsContract, AChangeThatFailsLeavesNoGap) {
  const auto append = [&](bool succeeds) {
    (void)store->write(account, store::Effect::Mutation,
                       [&](Tables& tables) -> base::Result<base::Nothing> {
                         tables.events.append(an_event("x"));
                         if (!succeeds)
                           return base::fail(iam::errors::access_denied, "no");
                         return base::Nothing{};
                       });
  };
  append(true);
  append(false);
  append(true);
  EXPECT_THAT(numbers(account), ElementsAre(1, 2));
}

TEST_P(EventsContract, AListingGoesOnBehindANumber) {
  change([](Tables& tables) {
    for (int i = 0; i < 5; ++i)
      tables.events.append(an_event("x"));
  });
  const auto events = read([](const Tables& tables) { return tables.events.list(2, 2); });
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].number, 3);
  EXPECT_EQ(events[1].number, 4);
}

}  // namespace
}  // namespace rollcall::test
