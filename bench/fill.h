#pragma once
// Fills a store with an account as large as one likes: every third user with an MFA device, half of
// them with a password, one in twenty with a certificate, 1.3 access keys each. The same number of
// users always gives the same account.

#include <algorithm>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "iam/arn.h"
#include "iam/identifiers.h"
#include "store/store.h"

namespace rollcall::bench {

inline constexpr iam::AccountId filled_account{123'456'789'012};

// Where the uses of its keys came from: an agent as long as the AWS CLI's.
inline const iam::UseOrigin& usual_origin() {
  static const iam::UseOrigin origin = iam::origin_of_use(
      "192.0.2.100",
      "aws-cli/2.9.19 Python/3.11.2 Linux/6.1.0 source/x86_64.debian.12 prompt/off command/s3.cp");
  return origin;
}

// What a benchmark needs to know of the account it measures.
struct Filled {
  std::vector<std::string> access_key_ids;
};

class Filler {
 public:
  explicit Filler(store::Store& store) : store_(store) {}

  Filled fill(std::size_t users) {
    make_account();
    for (std::size_t begin = 0; begin < users; begin += users_in_a_transaction) {
      const std::size_t end = std::min(users, begin + users_in_a_transaction);
      must(store_.write(filled_account, store::Effect::Mutation,
                        [&](store::Tables& tables) -> base::Result<base::Nothing> {
                          for (std::size_t i = begin; i < end; ++i)
                            add_user(tables, i);
                          return base::Nothing{};
                        }));
    }
    return std::move(filled_);
  }

 private:
  static constexpr std::size_t users_in_a_transaction = 50'000;

  static void must(const base::Result<base::Nothing>& result) {
    if (!result)
      throw std::runtime_error(result.error().message + " " + result.error().detail);
  }

  bool one_in(unsigned n) { return random_() % n == 0; }

  base::Instant moment() {
    return base::from_epoch(1'500'000'000 + static_cast<long long>(random_() % 300'000'000));
  }

  base::RandomBytes bytes() {
    return [this](std::span<unsigned char> out) {
      for (unsigned char& byte : out)
        byte = static_cast<unsigned char>(random_());
    };
  }

  void make_account() {
    const iam::User root{
        .account = filled_account, .id = to_string(filled_account), .created = moment()};
    must(store_.create_account(
        {.id = filled_account, .created = root.created}, root,
        [](store::Tables&) -> base::Result<base::Nothing> { return base::Nothing{}; }));
  }

  void add_user(store::Tables& tables, std::size_t number) {
    iam::User user{.account = filled_account,
                   .name = "User-" + std::to_string(10'000'000 + number),
                   .path = one_in(3) ? "/division/team/" : "/",
                   .id = iam::new_user_id(bytes()),
                   .created = moment()};
    if (one_in(2)) {
      user.login_profile = {.created = user.created, .last_changed = moment()};
      if (!one_in(4))
        user.login_profile->last_used = moment();
    }
    tables.users.insert(user);
    // Nine in ten have a key, four in ten a second one.
    for (const bool has_one : {!one_in(10), random_() % 10 < 4})
      if (has_one)
        add_key(tables, user);
    if (one_in(3))
      add_device(tables, user);
    if (one_in(20))
      add_certificate(tables, user);
  }

  void add_key(store::Tables& tables, const iam::User& user) {
    constexpr std::string_view regions[] = {"us-east-1", "eu-west-1", "ap-northeast-1", "N/A"};
    constexpr std::string_view services[] = {"iam", "sts", "ec2", "s3"};
    // Among a million ids of one account there are two that are the same.
    std::string id;
    do
      id = iam::new_access_key_id(filled_account, bytes());
    while (tables.access_keys.find(id));
    const iam::AccessKey key{.id = id,
                             .user_name = user.name,
                             .status = one_in(5) ? iam::Status::Inactive : iam::Status::Active,
                             .created = moment()};
    std::optional<iam::AccessKeyLastUsed> use;
    if (!one_in(3)) {
      const std::size_t which = random_() % 4;
      use = {moment(), std::string(regions[which]), std::string(services[which])};
    }
    filled_.access_key_ids.push_back(key.id);
    tables.access_keys.insert({key, iam::new_secret_access_key(bytes())});
    if (use)
      tables.access_keys.record_use(key.id, *use, usual_origin(), base::Seconds{0});
  }

  void add_device(store::Tables& tables, const iam::User& user) {
    std::string seed(20, '\0');
    for (char& byte : seed)
      byte = static_cast<char>(random_());
    tables.mfa_devices.insert({.serial_number = iam::mfa_arn(filled_account, "/", user.name),
                               .created = user.created,
                               .assignment = iam::MfaAssignment{user.name, moment()}},
                              base::Secret(std::move(seed)));
  }

  void add_certificate(store::Tables& tables, const iam::User& user) {
    tables.signing_certificates.insert(
        {.id = iam::new_user_id(bytes()) + std::to_string(filled_.access_key_ids.size()),
         .user_name = user.name,
         .body = std::string(1'200, 'A'),
         .status = one_in(3) ? iam::Status::Inactive : iam::Status::Active,
         .uploaded = moment()});
  }

  store::Store& store_;
  std::mt19937_64 random_{20'260'911};
  Filled filled_;
};

// Keys from all over the account, so that one write seldom touches the page of another.
inline std::vector<iam::AccessKey> sample_of_keys(store::Store& store) {
  constexpr std::size_t users_a_page = 1000;
  constexpr std::size_t users_a_sample = 10;
  std::vector<iam::AccessKey> keys;
  store::PageRequest request{.after = {}, .most = users_a_page};
  for (bool more = true; more;)
    more = store
               .read(filled_account,
                     [&](const store::Tables& tables) {
                       auto page = tables.users.list("/", request);
                       for (std::size_t i = 0; i < page.rows.size(); i += users_a_sample)
                         for (iam::AccessKey& key : tables.access_keys.of(page.rows[i].name))
                           keys.push_back(std::move(key));
                       request.after = page.next.value_or("");
                       return page.next.has_value();
                     })
               .value();
  return keys;
}

}  // namespace rollcall::bench
