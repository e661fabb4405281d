#include "api/pipeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/action.h"
#include "auth/signatures/authentication.h"
#include "base/encoding.h"
#include "crypto/random.h"
#include "iam/errors.h"
#include "iam/identifiers.h"
#include "sigv4/sign.h"
#include "support/costly_policy.h"
#include "support/temporary_store.h"

namespace rollcall::api {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr iam::AccountId account{123'456'789'012};
constexpr base::Instant now{base::Seconds{1'789'128'000}};

// What these actions are asked with.
struct Request {
  iam::UserName user_name;
  std::optional<iam::Password> password;

  void fields(auto& field) {
    field("UserName", user_name);
    field("Password", password);
  }
};

struct Nobody {
  void fields(auto&) {}
};

struct Response {
  std::string word;

  void fields(auto& field) const { field("Word", word); }
};

Result<Resources> named(const View&, const Request& request) {
  return Resources{{"arn:aws:iam::123456789012:user/" + request.user_name.value(),
                    "user " + request.user_name.value()}};
}

Result<Resources> named_twice(const View& view, const Request& request) {
  Resources resources = TRY(named(view, request));
  resources.push_back(resources.front());
  return resources;
}

Result<Response> say(const View&, const Request& request) {
  if (request.user_name.value() == "nobody")
    return base::fail(iam::errors::no_such_entity, "There is nobody.", "for the log");
  return Response{"<" + request.user_name.value() + ">"};
}

// Adds a mark in each of its steps.
Result<std::string> prepare(const View&, const Request&) { return "prepared"; }
Result<std::string> work(const Environment&, const Request&, std::string made) {
  return made + ", worked";
}
Result<Response> write(Change& change, const Request& request, const std::string& made) {
  change.tables.users.insert({.account = account,
                              .name = request.user_name.value(),
                              .id = "AIDAAAAAAAAAAAAAAAAAA",
                              .created = change.now,
                              .login_profile = {}});
  if (request.user_name.value() == "nobody")
    return base::fail(iam::errors::no_such_entity, "There is nobody.");
  return Response{made};
}

const Action look = Declare<Request, Response>{
    .name = "Look", .access = Access::Read, .resources = named, .run = say};
const Action look_twice = Declare<Request, Response>{
    .name = "LookTwice", .access = Access::Read, .resources = named_twice, .run = say};
const Action look_long = Declare<Request, Response>{.name = "LookLong",
                                                    .access = Access::Read,
                                                    .reading = Reading::Long,
                                                    .resources = named,
                                                    .run = say};
const Action make = Declare<Request, Response, std::string>{.name = "Make",
                                                            .access = Access::Write,
                                                            .resources = named,
                                                            .prepare = prepare,
                                                            .work = work,
                                                            .run = write};
const Action who_am_i = Declare<Nobody, Response>{
    .name = "WhoAmI", .access = Access::Read, .answer = [](const auth::Caller& caller) {
      return Result<Response>(Response{caller.arn});
    }};
const Action* const all_actions[] = {&who_am_i, &look, &look_twice, &look_long, &make};

class PipelineTest : public ::testing::Test {
 protected:
  PipelineTest() {
    store_.add_account(
        {.id = account, .created = now, .root_email = {}, .alias = {}, .report_edition = {}});
    root_ = key_of("");
    store_.change(account, [&](store::Tables& tables) {
      tables.users.insert({.account = account,
                           .name = "alice",
                           .id = "AIDABBBBBBBBBBBBBBBBB",
                           .created = now,
                           .login_profile = {}});
    });
    alice_ = key_of("alice");
  }

  // "Action=Look&…" as it is signed and sent; with patience unless it is said otherwise.
  http::AtOnce send(const sigv4::Credentials& caller, const std::string& body,
                    Patience patience = Patience::Patient) {
    http::Request request{.method = "POST",
                          .target = "/",
                          .headers = {{"Host", "127.0.0.1"}, {"User-Agent", "agent \xFF"}},
                          .body = body,
                          .remote_address = "192.0.2.1"};
    const auto signature = sigv4::sign(request, caller, {"us-east-1", "iam"}, now);
    for (const auto& [name, value] : signature)
      request.headers.push_back({name, value});
    return pipeline_.answer(request, patience);
  }

  void give_alice(const std::string& policy) {
    store_.change(account, [&](store::Tables& tables) {
      tables.policies.put_inline(store::user_holder("alice"), {"p", policy});
    });
  }

  std::string body_of(const sigv4::Credentials& caller, const std::string& form) {
    return send(caller, form + "&Version=2010-05-08")->body;
  }

  test::TemporaryStore store_;
  auth::Authentication authentication_{*store_, store_.keys(), crypto::system_random(), 100};
  auth::PasswordHasher passwords_{{}, crypto::system_random()};
  auth::AttemptGuard attempts_;
  std::vector<std::string> log_;
  Pipeline pipeline_{{.environment = {.store = *store_,
                                      .passwords = passwords_,
                                      .attempts = attempts_,
                                      .policies = authentication_.policies,
                                      .tokens = authentication_.tokens,
                                      .random = crypto::system_random(),
                                      .quotas = {}},
                      .authenticator = authentication_.authenticator,
                      .clock = [] { return now; },
                      .log = [this](std::string_view line) { log_.emplace_back(line); },
                      .actions = all_actions}};
  sigv4::Credentials root_, alice_;

 private:
  sigv4::Credentials key_of(const std::string& user_name) {
    const base::RandomBytes random = crypto::system_random();
    const iam::AccessKeyWithSecret key{.key = {.id = iam::new_access_key_id(account, random),
                                               .user_name = user_name,
                                               .created = now,
                                               .last_used = {}},
                                       .secret = iam::new_secret_access_key(random)};
    store_.change(account, [&](store::Tables& tables) { tables.access_keys.insert(key); });
    return {key.key.id, key.secret, {}};
  }
};

}  // namespace

TEST_F(PipelineTest, AnswersInTheActionsName) {
  EXPECT_THAT(body_of(root_, "Action=Look&UserName=bob"),
              StartsWith("<LookResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\">"
                         "<LookResult><Word>&lt;bob&gt;</Word></LookResult>"));
}

TEST_F(PipelineTest, SendsABrowserToTheProductPage) {
  const auto response = pipeline_.answer({.method = "GET", .target = "/"}, Patience::Impatient);
  EXPECT_EQ(response->status, 302);
  EXPECT_EQ(response->headers.front().name, "Location");
}

TEST_F(PipelineTest, NamesTheActionThatItDoesNotKnow) {
  EXPECT_THAT(body_of(root_, "Action=Fly"),
              AllOf(HasSubstr("xmlns=\"http://webservices.amazon.com/AWSFault/2005-15-09\""),
                    HasSubstr("<Code>InvalidAction</Code><Message>Could not find operation Fly for "
                              "version 2010-05-08</Message>")));
  EXPECT_THAT(send(root_, "Action=Look&UserName=bob")->body,
              HasSubstr("Could not find operation Look for version NO_VERSION_SPECIFIED"));
  EXPECT_THAT(body_of(root_, "UserName=bob"), HasSubstr("<Code>MissingAction</Code>"));
}

TEST_F(PipelineTest, DoesNotAskForASignatureWhereNobodySigns) {
  const auto unsigned_answer = [&](const std::string& action) {
    const std::string target = "/?Action=" + action + "&Version=2011-06-15";
    return pipeline_.answer({.method = "GET", .target = target}, Patience::Patient)->body;
  };
  for (const std::string action : {"AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"})
    EXPECT_THAT(unsigned_answer(action),
                HasSubstr("<Code>InvalidAction</Code><Message>Could not find operation " + action +
                          " for version 2011-06-15</Message>"));
  for (const std::string action : {"GetCallerIdentity", "AssumeRole", "AssumeRoleWithSAM", ""})
    EXPECT_THAT(unsigned_answer(action), HasSubstr("<Code>MissingAuthenticationToken</Code>"));
}

TEST_F(PipelineTest, LogsWhichActionWasWantedWhereThereIsNone) {
  body_of(root_, "Action=Fly");
  send(root_, "Action=ListBuckets&Version=2006-03-01");
  const std::string endless = "/?Action=" + std::string(5000, 'a') + "%22%0A";
  pipeline_.answer({.method = "GET", .target = endless}, Patience::Patient);
  send(root_, "Version=2011-06-15");
  ASSERT_EQ(log_.size(), 4U);
  EXPECT_THAT(log_[3], HasSubstr("\"wanted\":\"sts\""));
  EXPECT_THAT(log_[0], HasSubstr("\"wanted\":\"iam:Fly\""));
  EXPECT_THAT(log_[1], HasSubstr("\"wanted\":\"iam:ListBuckets for version 2006-03-01\""));
  EXPECT_LT(log_[2].size(), 600U);
}

TEST_F(PipelineTest, LogsWhatARefusedSignatureSaidOfItselfAndWhy) {
  sigv4::Credentials forged{alice_.access_key_id, base::Secret("wrong"), {}};
  body_of(forged, "Action=Look");
  ASSERT_EQ(log_.size(), 1U);
  EXPECT_THAT(log_.front(), AllOf(HasSubstr("\"access_key_id\":\"" + alice_.access_key_id + "\""),
                                  HasSubstr("\"reason\":\"wrong secret, or changed"),
                                  HasSubstr("\"signed_for\":\"us-east-1/iam\""),
                                  HasSubstr("\"signed_headers\":\"host;x-amz-date\""),
                                  Not(HasSubstr("principal")), Not(HasSubstr("detail"))));
}

TEST_F(PipelineTest, TellsStrangersNothing) {
  const sigv4::Credentials stranger{"AKIAIOSFODNN7EXAMPLE", base::Secret("secret"), {}};
  for (const char* form : {"Action=Fly", "Action=Look", "Action=Look&UserName=%FF"})
    EXPECT_THAT(body_of(stranger, form), Not(HasSubstr("ValidationError"))) << form;
  EXPECT_THAT(body_of(stranger, "Action=Look"), HasSubstr("<Code>InvalidClientTokenId</Code>"));
}

TEST_F(PipelineTest, ValidatesBeforeItAuthorisesAndAuthorisesBeforeItLooks) {
  EXPECT_THAT(body_of(alice_, "Action=Look&UserName=a+b"),
              HasSubstr("<Code>ValidationError</Code>"));
  EXPECT_THAT(body_of(alice_, "Action=Look&UserName=nobody"),
              HasSubstr("User: arn:aws:iam::123456789012:user/alice is not authorized to perform: "
                        "iam:Look on resource: user nobody because no identity-based policy "
                        "allows the iam:Look action"));
  EXPECT_THAT(body_of(root_, "Action=Look&UserName=nobody"), HasSubstr("There is nobody."));
}

// One decision of such a policy can be afforded, and two cannot.
TEST_F(PipelineTest, SpendsOneBudgetOnAllDecisionsAboutARequest) {
  const std::string name(40, 'a');
  give_alice(test::costly_policy(policy::most_steps_a_request * 6 / 10,
                                 "arn:aws:iam::123456789012:user/" + name));
  EXPECT_THAT(body_of(alice_, "Action=Look&UserName=" + name), HasSubstr("<Word>"));
  EXPECT_THAT(body_of(alice_, "Action=LookTwice&UserName=" + name),
              HasSubstr("<Code>AccessDenied</Code>"));
  EXPECT_THAT(body_of(alice_, "Action=Make&UserName=" + name),
              HasSubstr("<Code>AccessDenied</Code>"));
}

TEST_F(PipelineTest, AsksTheImpatientToWaitForWhatTakesLong) {
  const auto impatient = [&](const std::string& action) {
    return send(root_, "Action=" + action + "&UserName=bob&Version=2010-05-08",
                Patience::Impatient);
  };
  EXPECT_FALSE(impatient("Look"));  // the first use of the key has to be written down
  body_of(root_, "Action=Look&UserName=bob");
  EXPECT_TRUE(impatient("Look"));
  EXPECT_EQ(impatient("LookLong").error(), http::Wait::Long);
  EXPECT_EQ(impatient("Make").error(), http::Wait::Short);
  EXPECT_EQ(log_.size(), 2U);  // what was given up was not answered
}

TEST_F(PipelineTest, AsksTheImpatientToWaitWhereAReadWouldHaveTo) {
  body_of(root_, "Action=Look&UserName=bob");
  store_
      ->read(account,
             [&](const store::Tables&) {  // on the only connection that there is
               const auto answer =
                   send(root_, "Action=Look&UserName=bob&Version=2010-05-08", Patience::Impatient);
               EXPECT_FALSE(answer.has_value());
               return 0;
             })
      .value();
}

// A key that is in memory takes nobody's turn, and one that is not waits for none.
TEST_F(PipelineTest, AnswersAtOnceWhereNothingHasToBeReadHoweverManyRead) {
  body_of(root_, "Action=WhoAmI");
  const auto answers_at_once = [&](const sigv4::Credentials& caller) {
    return send(caller, "Action=WhoAmI&Version=2010-05-08", Patience::Impatient).has_value();
  };
  store_
      ->read(account,
             [&](const store::Tables&) {  // on the only connection that there is
               EXPECT_TRUE(answers_at_once(root_));
               EXPECT_FALSE(answers_at_once(alice_));
               return 0;
             })
      .value();
}

TEST_F(PipelineTest, KnowsBeforehandWhatAnActionWaitsFor) {
  const auto wait = [&](const std::string& body) {
    return pipeline_.wait_of({.method = "POST", .target = "/", .body = body});
  };
  EXPECT_EQ(wait("Action=LookLong&Version=2010-05-08"), http::Wait::Long);
  EXPECT_EQ(wait("Action=Look&Version=2010-05-08"), http::Wait::Short);
  EXPECT_EQ(wait("Action=Fly"), http::Wait::Short);
}

TEST_F(PipelineTest, RemembersWhereTheFirstUseOfAKeyCameFrom) {
  body_of(alice_, "Action=Look&UserName=nobody");
  const iam::UseOrigin origin =
      store_
          ->read(account,
                 [&](const store::Tables& tables) {
                   return tables.access_keys.last_use_origin(alice_.access_key_id);
                 })
          .value();
  EXPECT_EQ(origin.source_address, "192.0.2.1");
  EXPECT_EQ(origin.user_agent, "agent \xEF\xBF\xBD");
}

TEST_F(PipelineTest, PreparesAndWorksBeforeItWrites) {
  EXPECT_THAT(body_of(root_, "Action=Make&UserName=bob"),
              HasSubstr("<Word>prepared, worked</Word>"));
}

TEST_F(PipelineTest, RecordsAChangeWithoutSecretsAndOnlyIfItHappened) {
  body_of(root_, "Action=Make&UserName=bob&Password=hush-hush");
  body_of(root_, "Action=Make&UserName=nobody");
  const auto events =
      store_->read(account, [](const store::Tables& tables) { return tables.events.list(0, 10); })
          .value();
  ASSERT_EQ(events.size(), 1U);
  const iam::Event& event = events.front().event;
  EXPECT_EQ(event.at, now);
  EXPECT_EQ(event.action, "iam:Make");
  EXPECT_EQ(event.principal_arn, "arn:aws:iam::123456789012:root");
  EXPECT_EQ(event.access_key_id, root_.access_key_id);
  EXPECT_EQ(event.source_address, "192.0.2.1");
  EXPECT_EQ(event.user_agent, "agent \xEF\xBF\xBD");
  EXPECT_EQ(event.resource, "arn:aws:iam::123456789012:user/bob");
  EXPECT_EQ(event.parameters, "{\"UserName\":\"bob\"}");
  EXPECT_EQ(event.result, "Success");
  EXPECT_FALSE(store_
                   ->read(account,
                          [](const store::Tables& tables) {
                            return tables.users.find("nobody").has_value();
                          })
                   .value());
}

TEST_F(PipelineTest, LogsOneLineARequestWithoutItsParameters) {
  body_of(root_, "Action=Look&UserName=nobody&Password=hush-hush");
  ASSERT_EQ(log_.size(), 1U);
  EXPECT_THAT(log_.front(),
              AllOf(HasSubstr("\"action\":\"iam:Look\""), HasSubstr("\"code\":\"NoSuchEntity\""),
                    HasSubstr("\"detail\":\"for the log\""), HasSubstr("\"status\":404"),
                    Not(HasSubstr("hush")), Not(HasSubstr("nobody"))));
}

}  // namespace rollcall::api
