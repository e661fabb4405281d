#include "iam/arn.h"

#include <algorithm>

namespace rollcall::iam {
namespace {

std::string arn(AccountId account, std::string_view resource) {
  std::string text(arn_beginning);
  text.append(to_string(account)).append(resource);
  return text;
}

std::string named(std::string_view kind, std::string_view path, std::string_view name) {
  std::string text(kind);
  text.append(path).append(name);
  return text;
}

}  // namespace

std::string root_arn(AccountId account) { return arn(account, root_resource); }

std::string user_arn(AccountId account, std::string_view path, std::string_view name) {
  return arn(account, named(user_resource, path, name));
}

std::string arn_of(const User& user) {
  return user.is_root() ? root_arn(user.account) : user_arn(user.account, user.path, user.name);
}

std::string group_arn(AccountId account, std::string_view path, std::string_view name) {
  return arn(account, named(":group", path, name));
}

std::string role_arn(AccountId account, std::string_view path, std::string_view name) {
  return arn(account, named(":role", path, name));
}

std::string policy_arn(AccountId account, std::string_view path, std::string_view name) {
  return arn(account, named(":policy", path, name));
}

std::string instance_profile_arn(AccountId account, std::string_view path, std::string_view name) {
  return arn(account, named(":instance-profile", path, name));
}

std::string server_certificate_arn(AccountId account, std::string_view path,
                                   std::string_view name) {
  return arn(account, named(":server-certificate", path, name));
}

std::string arn_of(const Group& group) { return group_arn(group.account, group.path, group.name); }
std::string arn_of(const Role& role) { return role_arn(role.account, role.path, role.name); }
std::string arn_of(const ManagedPolicy& policy) {
  return policy_arn(policy.account, policy.path, policy.name);
}
std::string arn_of(const InstanceProfile& profile) {
  return instance_profile_arn(profile.account, profile.path, profile.name);
}
std::string arn_of(const ServerCertificate& certificate) {
  return server_certificate_arn(certificate.account, certificate.path, certificate.name);
}

std::string assumed_role_arn(const Role& role, std::string_view session_name) {
  std::string text(sts_arn_beginning);
  text.append(to_string(role.account)).append(":assumed-role/").append(role.name);
  return text.append("/").append(session_name);
}

std::string federated_user_arn(AccountId account, std::string_view name) {
  std::string text(sts_arn_beginning);
  return text.append(to_string(account)).append(":federated-user/").append(name);
}

std::optional<ArnParts> parse_iam_arn(std::string_view arn) {
  if (!arn.starts_with(arn_beginning))
    return std::nullopt;
  arn.remove_prefix(arn_beginning.size());
  const auto colon = arn.find(':');
  const auto account = parse_account_id(arn.substr(0, colon));
  if (!account || colon == std::string_view::npos)
    return std::nullopt;
  const std::string_view resource = arn.substr(colon + 1);
  if (resource == "root")
    return ArnParts{*account, "root", "/", {}};
  const auto first = resource.find('/');
  const auto last = resource.rfind('/');
  if (first == std::string_view::npos || first == 0 || last + 1 == resource.size())
    return std::nullopt;
  return ArnParts{*account, resource.substr(0, first), resource.substr(first, last + 1 - first),
                  resource.substr(last + 1)};
}

std::string mfa_arn(AccountId account, std::string_view path, std::string_view name) {
  return arn(account, named(":mfa", path, name));
}

std::string security_key_arn(const User& owner, std::string_view name) {
  const std::string path = owner.is_root() ? "/root/" : "/user/" + owner.name + "/";
  return arn(owner.account, named(":u2f", path, name));
}

bool is_arn(std::string_view text) {
  return text.starts_with("arn:") && std::ranges::count(text, ':') >= 5;
}

bool is_full_arn(std::string_view text) {
  if (!is_arn(text))
    return false;
  // Region and account may be empty, and what is behind the fifth colon is the resource.
  enum Part { Partition = 1, Service = 2, Resource = 5 };
  for (int part = 0; part < Resource; ++part) {
    const auto colon = text.find(':');
    if (colon == 0 && (part == Partition || part == Service))
      return false;
    text.remove_prefix(colon + 1);
  }
  return !text.empty();
}

}  // namespace rollcall::iam
