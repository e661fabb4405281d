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

std::string mfa_arn(AccountId account, std::string_view path, std::string_view name) {
  return arn(account, named(":mfa", path, name));
}

bool is_arn(std::string_view text) {
  return text.starts_with("arn:") && std::ranges::count(text, ':') >= 5;
}

}  // namespace rollcall::iam
