#include "policy/principals.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "iam/arn.h"
#include "policy/vocabulary.h"

namespace rollcall::policy {
namespace {

struct TypeName {
  std::string_view name;
  PrincipalType type;
};

constexpr TypeName type_names[] = {{"AWS", PrincipalType::Aws},
                                   {"Service", PrincipalType::Service},
                                   {"Federated", PrincipalType::Federated},
                                   {"CanonicalUser", PrincipalType::CanonicalUser}};

bool is_account_id(std::string_view text) { return iam::parse_account_id(text).has_value(); }

bool is_wild(std::string_view text) { return text.find_first_of("*?") != std::string_view::npos; }

bool is_user_or_role_or_root(std::string_view text) {
  const auto arn = iam::parse_iam_arn(text);
  return arn && (arn->kind == "root" || arn->kind == "user" || arn->kind == "role");
}

// The characters of the names of roles, sessions and federated users.
bool is_name_or_slash(char c) {
  return base::is_letter(c) || base::is_digit(c) || std::string_view("_+=,.@-/").contains(c);
}

// arn:aws:sts::123456789012:assumed-role/ROLE/SESSION, or :federated-user/NAME.
bool is_session(std::string_view text) {
  if (!text.starts_with(iam::sts_arn_beginning))
    return false;
  text.remove_prefix(iam::sts_arn_beginning.size());
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || !is_account_id(text.substr(0, colon)))
    return false;
  const std::string_view resource = text.substr(colon + 1);
  const auto slashes = std::ranges::count(resource, '/');
  return !resource.ends_with('/') && std::ranges::all_of(resource, is_name_or_slash) &&
         ((resource.starts_with("assumed-role/") && slashes == 2) ||
          (resource.starts_with("federated-user/") && slashes == 1));
}

bool is_aws_principal(std::string_view text) {
  return !is_wild(text) &&
         (is_account_id(text) || is_user_or_role_or_root(text) || is_session(text));
}

// ec2.amazonaws.com: services go by a name of the DNS.
bool is_service(std::string_view text) {
  const auto is_sign = [](char c) {
    return base::is_letter(c) || base::is_digit(c) || c == '-' || c == '.';
  };
  return text.find('.') != std::string_view::npos && std::ranges::all_of(text, is_sign);
}

// Of an account as S3 knows it.
bool is_canonical_id(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](char c) { return base::is_letter(c) || base::is_digit(c); });
}

// The ARN of a provider of identities, or the host by which some are known.
bool is_provider(std::string_view text) {
  if (text.starts_with("arn:")) {
    const auto arn = iam::parse_iam_arn(text);
    return arn && !is_wild(text) && (arn->kind == "saml-provider" || arn->kind == "oidc-provider");
  }
  return is_service(text);
}

std::string invalid(std::string_view type, std::string_view text) {
  return "Invalid principal in policy: \"" + std::string(type) + "\":\"" + std::string(text) + "\"";
}

}  // namespace

std::span<const std::string_view> principal_type_names() {
  static constexpr auto names = [] {
    std::array<std::string_view, std::size(type_names)> all;
    std::ranges::transform(type_names, all.begin(), &TypeName::name);
    return all;
  }();
  return names;
}

std::optional<PrincipalType> find_principal_type(std::string_view name) {
  const auto found = std::ranges::find(type_names, name, &TypeName::name);
  return found == std::end(type_names) ? std::nullopt : std::optional(found->type);
}

std::optional<std::string> complaint_about_principal(const PrincipalPattern& principal) {
  switch (principal.type) {
    case PrincipalType::Aws:
      if (!is_aws_principal(principal.text))
        return invalid("AWS", principal.text);
      return std::nullopt;
    case PrincipalType::Service:
      if (!is_service(principal.text))
        return invalid("SERVICE", principal.text);
      return std::nullopt;
    case PrincipalType::Federated:
      if (!is_provider(principal.text))
        return invalid("FEDERATED", principal.text);
      return std::nullopt;
    case PrincipalType::CanonicalUser:
      if (!is_canonical_id(principal.text))
        return invalid("CANONICALUSER", principal.text);
      return std::nullopt;
    case PrincipalType::Everybody:
      break;
  }
  return std::nullopt;
}

std::string invalid_principal(std::string_view aws_principal) {
  return invalid("AWS", aws_principal);
}

}  // namespace rollcall::policy
