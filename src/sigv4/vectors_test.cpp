// The published test suites of Signature Version 4, step by step: those of aws-c-auth and of
// botocore.

#include <gtest/gtest.h>

#include "base/ascii.h"
#include "sigv4/authorization.h"
#include "sigv4/canonical_request.h"
#include "sigv4/errors.h"
#include "sigv4/signing_key.h"
#include "sigv4/string_to_sign.h"
#include "sigv4/verify.h"
#include "support/corpus.h"

namespace rollcall::sigv4 {
namespace {

using nlohmann::json;

std::string_view text(const json& value) { return value.get_ref<const std::string&>(); }

http::Request request_of(const json& sent) {
  http::Request request;
  request.method = text(sent.at("method"));
  request.target = text(sent.at("target"));
  for (const auto& header : sent.at("headers"))
    request.headers.push_back({text(header.at(0)), text(header.at(1))});
  request.body = text(sent.at("body"));
  return request;
}

// The target without the session token, for the one case in which it was added after signing.
std::string without_token(std::string_view target) {
  const std::size_t token = target.find("&X-Amz-Security-Token=");
  const std::size_t behind = target.find('&', token + 1);
  return std::string(target.substr(0, token)).append(target.substr(behind));
}

class Vectors : public testing::Test {
 protected:
  void SetUp() override {
    auto read = test::read_json_corpus("corpora/sigv4.json");
    if (!read)
      GTEST_SKIP() << "no corpora/sigv4.json in " << test::corpus_folder();
    vectors_ = *std::move(read);
    ASSERT_EQ(vectors_.size(), 110U);
  }

  json vectors_;
};

}  // namespace

TEST_F(Vectors, EveryStepIsAsPublished) {
  for (const auto& vector : vectors_) {
    SCOPED_TRACE(vector.at("id").dump());
    const json& expected = vector.at("expected");
    http::Request request = request_of(vector.at("signed_request"));
    std::string target;
    if (vector.at("token_added_after_signing") && vector.at("mode") == "query")
      request.target = target = without_token(request.target);

    const auto authorization = parse_authorization(request);
    ASSERT_TRUE(authorization) << authorization.error().message;
    EXPECT_EQ(authorization->access_key_id, text(vector.at("credentials").at("access_key_id")));
    const CanonicalForm form{vector.at("normalize_path") ? PathForm::Normalized : PathForm::Kept};
    const auto canonical = canonical_request(request, authorization->signed_headers, form);
    EXPECT_EQ(canonical, text(expected.at("canonical_request")));
    const auto signed_text = string_to_sign(authorization->date, authorization->scope, canonical);
    EXPECT_EQ(signed_text, text(expected.at("string_to_sign")));
    const base::Secret secret(vector.at("credentials").at("secret_access_key"));
    const auto key = derive_signing_key(secret, authorization->scope);
    EXPECT_EQ(key.signature(signed_text), text(expected.at("signature")));
  }
}

TEST_F(Vectors, EveryRequestIsAcceptedButTheOneThatIsWrongAtItsSource) {
  std::size_t refused = 0;
  for (const auto& vector : vectors_) {
    SCOPED_TRACE(vector.at("id").dump());
    // What verify() does not do for any service that has this name.
    if (!vector.at("normalize_path") ||
        (vector.at("token_added_after_signing") && vector.at("mode") == "query"))
      continue;
    const http::Request request = request_of(vector.at("signed_request"));
    const auto authorization = parse_authorization(request);
    ASSERT_TRUE(authorization);
    const base::Secret secret(vector.at("credentials").at("secret_access_key"));
    const auto verified =
        verify(request, *authorization, derive_signing_key(secret, authorization->scope));
    if (vector.contains("known_suite_defect")) {
      ASSERT_FALSE(verified);
      EXPECT_EQ(verified.error().kind, &errors::signature_does_not_match);
      EXPECT_NE(authorization->signature, text(vector.at("expected").at("signature")));
      ++refused;
    } else {
      EXPECT_TRUE(verified);
    }
  }
  EXPECT_EQ(refused, 1U);
}

}  // namespace rollcall::sigv4
