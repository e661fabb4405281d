#include "store/signin_networks.h"

#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using namespace std::chrono_literals;
using store::Tables;

class SignInNetworksContract : public StoreContract {
 protected:
  SignInNetworksContract() { insert_users({"alice", "bob"}); }

  void note(std::string_view user_name, std::string_view network, base::Instant at = noon) {
    change([&](Tables& tables) { tables.signin_networks.note(user_name, network, at); });
  }

  std::optional<base::Instant> last(std::string_view user_name, std::string_view network) {
    return read([&](const Tables& tables) {
      return tables.signin_networks.last_sign_in(user_name, network);
    });
  }
};

INSTANTIATE_TEST_SUITE_P(Store, SignInNetworksContract, every_engine, name_of_engine);

TEST_P(SignInNetworksContract, AreKnownOfTheirUserAloneWhateverItsLetters) {
  note("Alice", "192.0.2.1");
  EXPECT_EQ(last("alice", "192.0.2.1"), noon);
  EXPECT_EQ(last("alice", "192.0.2.2"), std::nullopt);
  EXPECT_EQ(last("bob", "192.0.2.1"), std::nullopt);
  EXPECT_EQ(last("nobody", "192.0.2.1"), std::nullopt);
}

TEST_P(SignInNetworksContract, ShowTheLastSignIn) {
  note("alice", "192.0.2.1");
  note("alice", "192.0.2.1", noon + 1h);
  EXPECT_EQ(last("alice", "192.0.2.1"), noon + 1h);
  note("alice", "192.0.2.1", noon);
  EXPECT_EQ(last("alice", "192.0.2.1"), noon) << "the clock was ahead";
}

TEST_P(SignInNetworksContract, AreForgottenOnceTheyAreOld) {
  note("alice", "old");
  note("alice", "new", noon + 1s);
  note("bob", "old");
  change([](Tables& tables) { tables.signin_networks.forget_until("ALICE", noon); });
  EXPECT_EQ(last("alice", "old"), std::nullopt);
  EXPECT_EQ(last("alice", "new"), noon + 1s);
  EXPECT_EQ(last("bob", "old"), noon);
}

TEST_P(SignInNetworksContract, FollowTheirUserAndGoWithIt) {
  note("alice", "home");
  change([](Tables& tables) {
    iam::User alice = *tables.users.find("alice");
    alice.name = "carol";
    tables.users.rename("alice", alice);
  });
  EXPECT_EQ(last("carol", "home"), noon);
  change([](Tables& tables) { tables.users.erase("carol"); });
  EXPECT_EQ(last("carol", "home"), std::nullopt);
}

}  // namespace
}  // namespace rollcall::test
