#pragma once
// Whatever may be asked of a server: any action of the catalogue, with parameters that often mean
// something, because what was answered before is remembered. A seed has it the same each time.

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/encoding.h"
#include "base/instant.h"
#include "crypto/totp.h"
#include "support/action_call.h"

namespace rollcall::test {

class AnyAction {
 public:
  struct Asked {
    const api::Action* action;
    Parameters parameters;
  };

  // What is uploaded: made once, because no two that are made are the same.
  struct Files {
    std::string certificate;
    std::string private_key;  // of the certificate
    std::string ssh_public_key;
  };

  AnyAction(unsigned seed, Files files) : random_(seed), files_(std::move(files)) {}

  int number_below(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }
  std::string a_user() { return "user-" + std::to_string(number_below(7)); }

  // What to ask next. What makes something is asked for more often than what takes it away, and
  // what changes nothing less often than either.
  Asked next(base::Instant now) {
    const api::Action* action = any();
    for (int i = number_below(3); i > 0 && !makes_something(*action); --i)
      action = any();
    if (!api::is_mutation(action->access))
      action = any();
    return about(*action, now);
  }

  // The same of one action.
  Asked about(const api::Action& action, base::Instant now) {
    Parameters parameters;
    owner_.clear();
    serial_number_.clear();
    for (const std::string& name : action.parameter_names())
      if (number_below(100) < chance_of(action, name) && is_known(name))
        add(parameters, name, now);
    if (!owner_.empty() && number_below(8) != 0)
      for (auto& [name, value] : parameters)
        if (name == "UserName")
          value = owner_;
    return {&action, std::move(parameters)};
  }

  void learn(const ActionAnswer& answer) { learn(answer.result, {}); }

  // One of the last few keys, perhaps of somebody who is there no more; empty where none was made.
  sigv4::Credentials a_key() { return keys_.empty() ? sigv4::Credentials{} : pick(keys_); }

 private:
  using Words = std::vector<std::string>;

  const api::Action* any() {
    const auto catalog = actions::catalog();
    return catalog[static_cast<std::size_t>(number_below(static_cast<int>(catalog.size())))];
  }
  static bool makes_something(const api::Action& action) {
    const std::string_view name = action.name;
    return name.starts_with("Create") || name.starts_with("Upload") || name.starts_with("Enable") ||
           name.starts_with("Add") || name.starts_with("Attach");
  }

  // In a hundred. What is there to choose is asked for less often than what says of whom.
  static int chance_of(const api::Action& action, std::string_view name) {
    static const std::set<std::string_view> subjects = {"UserName",
                                                        "GroupName",
                                                        "RoleName",
                                                        "PolicyName",
                                                        "PolicyArn",
                                                        "SerialNumber",
                                                        "AccessKeyId",
                                                        "CertificateId",
                                                        "Status",
                                                        "PolicyDocument",
                                                        "RoleArn",
                                                        "RoleSessionName",
                                                        "SSHPublicKeyId",
                                                        "VersionId",
                                                        "Password",
                                                        "TagKeys",
                                                        "ServiceName",
                                                        "CertificateBody",
                                                        "PrivateKey",
                                                        "ServerCertificateName",
                                                        "InstanceProfileName",
                                                        "AssumeRolePolicyDocument",
                                                        "PolicySourceArn",
                                                        "ActionNames",
                                                        "PolicyInputList",
                                                        "SSHPublicKeyBody",
                                                        "VirtualMFADeviceName",
                                                        "Name",
                                                        "OldPassword",
                                                        "NewPassword"};
    if (name == "SerialNumber" && action.service == &api::sts_service)
      return 20;
    if (subjects.contains(name) || name.starts_with("AuthenticationCode"))
      return 98;
    if (name == "TokenCode")
      return 100;
    return api::is_mutation(action.access) && action.parameter_names().size() < 4 ? 90 : 40;
  }

  template <typename T>
  T pick(const std::vector<T>& words) {
    return words[static_cast<std::size_t>(number_below(static_cast<int>(words.size())))];
  }

  // One that was seen, of the last few; what nobody has where none was.
  std::string seen(const std::string& name, const std::string& otherwise) {
    const auto found = seen_.find(name);
    const std::string value = found == seen_.end() ? otherwise : pick(found->second);
    if (const auto owner = owners_.find(value); owner != owners_.end())
      owner_ = owner->second;
    return value;
  }

  void add(Parameters& parameters, const std::string& name, base::Instant now) {
    if (name == "Tags") {
      for (int i = 1 + number_below(2); i > 0; --i) {
        const std::string member = "Tags.member." + std::to_string(i);
        parameters.emplace_back(member + ".Key", "tag-" + std::to_string(i));
        parameters.emplace_back(member + ".Value", pick<std::string>({"red", "blue", "日本"}));
      }
      return;
    }
    if (name == "PolicyArns") {
      parameters.emplace_back("PolicyArns.member.1.arn", value_of(name, now));
      return;
    }
    static const std::set<std::string_view> lists = {
        "TagKeys",     "PolicyInputList", "PermissionsBoundaryPolicyInputList",
        "ActionNames", "ResourceArns",    "Filter"};
    if (lists.contains(name))
      parameters.emplace_back(name + ".member.1", value_of(name, now));
    else
      parameters.emplace_back(name, value_of(name, now));
  }

  std::string value_of(const std::string& name, base::Instant now) {
    if (name.ends_with("UserName"))
      return a_user();
    if (name.ends_with("GroupName"))
      return "group-" + std::to_string(number_below(3));
    if (name == "RoleName" || name == "RoleArn") {
      const std::string role = "role-" + std::to_string(number_below(3));
      return name == "RoleName" ? role : "arn:aws:iam::123456789012:role/" + role;
    }
    if (name == "PolicyName")
      return "policy-" + std::to_string(number_below(3));
    if (name == "PolicyArn" || name == "PolicyArns" || name == "PermissionsBoundary")
      return pick<std::string>(
          {"arn:aws:iam::123456789012:policy/policy-" + std::to_string(number_below(3)),
           "arn:aws:iam::aws:policy/AdministratorAccess",
           "arn:aws:iam::aws:policy/ReadOnlyAccess"});
    if (name == "SerialNumber")
      return serial_number_ = seen(name, "arn:aws:iam::123456789012:mfa/nobody");
    if (name == "TokenCode")
      return a_code(now, 0);
    if (name == "AuthenticationCode1" || name == "AuthenticationCode2")
      return a_code(now, name.back() == '1' ? 1 : 0);
    const auto found = choices().find(name);
    if (found != choices().end())
      return pick(found->second);
    return seen(name, "AKIAIOSFODNN7EXAMPLE");
  }

  // Whether there is something to say. Nothing is said where only something else could be said too,
  // such as a marker, which no list ever gave.
  bool is_known(const std::string& name) {
    if (name == "TokenCode")
      return !serial_number_.empty();
    static const std::set<std::string_view> named = {
        "RoleName",   "RoleArn",      "PolicyName",          "PolicyArn",
        "PolicyArns", "SerialNumber", "PermissionsBoundary", "AuthenticationCode1",
        "Tags",       "TagKeys",      "AuthenticationCode2"};
    return named.contains(name) || is_remembered(name) || name.ends_with("UserName") ||
           name.ends_with("GroupName") || choices().contains(name);
  }

  std::string a_code(base::Instant now, std::uint64_t steps_ago) {
    const auto seed = seeds_.find(serial_number_);
    if (seed == seeds_.end() || number_below(10) == 0)
      return "000000";
    return crypto::totp_code(seed->second, crypto::totp_counter(now) - steps_ago);
  }

  const std::map<std::string, Words>& choices() {
    static const std::string allow =
        R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}})";
    static const std::string deny =
        R"({"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"iam:Tag*","Resource":"*"}})";
    static const std::string trust =
        R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole",)"
        R"("Principal":{"AWS":"arn:aws:iam::123456789012:user/user-1"}}})";
    static const std::string trust_all =
        R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole",)"
        R"("Principal":{"AWS":"123456789012"}}})";
    static const std::map<std::string, Words> words = {
        {"Status", {"Active", "Inactive"}},
        {"PolicyDocument", {allow, deny, trust, "{}"}},
        {"AssumeRolePolicyDocument", {trust, trust_all, allow}},
        {"PolicyInputList", {allow, deny}},
        {"Policy", {allow, deny}},
        {"Path", {"/", "/team/", "/team/red/"}},
        {"NewPath", {"/", "/team/"}},
        {"PathPrefix", {"/", "/team/", "/te"}},
        {"TagKeys", {"tag-1", "tag-2", "tag-3"}},
        {"Password", {"Correct-horse-7", "Battery-staple-8", "short"}},
        {"CertificateBody", {files_.certificate}},
        {"PrivateKey", {files_.private_key}},
        {"ServerCertificateName", {"server-1", "server-2"}},
        {"NewServerCertificateName", {"server-1", "server-2", "server-3"}},
        {"InstanceProfileName", {"profile-1", "profile-2"}},
        {"SSHPublicKeyBody", {files_.ssh_public_key}},
        {"OldPassword", {"Correct-horse-7", "Battery-staple-8"}},
        {"NewPassword", {"Correct-horse-7", "Battery-staple-8"}},
        {"Name", {"guest"}},
        {"SessionId", {"SessionNumber0000", "SessionNumber0001"}},
        {"Encoding", {"SSH", "PEM"}},
        {"AccountAlias", {"here", "there", "elsewhere"}},
        {"VirtualMFADeviceName", {"one", "two", "three", "four"}},
        {"VersionId", {"v1", "v2", "v3", "v4"}},
        {"ServiceName", {"codecommit.amazonaws.com", "bedrock.amazonaws.com"}},
        {"RoleSessionName", {"session"}},
        {"Description", {"", "what it is for"}},
        {"MinimumPasswordLength", {"6", "8"}},
        {"MaxPasswordAge", {"30", "90"}},
        {"PasswordReusePrevention", {"1", "3"}},
        {"MaxSessionDuration", {"3600", "7200"}},
        {"MaxItems", {"1", "2", "100"}},
        {"ActionNames", {"iam:GetUser", "s3:GetObject"}},
        {"ResourceArns", {"*"}},
        {"PolicySourceArn", {"arn:aws:iam::123456789012:user/user-1"}},
        {"Scope", {"All", "Local", "AWS"}},
        {"Filter", {"User", "Role", "Group"}},
        {"AssignmentStatus", {"Assigned", "Unassigned", "Any"}},
    };
    static const Words flags = {"true", "false"};
    static const std::set<std::string> flag_names = {"PasswordResetRequired",
                                                     "SetAsDefault",
                                                     "RequireSymbols",
                                                     "RequireLowercaseCharacters",
                                                     "RequireNumbers",
                                                     "RequireUppercaseCharacters",
                                                     "AllUsers",
                                                     "OnlyAttached",
                                                     "AllowUsersToChangePassword"};
    static const std::map<std::string, Words> all = [] {
      std::map<std::string, Words> joined = words;
      for (const std::string& name : flag_names)
        joined.emplace(name, flags);
      return joined;
    }();
    return all;
  }

  // Every id that an answer names, whose it is, and what is secret in it.
  void learn(const nlohmann::json& value, const std::string& name) {
    if (value.is_array())
      for (const auto& element : value)
        learn(element, name);
    if (value.is_object()) {
      for (const auto& [member, inner] : value.items())
        learn(inner, member);
      if (value.contains("SecretAccessKey") && value.contains("UserName"))
        remember(keys_,
                 sigv4::Credentials{value["AccessKeyId"],
                                    base::Secret(value["SecretAccessKey"].get<std::string>()),
                                    {}});
      if (value.contains("Base32StringSeed"))
        seeds_.insert_or_assign(value["SerialNumber"], seed_in(value["Base32StringSeed"]));
      if (value.contains("UserName"))
        for (const auto& [member, inner] : value.items())
          if (member != "UserName" && is_remembered(member) && inner.is_string())
            owners_[inner] = value["UserName"];
    }
    if (value.is_string() && is_remembered(name))
      remember(seen_[name], value.get<std::string>());
  }

  static base::Secret seed_in(const std::string& base64) {
    return base::Secret(base::from_base32(base::from_base64(base64).value()).value());
  }

  static bool is_remembered(std::string_view name) {
    return name.ends_with("Id") || name == "SerialNumber";
  }

  template <typename T>
  static void remember(std::vector<T>& last_few, T value) {
    constexpr std::size_t most = 6;
    if (last_few.size() == most)
      last_few.erase(last_few.begin());
    last_few.push_back(std::move(value));
  }

  std::mt19937 random_;
  const Files files_;
  std::map<std::string, Words> seen_;          // by the name of what holds it
  std::map<std::string, std::string> owners_;  // user names, by what is theirs
  std::map<std::string, base::Secret> seeds_;  // of devices, by their serial numbers
  std::vector<sigv4::Credentials> keys_;
  std::string owner_;          // of what the present parameters name
  std::string serial_number_;  // that they name
};

}  // namespace rollcall::test
