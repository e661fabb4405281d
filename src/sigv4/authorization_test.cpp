#include "sigv4/authorization.h"

#include <gtest/gtest.h>

#include "base/encoding.h"
#include "crypto/hash.h"
#include "sigv4/errors.h"

namespace rollcall::sigv4 {
namespace {

using namespace std::chrono_literals;

const base::Instant noon = std::chrono::sys_days{2015y / 8 / 30} + 12h;

const std::string good_header =
    "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, "
    "SignedHeaders=host;x-amz-date, Signature=00ff";

const std::string good_query =
    "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fsts%2F"
    "aws4_request&X-Amz-Date=20150830T120000Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host%3Bx-a&"
    "X-Amz-Signature=00ff&X-Amz-Security-Token=a%2Bb%2F";

// The text with the first `from` made `to`.
std::string with(std::string text, std::string_view from, std::string_view to) {
  return text.replace(text.find(from), from.size(), to);
}

base::Result<Authorization> parse_headers(std::vector<http::Header> headers) {
  return parse_authorization({"POST", "/", std::move(headers), {}, {}});
}

base::Result<Authorization> parse_header(std::string_view authorization) {
  return parse_headers({{"Authorization", authorization}, {"X-Amz-Date", "20150830T120000Z"}});
}

struct Refusal {
  std::string code;
  int status;
  std::string message;
  bool operator==(const Refusal&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Refusal& refusal) {
  return out << refusal.code << " " << refusal.status << ": " << refusal.message;
}

Refusal refusal(const base::Result<Authorization>& parsed) {
  if (parsed)
    return {"accepted", 200, {}};
  return {parsed.error().kind->code, parsed.error().kind->status, parsed.error().message};
}

Refusal refusal_of_query(const std::string& query) {
  const std::string target = "/?" + query;
  return refusal(parse_authorization({"GET", target, {{"Host", "h"}}, {}, {}}));
}

Refusal incomplete(std::string message) { return {"IncompleteSignature", 400, std::move(message)}; }

const Refusal missing{"MissingAuthenticationToken", 403, "Request is missing Authentication Token"};

std::string hashed(std::string_view header) {
  return "(Hashed with SHA-256 and encoded with Base64) Authorization=" +
         base::to_base64(crypto::sha256(header));
}

}  // namespace

TEST(Authorization, IsReadFromTheHeader) {
  const auto parsed = parse_headers({{"authorization", good_header},
                                     {"x-amz-date", " 20150830T120000Z "},
                                     {"x-amz-security-token", "token"}});
  ASSERT_TRUE(parsed) << parsed.error().message;
  EXPECT_EQ(parsed->carrier, Carrier::Header);
  EXPECT_EQ(parsed->access_key_id, "AKIDEXAMPLE");
  EXPECT_EQ(parsed->scope.date, "20150830");
  EXPECT_EQ(parsed->scope.region, "us-east-1");
  EXPECT_EQ(parsed->scope.service, "iam");
  EXPECT_EQ(parsed->scope.terminator, "aws4_request");
  EXPECT_EQ(parsed->signed_headers, "host;x-amz-date");
  EXPECT_EQ(parsed->signature, "00ff");
  EXPECT_EQ(parsed->date, noon);
  EXPECT_EQ(parsed->session_token, "token");
  EXPECT_FALSE(parsed->expires);
}

TEST(Authorization, IsReadFromTheQuery) {
  std::optional<Authorization> kept;
  const std::string target = "/?" + good_query;
  {
    const auto parsed = parse_authorization({"GET", target, {{"Host", "h"}}, {}, {}});
    ASSERT_TRUE(parsed) << parsed.error().message;
    kept = *parsed;
  }
  EXPECT_EQ(kept->carrier, Carrier::Query);
  EXPECT_EQ(kept->access_key_id, "AKIDEXAMPLE");
  EXPECT_EQ(kept->scope.service, "sts");
  EXPECT_EQ(kept->signed_headers, "host;x-a");
  EXPECT_EQ(kept->date, noon);
  EXPECT_EQ(kept->expires, "60");
  EXPECT_EQ(kept->session_token, "a+b/");
}

TEST(Authorization, MaySeparateItsPartsByBlanksOrCommas) {
  for (const std::string separator : {",", "  ", " , ", ",,"}) {
    const auto header = with(with(good_header, ", ", separator), ", ", separator);
    EXPECT_TRUE(parse_header(header)) << header;
  }
}

TEST(Authorization, IsMissingWhereNobodySigned) {
  EXPECT_EQ(refusal(parse_headers({})), missing);
  EXPECT_EQ(refusal(parse_header("")), missing);
  EXPECT_EQ(refusal(parse_header("Basic YWxpY2U6cGFzc3dvcmQ=")), missing);
  EXPECT_EQ(refusal(parse_header("AWS AKIDEXAMPLE:signature")), missing);
  EXPECT_EQ(refusal(parse_header("Bearer AWS4-HMAC-SHA256")), missing);
  EXPECT_EQ(refusal_of_query("Action=ListUsers&X-Amz-Date=20150830T120000Z"), missing);
}

TEST(Authorization, NamesEveryPartThatTheHeaderLacks) {
  const std::string credential = "Authorization header requires 'Credential' parameter. ";
  const std::string signature = "Authorization header requires 'Signature' parameter. ";
  const std::string names = "Authorization header requires 'SignedHeaders' parameter. ";
  const std::string date =
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
  const std::string bare = "AWS4-HMAC-SHA256";
  EXPECT_EQ(refusal(parse_header(bare)), incomplete(credential + signature + names + hashed(bare)));
  EXPECT_EQ(refusal(parse_headers({{"Authorization", "  AWS4-HMAC-SHA256 "}})),
            incomplete(credential + signature + names + date + hashed(bare)));
  EXPECT_EQ(refusal(parse_headers({{"Authorization", good_header}})),
            incomplete(date + hashed(good_header)));
  const std::string empty = with(good_header, "Signature=00ff", "Signature=");
  EXPECT_EQ(refusal(parse_header(empty)), incomplete(signature + hashed(empty)));
  const std::string small = with(good_header, "Credential", "credential");
  EXPECT_EQ(refusal(parse_header(small)), incomplete(credential + hashed(small)));
}

TEST(Authorization, NamesEveryPartThatTheQueryLacks) {
  EXPECT_EQ(refusal_of_query("X-Amz-Algorithm=AWS4-HMAC-SHA256"),
            incomplete("AWS query-string parameters must include 'X-Amz-Credential'. "
                       "AWS query-string parameters must include 'X-Amz-Signature'. "
                       "AWS query-string parameters must include 'X-Amz-SignedHeaders'. "
                       "AWS query-string parameters must include 'X-Amz-Date'. "
                       "Re-examine the query-string parameters."));
  EXPECT_EQ(refusal_of_query(with(good_query, "X-Amz-Algorithm=", "x-amz-algorithm=")),
            incomplete("AWS query-string parameters must include 'X-Amz-Algorithm'. "
                       "Re-examine the query-string parameters."));
}

TEST(Authorization, RepeatsAPartWithoutAnEqualSign) {
  const std::string header = with(good_header, "Signature=00ff", "Signature");
  EXPECT_EQ(refusal(parse_header(header)),
            incomplete("'Signature' not a valid key=value pair (missing equal-sign) in "
                       "Authorization header: '" +
                       header + "'."));
}

TEST(Authorization, RepeatsNoByteThatAnAnswerCannotHold) {
  const auto parsed = parse_header("AWS4-HMAC-SHA256 \x01_\xff<&");
  EXPECT_EQ(refusal(parsed).message,
            "'?_?<&' not a valid key=value pair (missing equal-sign) in Authorization header: "
            "'AWS4-HMAC-SHA256 ?_?<&'.");
}

TEST(Authorization, IsRefusedWhereItCouldBeReadInTwoWays) {
  EXPECT_EQ(refusal(parse_header(good_header + ", Signature=00fe")),
            incomplete("'Signature' must not be given more than once."));
  EXPECT_EQ(refusal_of_query(good_query + "&X-Amz-Date=20150830T120000Z"),
            incomplete("'X-Amz-Date' must not be given more than once."));
  EXPECT_EQ(refusal_of_query(good_query + "&X%2DAmz-Signature=00ff"),
            incomplete("'X-Amz-Signature' must not be given more than once."));
  EXPECT_EQ(refusal(parse_headers({{"Authorization", good_header},
                                   {"authorization", good_header},
                                   {"X-Amz-Date", "20150830T120000Z"}})),
            incomplete("Found more than one 'Authorization' HTTP header."));
  EXPECT_EQ(refusal(parse_headers({{"Authorization", good_header},
                                   {"X-Amz-Date", "20150830T120000Z"},
                                   {"X-Amz-Date", "20150830T120000Z"}})),
            incomplete("Date must be in ISO-8601 'basic format'. Got 'sent more than once'. See "
                       "http://en.wikipedia.org/wiki/ISO_8601"));
  const std::string target = "/?" + good_query;
  EXPECT_EQ(
      refusal(parse_authorization(
          {"GET", target, {{"Host", "h"}, {"Authorization", good_header}}, {}, {}})),
      incomplete("Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as "
                 "HTTP header."));
}

TEST(Authorization, TakesItsDateFromEitherHeader) {
  EXPECT_EQ(
      parse_headers({{"Authorization", good_header}, {"Date", "Sun, 30 Aug 2015 12:00:00 GMT"}})
          .value()
          .date,
      noon);
  EXPECT_EQ(parse_headers({{"Authorization", good_header},
                           {"Date", "Mon, 31 Aug 2015 12:00:00 GMT"},
                           {"X-Amz-Date", "20150830T120000Z"}})
                .value()
                .date,
            noon);
  EXPECT_EQ(refusal(parse_headers({{"Authorization", good_header},
                                   {"Date", "Mon, 31 Aug 2015 12:00:00 GMT"},
                                   {"X-Amz-Date", "201"}})),
            incomplete("Date must be in ISO-8601 'basic format'. Got '201'. See "
                       "http://en.wikipedia.org/wiki/ISO_8601"));
}

TEST(Authorization, MustSignTheHost) {
  const Refusal host_unsigned{
      "SignatureDoesNotMatch", 403,
      "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."};
  for (const std::string names : {"x-amz-date", "hosts;x-amz-date", "ghost", ";"})
    EXPECT_EQ(refusal(parse_header(with(good_header, "host;x-amz-date", names))), host_unsigned);
  EXPECT_EQ(refusal_of_query(with(good_query, "host%3B", "")), host_unsigned);
  EXPECT_TRUE(parse_header(with(good_header, "host;", ":authority;")));
  EXPECT_TRUE(parse_header(with(good_header, "host;", "Host;")));
}

TEST(Authorization, KnowsOneAlgorithm) {
  const std::string message =
      "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA25' (only AWS4-HMAC-SHA256 for now). ";
  EXPECT_EQ(refusal(parse_header(with(good_header, "SHA256", "SHA25"))), incomplete(message));
  EXPECT_EQ(refusal_of_query(with(good_query, "SHA256", "SHA25")), incomplete(message));
}

TEST(Authorization, HasACredentialOfFiveParts) {
  for (const std::string credential :
       {"AKIDEXAMPLE", "a/b/c/d", "AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request/",
        "a/b/c/d/e/f"})
    EXPECT_EQ(refusal(parse_header(with(
                  good_header, "AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request", credential))),
              incomplete("Credential must have exactly 5 slash-delimited elements, e.g. "
                         "keyid/date/region/service/term, got '" +
                         credential + "'"));
  EXPECT_TRUE(parse_header(with(good_header, "us-east-1", "")));
}

TEST(Authorization, LeavesItToTheServiceHowLongAPresignedRequestLasts) {
  for (const std::string seconds : {"60", "0", "-1", "604801", "", "soon"}) {
    const std::string target = "/?" + with(good_query, "Expires=60", "Expires=" + seconds);
    const auto parsed = parse_authorization({"GET", target, {{"Host", "h"}}, {}, {}});
    ASSERT_TRUE(parsed) << parsed.error().message;
    EXPECT_EQ(parsed->expires, seconds);
  }
  EXPECT_EQ(refusal_of_query(with(good_query, "X-Amz-Expires=60&", "")).code, "accepted");
  EXPECT_EQ(refusal_of_query(good_query + "&X-Amz-Expires=60"),
            incomplete("'X-Amz-Expires' must not be given more than once."));
}

}  // namespace rollcall::sigv4
