#pragma once
// The account that benchmarks of the API ask about: a store with many users who may do everything,
// behind them root, and a reader whose ten policies of 2 KB each have to be asked.

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/random.h"
#include "bench/program.h"
#include "bench/signed_requests.h"
#include "crypto/random.h"
#include "iam/arn.h"
#include "iam/identifiers.h"
#include "store/master_key_file.h"
#include "store/store.h"

namespace rollcall::bench {

inline constexpr iam::AccountId account{123'456'789'012};
inline constexpr const char* reader = "reader";
inline constexpr std::size_t policies_of_reader = 10;

// A policy of about 2 KB as people write them: statements on other services, some under conditions,
// of which the last one lets its holder read and tag users.
inline std::string a_large_policy(std::size_t number) {
  std::string text = R"({"Version": "2012-10-17", "Statement": [)";
  for (int statement = 0; text.size() < 1700; ++statement) {
    const std::string bucket = "team-" + std::to_string(number) + "-" + std::to_string(statement);
    text += R"({"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject", "s3:ListBucket"], )";
    text += R"("Resource": ["arn:aws:s3:::)" + bucket + R"(", "arn:aws:s3:::)" + bucket + R"(/*"])";
    if (statement % 2 == 0)
      text += R"(, "Condition": {"IpAddress": {"aws:SourceIp": ["10.0.0.0/8", "127.0.0.0/8"]}})";
    text += "}, ";
  }
  return text + R"({"Effect": "Allow", "Action": ["iam:Get*", "iam:List*", "iam:Tag*"],)"
                R"( "Resource": "*", "Condition": {"StringLike": {"aws:userid": "AIDA*"}}}]})";
}

// Root's name is empty.
inline sigv4::Credentials add_user(store::Tables& tables, const std::string& name,
                                   const base::RandomBytes& random) {
  const std::string id = iam::new_access_key_id(account, random);
  const base::Secret secret = iam::new_secret_access_key(random);
  if (!name.empty())
    tables.users.insert(
        {.account = account, .name = name, .id = iam::new_user_id(random), .created = now()});
  tables.access_keys.insert({{.id = id, .user_name = name, .created = now()}, secret});
  return {id, secret, {}};
}

inline sigv4::Credentials add_reader(store::Tables& tables, const base::RandomBytes& random) {
  auto credentials = add_user(tables, reader, random);
  for (std::size_t i = 0; i < policies_of_reader; ++i) {
    const iam::ManagedPolicy policy{.account = account,
                                    .name = "policy-" + std::to_string(i),
                                    .id = iam::new_policy_id(random),
                                    .created = now(),
                                    .updated = now()};
    tables.managed_policies.insert(policy);
    tables.managed_policies.insert_version(
        policy.name, {.number = 1, .document = a_large_policy(i), .created = now()});
    tables.policies.attach(store::user_holder(reader), iam::arn_of(policy));
  }
  return credentials;
}

// The keys of user-0, user-1 …, of root and of the reader.
inline std::vector<sigv4::Credentials> make_store(
    const std::filesystem::path& directory, std::size_t users,
    const std::optional<store::postgres::Options>& database = {}) {
  const base::RandomBytes random = crypto::system_random();
  auto keys = must(store::create_master_key_file(store::master_key_file_in(directory), random));
  const auto store = must(store::Store::create(
      {.directory = directory, .keys = std::move(keys), .random = random, .database = database}));
  const iam::User root{.account = account, .id = to_string(account), .created = now()};
  std::vector<sigv4::Credentials> credentials;
  must(store->create_account({.id = account, .created = now()}, root,
                             [&](store::Tables& tables) -> base::Result<base::Nothing> {
                               for (std::size_t i = 0; i < users; ++i) {
                                 const std::string name = "user-" + std::to_string(i);
                                 credentials.push_back(add_user(tables, name, random));
                                 tables.policies.attach(store::user_holder(name),
                                                        iam::administrator_access_arn);
                               }
                               credentials.push_back(add_user(tables, "", random));
                               credentials.push_back(add_reader(tables, random));
                               return base::Nothing{};
                             }));
  return credentials;
}

}  // namespace rollcall::bench
