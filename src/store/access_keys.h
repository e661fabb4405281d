#pragma once
// Access keys, kept by (user, key id). Their secrets lie sealed in a table of their own, by key id
// alone, which is also how a key is found when it signs.

#include <optional>
#include <string_view>
#include <vector>

#include "iam/access_key.h"
#include "store/scope.h"

namespace rollcall::store {

// A key that was used, and whose it was when it was last looked up.
struct UsedKey {
  std::string_view user_name;
  std::string_view access_key_id;
};

class AccessKeys {
 public:
  explicit AccessKeys(Scope scope) : scope_(scope) {}

  std::vector<iam::AccessKey> of(std::string_view user_name) const;  // ascending id
  std::optional<iam::AccessKey> find(std::string_view access_key_id) const;
  std::optional<iam::AccessKeyWithSecret> find_with_secret(std::string_view access_key_id) const;

  void insert(const iam::AccessKeyWithSecret& key);
  // Of a key that was set aside with its user, this forgets it there: it has been decided over
  // anew.
  void set_status(const iam::AccessKey& key, iam::Status status);
  void erase(const iam::AccessKey& key);

  // Records a use, and where it came from, unless one less than `span` older is recorded; whether
  // it did. A key that is gone records nothing.
  bool record_use(std::string_view access_key_id, const iam::AccessKeyLastUsed& use,
                  const iam::UseOrigin& origin, base::Seconds span);
  // The same, and sooner where the key is still that user's: it is looked for there first.
  bool record_use(const UsedKey& key, const iam::AccessKeyLastUsed& use,
                  const iam::UseOrigin& origin, base::Seconds span);

  // Where the recorded use came from; nothing is known of a key that is gone or never used.
  iam::UseOrigin last_use_origin(std::string_view access_key_id) const;

 private:
  Scope scope_;
};

}  // namespace rollcall::store
