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
constexpr policy::ContextValue context[] = {{"aws:username", "alice"}};
constexpr policy::AccessRequest request{"iam:GetCredentialReport",
                                        "arn:aws:iam::123456789012:user/alice", context};

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

void decide(benchmark::State& state, std::span<const policy::Policy* const> policies) {
  for (auto _ : state) {
    policy::Budget budget;
    benchmark::DoNotOptimize(policy::evaluate(policies, request, budget));
  }
}

void decide_with_administrator_access(benchmark::State& state) {
  const policy::Policy* everything =
      &policy::find_managed_policy(iam::administrator_access_arn)->policy;
  decide(state, {&everything, 1});
}
BENCHMARK(decide_with_administrator_access);

void decide_with_10_policies_of_2_kb(benchmark::State& state) {
  const std::vector<policy::Policy> policies(policy_count, policy::parse(a_document()).value());
  std::vector<const policy::Policy*> pointers;
  for (const policy::Policy& one : policies)
    pointers.push_back(&one);
  decide(state, pointers);
}
BENCHMARK(decide_with_10_policies_of_2_kb);

// A pattern that nearly matches at every place of the resource: the whole budget is spent.
void decide_until_the_budget_ends(benchmark::State& state) {
  const std::string near_miss = std::string(3000, 'a') + "b";
  const policy::Policy hostile =
      policy::parse(R"({"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*",)"
                    R"("Resource":"arn:aws:iam::*)" +
                    near_miss + R"("}})")
          .value();
  const std::string resource = "arn:aws:iam::" + std::string(8000, 'a');
  const policy::Policy* pointer = &hostile;
  for (auto _ : state) {
    policy::Budget budget;
    benchmark::DoNotOptimize(policy::evaluate({&pointer, 1}, {"iam:GetUser", resource}, budget));
    if (!budget.is_exceeded())
      state.SkipWithError("the pattern is not hostile enough");
  }
}
BENCHMARK(decide_until_the_budget_ends)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace rollcall::bench

BENCHMARK_MAIN();
