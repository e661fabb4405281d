#pragma once
// AmazonS3FullAccess: everything in stores that speak S3.

#include <string_view>

namespace rollcall::policy {

inline constexpr std::string_view s3_full_access = R"({
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "s3-object-lambda:*",
                "s3:*"
            ],
            "Resource": "*"
        }
    ]
})";

}  // namespace rollcall::policy
