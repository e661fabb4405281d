// Prints docs/compatibility.md: what this server can do, from the declarations of its actions.

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <vector>

#include "actions/catalog.h"
#include "api/action.h"

namespace {

using rollcall::api::Access;
using rollcall::api::Action;

const char* name_of(Access access) {
  switch (access) {
    case Access::Read:
      return "read";
    case Access::List:
      return "list";
    case Access::Write:
      return "write";
    case Access::Tagging:
      return "tagging";
    case Access::PermissionsManagement:
      return "permissions management";
  }
  return "";
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names)
    text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::string permission_of(const Action& action) {
  return action.has_permission ? "`" + permission_name(action) + "`" : "none";
}

}  // namespace

int main() {
  const auto catalog = rollcall::actions::catalog();
  std::vector<const Action*> actions(catalog.begin(), catalog.end());
  std::ranges::sort(actions, {}, [](const Action* action) {
    return std::pair(action->service, std::string(action->name));
  });
  fmt::print(
      "# Compatibility\n\n"
      "The actions of AWS IAM and STS that this server has, with all their parameters. Any other "
      "action is refused\nwith `InvalidAction`. This page is printed from the declarations of the "
      "actions: `./dev docs`.\n\n"
      "| service | action | access | permission | parameters |\n|---|---|---|---|---|\n");
  for (const Action* action : actions)
    fmt::print("| {} | {} | {} | {} | {} |\n", rollcall::api::facts_of(action->service).name,
               action->name, name_of(action->access), permission_of(*action),
               joined(action->parameter_names()));
}
