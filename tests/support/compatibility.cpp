// Prints docs/compatibility.md: what this server can do, from the declarations of its actions, and
// what of AWS's APIs it cannot, and what AWS's cannot, from the list that is named on the command
// line (docs/aws_actions.txt).

#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actions/catalog.h"
#include "api/action.h"

namespace {

using rollcall::api::Access;
using rollcall::api::Action;

enum class Owner { Aws, Us };

// A line of the list.
struct Known {
  std::string note;    // what differs from AWS, or what an action of ours is for; may be empty
  std::string reason;  // why it is not served; empty: it is
  Owner owner = Owner::Aws;
};

using Name = std::pair<std::string, std::string>;  // service and action
using List = std::map<Name, Known>;

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
  return action.has_permission ? "`" + action.permission + "`" : "none";
}

Name full_name(const Action& action) { return {std::string(action.service->name), action.name}; }

// clang-format off
constexpr std::string_view head = R"(# Compatibility

Every action of AWS's IAM and STS APIs: {0} that this server has, with all their parameters, and {1} that it
refuses with `InvalidAction`. Behind them {2} that AWS does not have. This page is printed from the declarations
of the actions and from `aws_actions.txt`: `./dev docs`.

AWS の IAM と STS の全アクションです。{0} はすべてのパラメータとともに対応しており、{1} は
`InvalidAction` で拒否します。最後に、AWS にはないアクションが {2} あります。
「Served」は対応しているもの、「Not served」は対応していないものとその理由、
「Extensions」は Rollcall 独自のものです。表の列は、サービス、アクション、アクセスレベル、
必要な許可、パラメータ、AWS との違いです。

)";
// clang-format on

constexpr std::string_view mark_of_ours = "+ ";

List read_list(const char* path) {
  List list;
  std::ifstream file(path);
  std::string reason;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.starts_with('#'))
      continue;
    if (line.starts_with('[')) {
      reason = line.substr(1, line.size() - 2);
      continue;
    }
    const Owner owner = line.starts_with(mark_of_ours) ? Owner::Us : Owner::Aws;
    if (owner == Owner::Us)
      line.erase(0, mark_of_ours.size());
    const auto blank = line.find(' ');
    const auto colon = std::min(line.find(": "), line.size());
    const Name name{line.substr(0, blank), line.substr(blank + 1, colon - blank - 1)};
    list[name] = {.note = colon < line.size() ? line.substr(colon + 2) : "",
                  .reason = reason,
                  .owner = owner};
  }
  return list;
}

std::map<Name, const Action*> served_actions() {
  std::map<Name, const Action*> served;
  for (const Action* action : rollcall::actions::catalog())
    served[full_name(*action)] = action;
  return served;
}

// Whether the list and the declarations agree on what is served; says where they do not.
bool agree(const List& list, const std::map<Name, const Action*>& served) {
  bool all_good = true;
  const auto complain = [&](const Name& name, const char* about) {
    fmt::print(stderr, "{} {} {}\n", name.first, name.second, about);
    all_good = false;
  };
  for (const auto& [name, action] : served) {
    const auto known = list.find(name);
    if (known == list.end())
      complain(name, "is served and not on the list");
    else if (!known->second.reason.empty())
      complain(name, "is served, and the list says why not");
  }
  for (const auto& [name, known] : list)
    if (known.reason.empty() && !served.contains(name))
      complain(name, "is not served, and the list says that it is");
  return all_good;
}

// Those of the served actions that are AWS's, or ours.
std::map<Name, const Action*> owned_by(Owner owner, const List& list,
                                       std::map<Name, const Action*> served) {
  std::erase_if(served, [&](const auto& entry) { return list.at(entry.first).owner != owner; });
  return served;
}

void print_served(std::string_view meaning_of_note, const List& list,
                  const std::map<Name, const Action*>& served) {
  fmt::print(
      "| service | action | access | permission | parameters | {} |\n"
      "|---|---|---|---|---|---|\n",
      meaning_of_note);
  for (const auto& [name, action] : served)
    fmt::print("| {} | {} | {} | {} | {} | {} |\n", name.first, name.second,
               name_of(action->access), permission_of(*action), joined(action->parameter_names()),
               list.at(name).note);
}

void print_not_served(const List& list) {
  fmt::print("| service | action | why not |\n|---|---|---|\n");
  for (const auto& [name, known] : list)
    if (!known.reason.empty())
      fmt::print("| {} | {} | {} |\n", name.first, name.second, known.reason);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    fmt::print(stderr, "say where the list of AWS's actions is: docs/aws_actions.txt\n");
    return 2;
  }
  const List list = read_list(arguments[1]);
  const auto served = served_actions();
  if (!agree(list, served))
    return 1;
  const auto of_aws = owned_by(Owner::Aws, list, served);
  const auto ours = owned_by(Owner::Us, list, served);
  fmt::print(head, of_aws.size(), list.size() - served.size(), ours.size());
  fmt::print("## Served\n\n");
  print_served("difference from AWS", list, of_aws);
  fmt::print("\n## Not served\n\n");
  print_not_served(list);
  fmt::print(
      "\n## Extensions\n\n"
      "Actions of this server's own, the service `rollcall`: version 2026-12-01, signed for "
      "by that name. SDKs of AWS and the AWS CLI know it by the model in [aws-cli/](aws-cli/): "
      "`AWS_DATA_PATH=docs/aws-cli aws --endpoint-url … rollcall list-user-summaries`.\n\n");
  print_served("what for", list, ours);
}
