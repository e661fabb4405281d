#pragma once
// AWSSupportAccess: everything in AWS Support. Audits ask whom it is attached to.

#include <string_view>

namespace rollcall::policy {

inline constexpr std::string_view support_access = R"({
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": "support:*",
            "Resource": "*"
        }
    ]
})";

}  // namespace rollcall::policy
