#include "main/account_founder.h"

#include <algorithm>

#include "crypto/password_hash.h"
#include "iam/errors.h"
#include "iam/event.h"
#include "iam/identifiers.h"
#include "iam/names.h"
#include "iam/password_policy.h"
#include "main/password_file.h"

namespace rollcall::main {
namespace {

constexpr std::uint64_t account_ids = 1'000'000'000'000;

std::unexpected<base::Error> wrong(std::string message) {
  return base::fail(iam::errors::validation_error, std::move(message));
}

// Twelve digits, of which the first is no zero: spreadsheets eat leading zeros.
iam::AccountId draw_account_id(const base::RandomBytes& random) {
  constexpr std::uint64_t least = account_ids / 10;
  std::uint64_t drawn = 0;
  random({reinterpret_cast<unsigned char*>(&drawn), sizeof drawn});
  return {least + drawn % (account_ids - least)};
}

base::Result<iam::AccountId> chosen_account_id(const std::string& text,
                                               const base::RandomBytes& random) {
  if (text.empty())
    return draw_account_id(random);
  const auto id = iam::parse_account_id(text);
  if (!id || id->number == 0)
    return wrong("--account-id: '" + text + "' is not an account id: twelve digits, not all zero");
  return *id;
}

base::Result<std::optional<std::string>> chosen_alias(const std::string& text) {
  if (text.empty())
    return std::nullopt;
  if (!iam::AccountAlias::parse(text))
    return wrong("--account-alias: '" + text +
                 "' is not an alias: 3 to 63 small letters, digits and single hyphens, with no "
                 "hyphen first or last");
  return text;
}

}  // namespace

iam::AccessKeyWithSecret new_root_key(iam::AccountId account, const base::RandomBytes& random,
                                      base::Instant now) {
  return {.key = {.id = iam::new_access_key_id(account, random),
                  .user_name = {},
                  .status = iam::Status::Active,
                  .created = now,
                  .last_used = {}},
          .secret = iam::new_secret_access_key(random)};
}

base::Result<AccountFounder> AccountFounder::prepare(const FoundAccount& wanted,
                                                     base::RandomBytes random, base::Instant now) {
  AccountFounder founder;
  founder.now_ = now;
  founder.account_ = {.id = TRY(chosen_account_id(wanted.account_id, random)),
                      .created = now,
                      .root_email = wanted.root_email,
                      .alias = TRY(chosen_alias(wanted.account_alias)),
                      .report_edition = {}};
  founder.root_ = {.account = founder.account_.id,
                   .name = {},
                   .path = "/",
                   .id = iam::to_string(founder.account_.id),
                   .created = now,
                   .login_profile = {}};
  if (!wanted.root_password_file.empty()) {
    const base::Secret password =
        TRY(read_password_file(wanted.root_password_file, "--root-password-file"));
    TRY(iam::check_password(password, std::nullopt,
                            {founder.account_.alias.value_or(""), wanted.root_email}));
    founder.password_hash_ = TRY(crypto::hash_password(password, random));
  }
  founder.random_ = std::move(random);
  return founder;
}

base::Result<FoundedAccount> AccountFounder::found(store::Store& store) const {
  const iam::AccessKeyWithSecret key = new_root_key(account_.id, random_, now_);
  TRY(store.create_account(
      account_, root_, [&](store::Tables& tables) -> base::Result<base::Nothing> {
        tables.access_keys.insert(key);
        if (!password_hash_.empty())
          tables.passwords.save("", {.created = now_, .last_changed = now_, .last_used = {}},
                                password_hash_, 1);
        tables.events.append({.at = now_,
                              .request_id = iam::new_uuid(random_),
                              .action = "rollcall:CreateAccount",
                              .principal_arn = {},
                              .access_key_id = {},
                              .source_address = {},
                              .user_agent = "rollcall",
                              .resource = "arn:aws:iam::" + root_.id + ":root",
                              .parameters = "{\"AccessKeyId\":\"" + key.key.id + "\"}",
                              .result = "Success"});
        return base::Nothing{};
      }));
  return FoundedAccount{account_.id, {key.key.id, key.secret, {}}};
}

}  // namespace rollcall::main
