#pragma once
// IAMSelfManageServiceSpecificCredentials: what a user may do to the service-specific credentials
// of its own.

#include <string_view>

namespace rollcall::policy {

inline constexpr std::string_view iam_self_manage_service_specific_credentials = R"({
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "iam:CreateServiceSpecificCredential",
                "iam:DeleteServiceSpecificCredential",
                "iam:ListServiceSpecificCredentials",
                "iam:ResetServiceSpecificCredential",
                "iam:UpdateServiceSpecificCredential"
            ],
            "Resource": "arn:aws:iam::*:user/${aws:username}"
        }
    ]
})";

}  // namespace rollcall::policy
