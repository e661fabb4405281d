#pragma once
// What a browser holds of a sign-in session, and what is made of it: the hash under which the
// session is kept, and the token that proves that a request comes from a page which may read
// answers. Neither leads back to the id.

#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/secret.h"
#include "iam/account.h"

namespace rollcall::auth {

// "123456789012-" and 128 random bits in hexadecimal. The account stands in front so that a session
// is found where its account is kept, as an access key is.
base::Secret new_sign_in_id(iam::AccountId account, const base::RandomBytes& random);

// nullopt for what has not the form of an id.
std::optional<iam::AccountId> account_of_sign_in_id(std::string_view id);

std::string hash_of_sign_in_id(const base::Secret& id);

// Whether a request may have been sent by somebody else's page is decided by this token, which only
// our own pages are told.
std::string page_token_of(const base::Secret& id);
bool is_page_token(const base::Secret& id, std::string_view token);

}  // namespace rollcall::auth
