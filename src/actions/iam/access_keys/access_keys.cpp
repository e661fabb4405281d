#include "actions/iam/access_keys/access_keys.h"

#include "actions/resources/credentials.h"
#include "iam/errors.h"

namespace rollcall::actions {

api::Result<iam::AccessKey> find_access_key(const api::View& view, const iam::User& user,
                                            const iam::AccessKeyId& id) {
  auto key = view.tables.access_keys.find(id);
  if (!key || !is_held_by(key->user_name, user))
    return base::fail(iam::errors::no_such_entity,
                      "The Access Key with id " + id.value() + " cannot be found.");
  return *std::move(key);
}

}  // namespace rollcall::actions
