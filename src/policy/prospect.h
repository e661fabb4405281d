#pragma once
// What policies leave possible for an action before anybody knows on what and under which
// conditions: for whoever offers things to do, and must hide nothing that may be done somewhere.

#include <string_view>

#include "policy/evaluate.h"

namespace rollcall::policy {

enum class Prospect {
  Denied,      // on everything and under every condition
  NotAllowed,  // by no statement of a kind of policies that must allow it
  Open,        // some resource in some context may be allowed, or it could not be found out
};

// Errs to Open: statements are taken by their actions alone, and what a condition or a resource
// might spare is spared.
Prospect prospect_of(const Policies& policies, std::string_view action, Budget& budget);

}  // namespace rollcall::policy
