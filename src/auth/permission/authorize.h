#pragma once
// May they: the caller's policies against an action and a resource.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "auth/permission/caller.h"
#include "auth/permission/request_facts.h"
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

// A caller and the request that it makes, with what all decisions about that request may still
// cost.
struct Requester {
  const Caller& caller;
  const RequestFacts& facts;
  policy::Budget& budget;
};

// One permission that is asked for, and what the request itself adds to the context
// (aws:RequestTag/…, iam:PolicyARN): again only where a policy asks. nullptr: nothing.
struct Question {
  std::string_view action;  // "iam:GetUser"
  const Resource& resource;
  std::function<void(policy::Context&)> describe = nullptr;
  // What the permission was called before, where that still counts: it is had under either name,
  // unless one of them is denied. Empty: it was always called so.
  std::string_view formerly = {};
};

// What the caller's policies say. Root is allowed everything.
policy::Decision decide(const Requester& requester, const Question& question);

// The same in a context of one's own, where a trust policy of the caller's account may have granted
// it already.
policy::Decision decide(const Caller& caller, const policy::AccessRequest& request,
                        policy::TrustGrant grant, policy::Budget& budget);

// AccessDenied, naming principal, action, resource and the reason, for a decision that refused.
base::Error refusal(const Requester& requester, const Question& question,
                    const policy::Decision& decision);

// The refusal, unless the caller has the permission.
base::Result<base::Nothing> authorize(const Requester& requester, const Question& question);

}  // namespace rollcall::auth
