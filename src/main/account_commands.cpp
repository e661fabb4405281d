#include "main/account_commands.h"

#include <cstdio>

#include "crypto/random.h"
#include "iam/account.h"
#include "main/account_founder.h"
#include "main/credentials_output.h"
#include "main/system_clock.h"
#include "store/master_key_file.h"
#include "store/store.h"
#include "store/synced_directory.h"

namespace rollcall::main {
namespace {

base::Result<std::unique_ptr<store::Store>> open_store(const std::filesystem::path& data) {
  auto keys = TRY(store::load_master_key_file(store::master_key_file_in(data)));
  return store::Store::open(
      {.directory = data, .keys = std::move(keys), .random = crypto::system_random()});
}

}  // namespace

base::Result<base::Nothing> run(const InitCommand& command) {
  const base::RandomBytes random = crypto::system_random();
  const AccountFounder founder =
      TRY(AccountFounder::prepare(command.account, random, system_clock()()));
  CredentialsOutput output = TRY(CredentialsOutput::open(command.account.credentials_file));
  TRY(store::make_private_directory(command.account.data));
  auto keys =
      TRY(store::create_master_key_file(store::master_key_file_in(command.account.data), random));
  const auto store = TRY(store::Store::create(
      {.directory = command.account.data, .keys = std::move(keys), .random = random}));
  return output.write(TRY(founder.found(*store)));
}

base::Result<base::Nothing> run(const AccountCreateCommand& command) {
  const AccountFounder founder =
      TRY(AccountFounder::prepare(command.account, crypto::system_random(), system_clock()()));
  const auto store = TRY(open_store(command.account.data));
  CredentialsOutput output = TRY(CredentialsOutput::open(command.account.credentials_file));
  return output.write(TRY(founder.found(*store)));
}

base::Result<base::Nothing> run(const AccountListCommand& command) {
  const auto store = TRY(open_store(command.data));
  for (const iam::Account& account : store->accounts())
    std::printf("%s  %s  %s\n", iam::to_string(account.id).c_str(),
                base::to_iso8601(account.created).c_str(), account.alias.value_or("-").c_str());
  return base::Nothing{};
}

}  // namespace rollcall::main
