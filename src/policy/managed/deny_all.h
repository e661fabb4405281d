#pragma once
// AWSDenyAll: nothing at all, whatever else is allowed. For somebody who shall be let in nowhere.

#include <string_view>

namespace rollcall::policy {

inline constexpr std::string_view deny_all = R"({
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Deny",
            "Action": "*",
            "Resource": "*"
        }
    ]
})";

}  // namespace rollcall::policy
