#pragma once
// SupportUser: to see what is wrong and to ask AWS Support about it, of which seeing is what is
// here.

#include <string_view>

namespace rollcall::policy {

inline constexpr std::string_view support_user = R"({
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "cloudtrail:DescribeTrails",
                "cloudtrail:GetTrailStatus",
                "cloudtrail:LookupEvents",
                "iam:GenerateCredentialReport",
                "iam:GenerateServiceLastAccessedDetails",
                "iam:Get*",
                "iam:List*",
                "s3:List*",
                "support:*"
            ],
            "Resource": "*"
        }
    ]
})";

}  // namespace rollcall::policy
