// Whatever is asked of a store on SQLite and of one on PostgreSQL is answered alike, and both then
// hold the same.

#include <deque>
#include <set>

#include "jobs/generate_report.h"
#include "store/copy/table_digest.h"
#include "store/packed_rows_check.h"
#include "store/sql/snapshot.h"
#include "support/any_action.h"
#include "support/issued_certificates.h"
#include "support/servers_world.h"
#include "support/ssh_keys.h"

namespace rollcall::test {
namespace {

using std::chrono::hours;
using std::chrono::seconds;
using store::Tables;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int operations = 1'000;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr int operations = 1'000;
#else
constexpr int operations = 10'000;
#endif
#else
constexpr int operations = 10'000;
#endif
constexpr int looks = 4;  // at the tables, the last of them at the end

// What is sealed or hashed shall come out the same on both: no salt and no nonce is drawn. A
// connection draws eight bytes for its name, and no two may have one.
base::RandomBytes same_seals() {
  return [system = crypto::system_random()](std::span<unsigned char> bytes) {
    if (bytes.size() == sizeof(std::int64_t))
      return system(bytes);
    std::ranges::fill(bytes, static_cast<unsigned char>(7));
  };
}

// Whoever is asked about a user of the account, at a moment.
struct Asked {
  Tables& tables;
  const std::string& user;
  const std::string session;
  base::Instant now;
};

void sign_in(const Asked& asked) {
  if (!asked.tables.signin_sessions.find(asked.session))
    asked.tables.signin_sessions.insert(
        {.id_hash = asked.session,
         .user_name = asked.user,
         .step = asked.session.ends_with("0") ? iam::SignInStep::Done : iam::SignInStep::Mfa,
         .created = asked.now,
         .last_seen = asked.now});
}

void challenge(const Asked& asked) {
  if (asked.tables.signin_sessions.find(asked.session))
    asked.tables.key_challenges.put(
        asked.session, {.user_name = asked.user, .bytes = "challenge", .issued = asked.now});
}

std::string serial_of_key(const Asked& asked) {
  return "arn:aws:iam::123456789012:u2f/user/" + asked.session;
}

void use_security_key(const Asked& asked) {
  if (asked.tables.security_keys.find(serial_of_key(asked)))
    asked.tables.security_keys.raise_sign_count(serial_of_key(asked), 1);
  else
    asked.tables.security_keys.insert({.serial_number = serial_of_key(asked),
                                       .user_name = asked.user,
                                       .enabled = asked.now,
                                       .credential_id = asked.session,
                                       .public_key = "public"});
}

// So that the user can be deleted.
void take_everything(const Asked& asked) {
  Tables& tables = asked.tables;
  for (const auto& key : tables.access_keys.of(asked.user))
    tables.access_keys.erase(key);
  for (const auto& key : tables.security_keys.of(asked.user))
    tables.security_keys.erase(key.serial_number);
  for (const auto& certificate : tables.signing_certificates.of(asked.user))
    tables.signing_certificates.erase(certificate);
  for (const auto& key : tables.ssh_public_keys.of(asked.user))
    tables.ssh_public_keys.erase(key.id);
  for (const auto& credential : tables.service_specific_credentials.of(asked.user))
    tables.service_specific_credentials.erase(credential.id);
  for (iam::MfaDevice device : tables.mfa_devices.of(asked.user)) {
    device.assignment.reset();
    tables.mfa_devices.save(device);
  }
  for (const auto& group : tables.groups.of_user(asked.user)) {
    tables.groups.remove_member(group.name, asked.user);
    for (const auto& arn : tables.policies.attached_to(store::group_holder(group.name)))
      tables.policies.detach(store::group_holder(group.name), arn);
    for (const auto& policy : tables.policies.inline_of(store::group_holder(group.name)))
      tables.policies.erase_inline(store::group_holder(group.name), policy.name);
  }
  for (const auto& arn : tables.policies.attached_to(store::user_holder(asked.user)))
    tables.policies.detach(store::user_holder(asked.user), arn);
  for (const auto& policy : tables.policies.inline_of(store::user_holder(asked.user)))
    tables.policies.erase_inline(store::user_holder(asked.user), policy.name);
  if (tables.users.find(asked.user)->login_profile)  // one that is set aside goes with the user
    tables.passwords.erase(asked.user);
}

void take_everything_from_a_role(const Asked& asked) {
  const auto role = store::role_holder("role-1");
  for (const auto& arn : asked.tables.policies.attached_to(role))
    asked.tables.policies.detach(role, arn);
  for (const auto& policy : asked.tables.policies.inline_of(role))
    asked.tables.policies.erase_inline(role, policy.name);
}

// What the sign-in changes of a user, without the passwords and keys that it would ask for; and
// what it found.
using Deed = bool (*)(const Asked&);
constexpr Deed deeds[] = {
    [](const Asked& asked) { return sign_in(asked), true; },
    [](const Asked& asked) { return challenge(asked), true; },
    [](const Asked& asked) { return use_security_key(asked), true; },
    [](const Asked& asked) { return take_everything(asked), true; },
    [](const Asked& asked) { return take_everything_from_a_role(asked), true; },
    [](const Asked& asked) {
      asked.tables.signin_sessions.note_use(asked.session, asked.now, {"192.0.2.1", "browser"});
      return true;
    },
    [](const Asked& asked) {
      return asked.tables.signin_sessions.count_wrong_code(asked.session, 3);
    },
    [](const Asked& asked) {
      return asked.tables.signin_sessions.erase_of(asked.user, asked.session), true;
    },
    [](const Asked& asked) {
      asked.tables.signin_networks.note(asked.user, "192.0.2.0/24", asked.now);
      return asked.tables.signin_networks.forget_until(asked.user, asked.now - hours{1}), true;
    },
    [](const Asked& asked) { return asked.tables.key_challenges.take(asked.session).has_value(); },
    [](const Asked& asked) { return asked.tables.security_keys.erase(serial_of_key(asked)), true; },
    [](const Asked& asked) {
      return asked.tables.passwords.record_use(asked.user, asked.now, seconds{300});
    },
};

// A server on one engine, and whoever asks it: for anything, by a seed.
class Walk {
 public:
  Walk(std::unique_ptr<ServersWorld> world, const AnyAction& any, unsigned seed)
      : world_(std::move(world)), any_(any), random_(seed) {}

  // What the next step is answered.
  std::string step() {
    world_->installation().now += seconds{1 + number_below(40)};
    const int kind = number_below(100);
    if (kind < 1)
      return report();
    if (kind < 8)
      return as_somebody();
    if (kind < 20)
      return at_the_console();
    return told(world_->root(), any_.next(world_->installation().now));
  }

  // "users 12 3f…", for each table.
  std::vector<std::string> tables() {
    std::vector<std::string> found;
    std::deque<store::WholeTable> tables;  // which the reader knows by where they are
    const auto reader = world_->another_reader();
    return store::in_snapshot(*reader, [&] {
      for (store::TableShape& shape : store::table_shapes(store::migrations())) {
        std::erase_if(shape.columns, [&](const store::ColumnShape& column) {
          return may_differ(shape.name, column.name);
        });
        const store::WholeTable& table = tables.emplace_back(std::move(shape));
        const store::TableDigest digest = digest_of(table, *reader);
        found.push_back(table.shape().name + " " + std::to_string(digest.rows) + " " +
                        digest.sha256);
      }
      return found;
    });
  }

  const std::set<std::string>& done() const { return done_; }

 private:
  // By which of its transactions PostgreSQL changed an account last, where SQLite, whose servers
  // hear of nobody else's changes, numbers none; and the id of a request, which no two have alike.
  // Everything else is the same.
  static bool may_differ(std::string_view table, std::string_view column) {
    return (table == "account_locks" && column == "changed_by") ||
           (table == "events" && column == "request_id");
  }

  int number_below(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }

  std::string told(const sigv4::Credentials& caller, const AnyAction::Asked& asked) {
    return told(asked.action->name, world_->call(0, caller, asked.action->name, asked.parameters));
  }

  std::string told(std::string_view action, const ActionAnswer& answer) {
    any_.learn(answer);
    if (answer.is_success())
      done_.emplace(action);
    return std::string(action) + " " + to_text(answer) + " " + answer.result.dump();
  }

  // Whoever has a key, if it still counts: its use is recorded.
  std::string as_somebody() {
    const auto caller = any_.a_key();
    const base::Instant now = world_->installation().now;
    static constexpr std::string_view of_users[] = {"GetCallerIdentity", "ChangePassword",
                                                    "AssumeRole"};
    if (number_below(3) == 0)
      return told(caller, any_.next(now));
    const std::string_view name = of_users[number_below(std::size(of_users))];
    const auto catalog = actions::catalog();
    return told(caller, any_.about(**std::ranges::find(catalog, name, &api::Action::name), now));
  }

  std::string report() {
    world_->installation().now += hours{5};
    std::string answer = told("GenerateCredentialReport",
                              world_->call(0, world_->root(), "GenerateCredentialReport"));
    const jobs::ReportContext context{.settings = {.kept = 3, .kept_for = {}},
                                      .clock = [this] { return world_->installation().now; },
                                      .stop = {}};
    auto& store = world_->server(0).store();
    EXPECT_TRUE(jobs::generate_report(store, servers_account, context));
    EXPECT_TRUE(jobs::tidy_reports(store, servers_account, context));
    return answer +
           told("GetCredentialReport", world_->call(0, world_->root(), "GetCredentialReport"));
  }

  std::string at_the_console() {
    const std::string user = any_.a_user();
    const std::string session = "SessionNumber000" + std::to_string(number_below(4));
    const auto deed = static_cast<std::size_t>(number_below(std::size(deeds)));
    bool found = false;
    world_->change(0, servers_account, [&](Tables& tables) {
      found = tables.users.find(user) &&
              deeds[deed]({tables, user, session, world_->installation().now});
    });
    return "deed " + std::to_string(deed) + " for " + user + ": " + std::to_string(found);
  }

  const std::unique_ptr<ServersWorld> world_;
  AnyAction any_;
  std::mt19937 random_;
  std::set<std::string> done_;
};

// A walk that is refused everything would show nothing.
void expect_that_much_was_done(const std::set<std::string>& done) {
  if (operations < 10'000)
    return;
  std::set<std::string> never;
  for (const api::Action* action : actions::catalog())
    if (api::is_mutation(action->access) && !done.contains(action->name))
      never.emplace(action->name);
  // They ask for a session of the console that is not over, and two for what only a key can answer.
  EXPECT_EQ(never, (std::set<std::string>{"BeginSecurityKeyRegistration", "CreateSecurityKey",
                                          "EndSignInSession"}));
}

TEST(Engines, AnswerAlikeAndHoldTheSame) {
  if (PostgresServer::shared() == nullptr)
    GTEST_SKIP() << PostgresServer::missing;
  constexpr unsigned seed = 20'260'911;
  const crypto::Keyring keys = crypto::Keyring::create(crypto::system_random());
  const auto installation = [&] { return Installation{.keys = keys, .seals = same_seals()}; };
  const IssuedCertificate issued("a server", {servers_noon - hours{1}, servers_noon + hours{900}});
  const AnyAction any(seed, {.certificate = issued.certificate(),
                             .private_key = issued.private_key(),
                             .ssh_public_key = rsa_public_key_pem(2048)});
  Walk here(ServersWorld::alone(installation()), any, seed);
  Walk there(ServersWorld::alone_on_postgres(installation()), any, seed);
  for (int i = 1; i <= operations; ++i) {
    const std::string expected = here.step();
    ASSERT_EQ(there.step(), expected) << "operation " << i;
    if (i % (operations / looks) == 0) {
      ASSERT_EQ(there.tables(), here.tables()) << "after operation " << i;
    }
  }
  expect_that_much_was_done(here.done());
}

}  // namespace
}  // namespace rollcall::test
