#pragma once
// PowerUserAccess: everything but the management of users, organizations and accounts.

#include <string_view>

namespace rollcall::policy {

inline constexpr std::string_view power_user_access = R"({
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "NotAction": [
                "account:*",
                "iam:*",
                "organizations:*",
                "rollcall:*"
            ],
            "Resource": "*"
        },
        {
            "Effect": "Allow",
            "Action": [
                "account:GetAccountInformation",
                "account:ListRegions",
                "iam:CreateServiceLinkedRole",
                "iam:DeleteServiceLinkedRole",
                "iam:ListRoles",
                "organizations:DescribeOrganization"
            ],
            "Resource": "*"
        }
    ]
})";

}  // namespace rollcall::policy
