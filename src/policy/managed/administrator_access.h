#pragma once
// AdministratorAccess: every action on every resource.

#include <string_view>

namespace rollcall::policy {

inline constexpr std::string_view administrator_access = R"({
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": "*",
            "Resource": "*"
        }
    ]
})";

}  // namespace rollcall::policy
