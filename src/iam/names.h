#pragma once
// The texts IAM knows by name, each with its constraint. Two names that differ only in case are the
// same name. AWS API reference, "Data Types" and "Request Parameters"; the patterns are matched by
// hand, and names_test compares the matchers with the patterns sign by sign.

#include "base/ascii.h"
#include "iam/constraint.h"
#include "iam/parameter.h"

namespace rollcall::iam {

namespace pattern {
bool name(std::string_view text);           // [\w+=,.@-]+
bool path(std::string_view text);           // (\u002F)|(\u002F[\u0021-\u007E]+\u002F)
bool path_prefix(std::string_view text);    // \u002F[\u0021-\u007F]*
bool policy_path(std::string_view text);    // ((/[A-Za-z0-9\.,\+@=_-]+)*)/
bool word(std::string_view text);           // [\w]+
bool serial_number(std::string_view text);  // [\w+=/:,.@-]+
bool alias(std::string_view text);          // ^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$
bool digits(std::string_view text);         // [\d]+
bool session_name(std::string_view text);   // [\w+=,.@-]*
bool external_id(std::string_view text);    // [\w+=,.@:\/-]*
bool arn(std::string_view text);            // see arn_pattern
bool version_id(std::string_view text);     // v[1-9][0-9]*(\.[A-Za-z0-9-]*)?
bool service_name(std::string_view text);   // [a-zA-Z0-9.-]*
bool description(std::string_view text);    // [\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*
bool printable(std::string_view text);      // the same, but not empty
bool latin(std::string_view text);          // [\u0020-\u00FF]+
bool document(std::string_view text);       // [\u0009\u000A\u000D\u0020-\u00FF]+
bool tag_key(std::string_view text);        // [\p{L}\p{Z}\p{N}_.:/=+\-@]+
bool tag_value(std::string_view text);      // [\p{L}\p{Z}\p{N}_.:/=+\-@]*
bool anything(std::string_view text);
}  // namespace pattern

inline constexpr std::string_view name_pattern = R"([\w+=,.@-]+)";
inline constexpr std::string_view path_pattern = R"((\u002F)|(\u002F[\u0021-\u007E]+\u002F))";
inline constexpr std::string_view arn_pattern =
    R"([\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+)";
inline constexpr std::string_view printable_pattern =
    R"([\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]+)";
inline constexpr std::string_view document_pattern = R"([\u0009\u000A\u000D\u0020-\u00FF]+)";

inline constexpr std::string_view user_name_sentence =
    "The specified value for userName is invalid. It must contain only alphanumeric characters "
    "and/or the following: +=,.@_-";
inline constexpr std::string_view path_sentence =
    "The specified value for path is invalid. It must begin and end with / and contain only "
    "alphanumeric characters and/or / characters.";
inline constexpr std::string_view path_prefix_sentence =
    "The specified value for pathPrefix is invalid. It must begin with the / character and "
    "contain only alphanumeric characters and/or / characters.";

inline constexpr std::string_view service_name_sentence = "ServiceName must match [a-zA-Z0-9.-]*";

namespace constraints {
// clang-format off
inline constexpr Constraint user_name          {1, 64,  pattern::name, name_pattern, user_name_sentence};
inline constexpr Constraint existing_user_name {1, 128, pattern::name, name_pattern, user_name_sentence};
inline constexpr Constraint group_name         {1, 128, pattern::name, name_pattern};
inline constexpr Constraint role_name          {1, 64,  pattern::name, name_pattern};
inline constexpr Constraint instance_profile_name{1, 128, pattern::name, name_pattern};
inline constexpr Constraint policy_name        {1, 128, pattern::name, name_pattern};
inline constexpr Constraint policy_version_id  {0, unlimited, pattern::version_id, R"(v[1-9][0-9]*(\.[A-Za-z0-9-]*)?)"};
inline constexpr Constraint policy_description {0, 1000, pattern::anything, ""};
inline constexpr Constraint role_description   {0, 1000, pattern::description, R"([\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*)"};
inline constexpr Constraint mfa_device_name    {1, 226, pattern::name, name_pattern};
inline constexpr Constraint security_key_name  {1, 128, pattern::name, name_pattern};
inline constexpr Constraint encoded_bytes      {1, 16384, pattern::latin, R"([\u0020-\u00FF]+)"};
inline constexpr Constraint path               {1, 512, pattern::path, path_pattern, path_sentence};
inline constexpr Constraint path_prefix        {1, 512, pattern::path_prefix, R"(\u002F[\u0021-\u007F]*)", path_prefix_sentence};
inline constexpr Constraint policy_path        {1, 512, pattern::policy_path, R"(((/[A-Za-z0-9\.,\+@=_-]+)*)/)"};
inline constexpr Constraint access_key_id      {16, 128, pattern::word, R"([\w]+)"};
inline constexpr Constraint certificate_id     {24, 128, pattern::word, R"([\w]+)"};
inline constexpr Constraint certificate_body   {1, 16384, pattern::document, document_pattern};
inline constexpr Constraint server_certificate_name{1, 128, pattern::name, name_pattern};
inline constexpr Constraint private_key        {1, 16384, pattern::document, document_pattern};
inline constexpr Constraint certificate_chain  {1, 2097152, pattern::document, document_pattern};
inline constexpr Constraint serial_number      {9, 256, pattern::serial_number, R"([\w+=/:,.@-]+)"};
inline constexpr Constraint authentication_code{6, 6,   pattern::digits, R"([\d]+)"};
inline constexpr Constraint account_alias      {3, 63,  pattern::alias, R"(^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$)"};
inline constexpr Constraint marker             {1, 320, pattern::latin, R"([\u0020-\u00FF]+)"};
inline constexpr Constraint password           {1, 128, pattern::document, document_pattern};
inline constexpr Constraint policy_document    {1, 131072, pattern::document, document_pattern};
inline constexpr Constraint listed_policy      {1, 131072, pattern::printable, printable_pattern};
inline constexpr Constraint policy_arn         {20, 2048, pattern::anything, ""};
inline constexpr Constraint role_arn           {20, 2048, pattern::arn, arn_pattern};
inline constexpr Constraint session_policy_arn {20, 2048, pattern::arn, arn_pattern};
inline constexpr Constraint role_session_name  {2, 64,  pattern::session_name, R"([\w+=,.@-]*)"};
inline constexpr Constraint federated_user_name{2, 32,  pattern::session_name, R"([\w+=,.@-]*)"};
inline constexpr Constraint source_identity    {2, 64,  pattern::session_name, R"([\w+=,.@-]*)"};
inline constexpr Constraint external_id        {2, 1224, pattern::external_id, R"([\w+=,.@:\/-]*)"};
inline constexpr Constraint session_policy     {1, 2048, pattern::document, document_pattern};
inline constexpr Constraint ssh_public_key_id  {20, 128, pattern::word, R"([\w]+)"};
inline constexpr Constraint ssh_public_key_body{1, 16384, pattern::document, document_pattern};
inline constexpr Constraint service_specific_credential_id{20, 128, pattern::word, R"([\w]+)"};
inline constexpr Constraint service_name       {0, unlimited, pattern::service_name, "[a-zA-Z0-9.-]*", service_name_sentence};
inline constexpr Constraint sign_in_session_id {16, 128, pattern::word, R"([\w]+)"};
inline constexpr Constraint tag_key            {1, 128, pattern::tag_key, R"([\p{L}\p{Z}\p{N}_.:/=+\-@]+)"};
inline constexpr Constraint tag_value          {0, 256, pattern::tag_value, R"([\p{L}\p{Z}\p{N}_.:/=+\-@]*)"};
// clang-format on
}  // namespace constraints

// clang-format off
using UserName           = Text<constraints::user_name>;           // to be given
using ExistingUserName   = Text<constraints::existing_user_name>;  // to be looked up
using GroupName          = Text<constraints::group_name>;
using RoleName           = Text<constraints::role_name>;
using InstanceProfileName = Text<constraints::instance_profile_name>;
using PolicyVersionId    = Text<constraints::policy_version_id>;
using PolicyDescription  = Text<constraints::policy_description>;
using RoleDescription    = Text<constraints::role_description>;
using RoleArn            = Text<constraints::role_arn>;
using SessionPolicyArn   = Text<constraints::session_policy_arn>;
using RoleSessionName    = Text<constraints::role_session_name>;
using FederatedUserName  = Text<constraints::federated_user_name>;
using SourceIdentity = Text<constraints::source_identity>;
using ExternalId         = Text<constraints::external_id>;
using SessionPolicy      = Text<constraints::session_policy>;
using SshPublicKeyId     = Text<constraints::ssh_public_key_id>;
using SshPublicKeyBody   = Text<constraints::ssh_public_key_body>;
using ServiceSpecificCredentialId = Text<constraints::service_specific_credential_id>;
using ServiceName        = Text<constraints::service_name>;
using PolicyName         = Text<constraints::policy_name>;
using MfaDeviceName      = Text<constraints::mfa_device_name>;
using SecurityKeyName    = Text<constraints::security_key_name>;
using EncodedBytes       = Text<constraints::encoded_bytes>;        // base64
using Path               = Text<constraints::path>;
using PathPrefix         = Text<constraints::path_prefix>;
using PolicyPath         = Text<constraints::policy_path>;
using AccessKeyId        = Text<constraints::access_key_id>;
using CertificateId      = Text<constraints::certificate_id>;
using CertificateBody    = Text<constraints::certificate_body>;
using ServerCertificateName = Text<constraints::server_certificate_name>;
using PrivateKey         = SecretText<constraints::private_key>;     // PEM
using CertificateChain   = Text<constraints::certificate_chain>;
using SerialNumber       = Text<constraints::serial_number>;
using AuthenticationCode = SecretText<constraints::authentication_code>;
using AccountAlias       = Text<constraints::account_alias>;
using Marker             = Text<constraints::marker>;
using PolicyDocument     = Text<constraints::policy_document>;
using ListedPolicy       = Text<constraints::listed_policy>;       // one of several in a request
using PolicyArn          = Text<constraints::policy_arn>;
using Password           = SecretText<constraints::password>;
using SignInSessionId    = Text<constraints::sign_in_session_id>;
using TagKey             = Text<constraints::tag_key>;
using TagValue           = Text<constraints::tag_value>;
// clang-format on

// Whether the message on a bad element of a list says that it must not be null. AWS, captured live:
// tag keys do.
template <typename Element>
inline constexpr bool says_not_null = false;
template <>
inline constexpr bool says_not_null<TagKey> = true;

// What a name is looked up, compared and sorted by.
inline std::string name_key(std::string_view name) { return base::lower(name); }

}  // namespace rollcall::iam
