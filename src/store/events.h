#pragma once
// The record of changes, appended to and never altered.

#include <cstdint>
#include <vector>

#include "iam/event.h"
#include "store/scope.h"

namespace rollcall::store {

struct NumberedEvent {
  std::int64_t number;  // 1, 2, 3… within the account, without gaps
  iam::Event event;
};

class Events {
 public:
  explicit Events(Scope scope) : scope_(scope) {}

  void append(const iam::Event& event);
  std::vector<NumberedEvent> list(std::int64_t after, std::size_t most) const;

 private:
  Scope scope_;
};

}  // namespace rollcall::store
