#pragma once
// The context that policies are evaluated in: the global condition keys of a caller and its
// request. AWS user guide, AWS global condition context keys.

#include <optional>
#include <string_view>
#include <vector>

#include "auth/permission/caller.h"
#include "auth/permission/request_facts.h"
#include "iam/tag.h"
#include "policy/context.h"

namespace rollcall::auth {

// The keys of the caller (aws:username, aws:PrincipalTag/…, aws:MultiFactorAuthPresent …) and of
// the request (aws:SourceIp, aws:CurrentTime …). aws:MultiFactorAuthPresent is there only for
// temporary credentials of users, as on AWS: long-term ones cannot say.
policy::Context context_of(const Caller& caller, const RequestFacts& facts);

// aws:RequestTag/KEY for each tag, of which the last of a key counts, and aws:TagKeys.
void add_request_tags(policy::Context& context, const std::vector<iam::Tag>& tags);

// aws:ResourceTag/KEY and iam:ResourceTag/KEY for each tag.
void add_resource_tags(policy::Context& context, const std::vector<iam::Tag>& tags);

}  // namespace rollcall::auth
