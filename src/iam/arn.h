#pragma once
// Amazon Resource Names of what lives in an account.

#include <optional>
#include <string>
#include <string_view>

#include "iam/account.h"
#include "iam/group.h"
#include "iam/instance_profile.h"
#include "iam/managed_policy.h"
#include "iam/role.h"
#include "iam/server_certificate.h"
#include "iam/user.h"

namespace rollcall::iam {

// What the ARN of everything in an account begins with, before the account's number; and what
// follows the number.
inline constexpr std::string_view arn_beginning = "arn:aws:iam::";
inline constexpr std::string_view root_resource = ":root";
inline constexpr std::string_view user_resource = ":user";  // then the path, then the name

// The same of those who act with temporary credentials of their own name.
inline constexpr std::string_view sts_arn_beginning = "arn:aws:sts::";

std::string root_arn(AccountId account);  // arn:aws:iam::123456789012:root
std::string user_arn(AccountId account, std::string_view path, std::string_view name);
std::string arn_of(const User& user);  // the root user's is root_arn
std::string group_arn(AccountId account, std::string_view path, std::string_view name);
std::string role_arn(AccountId account, std::string_view path, std::string_view name);
std::string policy_arn(AccountId account, std::string_view path, std::string_view name);
std::string instance_profile_arn(AccountId account, std::string_view path, std::string_view name);
std::string server_certificate_arn(AccountId account, std::string_view path, std::string_view name);
std::string arn_of(const Group& group);
std::string arn_of(const Role& role);
std::string arn_of(const ManagedPolicy& policy);
std::string arn_of(const InstanceProfile& profile);
std::string arn_of(const ServerCertificate& certificate);
std::string mfa_arn(AccountId account, std::string_view path, std::string_view name);

// arn:aws:iam::123456789012:u2f/user/alice/NAME, or …:u2f/root/NAME: a security key is named after
// the user it was registered for.
std::string security_key_arn(const User& owner, std::string_view name);

// arn:aws:sts::123456789012:assumed-role/NAME/SESSION: who acts as a session of a role. The role's
// path is not in it.
std::string assumed_role_arn(const Role& role, std::string_view session_name);
std::string federated_user_arn(AccountId account, std::string_view name);

// What the ARN of something in IAM says: whose it is, which kind it is of, and the last part of its
// path, its name. nullopt for an ARN of another form.
struct ArnParts {
  AccountId account;
  std::string_view kind;  // "user", "role", "policy"; "root" for the account itself
  std::string_view path;  // "/" or "/a/b/"
  std::string_view name;
};
std::optional<ArnParts> parse_iam_arn(std::string_view arn);

// The policy that allows everything.
inline constexpr std::string_view administrator_access_arn =
    "arn:aws:iam::aws:policy/AdministratorAccess";

// Whether the text has the six parts of an ARN, the first of which is "arn".
bool is_arn(std::string_view text);

// Whether it could also be somebody's: partition, service and resource are not empty.
bool is_full_arn(std::string_view text);

}  // namespace rollcall::iam
