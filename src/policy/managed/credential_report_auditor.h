#pragma once
// CredentialReportAuditor: to have the credential report made and to fetch it. An auditor who was
// given this has been promised nothing else, and so have those who gave it: it never grows.

#include <string_view>

namespace rollcall::policy {

inline constexpr std::string_view credential_report_auditor = R"({
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "iam:GenerateCredentialReport",
                "iam:GetCredentialReport"
            ],
            "Resource": "*"
        }
    ]
})";

}  // namespace rollcall::policy
