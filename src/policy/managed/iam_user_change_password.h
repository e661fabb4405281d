#pragma once
// IAMUserChangePassword: a user may change the password of its own, and see the rules for it.

#include <string_view>

namespace rollcall::policy {

inline constexpr std::string_view iam_user_change_password = R"({
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": "iam:ChangePassword",
            "Resource": "arn:aws:iam::*:user/${aws:username}"
        },
        {
            "Effect": "Allow",
            "Action": "iam:GetAccountPasswordPolicy",
            "Resource": "*"
        }
    ]
})";

}  // namespace rollcall::policy
