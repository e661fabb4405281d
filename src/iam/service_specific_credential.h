#pragma once
// What a user has to be let in by one service alone: a user name and a password, or an API key. The
// credential report does not show it; deleting a user does.

#include <optional>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/instant.h"
#include "iam/status.h"

namespace rollcall::iam {

// A service that has such credentials.
struct CredentialService {
  std::string_view name;
  std::string_view key_prefix;  // what its API keys begin with; empty: it takes passwords
};

inline constexpr CredentialService credential_services[] = {
    {"codecommit.amazonaws.com", ""},         {"cassandra.amazonaws.com", ""},
    {"bedrock.amazonaws.com", "ABSK"},        {"logs.amazonaws.com", "ACWL"},
    {"cloudwatch.amazonaws.com", "APIAACWM"}, {"aws-external-anthropic.amazonaws.com", "AEAA"},
};

// The service of this name, in capitals or not; nullptr: there is none.
inline const CredentialService* find_credential_service(std::string_view name) {
  for (const CredentialService& service : credential_services)
    if (base::equal_ignoring_case(service.name, name))
      return &service;
  return nullptr;
}

struct ServiceSpecificCredential {
  std::string id;                 // ACCA and 17 signs
  std::string user_name;          // as the user's
  std::string service_name;       // "codecommit.amazonaws.com"
  std::string service_user_name;  // given once; stays when the user is renamed
  Status status = Status::Active;
  base::Instant created;
  std::optional<base::Instant> expires;
};

// Its status as it is now: nobody sets Expired, time does.
inline Status status_at(const ServiceSpecificCredential& credential, base::Instant now) {
  return credential.expires && now >= *credential.expires ? Status::Expired : credential.status;
}

}  // namespace rollcall::iam
