#pragma once
// What a request's own parameters add to the context that policies are evaluated in: found by their
// names and types, so that no action has to say it again. AWS service authorization reference, IAM,
// condition keys.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "auth/permission/context.h"
#include "base/ascii.h"
#include "iam/parameter.h"
#include "iam/tag.h"
#include "policy/context.h"

namespace rollcall::api {

class ContextCollector {
 public:
  explicit ContextCollector(policy::Context& context) : context_(context) {}

  template <typename T>
  void operator()(std::string_view name, const std::optional<T>& member) {
    if (member)
      (*this)(name, *member);
    else
      note_holder(name);
  }

  template <typename T>
  void operator()(std::string_view name, const T& member) {
    note_holder(name);
    if constexpr (requires { std::string_view(member); }) {
      if (name == "PolicyArn")
        policy_arn_ = std::string_view(member);
      if (name == "PermissionsBoundary")
        context_.set("iam:PermissionsBoundary", std::string(std::string_view(member)));
      if (name == "ServiceName")
        context_.set("iam:ServiceSpecificCredentialServiceName", base::lower(member));
    }
  }

  template <int least, int most>
  void operator()(std::string_view name, const iam::Bounded<least, most>& member) {
    if (name == "CredentialAgeDays")
      context_.set("iam:ServiceSpecificCredentialAgeDays", std::to_string(member.value));
  }

  template <typename Element, std::size_t most>
  void operator()(std::string_view name, const iam::Listed<Element, most>& member) {
    if constexpr (requires(const Element& tag) { tag.key.value(), tag.value.value(); }) {
      std::vector<iam::Tag> tags;
      for (const Element& tag : member.elements)
        tags.push_back({tag.key.value(), tag.value.value()});
      auth::add_request_tags(context_, tags);
    } else if constexpr (requires(const Element& key) { std::string_view(key); }) {
      std::vector<std::string> keys;
      for (const Element& key : member.elements)
        keys.emplace_back(std::string_view(key));
      if (name == "TagKeys" && !keys.empty())
        context_.set_all("aws:TagKeys", std::move(keys));
    }
  }

  // iam:PolicyARN is a key of what gives a policy to somebody, or takes it; not of what is done to
  // the policy itself, which then is the resource. iam:PassedToService is one of what gives a role
  // to an instance profile, by which it comes to a machine.
  void finish() {
    if (!policy_arn_.empty() && names_a_holder_)
      context_.set("iam:PolicyARN", policy_arn_);
    if (names_a_role_ && names_an_instance_profile_)
      context_.set("iam:PassedToService", "ec2.amazonaws.com");
  }

 private:
  void note_holder(std::string_view name) {
    names_a_holder_ =
        names_a_holder_ || name == "UserName" || name == "GroupName" || name == "RoleName";
    names_a_role_ = names_a_role_ || name == "RoleName";
    names_an_instance_profile_ = names_an_instance_profile_ || name == "InstanceProfileName";
  }

  policy::Context& context_;
  std::string policy_arn_;
  bool names_a_holder_ = false;
  bool names_a_role_ = false;
  bool names_an_instance_profile_ = false;
};

}  // namespace rollcall::api
