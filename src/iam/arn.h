#pragma once
// Amazon Resource Names of what lives in an account.

#include <string>
#include <string_view>

#include "iam/account.h"
#include "iam/user.h"

namespace rollcall::iam {

// What the ARN of everything in an account begins with, before the account's number; and what
// follows the number.
inline constexpr std::string_view arn_beginning = "arn:aws:iam::";
inline constexpr std::string_view root_resource = ":root";
inline constexpr std::string_view user_resource = ":user";  // then the path, then the name

std::string root_arn(AccountId account);  // arn:aws:iam::123456789012:root
std::string user_arn(AccountId account, std::string_view path, std::string_view name);
std::string arn_of(const User& user);  // the root user's is root_arn
std::string mfa_arn(AccountId account, std::string_view path, std::string_view name);

// The policy that allows everything, and the only managed one known here.
inline constexpr std::string_view administrator_access_arn =
    "arn:aws:iam::aws:policy/AdministratorAccess";

// Whether the text has the six parts of an ARN, the first of which is "arn".
bool is_arn(std::string_view text);

}  // namespace rollcall::iam
