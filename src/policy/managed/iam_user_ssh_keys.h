#pragma once
// IAMUserSSHKeys: what a user may do to the SSH public keys of its own.

#include <string_view>

namespace rollcall::policy {

inline constexpr std::string_view iam_user_ssh_keys = R"({
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "iam:DeleteSSHPublicKey",
                "iam:GetSSHPublicKey",
                "iam:ListSSHPublicKeys",
                "iam:UpdateSSHPublicKey",
                "iam:UploadSSHPublicKey"
            ],
            "Resource": "arn:aws:iam::*:user/${aws:username}"
        }
    ]
})";

}  // namespace rollcall::policy
