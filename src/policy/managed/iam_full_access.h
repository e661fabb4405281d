#pragma once
// IAMFullAccess: everything in IAM.

#include <string_view>

namespace rollcall::policy {

inline constexpr std::string_view iam_full_access = R"({
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": "iam:*",
            "Resource": "*"
        }
    ]
})";

}  // namespace rollcall::policy
