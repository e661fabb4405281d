#pragma once
// May they: the caller's policies against an action and a resource.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "auth/caller.h"
#include "auth/request_facts.h"
#include "base/result.h"
#include "iam/tag.h"
#include "policy/budget.h"
#include "policy/context.h"
#include "policy/evaluate.h"

namespace rollcall::auth {

// What an action is done to: the ARN that policies are matched with, how AccessDenied messages call
// it, and what conditions may ask of it, which is read only when one does.
struct Resource {
  std::string arn;
  std::string shown;
  std::string permission = {};  // that is asked for on it; empty: the action's own
  std::function<std::vector<iam::Tag>()> tags = nullptr;  // nullptr: it has none
  // The ARN of its permissions boundary, if it can have one.
  std::function<std::optional<std::string>()> permissions_boundary = nullptr;
};

inline Resource resource(std::string arn) { return {arn, arn}; }

// A caller and the request that it makes.
struct Requester {
  const Caller& caller;
  const RequestFacts& facts;
};

// One permission that is asked for, and what the request itself adds to the context
// (aws:RequestTag/…, iam:PolicyARN): again only where a policy asks. nullptr: nothing.
struct Question {
  std::string_view action;  // "iam:GetUser"
  const Resource& resource;
  std::function<void(policy::Context&)> describe = nullptr;
};

enum class Permission { Allowed, NotAllowed, Denied };

// NotAllowed: no policy says yes. Denied: a policy says no. Root is allowed everything.
Permission permission(const Requester& requester, const Question& question);

// AccessDenied, naming principal, action, resource and the reason, unless the caller has the
// permission.
base::Result<base::Nothing> authorize(const Requester& requester, const Question& question);

// The decision itself, in a context of one's own, where a trust policy of the caller's account may
// have granted the same already.
policy::Decision decide(const Caller& caller, const policy::AccessRequest& request,
                        policy::TrustGrant grant, policy::Budget& budget);

}  // namespace rollcall::auth
