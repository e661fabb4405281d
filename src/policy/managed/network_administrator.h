#pragma once
// NetworkAdministrator: to run networks, of which little is here.

#include <string_view>

namespace rollcall::policy {

inline constexpr std::string_view network_administrator = R"({
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "s3:GetBucketLocation",
                "s3:GetBucketWebsite",
                "s3:ListBucket"
            ],
            "Resource": "*"
        },
        {
            "Effect": "Allow",
            "Action": [
                "iam:GetRole",
                "iam:ListRoles",
                "iam:PassRole"
            ],
            "Resource": "arn:aws:iam::*:role/flow-logs-*"
        }
    ]
})";

}  // namespace rollcall::policy
