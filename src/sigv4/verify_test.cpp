#include "sigv4/verify.h"

#include <gtest/gtest.h>

#include <cctype>
#include <span>

#include "base/encoding.h"
#include "sigv4/canonical_request.h"
#include "sigv4/errors.h"
#include "sigv4/sign.h"
#include "sigv4/string_to_sign.h"

namespace rollcall::sigv4 {
namespace {

using namespace std::chrono_literals;

const base::Instant noon = std::chrono::sys_days{2022y / 1 / 27} + 12h;
const base::Secret secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

const std::string mismatch =
    "The request signature we calculated does not match the signature you provided. Check your AWS "
    "Secret Access Key and signing method. Consult the service documentation for details.";

// What is said of a request whose signed headers are these.
std::string mismatch_of(const std::string& signed_headers) {
  return mismatch + " The signed headers are: " + signed_headers;
}

// A request that owns its bytes, so that a test can change them.
struct Owned {
  std::string method = "POST";
  std::string target = "/";
  std::vector<http::ResponseHeader> headers = {
      {"Host", "iam.amazonaws.com"}, {"Content-Type", "application/x-www-form-urlencoded"}};
  std::string body = "Action=ListUsers&Version=2010-05-08";

  http::Request view() const {
    http::Request request{method, target, {}, body, {}};
    for (const auto& [name, value] : headers)
      request.headers.push_back({name, value});
    return request;
  }
};

Owned signed_by_header(const std::string& service = "iam") {
  Owned request;
  const auto added =
      sign(request.view(), {"AKIDEXAMPLE", secret, {}}, {"us-east-1", service}, noon);
  request.headers.insert(request.headers.end(), added.begin(), added.end());
  return request;
}

Owned presigned() {
  Owned request{"GET", "/?Action=GetCallerIdentity", {{"Host", "sts.amazonaws.com"}}, {}};
  request.target +=
      "&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20220127%2Fus-east-1%2Fsts%"
      "2F"
      "aws4_request&X-Amz-Date=20220127T120000Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host";
  const CredentialScope scope{"20220127", "us-east-1", "sts"};
  const auto canonical = canonical_request(request.view(), "host", form_of("sts"));
  request.target +=
      "&X-Amz-Signature=" +
      derive_signing_key(secret, scope).signature(string_to_sign(noon, scope, canonical));
  return request;
}

// What a server says to the request: "" if it accepts it, else the message of the error.
std::string answer(const Owned& owned, const base::Secret& known = secret) {
  const http::Request request = owned.view();
  const auto authorization = parse_authorization(request);
  if (!authorization)
    return authorization.error().message;
  const auto verified =
      verify(request, *authorization, derive_signing_key(known, authorization->scope));
  if (verified)
    return "";
  EXPECT_EQ(verified.error().kind, &errors::signature_does_not_match);
  return verified.error().message;
}

// Calls `check` once for each bit of `part`, which has that bit flipped meanwhile.
template <typename Check>
void for_each_flip(std::string& part, Check check) {
  const std::string whole = part;
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    part = whole;
    part[bit / 8] = static_cast<char>(part[bit / 8] ^ (1 << bit % 8));
    check(bit);
  }
  part = whole;
}

Authorization an_authorization() {
  Authorization authorization;
  authorization.date = noon;
  authorization.scope = {"20220127", "us-east-1", "iam"};
  return authorization;
}

std::string scope_answer(const Authorization& authorization, std::string_view service) {
  const auto checked = check_scope(authorization, service);
  if (checked)
    return "";
  EXPECT_EQ(checked.error().kind, &errors::wrong_scope);
  return checked.error().message;
}

// What is said to a request with one more header, which nobody signed.
std::string headers_answer(Owned owned, const std::string& name) {
  owned.headers.push_back({name, "/secret/x"});
  const http::Request request = owned.view();
  const auto authorization = parse_authorization(request);
  EXPECT_TRUE(authorization);
  const auto checked = check_headers(request, *authorization);
  if (checked)
    return "";
  EXPECT_EQ(checked.error().kind, &errors::not_as_signed);
  EXPECT_EQ(checked.error().message,
            "There were headers present in the request which were not signed");
  return checked.error().detail;
}

}  // namespace

TEST(Verify, AcceptsWhatTheKeySigned) {
  EXPECT_EQ(answer(signed_by_header()), "");
  EXPECT_EQ(answer(signed_by_header("s3")), "");
  EXPECT_EQ(answer(presigned()), "");
}

TEST(Verify, RefusesAnotherSecret) {
  EXPECT_EQ(answer(signed_by_header(), base::Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEy")),
            mismatch_of("content-type;host;x-amz-date"));
  EXPECT_EQ(answer(presigned(), base::Secret("")), mismatch_of("host"));
}

TEST(Verify, TellsTheLogWhatWasToBeSignedButNoSecret) {
  const Owned owned = signed_by_header();
  const http::Request request = owned.view();
  const auto authorization = parse_authorization(request);
  ASSERT_TRUE(authorization);
  const auto refused =
      verify(request, *authorization, derive_signing_key(base::Secret("no"), authorization->scope));
  ASSERT_FALSE(refused);
  EXPECT_TRUE(refused.error().detail.starts_with(
      "wrong secret, or changed since it was signed; the string to sign "
      "was:\nAWS4-HMAC-SHA256\n20220127T120000Z\n20220127/us-east-1/iam/"));
}

TEST(Verify, RefusesAnyChangeOfMethodPathQueryHeaderOrBody) {
  Owned request = signed_by_header();
  const auto refused = [&request](std::size_t bit) { EXPECT_NE(answer(request), "") << bit; };
  for_each_flip(request.method, refused);
  for_each_flip(request.body, refused);
  for (auto& [name, value] : request.headers)
    if (name != "Host" && name != "Authorization")
      for_each_flip(value, refused);
  EXPECT_EQ(answer(request), "");
  const std::string by_header = mismatch_of("content-type;host;x-amz-date");
  for (const auto* target : {"/x", "/?a", "/?a=b", "/%2F", ""}) {
    request.target = target;
    EXPECT_EQ(answer(request), std::string_view(target).empty() ? "" : by_header) << target;
  }
}

TEST(Verify, RefusesAnyChangeOfTheAuthorizationHeader) {
  Owned request = signed_by_header();
  // The access key id is not signed: it is what the key was found by.
  const std::string id = "AKIDEXAMPLE";
  std::string& header = request.headers.back().value;
  const std::size_t id_at = header.find(id);
  for_each_flip(header, [&](std::size_t bit) {
    if (bit / 8 < id_at || bit / 8 >= id_at + id.size()) {
      EXPECT_NE(answer(request), "") << header;
    }
  });
  EXPECT_EQ(answer(request), "");
}

TEST(Verify, RefusesAnyChangeOfAPresignedQuery) {
  Owned request = presigned();
  const std::size_t id_at = request.target.find("AKIDEXAMPLE");
  const std::size_t id_end = id_at + std::string_view("AKIDEXAMPLE").size();
  const std::string whole = request.target;
  for_each_flip(request.target, [&](std::size_t bit) {
    const std::size_t at = bit / 8;
    // The case of the digits of an escape means nothing.
    const bool same_escape = at > 0 && whole[at] == 'F' && bit % 8 == 5;
    if (!same_escape && (at < id_at || at >= id_end)) {
      EXPECT_NE(answer(request), "") << request.target;
    }
  });
}

TEST(Verify, RefusesAHeaderThatWasTakenAwayOrAdded) {
  for (std::size_t i = 1; i < 3; ++i) {
    Owned request = signed_by_header();
    request.headers.erase(request.headers.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_NE(answer(request), "") << i;
  }
  Owned doubled = signed_by_header();
  doubled.headers.push_back({"content-type", ""});
  EXPECT_EQ(answer(doubled), mismatch_of("content-type;host;x-amz-date"));
}

TEST(Verify, RefusesAnEmptyHeaderThatWasTakenAway) {
  Owned request;
  request.headers.push_back({"X-Empty", ""});
  const auto added = sign(request.view(), {"AKIDEXAMPLE", secret, {}}, {"us-east-1", "iam"}, noon);
  request.headers.insert(request.headers.end(), added.begin(), added.end());
  EXPECT_EQ(answer(request), "");
  request.headers.erase(request.headers.begin() + 2);
  EXPECT_EQ(answer(request), mismatch_of("content-type;host;x-amz-date;x-empty"));
}

TEST(Verify, ToleratesHeadersThatNobodySigned) {
  Owned request = signed_by_header();
  request.headers.push_back({"X-Forwarded-For", "192.0.2.1"});
  EXPECT_EQ(answer(request), "");
}

TEST(Verify, RefusesASignatureThatIsCutOrInCapitals) {
  for (const auto* signature : {"", "00", "x"}) {
    Owned request = signed_by_header();
    std::string& header = request.headers.back().value;
    header.replace(header.find("Signature=") + 10, std::string::npos, signature);
    EXPECT_NE(answer(request), "");
  }
  Owned request = signed_by_header();
  for (char& c : std::span(request.headers.back().value).last(64))
    c = static_cast<char>(std::toupper(c));
  EXPECT_EQ(answer(request), mismatch_of("content-type;host;x-amz-date"));
}

TEST(CheckScope, AcceptsTheServiceInEveryRegionThatLooksLikeOneOfAws) {
  auto authorization = an_authorization();
  for (const auto* service : {"iam", "sts"}) {
    authorization.scope.service = service;
    for (const auto* region : {"us-east-1", "eu-central-1", "us-gov-west-1"}) {
      authorization.scope.region = region;
      EXPECT_EQ(scope_answer(authorization, service), "");
    }
  }
}

TEST(CheckScope, NamesWhatIsWrong) {
  auto authorization = an_authorization();
  for (const auto* region : {"everywhere", "US-EAST-1", "us-east-1 ", "eu_central_1", ""}) {
    authorization.scope.region = region;
    EXPECT_EQ(scope_answer(authorization, "iam"),
              "Credential should be scoped to a valid region. ");
  }
  authorization = an_authorization();
  EXPECT_EQ(scope_answer(authorization, "sts"),
            "Credential should be scoped to correct service: 'sts'. ");
  authorization.scope.terminator = "aws5_request";
  EXPECT_EQ(scope_answer(authorization, "iam"),
            "Credential should be scoped with a valid terminator: 'aws4_request', not "
            "'aws5_request'. ");
  authorization = an_authorization();
  authorization.scope.date = "20220128";
  EXPECT_EQ(scope_answer(authorization, "iam"),
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from "
            "HTTP: '20220128' != '20220127', from '20220127T120000Z'.");
}

TEST(CheckScope, TellsTheLogWhetherItIsTheService) {
  const auto authorization = an_authorization();
  EXPECT_EQ(check_scope(authorization, "sts").error().detail, "wrong service");
  auto elsewhere = authorization;
  elsewhere.scope.region = "nowhere";
  EXPECT_EQ(check_scope(elsewhere, "iam").error().detail, "wrong scope");
}

TEST(CheckScope, NamesAllThatIsWrongAtOnce) {
  auto authorization = an_authorization();
  authorization.scope = {"b", "c", "d", "e"};
  EXPECT_EQ(scope_answer(authorization, "iam"),
            "Credential should be scoped to a valid region. "
            "Credential should be scoped to correct service: 'iam'. "
            "Credential should be scoped with a valid terminator: 'aws4_request', not 'e'. "
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from "
            "HTTP: 'b' != '20220127', from '20220127T120000Z'.");
}

TEST(CheckScope, TakesAnyServiceAndRegionThatHaveNames) {
  const auto checked = [](const CredentialScope& scope) {
    Authorization authorization;
    authorization.date = noon;
    authorization.scope = scope;
    return check_scope(authorization).has_value();
  };
  EXPECT_TRUE(checked({"20220127", "default", "s3"}));
  EXPECT_TRUE(checked({"20220127", "us-east-1", "execute-api"}));
  EXPECT_FALSE(checked({"20220127", "", "s3"}));
  EXPECT_FALSE(checked({"20220127", "us-east-1", "=s3"}));
  EXPECT_FALSE(checked({"20220128", "us-east-1", "s3"}));
  EXPECT_FALSE(checked({"20220127", "us-east-1", "s3", "aws4"}));
}

TEST(CheckHeaders, RefusesEveryAmzHeaderThatNobodySigned) {
  for (const auto& owned : {signed_by_header("s3"), presigned()}) {
    for (const std::string name :
         {"x-amz-copy-source", "X-AMZ-ACL", "x-amz-meta-colour", "x-amz-decoded-content-length",
          "X-Amz-Tagging", "x-amz-", "x_amz_acl", "X-Amz_Copy-Source", "x.amz.acl"})
      EXPECT_EQ(headers_answer(owned, name), "unsigned header " + name);
    for (const std::string name :
         {"Content-Type", "X-Amzn-Trace-Id", "amz-sdk-request", "X-Forwarded-For", "x-amz", ""})
      EXPECT_EQ(headers_answer(owned, name), "") << name;
  }
  EXPECT_EQ(headers_answer(presigned(), "x-amz-date"), "unsigned header x-amz-date");
  EXPECT_EQ(headers_answer(presigned(), "x-amz-security-token"),
            "unsigned header x-amz-security-token");
  EXPECT_EQ(headers_answer(presigned(), "x-amz-content-sha256"),
            "unsigned header x-amz-content-sha256");
}

TEST(CheckHeaders, LeavesASecondLineOfASignedHeaderToTheSignature) {
  Owned doubled = signed_by_header("s3");
  EXPECT_EQ(headers_answer(doubled, "x-amz-content-sha256"), "");
  doubled.headers.push_back({"x-amz-content-sha256", "UNSIGNED-PAYLOAD"});
  EXPECT_NE(answer(doubled), "");
}

}  // namespace rollcall::sigv4
