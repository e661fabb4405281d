#pragma once
// How a user, a group or a server certificate gets another name key. It is part of the key of the
// row and of whatever refers to it, and a database that is spread by account lets no key follow
// another one by itself: the row is copied under its new key, what refers to it is pointed there,
// and the old one goes.

#include <string_view>

#include "store/scope.h"

namespace rollcall::store {

struct NewKey {
  std::string_view old_key;
  std::string_view new_key;  // another one, which nobody has
};

// For a user, what the report tells of is left to the caller to note.
void give_user_key(const Scope& scope, const NewKey& key);
void give_group_key(const Scope& scope, const NewKey& key);
void give_server_certificate_key(const Scope& scope, const NewKey& key);

}  // namespace rollcall::store
