#include "policy/resources.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "policy/budget.h"
#include "policy/pattern.h"
#include "policy/wildcard.h"

namespace rollcall::policy {
namespace {

constexpr std::size_t parts_of_arn = 5;        // the leading "arn" not counted
constexpr std::string_view partition = "aws";  // where all of this server's accounts are

// None of these is in any service, region or account: they are those of a variable, which has its
// place in the last part alone, or of a place that somebody was to fill in, as in <account> or
// {{region}}. A denial of such a resource would protect nothing.
constexpr std::string_view signs_of_placeholders = "${}<>[]%#";

// IAM user guide, IAM identifiers: what the last part of an IAM ARN begins with.
constexpr std::string_view iam_paths[] = {"user/",
                                          "federated-user/",
                                          "role/",
                                          "group/",
                                          "instance-profile/",
                                          "mfa/",
                                          "server-certificate/",
                                          "policy/",
                                          "sms-mfa/",
                                          "saml-provider/",
                                          "oidc-provider/",
                                          "report/",
                                          "access-report/"};
constexpr std::string_view iam_path_complaint =
    "IAM resource path must either be \"*\", root, or start with user/, federated-user/, role/, "
    "group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, "
    "oidc-provider/, report/, access-report/.";

// Service authorization reference, Amazon S3: the resources that live in a region, unlike buckets
// and objects.
constexpr std::string_view regional_s3_paths[] = {
    "accesspoint/",  "access-grants/",      "job/",
    "storage-lens/", "storage-lens-group/", "async-request/"};

struct Arn {
  std::string_view partition;
  std::string_view service;
  std::string_view region;
  std::string_view account;
  std::string_view path;
  std::size_t parts_written;
};

// The next colon that is no part of a policy variable such as ${aws:username}.
std::size_t find_colon(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == ':')
      return at;
    if (text.substr(at).starts_with("${"))
      at = std::min(text.find('}', at), text.size());
  }
  return std::string_view::npos;
}

// What is behind the first colon; nullopt if there is none.
std::optional<std::string_view> rest_of_arn(std::string_view resource) {
  const auto colon = find_colon(resource);
  if (colon == std::string_view::npos)
    return std::nullopt;
  return resource.substr(colon + 1);
}

Arn split(std::string_view rest) {
  std::array<std::string_view, parts_of_arn> parts;
  parts.fill("*");
  std::size_t count = 0;
  while (count < parts_of_arn - 1) {
    const auto colon = find_colon(rest);
    parts[count++] = rest.substr(0, colon);
    if (colon == std::string_view::npos)
      return {parts[0], parts[1], parts[2], parts[3], parts[4], count};
    rest.remove_prefix(colon + 1);
  }
  parts[count++] = rest;
  return {parts[0], parts[1], parts[2], parts[3], parts[4], count};
}

bool has_wildcard(std::string_view text) {
  return text.find_first_of("*?") != std::string_view::npos;
}

bool has_placeholder(std::string_view text) {
  return text.find_first_of(signs_of_placeholders) != std::string_view::npos;
}

// A partition may be a pattern that the one there is matches.
bool is_partition(std::string_view text) {
  const Pattern pattern = read_pattern(text);
  Budget budget;
  return pattern.variables.empty() && matches(pattern.text, partition, budget);
}

// Whose things IAM and STS know by an account: one, some, none in particular, or AWS's own. A word
// such as ACCOUNT_ID is nobody's.
bool is_account_of_iam(std::string_view text) {
  return text == "aws" || std::ranges::all_of(text, [](char c) {
           return base::is_digit(c) || c == '*' || c == '?';
         });
}

bool has_unreadable_owner(const Arn& arn) {
  if (has_placeholder(arn.region) || has_placeholder(arn.account))
    return true;
  return (arn.service == "iam" || arn.service == "sts") && !is_account_of_iam(arn.account);
}

bool starts_with_one_of(std::string_view text, auto&& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.starts_with(word); });
}

std::optional<std::string> complaint_about_iam(std::string_view resource, const Arn& arn) {
  if (!arn.region.empty())
    return "IAM resource " + std::string(resource) + " cannot contain region information.";
  if (arn.path != "*" && arn.path != "root" && !starts_with_one_of(arn.path, iam_paths))
    return std::string(iam_path_complaint);
  return std::nullopt;
}

std::optional<std::string> complaint_about_s3(std::string_view resource, const Arn& arn) {
  if (!arn.region.empty() && !starts_with_one_of(arn.path, regional_s3_paths))
    return "Resource " + std::string(resource) + " can not contain region information.";
  return std::nullopt;
}

}  // namespace

bool fails_legacy_parsing(std::string_view resource) {
  const auto rest = rest_of_arn(resource);
  if (!rest)
    return false;
  const Arn arn = split(*rest);
  if (!is_partition(arn.partition))
    return false;
  return arn.service.empty() || (arn.service == "s3" && arn.parts_written < parts_of_arn) ||
         has_unreadable_owner(arn);
}

std::optional<std::string> complaint_about_resource(std::string_view resource) {
  if (resource == "*")
    return std::nullopt;
  const auto rest = rest_of_arn(resource);
  if (!rest)
    return "Resource " + std::string(resource) + " must be in ARN format or \"*\".";
  const Arn arn = split(*rest);
  if (!is_partition(arn.partition))
    return "Partition \"" + std::string(arn.partition) + "\" is not valid for resource \"" +
           completed_resource(resource) + "\".";
  if (has_wildcard(arn.service) || has_placeholder(arn.service))
    return "Resource vendor must be fully qualified and cannot contain regexes.";
  if (arn.service == "iam")
    return complaint_about_iam(resource, arn);
  if (arn.service == "s3")
    return complaint_about_s3(resource, arn);
  return std::nullopt;
}

std::string completed_resource(std::string_view resource) {
  const auto rest = rest_of_arn(resource);
  if (!rest)
    return std::string(resource);
  std::string completed = "arn:" + std::string(*rest);
  for (auto parts = split(*rest).parts_written; parts < parts_of_arn; ++parts)
    completed += ":*";
  return completed;
}

}  // namespace rollcall::policy
