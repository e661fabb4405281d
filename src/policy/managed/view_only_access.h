#pragma once
// ViewOnlyAccess: to see what there is, of which IAM is what is here.

#include <string_view>

namespace rollcall::policy {

inline constexpr std::string_view view_only_access = R"({
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "iam:GetAccountSummary",
                "iam:GetLoginProfile",
                "iam:List*"
            ],
            "Resource": "*"
        }
    ]
})";

}  // namespace rollcall::policy
