#pragma once
// Which actions a trust policy may speak of: those with which a session of a role is made, and
// those that go along with it.

#include <string_view>

namespace rollcall::policy {

// Whether the action, or every action of STS that a pattern stands for, is one of them. In any
// case.
bool is_trust_action(std::string_view written);

}  // namespace rollcall::policy
