#pragma once
// AWSCloudShellFullAccess: everything in AWS CloudShell. Audits ask whom it is attached to.

#include <string_view>

namespace rollcall::policy {

inline constexpr std::string_view cloud_shell_full_access = R"({
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": "cloudshell:*",
            "Resource": "*"
        }
    ]
})";

}  // namespace rollcall::policy
