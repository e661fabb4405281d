// ListPolicyTerms: the actions, condition keys and condition operators that this server knows, for
// whoever writes a policy. AWS has no such action. Needs no permission: it is the same for
// everyone.
#include <algorithm>

#include "actions/catalog.h"
#include "api/action.h"
#include "auth/permission/context_keys.h"
#include "policy/vocabulary.h"

namespace rollcall::actions {
namespace {

struct Request {
  void fields(auto&) {}
};

struct KeyShape {
  std::string_view context_key_name;
  std::string_view context_key_type;

  void fields(auto& field) const {
    field("ContextKeyName", context_key_name);
    field("ContextKeyType", context_key_type);
  }
};

struct Response {
  std::vector<std::string> action_names;
  std::vector<KeyShape> context_keys;
  std::vector<std::string> condition_operators;

  void fields(auto& field) const {
    field("ActionNames", action_names);
    field("ContextKeys", context_keys);
    field("ConditionOperators", condition_operators);
  }
};

Response terms() {
  Response response;
  for (const api::Action* action : catalog())
    response.action_names.push_back(action->permission);
  std::ranges::sort(response.action_names);
  for (const auth::ContextKey& key : auth::context_keys())
    response.context_keys.push_back({key.name, key.type});
  for (const std::string_view name : policy::operator_names())
    response.condition_operators.emplace_back(name);
  return response;
}

api::Result<Response> answer(const auth::Caller&) { return terms(); }

}  // namespace

extern const api::Action list_policy_terms = api::Declare<Request, Response>{
    .service = &api::rollcall_service,
    .name = "ListPolicyTerms",
    .access = api::Access::List,
    .answer = answer,
};

}  // namespace rollcall::actions
