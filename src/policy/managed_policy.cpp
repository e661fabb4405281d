#include "policy/managed_policy.h"

#include <algorithm>
#include <cassert>
#include <vector>

#include "iam/arn.h"
#include "policy/administrator_access.h"
#include "policy/parse.h"

namespace rollcall::policy {
namespace {

Policy parse_own(std::string_view document) {
  auto policy = parse(document);
  assert(policy);
  return *std::move(policy);
}

std::vector<ManagedPolicy> make_catalog() {
  using namespace std::chrono;
  return {
      {.arn = iam::administrator_access_arn,
       .name = "AdministratorAccess",
       .id = "ANPAIWMBCKSKIEE64ZLYK",
       .path = "/",
       .description = "Provides full access to AWS services and resources.",
       .create_date = sys_days{2015y / February / 6} + 18h + 39min + 46s,
       .version_id = "v1",
       .document = administrator_access,
       .policy = parse_own(administrator_access)},
  };
}

}  // namespace

std::span<const ManagedPolicy> managed_policies() {
  static const std::vector<ManagedPolicy> catalog = make_catalog();
  return catalog;
}

const ManagedPolicy* find_managed_policy(std::string_view arn) {
  const auto all = managed_policies();
  const auto found = std::ranges::find(all, arn, &ManagedPolicy::arn);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace rollcall::policy
