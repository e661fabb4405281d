#pragma once
// How much of everything an account may hold. The defaults are AWS's; a server's configuration may
// set others. AWS user guide, IAM and AWS STS quotas.

#include <cstddef>

namespace rollcall::iam {

struct Quotas {
  std::size_t users = 5000;
  std::size_t groups = 300;
  std::size_t roles = 1000;
  std::size_t policies = 1500;
  std::size_t instance_profiles = 1000;
  std::size_t server_certificates = 20;
  std::size_t groups_per_user = 10;
  std::size_t access_keys_per_user = 2;
  std::size_t signing_certificates_per_user = 2;
  std::size_t mfa_devices_per_user = 8;
  std::size_t attached_policies_per_user = 10;
  std::size_t attached_policies_per_group = 10;
  std::size_t attached_policies_per_role = 10;
  // Characters of all inline policies together; white space is not counted, here and below.
  std::size_t user_policy_size = 2048;
  std::size_t group_policy_size = 5120;
  std::size_t role_policy_size = 10240;
  std::size_t assume_role_policy_size = 2048;
  std::size_t policy_size = 6144;
  std::size_t versions_per_policy = 5;
  std::size_t policy_versions_in_use = 10000;
  std::size_t tags_per_entity = 50;
  std::size_t ssh_public_keys_per_user = 5;
  std::size_t service_specific_credentials_per_service = 2;
};

// The most tags or tag keys one request may name; a longer list is a ValidationError.
inline constexpr std::size_t most_tags_in_a_request = 50;

}  // namespace rollcall::iam
