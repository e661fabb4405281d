#pragma once
// Billing: to see and to pay what an account costs. Nothing here costs anything.

#include <string_view>

namespace rollcall::policy {

inline constexpr std::string_view billing = R"({
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "account:GetAccountInformation",
                "aws-portal:*Billing",
                "aws-portal:*PaymentMethods",
                "aws-portal:*Usage",
                "budgets:ModifyBudget",
                "budgets:ViewBudget"
            ],
            "Resource": "*"
        }
    ]
})";

}  // namespace rollcall::policy
