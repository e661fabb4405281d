#include "api/request_log.h"

#include <gtest/gtest.h>

#include "iam/errors.h"

namespace rollcall::api {

TEST(LogLine, HoldsWhatIsKnownAndNothingElse) {
  EXPECT_EQ(log_line({.at = base::from_epoch(0),
                      .request_id = "id",
                      .action = "iam:GetUser",
                      .source_address = "192.0.2.1",
                      .user_agent = "a \"quoted\"\nagent",
                      .status = 403,
                      .code = "AccessDenied",
                      .took = std::chrono::microseconds{1214}}),
            "{\"time\":\"1970-01-01T00:00:00Z\",\"request_id\":\"id\",\"action\":\"iam:GetUser\","
            "\"source\":\"192.0.2.1\",\"user_agent\":\"a \\\"quoted\\\"\\u000aagent\","
            "\"code\":\"AccessDenied\",\"status\":403,\"milliseconds\":1.214}");
}

TEST(LogLine, CutsAnEndlessUserAgentShort) {
  const std::string endless(10'000, 'a');
  EXPECT_LT(log_line({.user_agent = endless}).size(), 600U);
}

TEST(LogLine, IsShortWhateverACallerSays) {
  const std::string endless(100'000, '<');
  const std::string line = log_line({.action = endless,
                                     .signed_by = {.principal = endless,
                                                   .access_key_id = endless,
                                                   .reason = endless,
                                                   .signed_for = endless,
                                                   .signed_headers = endless},
                                     .source_address = endless,
                                     .code = endless,
                                     .wanted = endless,
                                     .detail = endless});
  EXPECT_LT(line.size(), 10U * 1024 + 400);
}

TEST(LogLine, SaysOfARefusedSignatureWhyAndWhatItSaidOfItself) {
  EXPECT_EQ(log_line({.at = base::from_epoch(0),
                      .signed_by = {.access_key_id = "AKIDEXAMPLE",
                                    .reason = "expired by 62 s",
                                    .signed_for = "eu-west-1/s3",
                                    .signed_headers = "host;x-amz-date"},
                      .status = 403,
                      .code = "SignatureDoesNotMatch",
                      .wanted = "sts:Fly",
                      .detail = "GET /a\nb"}),
            "{\"time\":\"1970-01-01T00:00:00Z\",\"access_key_id\":\"AKIDEXAMPLE\","
            "\"code\":\"SignatureDoesNotMatch\",\"wanted\":\"sts:Fly\","
            "\"reason\":\"expired by 62 s\",\"signed_for\":\"eu-west-1/s3\","
            "\"signed_headers\":\"host;x-amz-date\",\"detail\":\"GET /a\\u000ab\","
            "\"status\":403,\"milliseconds\":0.000}");
}

TEST(LogLine, GivesNoReasonForARefusalWhereTheMistakeWasOurs) {
  const auto reason = [](const base::ErrorKind& kind) {
    const auth::Refusal refusal{{&kind, {}, "why"}, {}};
    return std::string(signed_by(refusal).reason);
  };
  EXPECT_EQ(reason(iam::errors::access_denied), "why");
  EXPECT_EQ(reason(iam::errors::service_failure), "");
}

TEST(LogLine, IsUtf8WhateverAClientCallsItself) {
  const std::string line = log_line({.user_agent = "agent \xFF\xC3"});
  EXPECT_NE(line.find("\"agent \xEF\xBF\xBD\xEF\xBF\xBD\""), std::string::npos) << line;
}

}  // namespace rollcall::api
