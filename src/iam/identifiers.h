#pragma once
// The ids that IAM gives: unlike names they are never given twice. AWS user guide, IAM identifiers,
// "Unique identifiers".

#include <string>

#include "base/random.h"
#include "base/secret.h"
#include "iam/account.h"

namespace rollcall::iam {

std::string new_user_id(const base::RandomBytes& random);                // AIDA and 17 signs
std::string new_group_id(const base::RandomBytes& random);               // AGPA and 17 signs
std::string new_role_id(const base::RandomBytes& random);                // AROA and 17 signs
std::string new_policy_id(const base::RandomBytes& random);              // ANPA and 17 signs
std::string new_instance_profile_id(const base::RandomBytes& random);    // AIPA and 17 signs
std::string new_server_certificate_id(const base::RandomBytes& random);  // ASCA and 17 signs
std::string new_ssh_key_id(const base::RandomBytes& random);             // APKA and 16 signs
std::string new_service_specific_credential_id(const base::RandomBytes& random);  // ACCA, 17 signs

// AKIA and 16 base32 signs, of which the first ten hold the account's number, as AWS's do: whoever
// sees a key id knows where to look for the key without an index over all accounts.
std::string new_access_key_id(AccountId account, const base::RandomBytes& random);
std::string new_temporary_key_id(AccountId account, const base::RandomBytes& random);  // ASIA

// Whether it is the id of temporary credentials, which come with a session token.
bool is_temporary_key(std::string_view access_key_id);

// The account a key id, of either kind, was made for; nullopt if it is no such id.
std::optional<AccountId> account_of_access_key(std::string_view access_key_id);

// 40 signs, 240 bits.
base::Secret new_secret_access_key(const base::RandomBytes& random);

// Version 4, as a request id.
std::string new_uuid(const base::RandomBytes& random);

}  // namespace rollcall::iam
