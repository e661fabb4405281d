#pragma once
// DatabaseAdministrator: to run databases, of which what they keep in stores that speak S3 is what
// is here.

#include <string_view>

namespace rollcall::policy {

inline constexpr std::string_view database_administrator = R"({
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "iam:GetRole",
                "iam:ListRoles",
                "s3:AbortMultipartUpload",
                "s3:CreateBucket",
                "s3:DeleteObject*",
                "s3:Get*",
                "s3:List*",
                "s3:PutBucketTagging",
                "s3:PutBucketVersioning",
                "s3:PutLifecycleConfiguration",
                "s3:PutObject*",
                "s3:RestoreObject"
            ],
            "Resource": "*"
        },
        {
            "Effect": "Allow",
            "Action": "iam:PassRole",
            "Resource": [
                "arn:aws:iam::*:role/rdbms-lambda-access",
                "arn:aws:iam::*:role/rds-monitoring-role"
            ]
        }
    ]
})";

}  // namespace rollcall::policy
