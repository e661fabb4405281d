#include "main/account_commands.h"

#include <cstdio>
#include <utility>

#include "crypto/password_hash.h"
#include "crypto/random.h"
#include "iam/account.h"
#include "iam/arn.h"
#include "iam/errors.h"
#include "iam/event.h"
#include "iam/identifiers.h"
#include "iam/password_policy.h"
#include "iam/quotas.h"
#include "main/account_founder.h"
#include "main/credentials_output.h"
#include "main/password_file.h"
#include "main/store_place.h"
#include "main/system_clock.h"
#include "store/directory_lock.h"
#include "store/errors.h"
#include "store/founding_mark.h"
#include "store/master_key_file.h"
#include "store/postgres/vacancy.h"
#include "store/store.h"
#include "store/synced_directory.h"

namespace rollcall::main {
namespace {

base::Result<iam::Account> account_called(store::Store& store, const std::string& id) {
  const auto no_such_account =
      base::fail(iam::errors::no_such_entity, "--account-id: there is no account '" + id + "'");
  const auto wanted = iam::parse_account_id(id);
  if (!wanted)
    return no_such_account;
  // Its own row alone, so that damage in another account is in nobody's way here.
  return store.read(*wanted, [&](const store::Tables& tables) -> base::Result<iam::Account> {
    if (!tables.users.find(""))  // as every account has a root user
      return no_such_account;
    return tables.settings.get();
  });
}

// What is done on the machine itself is done by nobody that the store knows.
iam::Event event_on(const iam::User& root, std::string action, const base::RandomBytes& random,
                    base::Instant now) {
  return {.at = now,
          .request_id = iam::new_uuid(random),
          .action = std::move(action),
          .principal_arn = {},
          .access_key_id = {},
          .source_address = {},
          .user_agent = "rollcall",
          .resource = iam::arn_of(root),
          .parameters = "{}",
          .result = "Success"};
}

using Database = std::optional<store::postgres::Options>;

base::Result<base::Nothing> make_store(const AccountFounder& founder, const FoundAccount& options,
                                       const Database& database, const store::FoundingMark& mark) {
  const base::RandomBytes random = crypto::system_random();
  const std::filesystem::path& data = options.store.data;
  CredentialsOutput output = TRY(CredentialsOutput::open(options.credentials_file));
  TRY(mark.make_files(database ? store::DatabaseFile::Elsewhere : store::DatabaseFile::Here));
  auto keys = TRY(store::create_master_key_file(store::master_key_file_in(data), random));
  const auto store = TRY(store::Store::create(
      {.directory = data, .keys = std::move(keys), .random = random, .database = database}));
  const FoundedAccount founded = TRY(founder.found(*store));
  return output.write(founded);
}

// Before anything is taken away that a founding left which was broken off: it may be the key of a
// store that is made.
base::Result<base::Nothing> check_is_vacant(const store::postgres::Options& database,
                                            const std::filesystem::path& data) {
  auto vacant = store::postgres::check_is_vacant(database, crypto::system_random());
  const bool is_half_told = !vacant && vacant.error().kind == &store::errors::store_exists &&
                            !store::check_is_founded(data);
  if (is_half_told)
    vacant.error().message += ", perhaps made by the init that was broken off here: then remove " +
                              (data / "unfinished").string() +
                              ", and make a key of root with rollcall account root-key";
  return vacant;
}

// What was made for a store that is not made, for this reason. The key stays where it may be that
// of one that is: in a database that has an account by now, or cannot be asked.
void take_back(const store::FoundingMark& mark, const Database& database, const base::Error& why) {
  const bool is_of_others = why.kind == &store::errors::store_exists;
  const bool may_be_made = database && !is_of_others &&
                           !store::postgres::check_is_vacant(*database, crypto::system_random());
  if (!may_be_made) [[maybe_unused]]
    const auto taken = mark.give_up();  // if not now, then by the next init
}

}  // namespace

base::Result<base::Nothing> run(const InitCommand& command) {
  const base::RandomBytes random = crypto::system_random();
  const Database database = TRY(database_of(command.account.store));
  const AccountFounder founder =
      TRY(AccountFounder::prepare(command.account, random, system_clock()()));
  const std::filesystem::path& data = command.account.store.data;
  TRY(store::make_private_directory(data));
  const auto lock = TRY(store::DirectoryLock::acquire(data));
  if (database)
    TRY(check_is_vacant(*database, data));
  const auto mark = TRY(store::FoundingMark::set(data, command.account.credentials_file));
  if (auto made = make_store(founder, command.account, database, mark); !made) {
    take_back(mark, database, made.error());
    return made;
  }
  return mark.take_away();
}

base::Result<base::Nothing> run(const AccountCreateCommand& command) {
  const AccountFounder founder =
      TRY(AccountFounder::prepare(command.account, crypto::system_random(), system_clock()()));
  const auto store = TRY(open_store(command.account.store));
  CredentialsOutput output = TRY(CredentialsOutput::open(command.account.credentials_file));
  return output.write(TRY(founder.found(*store)));
}

base::Result<base::Nothing> run(const RootPasswordCommand& command) {
  const base::RandomBytes random = crypto::system_random();
  const base::Instant now = system_clock()();
  const base::Secret password = TRY(read_password_file(command.password_file, "--password-file"));
  const auto store = TRY(open_store(command.store));
  const iam::Account account = TRY(account_called(*store, command.account_id));
  TRY(iam::check_password(password, std::nullopt,
                          {account.alias.value_or(""), account.root_email}));
  const std::string hash = TRY(crypto::hash_password(password, random));
  return store->write(
      account.id, store::Effect::Mutation,
      [&](store::Tables& tables) -> base::Result<base::Nothing> {
        const iam::User root = tables.users.root();
        iam::LoginProfile profile = root.login_profile.value_or(
            iam::LoginProfile{.created = now, .last_changed = now, .last_used = {}});
        profile.last_changed = now;
        profile.reset_required = false;
        tables.passwords.save(root.name, profile, hash, iam::most_passwords_remembered);
        tables.signin_sessions.erase_of(root.name, {});
        tables.events.append(event_on(root, "rollcall:SetRootPassword", random, now));
        return base::Nothing{};
      });
}

base::Result<base::Nothing> run(const RootMfaOffCommand& command) {
  const base::RandomBytes random = crypto::system_random();
  const base::Instant now = system_clock()();
  const auto store = TRY(open_store(command.store));
  const iam::Account account = TRY(account_called(*store, command.account_id));
  return store->write(
      account.id, store::Effect::Mutation,
      [&](store::Tables& tables) -> base::Result<base::Nothing> {
        const iam::User root = tables.users.root();
        const auto devices = tables.mfa_devices.of(root.name);
        const auto keys = tables.security_keys.of(root.name);
        if (devices.empty() && keys.empty())
          return base::fail(iam::errors::no_such_entity, "the root user has no MFA device");
        for (iam::MfaDevice device : devices) {
          device.assignment.reset();
          tables.mfa_devices.save(device);
          tables.mfa_devices.erase(device.serial_number);
        }
        for (const iam::SecurityKey& key : keys)
          tables.security_keys.erase(key.serial_number);
        tables.signin_sessions.erase_of(root.name, {});
        tables.events.append(event_on(root, "rollcall:DeleteRootMfaDevices", random, now));
        return base::Nothing{};
      });
}

base::Result<base::Nothing> run(const RootEmailCommand& command) {
  const base::RandomBytes random = crypto::system_random();
  const std::size_t at = command.root_email.find('@');
  if (at == 0 || at >= command.root_email.size() - 1)
    return base::fail(iam::errors::validation_error,
                      "--root-email: '" + command.root_email + "' is not an e-mail address");
  const auto store = TRY(open_store(command.store));
  const iam::Account account = TRY(account_called(*store, command.account_id));
  return store->write(account.id, store::Effect::Mutation,
                      [&](store::Tables& tables) -> base::Result<base::Nothing> {
                        tables.settings.set_root_email(command.root_email);
                        tables.events.append(event_on(tables.users.root(), "rollcall:SetRootEmail",
                                                      random, system_clock()()));
                        return base::Nothing{};
                      });
}

base::Result<base::Nothing> run(const RootKeyCommand& command) {
  const base::RandomBytes random = crypto::system_random();
  const base::Instant now = system_clock()();
  const auto store = TRY(open_store(command.store));
  const iam::Account account = TRY(account_called(*store, command.account_id));
  CredentialsOutput output = TRY(CredentialsOutput::open(command.credentials_file));
  const iam::AccessKeyWithSecret key = new_root_key(account.id, random, now);
  TRY(store->write(
      account.id, store::Effect::Mutation,
      [&](store::Tables& tables) -> base::Result<base::Nothing> {
        const iam::User root = tables.users.root();
        if (std::cmp_greater_equal(tables.access_keys.of(root.name).size(),
                                   iam::Quotas{}.access_keys_per_user))
          return base::fail(iam::errors::limit_exceeded,
                            "the root user has as many access keys as it can: sign in as root "
                            "(account root-password, account root-email) and delete one");
        tables.access_keys.insert(key);
        tables.events.append(event_on(root, "rollcall:CreateRootAccessKey", random, now));
        return base::Nothing{};
      }));
  return output.write({account.id, {key.key.id, key.secret, {}}});
}

base::Result<base::Nothing> run(const AccountListCommand& command) {
  const auto store = TRY(open_store(command.store));
  constexpr std::size_t at_a_time = 1000;
  iam::AccountId last{};
  while (true) {
    const auto accounts = TRY(store->accounts_after(last, at_a_time));
    if (accounts.empty())
      return base::Nothing{};
    for (const iam::Account& account : accounts)
      std::printf("%s  %s  %s  %s\n", iam::to_string(account.id).c_str(),
                  base::to_iso8601(account.created).c_str(), account.alias.value_or("-").c_str(),
                  account.root_email.empty() ? "-" : account.root_email.c_str());
    last = accounts.back().id;
  }
}

}  // namespace rollcall::main
