#include "auth/permission/context_keys.h"

namespace rollcall::auth {
namespace {

// clang-format off
constexpr ContextKey keys[] = {
    {"aws:CurrentTime",            "date"},
    {"aws:EpochTime",              "date"},
    {"aws:MultiFactorAuthAge",     "numeric"},
    {"aws:MultiFactorAuthPresent", "boolean"},
    {"aws:PrincipalAccount",       "string"},
    {"aws:PrincipalArn",           "string"},
    {"aws:PrincipalTag/",          "string"},
    {"aws:PrincipalType",          "string"},
    {"aws:RequestTag/",            "string"},
    {"aws:RequestedRegion",        "string"},
    {"aws:ResourceTag/",           "string"},
    {"aws:SecureTransport",        "boolean"},
    {"aws:SourceIdentity",         "string"},
    {"aws:SourceIp",               "ip"},
    {"aws:TagKeys",                "stringList"},
    {"aws:TokenIssueTime",         "date"},
    {"aws:UserAgent",              "string"},
    {"aws:userid",                 "string"},
    {"aws:username",               "string"},
    {"iam:PassedToService",                      "string"},
    {"iam:PermissionsBoundary",                  "string"},
    {"iam:PolicyARN",                            "string"},
    {"iam:ResourceTag/",                         "string"},
    {"iam:ServiceSpecificCredentialAgeDays",     "numeric"},
    {"iam:ServiceSpecificCredentialServiceName", "string"},
    {"sts:ExternalId",             "string"},
    {"sts:RoleSessionName",        "string"},
    {"sts:SourceIdentity",         "string"},
    {"sts:TransitiveTagKeys",      "stringList"},
};
// clang-format on

}  // namespace

std::span<const ContextKey> context_keys() { return keys; }

}  // namespace rollcall::auth
