// A property of the whole: whoever stands inside a permissions boundary that delegates the making
// of users and roles, as AWS's user guide shows it, never comes by a permission outside of it,
// whatever calls they make and whomever they make.

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "support/actions_world.h"

namespace rollcall::actions {
namespace {

using test::ActionAnswer;
using test::ActionsWorld;
using test::Parameters;

constexpr const char* administrator = "arn:aws:iam::aws:policy/AdministratorAccess";
constexpr const char* boundary_arn = "arn:aws:iam::123456789012:policy/Boundary";

// Users and roles under /own/ may be made and given policies as long as the same boundary binds
// them; the boundary itself may not be touched.
constexpr const char* boundary = R"({"Version": "2012-10-17", "Statement": [
  {"Effect": "Allow", "Action": ["iam:Get*", "iam:List*", "sts:*"], "Resource": "*"},
  {"Effect": "Allow",
   "Action": ["iam:CreateUser", "iam:PutUserPolicy", "iam:DeleteUserPolicy", "iam:AttachUserPolicy",
              "iam:DetachUserPolicy", "iam:PutUserPermissionsBoundary", "iam:CreateRole",
              "iam:PutRolePolicy", "iam:DeleteRolePolicy", "iam:AttachRolePolicy",
              "iam:DetachRolePolicy", "iam:PutRolePermissionsBoundary"],
   "Resource": ["arn:aws:iam::*:user/own/*", "arn:aws:iam::*:role/own/*"],
   "Condition": {"StringEquals":
     {"iam:PermissionsBoundary": "arn:aws:iam::123456789012:policy/Boundary"}}},
  {"Effect": "Allow",
   "Action": ["iam:CreateAccessKey", "iam:DeleteAccessKey", "iam:UpdateAccessKey", "iam:DeleteUser",
              "iam:TagUser", "iam:UntagUser", "iam:DeleteRole", "iam:UpdateAssumeRolePolicy",
              "iam:TagRole", "iam:CreatePolicy", "iam:CreatePolicyVersion", "iam:DeletePolicy",
              "iam:SetDefaultPolicyVersion", "iam:DeletePolicyVersion"],
   "Resource": ["arn:aws:iam::*:user/own/*", "arn:aws:iam::*:role/own/*",
                "arn:aws:iam::*:policy/*"]},
  {"Effect": "Deny",
   "Action": ["iam:CreatePolicyVersion", "iam:DeletePolicy", "iam:DeletePolicyVersion",
              "iam:SetDefaultPolicyVersion"],
   "Resource": "arn:aws:iam::123456789012:policy/Boundary"},
  {"Effect": "Deny",
   "Action": ["iam:DeleteUserPermissionsBoundary", "iam:DeleteRolePermissionsBoundary"],
   "Resource": "*"}]})";

constexpr const char* everything =
    R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}})";
constexpr const char* trusting_the_account =
    R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"123456789012"},)"
    R"("Action":"sts:AssumeRole"}})";

class Walk {
 public:
  explicit Walk(unsigned seed) : engine_(seed) {
    world_.must(world_.root(), "CreatePolicy",
                {{"PolicyName", "Boundary"}, {"PolicyDocument", boundary}});
    world_.an_administrator("outside");  // somebody worth becoming
    callers_.push_back(world_.an_administrator("walker"));
    world_.must(world_.root(), "PutUserPermissionsBoundary",
                {{"UserName", "walker"}, {"PermissionsBoundary", boundary_arn}});
  }

  void step() {
    const Call call = a_call();
    const ActionAnswer answer = world_.call(one_of(callers_), call.action, call.parameters);
    if (!answer.is_success())
      return;
    ++succeeded_;
    if (answer.result.contains("AccessKey"))
      callers_.push_back({answer.result["AccessKey"]["AccessKeyId"],
                          base::Secret(answer.result["AccessKey"]["SecretAccessKey"]),
                          {}});
    if (answer.result.contains("Credentials"))
      callers_.push_back(ActionsWorld::session_of(answer.result));
  }

  // The last one who can do what the boundary does not allow; empty if there is nobody.
  std::string escaped() {
    for (const auto& caller : callers_)
      for (const char* action : {"DeleteAccountPasswordPolicy", "GenerateCredentialReport"})
        if (const auto answer = world_.call(caller, action);
            answer.code != "AccessDenied" && answer.code != "InvalidClientTokenId")
          return std::string(action) + " by " + caller.access_key_id;
    return {};
  }

  std::size_t succeeded() const { return succeeded_; }
  std::size_t callers() const { return callers_.size(); }

 private:
  struct Call {
    std::string action;
    Parameters parameters;
  };

  template <typename T>
  const T& one_of(const std::vector<T>& all) {
    return all[engine_() % all.size()];
  }

  Call a_call() {
    const std::string user = one_of(users_);
    const std::string role = one_of(roles_);
    const std::string bounded = one_of(boundaries_);
    Call call = one_of<Call>({
        {"CreateUser", {{"UserName", user}, {"Path", one_of(paths_)}}},
        {"CreateAccessKey", {{"UserName", user}}},
        {"PutUserPolicy",
         {{"UserName", user}, {"PolicyName", "all"}, {"PolicyDocument", everything}}},
        {"AttachUserPolicy", {{"UserName", user}, {"PolicyArn", administrator}}},
        {"DeleteUserPolicy", {{"UserName", user}, {"PolicyName", "all"}}},
        {"PutUserPermissionsBoundary", {{"UserName", user}, {"PermissionsBoundary", bounded}}},
        {"DeleteUserPermissionsBoundary", {{"UserName", user}}},
        {"CreateRole",
         {{"RoleName", role},
          {"Path", one_of(paths_)},
          {"AssumeRolePolicyDocument", trusting_the_account}}},
        {"PutRolePolicy",
         {{"RoleName", role}, {"PolicyName", "all"}, {"PolicyDocument", everything}}},
        {"AttachRolePolicy", {{"RoleName", role}, {"PolicyArn", administrator}}},
        {"PutRolePermissionsBoundary", {{"RoleName", role}, {"PermissionsBoundary", bounded}}},
        {"DeleteRolePermissionsBoundary", {{"RoleName", role}}},
        {"UpdateAssumeRolePolicy", {{"RoleName", role}, {"PolicyDocument", trusting_the_account}}},
        {"AssumeRole",
         {{"RoleArn", "arn:aws:iam::123456789012:role/own/" + role}, {"RoleSessionName", "walk"}}},
        {"GetSessionToken", {}},
        {"CreatePolicyVersion",
         {{"PolicyArn", boundary_arn}, {"PolicyDocument", everything}, {"SetAsDefault", "true"}}},
        {"UpdateUser", {{"UserName", user}, {"NewPath", one_of(paths_)}}},
        {"AddUserToGroup", {{"UserName", user}, {"GroupName", "admins"}}},
        {"CreateGroup", {{"GroupName", "admins"}}},
    });
    if (call.action.starts_with("Create") && engine_() % 3 != 0)
      call.parameters.emplace_back("PermissionsBoundary", bounded);
    return call;
  }

  ActionsWorld world_;
  std::mt19937 engine_;
  std::vector<ActionsWorld::Caller> callers_;
  std::size_t succeeded_ = 0;
  const std::vector<std::string> users_ = {"walker", "outside", "one", "two"};
  const std::vector<std::string> roles_ = {"first", "second"};
  const std::vector<std::string> paths_ = {"/own/", "/own/deep/", "/"};
  const std::vector<std::string> boundaries_ = {boundary_arn, administrator};
};

}  // namespace

TEST(BoundaryWalk, NeverReachesAPermissionOutsideOfTheBoundary) {
  std::size_t succeeded = 0;
  std::size_t callers = 0;
  for (unsigned seed = 1; seed <= 6; ++seed) {
    Walk walk(seed);
    for (int round = 0; round < 20; ++round) {
      for (int i = 0; i < 50; ++i)
        walk.step();
      ASSERT_EQ(walk.escaped(), "") << "seed " << seed << ", round " << round;
    }
    succeeded += walk.succeeded();
    callers += walk.callers();
  }
  // It does get somewhere: a walk of refusals would show nothing.
  EXPECT_GT(succeeded, 150U);
  EXPECT_GT(callers, 30U);
}

// The same walk, were the boundary to forget its condition, finds the way out: so it looks where
// ways out are.
TEST(BoundaryWalk, WouldFindAWayOut) {
  ActionsWorld world;
  const auto walker = world.an_administrator("walker");
  world.must(walker, "CreateUser", {{"UserName", "one"}});
  world.must(walker, "AttachUserPolicy", {{"UserName", "one"}, {"PolicyArn", administrator}});
  const auto key = world.must(walker, "CreateAccessKey", {{"UserName", "one"}})["AccessKey"];
  EXPECT_EQ(world.refusal({key["AccessKeyId"], base::Secret(key["SecretAccessKey"]), {}},
                          "GenerateCredentialReport"),
            "Success");
}

}  // namespace rollcall::actions
