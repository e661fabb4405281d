#pragma once
// What the store promises is tested noun by noun in src/store/*_test.cpp, on every engine there is.
// Here are the world those tests stand in and the builders of what they put into it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "iam/errors.h"
#include "support/contract_store.h"
#include "support/temporary_store.h"

namespace rollcall::test {

inline const auto every_engine = ::testing::ValuesIn(engines_at_hand());

inline std::string name_of_engine(const ::testing::TestParamInfo<Engine>& info) {
  switch (info.param) {
    case Engine::Sqlite:
      return "Sqlite";
    case Engine::Postgres:
      return "Postgres";
  }
  return {};
}

inline constexpr iam::AccountId account{123'456'789'012};
inline constexpr iam::AccountId another_account{210'987'654'321};
inline constexpr base::Instant noon{base::Seconds{1'700'000'000}};

inline iam::User a_user(std::string name, std::string path = "/") {
  return {.account = account,
          .name = name,
          .path = std::move(path),
          .id = "AIDA" + name,
          .created = noon,
          .login_profile = {}};
}

inline iam::AccessKeyWithSecret a_key(std::string id, std::string user_name) {
  return {.key = {.id = id, .user_name = std::move(user_name), .created = noon, .last_used = {}},
          .secret = base::Secret("secret of " + id)};
}

inline iam::SigningCertificate a_certificate(std::string id, std::string user_name) {
  return {.id = id, .user_name = std::move(user_name), .body = "body of " + id, .uploaded = noon};
}

inline std::string serial_of(std::string_view device_name) {
  return iam::mfa_arn(account, "/", device_name);
}

inline iam::MfaDevice a_device(std::string_view name) {
  return {
      .serial_number = serial_of(name), .created = noon, .assignment = {}, .last_pair_step = {}};
}

inline iam::MfaDevice an_assigned_device(std::string_view name, std::string user_name) {
  iam::MfaDevice device = a_device(name);
  device.assignment = {.user_name = std::move(user_name), .enabled = noon};
  return device;
}

inline const base::Secret& a_seed() {
  static const base::Secret seed("12345678901234567890");
  return seed;
}

inline iam::Group a_group(std::string name, std::string path = "/") {
  return {.account = account,
          .name = name,
          .path = std::move(path),
          .id = "AGPA" + name,
          .created = noon};
}

inline iam::Role a_role(std::string name, std::string path = "/") {
  return {.account = account,
          .name = name,
          .path = std::move(path),
          .id = "AROA" + name,
          .created = noon,
          .assume_role_policy = "trust of " + name,
          .description = {},
          .last_used = {}};
}

inline iam::InstanceProfile a_profile(std::string name, std::string path = "/") {
  return {.account = account,
          .name = name,
          .path = std::move(path),
          .id = "AIPA" + name,
          .created = noon,
          .role_name = {}};
}

inline iam::ServerCertificate a_server_certificate(std::string name, std::string path = "/") {
  return {.account = account,
          .name = name,
          .path = std::move(path),
          .id = "ASCA" + name,
          .uploaded = noon,
          .expires = noon + std::chrono::days{365}};
}

inline void put_server_certificate(store::Tables& tables,
                                   const iam::ServerCertificate& certificate) {
  tables.server_certificates.insert(
      certificate, {.body = "body of " + certificate.name, .chain = "chain of " + certificate.name},
      base::Secret("key of " + certificate.name));
}

inline iam::ManagedPolicy a_policy(std::string name, std::string path = "/") {
  return {.account = account,
          .name = name,
          .path = std::move(path),
          .id = "ANPA" + name,
          .description = {},
          .created = noon,
          .updated = noon};
}

inline iam::SshPublicKey an_ssh_key(std::string id, std::string user_name) {
  return {.id = id,
          .user_name = std::move(user_name),
          .fingerprint = "fingerprint of " + id,
          .body = "body of " + id,
          .uploaded = noon};
}

inline iam::ServiceSpecificCredential a_service_credential(std::string id, std::string user_name) {
  return {.id = id,
          .user_name = user_name,
          .service_name = "codecommit.amazonaws.com",
          .service_user_name = user_name + "-at-123456789012",
          .created = noon};
}

// Two accounts, each with its root user and nobody else.
class StoreContract : public ::testing::TestWithParam<Engine> {
 protected:
  StoreContract() : store(GetParam()) {
    store.add_account({.id = account, .created = noon, .alias = {}, .report_edition = {}});
    store.add_account({.id = another_account, .created = noon, .alias = {}, .report_edition = {}});
  }

  template <typename Body>
  auto read(Body&& body) {
    return store->read(account, std::forward<Body>(body)).value();
  }

  // Changes the first account's tables, which must succeed.
  template <typename Body>
  void change(Body&& body) {
    store.change(account, std::forward<Body>(body));
  }

  void insert_users(const std::vector<std::string>& names) {
    change([&](store::Tables& tables) {
      for (const std::string& name : names)
        tables.users.insert(a_user(name));
    });
  }

  ContractStore store;
};

}  // namespace rollcall::test
