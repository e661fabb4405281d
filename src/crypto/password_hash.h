#pragma once
// Password hashes: argon2id (RFC 9106) in the text form that other programs read too,
// "$argon2id$v=19$m=…,t=…,p=…$salt$hash".

#include <cstddef>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/result.h"
#include "base/secret.h"

namespace rollcall::crypto {

// What one hash costs, which is what one guess costs a thief. The default is the one OWASP
// recommends for argon2id.
struct PasswordCost {
  std::size_t memory_kib = std::size_t{19} * 1024;
  unsigned passes = 2;

  bool operator==(const PasswordCost&) const = default;
};

// Neither yes nor no converts to bool, so that "not checked" cannot pass for either.
enum class PasswordMatch { Yes, No, Unchecked };

// errors::cannot_hash_password when the memory cannot be had.
base::Result<std::string> hash_password(const base::Secret& password,
                                        const base::RandomBytes& random, PasswordCost cost = {});

// Whether `encoded` is the hash of this password, whatever it cost and however many lanes it has.
// Unchecked when the memory cannot be had, when the text is no argon2id hash, or when it asks for
// more than 1 GiB.
PasswordMatch match_password(std::string_view encoded, const base::Secret& password);

// Whether a hash that just matched should be made anew, because it costs something else than new
// ones do.
bool needs_rehash(std::string_view encoded, PasswordCost cost = {});

// What match_password() would say of a user that does not exist, with as much work as it does on a
// hash of this cost: the time an answer takes must not tell who exists. Never Yes.
PasswordMatch burn_password(const base::Secret& password, PasswordCost cost = {});

}  // namespace rollcall::crypto
