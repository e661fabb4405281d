#pragma once
// The golden reports: tests/golden/report/<case>/ holds account.json, an account as a reader sees
// it, and guide.csv and live.csv, its report in both editions. The formatter is tested with them,
// and the server's whole way from store to report.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "iam/access_key.h"
#include "iam/arn.h"
#include "iam/signing_certificate.h"
#include "iam/user.h"

namespace rollcall::test {

struct GoldenUser {
  iam::User user;
  std::vector<iam::AccessKey> access_keys;            // in the order of their slots
  std::vector<iam::SigningCertificate> certificates;  // in the order of their slots
  int mfa_devices = 0;
};

struct GoldenAccount {
  iam::AccountId id;
  std::optional<int> max_password_age_days;
  std::vector<GoldenUser> users;  // root first, then in the order of the report
};

inline std::filesystem::path golden_reports() {
  return std::filesystem::path(ROLLCALL_ROOT) / "tests/golden/report";
}

// The folders of all cases, by name.
inline std::vector<std::filesystem::path> golden_cases() {
  std::vector<std::filesystem::path> cases;
  for (const auto& entry : std::filesystem::directory_iterator(golden_reports()))
    if (entry.is_directory())
      cases.push_back(entry.path());
  std::sort(cases.begin(), cases.end());
  return cases;
}

inline std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

namespace golden {

using Json = nlohmann::json;

inline base::Instant instant(const Json& json) {
  const auto text = json.get<std::string>();
  const auto parsed = base::parse_iso8601(text);
  if (!parsed)
    throw std::runtime_error("not an instant: " + text);
  return *parsed;
}

inline iam::Status status(const Json& json) {
  return iam::parse_status(json.at("status").get<std::string>()).value();
}

inline iam::LoginProfile login_profile(const Json& json) {
  iam::LoginProfile profile;
  profile.last_changed = instant(json.at("last_changed"));
  profile.created = profile.last_changed;
  if (json.contains("last_used"))
    profile.last_used = instant(json.at("last_used"));
  return profile;
}

inline iam::AccessKey access_key(const Json& json) {
  iam::AccessKey key;
  key.id = json.at("id");
  key.status = status(json);
  key.created = instant(json.at("created"));
  if (json.contains("last_used")) {
    const Json& use = json.at("last_used");
    key.last_used = {instant(use.at("date")), use.at("region"), use.at("service")};
  }
  return key;
}

inline iam::SigningCertificate certificate(const Json& json) {
  iam::SigningCertificate certificate;
  certificate.id = json.at("id");
  certificate.status = status(json);
  certificate.uploaded = instant(json.at("uploaded"));
  certificate.body = "-----BEGIN CERTIFICATE-----\n" + certificate.id;
  return certificate;
}

inline GoldenUser user(iam::AccountId account, const Json& json) {
  GoldenUser made;
  made.user.account = account;
  made.user.name = json.value("name", "");
  made.user.path = json.value("path", "/");
  made.user.created = instant(json.at("created"));
  made.user.id = made.user.is_root() ? to_string(account) : "AIDA" + made.user.name;
  made.mfa_devices = json.value("mfa_devices", 0);
  if (json.contains("password"))
    made.user.login_profile = login_profile(json.at("password"));
  for (const Json& key : json.value("access_keys", Json::array())) {
    made.access_keys.push_back(access_key(key));
    made.access_keys.back().user_name = made.user.name;
  }
  for (const Json& one : json.value("certificates", Json::array())) {
    made.certificates.push_back(certificate(one));
    made.certificates.back().user_name = made.user.name;
  }
  return made;
}

}  // namespace golden

// The account of a case. Throws where the file is not as it should be: that is a mistake in the
// test.
inline GoldenAccount golden_account(const std::filesystem::path& folder) {
  const auto json = golden::Json::parse(file_text(folder / "account.json"));
  GoldenAccount account;
  account.id = iam::parse_account_id(json.value("account", "123456789012")).value();
  if (json.contains("max_password_age_days"))
    account.max_password_age_days = json.at("max_password_age_days").get<int>();
  account.users.push_back(golden::user(account.id, json.at("root")));
  for (const auto& user : json.value("users", golden::Json::array()))
    account.users.push_back(golden::user(account.id, user));
  return account;
}

}  // namespace rollcall::test
