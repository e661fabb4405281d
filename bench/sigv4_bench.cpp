// What it costs to know who sent a request: a call of the AWS CLI as it arrives, verified with a
// signing key that was kept and with one that is derived anew. The limit is the hashing that the
// specification demands, and nothing around it.

#include <benchmark/benchmark.h>

#include "bench/stopwatch.h"
#include "crypto/hash.h"
#include "crypto/hmac.h"
#include "sigv4/canonical_request.h"
#include "sigv4/sign.h"
#include "sigv4/string_to_sign.h"
#include "sigv4/verify.h"

namespace rollcall::bench {
namespace {

const base::Instant now = base::from_epoch(1'789'132'492);
const base::Secret secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

// The request and the headers that its views look into.
struct Call {
  http::Request request{"POST",
                        "/",
                        {{"Host", "127.0.0.1:8080"},
                         {"Accept-Encoding", "identity"},
                         {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"},
                         {"Content-Length", "43"}},
                        "Action=GetCallerIdentity&Version=2011-06-15",
                        {}};
  std::vector<http::ResponseHeader> added =
      sigv4::sign(request, {"AKIAIOSFODNN7EXAMPLE", secret, {}}, {"us-east-1", "sts"}, now);

  Call() {
    for (const auto& [name, value] : added)
      request.headers.push_back({name, value});
    // The CLI sends this one unsigned.
    request.headers.push_back(
        {"User-Agent", "aws-cli/2.9.19 Python/3.11.2 Linux/6.1.0 exe/x86_64"});
  }
};

const Call& a_call() {
  static const Call call;
  return call;
}

// What the specification demands to be hashed for a_call(), with nothing left to do but hash it.
struct Hashing {
  std::string canonical;
  std::string text;
  crypto::HmacKey key{std::string(32, 'k')};

  Hashing() {
    const auto& request = a_call().request;
    const auto authorization = sigv4::parse_authorization(request).value();
    canonical = sigv4::canonical_request(request, authorization.signed_headers, {});
    text = sigv4::string_to_sign(now, authorization.scope, canonical);
  }

  void operator()() const {
    benchmark::DoNotOptimize(crypto::sha256(a_call().request.body));
    benchmark::DoNotOptimize(crypto::sha256(canonical));
    benchmark::DoNotOptimize(key.sign(text));
  }
};

double hashing_seconds() {
  static const Hashing hash;
  constexpr int times = 20'000;
  return best_of(9,
                 [] {
                   for (int i = 0; i < times; ++i)
                     hash();
                 }) /
         times;
}

// Runs `body` as often as the library asks, and adds how many times the limit it costs.
template <typename Body>
void measure(benchmark::State& state, Body&& body) {
  const double before = processor_seconds();
  for ([[maybe_unused]] auto _ : state)
    body();
  const double spent = processor_seconds() - before;
  state.counters["times_hashing"] =
      spent / static_cast<double>(state.iterations()) / hashing_seconds();
}

void hashing_alone(benchmark::State& state) { measure(state, Hashing()); }
BENCHMARK(hashing_alone);

void parse(benchmark::State& state) {
  const auto& request = a_call().request;
  measure(state, [&] { benchmark::DoNotOptimize(sigv4::parse_authorization(request)); });
}
BENCHMARK(parse);

void verify_with_a_kept_key(benchmark::State& state) {
  const auto& request = a_call().request;
  const auto key =
      sigv4::derive_signing_key(secret, sigv4::parse_authorization(request).value().scope);
  measure(state, [&] {
    const auto authorization = sigv4::parse_authorization(request);
    if (!sigv4::check_scope(*authorization, "sts") ||
        !sigv4::check_time(*authorization, sigv4::allowed_clock_skew, now) ||
        !sigv4::check_headers(request, *authorization) ||
        !sigv4::verify(request, *authorization, key))
      state.SkipWithError("refused");
  });
}
BENCHMARK(verify_with_a_kept_key);

void verify_with_a_derived_key(benchmark::State& state) {
  const auto& request = a_call().request;
  measure(state, [&] {
    const auto authorization = sigv4::parse_authorization(request);
    const auto key = sigv4::derive_signing_key(secret, authorization->scope);
    if (!sigv4::verify(request, *authorization, key))
      state.SkipWithError("refused");
  });
}
BENCHMARK(verify_with_a_derived_key);

}  // namespace
}  // namespace rollcall::bench

BENCHMARK_MAIN();
