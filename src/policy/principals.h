#pragma once
// Whom a trust policy speaks of: what may stand in Principal and NotPrincipal, and what IAM says of
// what may not.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rollcall::policy {

enum class PrincipalType { Aws, Service, Federated, CanonicalUser, Everybody };

struct PrincipalPattern {
  PrincipalType type = PrincipalType::Everybody;
  std::string text;  // as written: an ARN or twelve digits, "ec2.amazonaws.com"; "*" of everybody
};

// nullopt if a principal can have no such type. Case matters.
std::optional<PrincipalType> find_principal_type(std::string_view name);

// What is wrong with a principal's form; nullopt if nothing is. Whether an AWS principal exists is
// for whoever knows the accounts to say.
std::optional<std::string> complaint_about_principal(const PrincipalPattern& principal);

// What IAM says of a principal that cannot be one, or that does not exist.
std::string invalid_principal(std::string_view aws_principal);

}  // namespace rollcall::policy
