// Policies: reading one, and deciding on a request with ten of 2 KB each, against one that allows
// everything.

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "iam/arn.h"
#include "policy/evaluate.h"
#include "policy/managed_policy.h"
#include "policy/parse.h"

namespace rollcall::bench {
namespace {

constexpr std::size_t policy_size = 2048;
constexpr std::size_t policy_count = 10;
const policy::AccessRequest& request() {
  static const policy::Context context = [] {
    policy::Context known;
    known.set("aws:username", "alice");
    known.set("aws:SourceIp", "192.0.2.7");
    known.set("aws:MultiFactorAuthPresent", "true");
    return known;
  }();
  static const policy::AccessRequest one{"iam:GetCredentialReport",
                                         "arn:aws:iam::123456789012:user/alice", context};
  return one;
}

// Statements such as people write, none of which is about the request.
std::string a_document() {
  std::string statements;
  for (int i = 0; statements.size() < policy_size - 100; ++i) {
    const std::string name = "Bucket" + std::to_string(i);
    statements += R"({"Sid":")" + name +
                  R"(","Effect":"Allow","Action":["s3:Get*","s3:ListBucket","iam:GetUser",)"
                  R"("iam:ListAccessKeys"],"Resource":["arn:aws:s3:::)" +
                  name + R"(/*","arn:aws:iam::*:user/${aws:username}"]},)";
  }
  statements.pop_back();
  return R"({"Version":"2012-10-17","Statement":[)" + statements + "]}";
}

void parse_2_kb(benchmark::State& state) {
  const std::string document = a_document();
  for (auto _ : state)
    benchmark::DoNotOptimize(policy::parse(document));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * document.size()));
}
BENCHMARK(parse_2_kb);

void decide(benchmark::State& state, const policy::Policies& policies) {
  for (auto _ : state) {
    policy::Budget budget;
    benchmark::DoNotOptimize(policy::evaluate(policies, request(), budget));
  }
}

void decide_with_administrator_access(benchmark::State& state) {
  const policy::Policy* everything =
      &policy::find_managed_policy(iam::administrator_access_arn)->policy;
  decide(state, {.identity = {&everything, 1}});
}
BENCHMARK(decide_with_administrator_access);

void decide_with_10_policies_of_2_kb(benchmark::State& state) {
  const std::vector<policy::Policy> policies(policy_count, policy::parse(a_document()).value());
  std::vector<const policy::Policy*> pointers;
  for (const policy::Policy& one : policies)
    pointers.push_back(&one);
  decide(state, {.identity = pointers});
}
BENCHMARK(decide_with_10_policies_of_2_kb);

// An allow with conditions such as people write, within a boundary and a session policy.
void decide_with_conditions(benchmark::State& state) {
  const policy::Policy conditional =
      policy::parse(R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:Get*",)"
                    R"("Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"},)"
                    R"("IpAddress":{"aws:SourceIp":["198.51.100.0/24","192.0.2.0/24"]},)"
                    R"("StringLike":{"aws:username":"al*"}}}})")
          .value();
  const policy::Policy* pointer = &conditional;
  decide(state, {.identity = {&pointer, 1},
                 .permissions_boundary = pointer,
                 .session = std::span<const policy::Policy* const>(&pointer, 1)});
}
BENCHMARK(decide_with_conditions);

// What somebody could think of to make decisions slow: a statement, of which policies of AWS's size
// are full. Many more of them than AWS lets anybody have are weighed, until the budget ends.
struct Attack {
  const char* name;
  std::string statement;
};

constexpr std::size_t largest_policy = 6144;
constexpr std::size_t most_policies = 300;

std::string denial_of(const std::string& resource, const std::string& condition) {
  return R"({"Effect":"Deny","Action":"*","Resource":")" + resource + R"(","Condition":)" +
         condition + "}";
}

std::string condition_of(const std::string& operation, const std::string& key,
                         const std::string& values) {
  return R"({")" + operation + R"(":{")" + key + R"(":[)" + values + "]}}";
}

std::string repeated(std::string_view text, std::size_t count) {
  std::string all;
  for (; count > 0; --count)
    all += text;
  return all;
}

std::string list_of(std::string_view value, std::size_t count) {
  std::string values = repeated("\"" + std::string(value) + "\",", count);
  values.pop_back();
  return values;
}

// Three that match slowly, behind what an ARN begins with.
std::vector<Attack> slow_resources(const std::string& prefix) {
  return {
      {"near_miss", denial_of(prefix + "*" + std::string(2900, 'a') + "b", "{}")},
      {"many_stars", denial_of(prefix + repeated("*a", 1400) + "*b", "{}")},
      {"variables", denial_of(prefix + repeated("${aws:UserAgent}", 300), "{}")},
  };
}

std::vector<Attack> attacks() {
  std::vector<Attack> all = slow_resources("arn:aws:iam::*:user/");
  const std::vector<Attack> others = {
      {"actions",
       R"({"Effect":"Deny","Action":[)" + list_of("a:*t*t*t*t*x", 300) + R"(],"Resource":"*"})"},
      {"long_keys",
       denial_of("*",
                 condition_of("ForAnyValue:StringEquals", "aws:TagKeys",
                              list_of("${aws:RequestTag/" + std::string(100, 'k') + "xx}", 45)))},
      {"sets", denial_of("*", condition_of("ForAnyValue:StringLike", "aws:TagKeys",
                                           list_of("*k*k*x", 600)))},
      {"numbers", denial_of("*", condition_of("ForAnyValue:NumericEquals", "aws:TagKeys",
                                              list_of(std::string(2800, '1'), 2)))},
      {"dates", denial_of("*", condition_of("ForAnyValue:DateEquals", "aws:TagKeys",
                                            list_of("2030-W01-2T10:10:10.1+10:10:10", 180)))},
      {"addresses",
       denial_of("*", condition_of("NotIpAddress", "aws:SourceIp", list_of("2001:db8::/32", 350)))},
      {"letter_case",
       denial_of("*", condition_of("ForAnyValue:StringEqualsIgnoreCase", "aws:CalledVia",
                                   list_of(repeated("É", 128), 20)))},
      {"arns", denial_of("*", condition_of("ArnLike", "aws:PrincipalArn",
                                           list_of("arn:*:*:*:*:*a*a*x", 250)))},
      {"absent_keys",
       R"({"Effect":"Deny","Action":"*","Resource":"*","Condition":{"ArnNotLike":{)" +
           [] {
             std::string keys;
             for (int i = 0; i < 200; ++i)
               keys += "\"aws:RequestTag/" + std::to_string(i) + "\":[],";
             keys.pop_back();
             return keys;
           }() +
           R"(},"StringEquals":{"x:y":"z"}}})"},
  };
  all.insert(all.end(), others.begin(), others.end());
  return all;
}

policy::Context large_context() {
  policy::Context context;
  std::vector<std::string> keys;
  for (int i = 0; i < 50; ++i) {
    keys.push_back(std::string(100, 'k') + std::to_string(i));
    for (const char* prefix : {"aws:RequestTag/", "aws:ResourceTag/", "aws:PrincipalTag/"})
      context.set(prefix + keys.back(), std::string(256, 'v'));
  }
  context.set_all("aws:TagKeys", keys);
  context.set_all("aws:CalledVia", std::vector(50, repeated("é", 128)));
  context.set("aws:UserAgent", std::string(4000, 'u'));
  context.set("aws:SourceIp", "192.0.2.7");
  context.set("aws:PrincipalArn", "arn:aws:iam::123456789012:role/" + std::string(500, 'a'));
  return context;
}

std::string document_of(const Attack& attack) {
  return R"({"Version":"2012-10-17","Statement":[)" + attack.statement + "]}";
}

// What the parser takes from nobody never comes to be weighed; what it costs to say so.
void refuse(benchmark::State& state, const Attack& attack) {
  const std::string document = document_of(attack);
  for (auto _ : state)
    if (policy::parse(document, policy::DocumentKind::Session)) {
      state.SkipWithError("it is a policy now: move it to those that are weighed");
      return;
    }
}

// The counter says how long a request can take at most: what a step costs, times all there are.
void resist(benchmark::State& state, const Attack& attack) {
  const std::string document = document_of(attack);
  const auto hostile = policy::parse(document, policy::DocumentKind::Session);
  if (!hostile || document.size() > largest_policy) {
    state.SkipWithError("not a policy that anybody could have");
    return;
  }
  const std::vector<const policy::Policy*> policies(most_policies, &*hostile);
  const policy::Context context = large_context();
  const std::string resource = "arn:aws:iam::123456789012:user/" + std::string(3000, 'a');
  std::size_t steps = 0;
  for (auto _ : state) {
    policy::Budget budget;
    benchmark::DoNotOptimize(policy::evaluate(
        {.identity = policies}, {"iam:GetCredentialReport", resource, context}, budget));
    steps += policy::most_steps_a_request - budget.left();
  }
  state.counters["seconds_a_budget"] =
      benchmark::Counter(static_cast<double>(steps) / policy::most_steps_a_request,
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

const bool are_registered = [] {
  for (const Attack& attack : attacks())
    benchmark::RegisterBenchmark(("resist_" + std::string(attack.name)).c_str(),
                                 [attack](benchmark::State& state) { resist(state, attack); })
        ->Unit(benchmark::kMillisecond);
  // Without a part of their own for the account.
  for (const Attack& attack : slow_resources("arn:aws:iam::"))
    benchmark::RegisterBenchmark(("refuse_" + std::string(attack.name)).c_str(),
                                 [attack](benchmark::State& state) { refuse(state, attack); });
  return true;
}();

}  // namespace
}  // namespace rollcall::bench

BENCHMARK_MAIN();
