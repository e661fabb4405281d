#pragma once
// The error table: every code this server answers with, its HTTP status and whose fault it is, a
// line each. AWS API reference, IAM and STS, "Errors" of each action and "Common Errors".

#include "base/result.h"

namespace rollcall::iam::errors {

using base::ErrorKind;
using base::Fault::Receiver;
using base::Fault::Sender;

// clang-format off
inline constexpr ErrorKind access_denied                    {"AccessDenied",                  403, Sender};
inline constexpr ErrorKind concurrent_modification          {"ConcurrentModification",        409, Sender};
inline constexpr ErrorKind delete_conflict                  {"DeleteConflict",                409, Sender};
inline constexpr ErrorKind duplicate_certificate            {"DuplicateCertificate",          409, Sender};
inline constexpr ErrorKind duplicate_ssh_public_key         {"DuplicateSSHPublicKey",         400, Sender};
inline constexpr ErrorKind entity_already_exists            {"EntityAlreadyExists",           409, Sender};
inline constexpr ErrorKind entity_temporarily_unmodifiable  {"EntityTemporarilyUnmodifiable", 409, Sender};
inline constexpr ErrorKind expired_token                    {"ExpiredToken",                  403, Sender};
inline constexpr ErrorKind invalid_action                   {"InvalidAction",                 400, Sender};
inline constexpr ErrorKind invalid_authentication_code      {"InvalidAuthenticationCode",     403, Sender};
inline constexpr ErrorKind invalid_client_token_id          {"InvalidClientTokenId",          403, Sender};
inline constexpr ErrorKind invalid_input                    {"InvalidInput",                  400, Sender};
inline constexpr ErrorKind invalid_parameter_value          {"InvalidParameterValue",         400, Sender};
inline constexpr ErrorKind invalid_public_key               {"InvalidPublicKey",              400, Sender};
inline constexpr ErrorKind invalid_security_key             {"InvalidSecurityKey",            400, Sender};
inline constexpr ErrorKind invalid_user_type                {"InvalidUserType",               400, Sender};
inline constexpr ErrorKind key_pair_mismatch                {"KeyPairMismatch",               400, Sender};
inline constexpr ErrorKind limit_exceeded                   {"LimitExceeded",                 409, Sender};
inline constexpr ErrorKind malformed_certificate            {"MalformedCertificate",          400, Sender};
inline constexpr ErrorKind malformed_input                  {"MalformedInput",                400, Sender};
inline constexpr ErrorKind malformed_policy_document        {"MalformedPolicyDocument",       400, Sender};
inline constexpr ErrorKind missing_action                   {"MissingAction",                 400, Sender};
inline constexpr ErrorKind no_such_entity                   {"NoSuchEntity",                  404, Sender};
inline constexpr ErrorKind packed_policy_too_large          {"PackedPolicyTooLarge",          400, Sender};
inline constexpr ErrorKind password_policy_violation        {"PasswordPolicyViolation",       400, Sender};
inline constexpr ErrorKind policy_evaluation                {"PolicyEvaluation",              500, Receiver};
inline constexpr ErrorKind policy_not_attachable            {"PolicyNotAttachable",           400, Sender};
inline constexpr ErrorKind report_expired                   {"ReportExpired",                 410, Sender};
inline constexpr ErrorKind report_in_progress               {"ReportInProgress",              404, Sender};
inline constexpr ErrorKind report_not_present               {"ReportNotPresent",              410, Sender};
inline constexpr ErrorKind security_key_not_usable_here     {"SecurityKeyNotUsableHere",      400, Sender};
inline constexpr ErrorKind service_failure                  {"ServiceFailure",                500, Receiver};
inline constexpr ErrorKind service_unavailable              {"ServiceUnavailable",            503, Receiver};
inline constexpr ErrorKind throttling                       {"Throttling",                    400, Sender};
inline constexpr ErrorKind unmodifiable_entity              {"UnmodifiableEntity",            400, Sender};
inline constexpr ErrorKind unrecognized_public_key_encoding {"UnrecognizedPublicKeyEncoding", 400, Sender};
inline constexpr ErrorKind validation_error                 {"ValidationError",               400, Sender};
// clang-format on

}  // namespace rollcall::iam::errors
