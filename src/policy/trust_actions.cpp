#include "policy/trust_actions.h"

#include "policy/pattern.h"

namespace rollcall::policy {
namespace {

enum class Trust { Grants, Elsewhere };

struct StsAction {
  std::string_view name;  // in lower case
  Trust trust;
};

// Service authorization reference, AWS Security Token Service.
constexpr StsAction sts_actions[] = {
    {"sts:assumerole", Trust::Grants},
    {"sts:assumerolewithsaml", Trust::Grants},
    {"sts:assumerolewithwebidentity", Trust::Grants},
    {"sts:assumeroot", Trust::Elsewhere},
    {"sts:decodeauthorizationmessage", Trust::Elsewhere},
    {"sts:getaccesskeyinfo", Trust::Elsewhere},
    {"sts:getcalleridentity", Trust::Elsewhere},
    {"sts:getfederationtoken", Trust::Elsewhere},
    {"sts:getservicebearertoken", Trust::Elsewhere},
    {"sts:getsessiontoken", Trust::Elsewhere},
    {"sts:setcontext", Trust::Grants},
    {"sts:setsourceidentity", Trust::Grants},
    {"sts:tagsession", Trust::Grants},
};

}  // namespace

bool is_trust_action(std::string_view written) {
  const Pattern pattern = action_pattern(written);
  bool does_grant = false;
  for (const StsAction& action : sts_actions) {
    Budget budget;
    if (match(pattern, action.name, {}, budget) != Match::Yes)
      continue;
    if (action.trust == Trust::Elsewhere)
      return false;
    does_grant = true;
  }
  return does_grant;
}

}  // namespace rollcall::policy
