// Whatever is asked of two servers in turns is answered as if it had been asked of one.

#include <map>
#include <random>

#include "jobs/generate_report.h"
#include "support/servers_world.h"

namespace rollcall::test {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

// What is asked one after the other, as a seed has it: of few names, so that most of it meets what
// was done before.
class Walk {
 public:
  Walk(ServersWorld& world, unsigned seed) : world_(world), random_(seed), places_(seed) {}

  // What the next step is answered.
  std::string step() {
    world_.installation().now += seconds{1 + number_below(100)};
    const std::string user = a_name();
    switch (number_below(12)) {
      case 0:
      case 1:
        return ask("CreateUser", {{"UserName", user}});
      case 2:
        return ask("UpdateUser", {{"UserName", user}, {"NewUserName", a_name()}});
      case 3:
        return ask("DeleteUser", {{"UserName", user}});
      case 4:
        return ask("CreateAccessKey", {{"UserName", user}});
      case 5:
        return ask("UpdateAccessKey", {{"UserName", user},
                                       {"AccessKeyId", a_key_of(user)},
                                       {"Status", number_below(2) == 0 ? "Active" : "Inactive"}});
      case 6:
        return ask("DeleteAccessKey", {{"UserName", user}, {"AccessKeyId", a_key_of(user)}});
      case 7:
        return ask("CreateLoginProfile", {{"UserName", user}, {"Password", "Correct-horse-7"}});
      case 8:
        return ask("DeleteLoginProfile", {{"UserName", user}});
      case 9:
        return ask(
            "TagUser",
            {{"UserName", user}, {"Tags.member.1.Key", "team"}, {"Tags.member.1.Value", a_name()}});
      case 10:
        return ask("ListUsers") + ask("GetAccountSummary") + used(user);
      default:
        return report();
    }
  }

 private:
  int number_below(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }
  std::string a_name() { return "user-" + std::to_string(number_below(8)); }

  // Which server is asked is no part of what is asked.
  std::size_t a_place() { return places_() % world_.size(); }

  std::string ask(std::string_view action, const Parameters& parameters = {}) {
    const ActionAnswer answer = world_.call(a_place(), world_.root(), action, parameters);
    if (action == "CreateAccessKey" && answer.is_success()) {
      const auto& key = answer.result["AccessKey"];
      keys_[parameters.front().second] = {
          key["AccessKeyId"], base::Secret(key["SecretAccessKey"].get<std::string>()), {}};
    }
    return std::string(action) + " " + to_text(answer) + " " + answer.result.dump() + "\n";
  }

  std::string a_key_of(const std::string& user) {
    const auto found = keys_.find(user);
    return found == keys_.end() ? "AKIAIOSFODNN7EXAMPLE" : found->second.access_key_id;
  }

  // By whoever has a key of that user, if it is one that counts.
  std::string used(const std::string& user) {
    const auto found = keys_.find(user);
    if (found == keys_.end())
      return {};
    return to_text(world_.call(a_place(), found->second, "GetCallerIdentity"));
  }

  // Asked for at one server, made at another, and fetched from a third.
  std::string report() {
    world_.installation().now += hours{5};
    const std::string asked = ask("GenerateCredentialReport");
    const std::size_t maker = a_place();
    const auto made = jobs::generate_report(world_.server(maker).store(), servers_account,
                                            {.settings = {},
                                             .clock = [this] { return world_.installation().now; },
                                             .stop = {},
                                             .server = "server " + std::to_string(maker)});
    EXPECT_TRUE(made && *made);
    return asked + ask("GetCredentialReport");
  }

  ServersWorld& world_;
  std::mt19937 random_;
  std::mt19937 places_;
  std::map<std::string, sigv4::Credentials> keys_;
};

TEST(Interleaved, TwoServersAnswerAsOneDoes) {
  if (PostgresServer::shared() == nullptr)
    GTEST_SKIP() << PostgresServer::missing;
  for (unsigned seed = 1; seed <= 4; ++seed) {
    const auto one = ServersWorld::alone();
    const auto two = ServersWorld::of_two();
    Walk here(*one, seed);
    Walk there(*two, seed);
    std::size_t reports = 0;
    for (int i = 0; i < 150; ++i) {
      const std::string expected = here.step();
      ASSERT_EQ(there.step(), expected) << "seed " << seed << ", step " << i;
      reports += expected.contains("GetCredentialReport Success") ? 1 : 0;
    }
    EXPECT_GT(reports, 3U);
  }
}

}  // namespace
}  // namespace rollcall::test
