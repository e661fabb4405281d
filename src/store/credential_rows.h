#pragma once
// What the credential report is made of: every user of the account with the state of every
// credential, in name order, read in one pass over the rows that are packed beside the tables.
// Memory does not grow with users.

#include <functional>
#include <string_view>

#include "report/row.h"
#include "store/scope.h"

namespace rollcall::store {

// What a reader wants after a row: the next one, or no more of them.
enum class Scan { GoOn, Stop };

// A row, and the bytes that hold it beside the tables.
struct CredentialRow {
  const report::Row& row;
  std::string_view packed;
};

class CredentialRows {
 public:
  explicit CredentialRows(Scope scope) : scope_(scope) {}

  // Calls `each` with root's row first, then every user's by name key. A row is valid only during
  // the call. Slots are filled as the report wants them: keys by ascending id, certificates
  // inactive first, then by upload time, then by id. Ends early when `each` says so: a server that
  // stops does not wait for the last of a million users.
  void for_each(const std::function<Scan(const report::Row&)>& each) const;
  void for_each_packed(const std::function<Scan(const CredentialRow&)>& each) const;

 private:
  Scope scope_;
};

}  // namespace rollcall::store
