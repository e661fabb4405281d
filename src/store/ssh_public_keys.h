#pragma once
// SSH public keys of users.

#include <optional>
#include <string_view>
#include <vector>

#include "iam/ssh_public_key.h"
#include "store/scope.h"

namespace rollcall::store {

class SshPublicKeys {
 public:
  explicit SshPublicKeys(Scope scope) : scope_(scope) {}

  std::optional<iam::SshPublicKey> find(std::string_view key_id) const;
  std::vector<iam::SshPublicKey> of(std::string_view user_name) const;  // by id

  void insert(const iam::SshPublicKey& key);
  void save(const iam::SshPublicKey& key);  // status
  void erase(std::string_view key_id);

 private:
  Scope scope_;
};

}  // namespace rollcall::store
