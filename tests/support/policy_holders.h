#pragma once
// Users, groups and roles as tests give policies to them: what is true of one kind of holder is
// mostly true of all.

#include <ostream>
#include <string>

#include "support/actions_world.h"

namespace rollcall::test {

// A document that allows, or denies, to look at users.
inline std::string document(const std::string& effect) {
  return R"({"Version": "2012-10-17", "Statement": [{"Effect": ")" + effect +
         R"(", "Action": "iam:GetUser", "Resource": "*"}]})";
}

// A trust policy with this Principal, which is JSON.
inline std::string trust_in(const std::string& principal) {
  return R"({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": )" +
         principal + R"(, "Action": "sts:AssumeRole"}]})";
}

inline std::string trust_in_a_service() { return trust_in(R"({"Service": "ec2.amazonaws.com"})"); }

// One kind of holder: "User", "Group" or "Role".
struct HolderKind {
  std::string name;

  std::string noun() const { return base::lower(name); }
  std::string name_parameter() const { return name + "Name"; }

  // "PutUserPolicy" for ("Put", "Policy").
  std::string action(const std::string& verb, const std::string& what) const {
    return verb + name + what;
  }

  void make(ActionsWorld& world, const std::string& holder) const {
    Parameters parameters{{name_parameter(), holder}};
    if (name == "Role")
      parameters.emplace_back("AssumeRolePolicyDocument", trust_in_a_service());
    world.must(world.root(), "Create" + name, parameters);
  }
};

inline void PrintTo(const HolderKind& kind, std::ostream* out) { *out << kind.name; }

inline const auto every_kind_of_holder =
    ::testing::Values(HolderKind{"User"}, HolderKind{"Group"}, HolderKind{"Role"});

inline std::string name_of(const ::testing::TestParamInfo<HolderKind>& info) {
  return info.param.name;
}

}  // namespace rollcall::test
