#pragma once
// SystemAdministrator: to run what others develop and use, of which the stores that speak S3 and
// seeing who may do what are what is here.

#include <string_view>

namespace rollcall::policy {

inline constexpr std::string_view system_administrator = R"({
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "cloudtrail:DescribeTrails",
                "cloudtrail:GetTrailStatus",
                "cloudtrail:LookupEvents",
                "iam:GetAccessKeyLastUsed",
                "iam:GetAccount*",
                "iam:GetContextKeys*",
                "iam:GetCredentialReport",
                "iam:GetGroup*",
                "iam:GetInstanceProfile",
                "iam:GetLoginProfile",
                "iam:GetPolicy*",
                "iam:GetRole*",
                "iam:GetSSHPublicKey",
                "iam:GetServerCertificate",
                "iam:GetUser*",
                "iam:ListAccessKeys",
                "iam:ListAccountAliases",
                "iam:ListAttached*",
                "iam:ListEntitiesForPolicy",
                "iam:ListGroupPolicies",
                "iam:ListGroups",
                "iam:ListGroupsForUser",
                "iam:ListInstanceProfiles*",
                "iam:ListMFADevices",
                "iam:ListPolicies",
                "iam:ListPolicyVersions",
                "iam:ListRolePolicies",
                "iam:ListRoles",
                "iam:ListServerCertificates",
                "iam:ListSigningCertificates",
                "iam:ListUserPolicies",
                "iam:Simulate*",
                "iam:UpdateServerCertificate",
                "iam:UploadServerCertificate",
                "s3:*"
            ],
            "Resource": "*"
        },
        {
            "Effect": "Allow",
            "Action": "iam:PassRole",
            "Resource": [
                "arn:aws:iam::*:role/ec2-sysadmin-*",
                "arn:aws:iam::*:role/ecr-sysadmin-*",
                "arn:aws:iam::*:role/lambda-sysadmin-*",
                "arn:aws:iam::*:role/rds-monitoring-role"
            ]
        }
    ]
})";

}  // namespace rollcall::policy
