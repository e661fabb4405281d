#include "auth/permission/context_keys.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "auth/permission/context.h"

namespace rollcall::auth {
namespace {

const std::vector<iam::Tag> tags = {{"team", "red"}};

// Of a caller and a request about whom there is as much to know as can be.
policy::Context everything_known() {
  const auto now = base::from_epoch(1'789'128'000);
  const Caller alice{.account = {123'456'789'012},
                     .arn = "arn:aws:iam::123456789012:user/alice",
                     .principal_arn = "arn:aws:iam::123456789012:user/alice",
                     .user_name = "alice",
                     .role_name = {},
                     .user_id = "AIDAALICE",
                     .access_key_id = {},
                     .tags = tags,
                     .policies = {},
                     .session = TemporarySession{.issued = now,
                                                 .expires = now,
                                                 .mfa_given = now,
                                                 .source_identity = "alice",
                                                 .transitive_tag_keys = {}}};
  policy::Context context = context_of(
      alice,
      {.now = now, .source_address = "192.0.2.1", .user_agent = "test", .region = "us-east-1"});
  add_request_tags(context, tags);
  add_resource_tags(context, tags);
  return context;
}

bool is_known(const policy::Context& context, const ContextKey& key) {
  const std::string name(key.name);
  return context.find(name.ends_with('/') ? name + "team" : name) != nullptr;
}

}  // namespace

TEST(ContextKeys, AreAllThatARequestCanHave) {
  const policy::Context context = everything_known();
  const auto known = std::ranges::count_if(
      context_keys(), [&](const ContextKey& key) { return is_known(context, key); });
  EXPECT_EQ(static_cast<std::size_t>(known), context.size());
  for (const ContextKey& key : context_keys())
    if (key.name.starts_with("aws:")) {
      EXPECT_TRUE(is_known(context, key)) << key.name;
    }
}

TEST(ContextKeys, StandInOrder) {
  EXPECT_TRUE(std::ranges::is_sorted(context_keys(), {}, &ContextKey::name));
}

}  // namespace rollcall::auth
