#include "auth/permission/context.h"

#include <gtest/gtest.h>

namespace rollcall::auth {
namespace {

constexpr base::Instant noon{base::Seconds{1'789'128'000}};  // 2026-09-11T12:00:00Z

RequestFacts facts_from(std::string_view address) {
  return {.now = noon, .source_address = address, .user_agent = {}, .region = "us-east-1"};
}

Caller a_caller(CallerKind kind, std::optional<TemporarySession> session = std::nullopt) {
  return {.kind = kind,
          .account = {123'456'789'012},
          .arn = "arn:aws:iam::123456789012:user/alice",
          .user_name = kind == CallerKind::User ? "alice" : "",
          .user_id = "AIDAALICE",
          .session = std::move(session)};
}

TemporarySession a_session(std::optional<base::Instant> mfa_given = std::nullopt) {
  return {.issued = noon - std::chrono::minutes{10},
          .expires = noon + std::chrono::hours{1},
          .mfa_given = mfa_given,
          .source_identity = {}};
}

// What the request has under the key; nullopt if it does not have it.
std::optional<std::string> value_of(const policy::Context& context, std::string_view key) {
  const policy::ContextEntry* entry = context.find(key);
  return entry ? std::optional(entry->values.front()) : std::nullopt;
}

std::optional<std::string> mfa_of(const Caller& caller) {
  return value_of(context_of(caller, facts_from("192.0.2.1")), "aws:MultiFactorAuthPresent");
}

}  // namespace

TEST(ContextOfACaller, KnowsOfMfaOnlyFromSessionsOfUsers) {
  EXPECT_EQ(mfa_of(a_caller(CallerKind::User)), std::nullopt);
  EXPECT_EQ(mfa_of(a_caller(CallerKind::RoleSession, a_session(noon))), std::nullopt);
  EXPECT_EQ(mfa_of(a_caller(CallerKind::User, a_session())), "false");
  EXPECT_EQ(mfa_of(a_caller(CallerKind::User, a_session(noon))), "true");
}

TEST(ContextOfACaller, TellsHowLongAgoACodeWasGivenAndTheSessionBegan) {
  const auto context =
      context_of(a_caller(CallerKind::User, a_session(noon - std::chrono::minutes{5})),
                 facts_from("192.0.2.1"));
  EXPECT_EQ(value_of(context, "aws:MultiFactorAuthAge"), "300");
  EXPECT_EQ(value_of(context, "aws:TokenIssueTime"), "2026-09-11T11:50:00Z");
}

TEST(ContextOfACaller, HasAUserNameForUsersAlone) {
  const auto name_of = [](CallerKind kind) {
    return value_of(context_of(a_caller(kind), facts_from("192.0.2.1")), "aws:username");
  };
  EXPECT_EQ(name_of(CallerKind::User), "alice");
  for (const auto kind : {CallerKind::Root, CallerKind::FederatedUser})
    EXPECT_EQ(name_of(kind), std::nullopt);
}

TEST(ContextOfACaller, SaysWhoItIs) {
  const auto types = {std::pair{CallerKind::Root, "Account"},
                      {CallerKind::User, "User"},
                      {CallerKind::RoleSession, "AssumedRole"},
                      {CallerKind::FederatedUser, "FederatedUser"}};
  for (const auto& [kind, type] : types) {
    Caller caller = a_caller(kind);
    caller.principal_arn = "arn:aws:iam::123456789012:user/alice";
    caller.tags = {{"team", "red"}};
    const auto context = context_of(caller, facts_from("192.0.2.1"));
    EXPECT_EQ(value_of(context, "aws:PrincipalType"), type);
    EXPECT_EQ(value_of(context, "aws:PrincipalArn"), "arn:aws:iam::123456789012:user/alice");
    EXPECT_EQ(value_of(context, "aws:PrincipalAccount"), "123456789012");
    EXPECT_EQ(value_of(context, "aws:userid"), "AIDAALICE");
    EXPECT_EQ(value_of(context, "aws:PrincipalTag/team"), "red");
  }
}

TEST(ContextOfACaller, HasTheIdentityThatItsSessionWasMadeWith) {
  const auto identity_of = [](std::string identity) {
    TemporarySession session = a_session();
    session.source_identity = std::move(identity);
    return value_of(context_of(a_caller(CallerKind::RoleSession, session), facts_from("192.0.2.1")),
                    "aws:SourceIdentity");
  };
  EXPECT_EQ(identity_of("ann"), "ann");
  EXPECT_EQ(identity_of(""), std::nullopt);
}

TEST(ContextOfARequest, SaysWhenAndHowItCame) {
  RequestFacts facts = facts_from("192.0.2.1");
  const Caller alice = a_caller(CallerKind::User);
  const auto plain = context_of(alice, facts);
  EXPECT_EQ(value_of(plain, "aws:CurrentTime"), "2026-09-11T12:00:00Z");
  EXPECT_EQ(value_of(plain, "aws:EpochTime"), "1789128000");
  EXPECT_EQ(value_of(plain, "aws:RequestedRegion"), "us-east-1");
  EXPECT_EQ(value_of(plain, "aws:SecureTransport"), "false");
  EXPECT_EQ(value_of(plain, "aws:UserAgent"), std::nullopt);
  facts.transport = http::Transport::Tls;
  facts.user_agent = "aws-cli/2";
  const auto context = context_of(alice, facts);
  EXPECT_EQ(value_of(context, "aws:SecureTransport"), "true");
  EXPECT_EQ(value_of(context, "aws:UserAgent"), "aws-cli/2");
}

TEST(ContextOfAResource, HasItsTagsUnderBothNames) {
  policy::Context context;
  add_resource_tags(context, {{"team", "red"}});
  EXPECT_EQ(value_of(context, "aws:ResourceTag/team"), "red");
  EXPECT_EQ(value_of(context, "iam:ResourceTag/team"), "red");
}

TEST(ContextOfARequest, HasAnAddressThatCanBeComparedWhateverInterfaceItCameBy) {
  const auto address_of = [](std::string_view address) {
    return value_of(context_of(a_caller(CallerKind::User), facts_from(address)), "aws:SourceIp");
  };
  EXPECT_EQ(address_of("192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(address_of("fe80::1%eth0"), "fe80::1")
      << "what cannot be read is neither in a range nor outside of it, and no deny would apply";
}

TEST(ContextOfARequest, HasTheLastTagOfAKeyAndASetOfAllKeys) {
  policy::Context context;
  add_request_tags(context, {{"team", "red"}, {"Team", "blue"}});
  EXPECT_EQ(value_of(context, "aws:RequestTag/team"), "blue");
  EXPECT_EQ(context.find("aws:TagKeys")->values, (std::vector<std::string>{"team", "Team"}));
  policy::Context without;
  add_request_tags(without, {});
  EXPECT_EQ(without.find("aws:TagKeys"), nullptr);
}

}  // namespace rollcall::auth
