#pragma once
// AmazonS3ReadOnlyAccess: to list and to read in stores that speak S3.

#include <string_view>

namespace rollcall::policy {

inline constexpr std::string_view s3_read_only_access = R"({
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "s3-object-lambda:Get*",
                "s3-object-lambda:List*",
                "s3:Describe*",
                "s3:Get*",
                "s3:List*"
            ],
            "Resource": "*"
        }
    ]
})";

}  // namespace rollcall::policy
