#pragma once
// The policies of users: inline documents by name, and the ARNs of attached managed ones.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/scope.h"

namespace rollcall::store {

struct InlinePolicy {
  std::string name;      // as spelled when it was first put; found whatever its case
  std::string document;  // exactly as it was put
};

class Policies {
 public:
  explicit Policies(Scope scope) : scope_(scope) {}

  std::vector<InlinePolicy> inline_of(std::string_view user_name);  // by name key
  std::optional<InlinePolicy> find_inline(std::string_view user_name, std::string_view policy_name);
  void put_inline(std::string_view user_name,
                  const InlinePolicy& policy);  // an old name keeps its spelling
  void erase_inline(std::string_view user_name, std::string_view policy_name);

  std::vector<std::string> attached_to(std::string_view user_name);      // ARNs, ascending
  void attach(std::string_view user_name, std::string_view policy_arn);  // again: nothing happens
  void detach(std::string_view user_name, std::string_view policy_arn);
  std::size_t count_attachments(std::string_view policy_arn);
  std::size_t count_in_use();  // distinct managed policies attached to somebody

 private:
  Scope scope_;
};

}  // namespace rollcall::store
