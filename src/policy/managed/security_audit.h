#pragma once
// SecurityAudit: what an auditor needs to see, of which IAM is what is here.

#include <string_view>

namespace rollcall::policy {

inline constexpr std::string_view security_audit = R"({
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
