#include "gateway/forward_answer.h"

#include <gtest/gtest.h>

#include "iam/errors.h"
#include "sigv4/errors.h"

namespace rollcall::gateway {
namespace {

// What a proxy is told in a header of this name.
std::string told(const base::Error& error, std::string_view name) {
  const http::Request question;
  const Inquiry inquiry{
      .request = question, .patience = api::Patience::Patient, .now = {}, .request_id = "id"};
  for (const auto& header : refused(inquiry, error).headers)
    if (header.name == name)
      return header.value;
  return "none";
}

std::string message(std::string text) {
  return told({&sigv4::errors::incomplete_signature, std::move(text)}, "X-Rollcall-Message");
}

}  // namespace

TEST(Refused, SaysInHeadersWhatTheBodySays) {
  const base::Error error{&sigv4::errors::not_as_signed, "Request has expired"};
  EXPECT_EQ(told(error, "X-Rollcall-Error"), "AccessDenied");
  EXPECT_EQ(told(error, "X-Rollcall-Message"), "Request has expired");
}

// Amazon S3 API reference, List of error codes.
TEST(Refused, HasTheCodesOfS3) {
  const auto code = [](const base::ErrorKind& kind) {
    return told({&kind, "in IAM's words"}, "X-Rollcall-Error");
  };
  EXPECT_EQ(code(sigv4::errors::missing_authentication_token), "AccessDenied");
  EXPECT_EQ(code(sigv4::errors::incomplete_signature), "AuthorizationHeaderMalformed");
  EXPECT_EQ(code(sigv4::errors::incomplete_query), "AuthorizationQueryParametersError");
  EXPECT_EQ(code(sigv4::errors::wrong_scope), "AuthorizationHeaderMalformed");
  EXPECT_EQ(code(sigv4::errors::wrong_scope_in_query), "AuthorizationQueryParametersError");
  EXPECT_EQ(code(sigv4::errors::wrong_time), "RequestTimeTooSkewed");
  EXPECT_EQ(code(sigv4::errors::signature_does_not_match), "SignatureDoesNotMatch");
  EXPECT_EQ(code(sigv4::errors::not_as_signed), "AccessDenied");
  EXPECT_EQ(code(sigv4::errors::unknown_session_token), "InvalidToken");
  EXPECT_EQ(code(iam::errors::invalid_client_token_id), "InvalidAccessKeyId");
  EXPECT_EQ(code(iam::errors::expired_token), "ExpiredToken");
  EXPECT_EQ(code(iam::errors::access_denied), "AccessDenied");
  EXPECT_EQ(code(iam::errors::service_failure), "InternalError");
  EXPECT_EQ(code(iam::errors::service_unavailable), "ServiceUnavailable");
}

TEST(Refused, IsInTheWordsOfS3WhereItHasSome) {
  EXPECT_EQ(told({&sigv4::errors::wrong_time, "Signature expired"}, "X-Rollcall-Message"),
            "The difference between the request time and the current time is too large.");
  EXPECT_EQ(message("'Credential' is missing"), "&#39;Credential&#39; is missing");
}

TEST(Refused, HasAMessageThatCanStandInXmlAsItIs) {
  EXPECT_EQ(message("<b>\"&'\r\n\xff"), "&lt;b&gt;&quot;&amp;&#39;???");
}

TEST(Refused, CutsAMessageBehindAWholeSign) {
  EXPECT_EQ(message(std::string(1001, 'x')), std::string(1001, 'x'));
  EXPECT_EQ(message(std::string(1002, 'x')), std::string(1001, 'x') + "...");
  const std::string cut = message(std::string(5000, '&'));
  EXPECT_LT(cut.size(), 1020U);
  EXPECT_TRUE(cut.ends_with("&amp;&amp;..."));
}

}  // namespace rollcall::gateway
