#pragma once
// IAMReadOnlyAccess: to see everything in IAM, and to have its reports made.

#include <string_view>

namespace rollcall::policy {

inline constexpr std::string_view iam_read_only_access = R"({
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "iam:GenerateCredentialReport",
                "iam:GenerateServiceLastAccessedDetails",
                "iam:Get*",
                "iam:List*",
                "iam:SimulateCustomPolicy",
                "iam:SimulatePrincipalPolicy",
                "rollcall:Get*"
            ],
            "Resource": "*"
        }
    ]
})";

}  // namespace rollcall::policy
