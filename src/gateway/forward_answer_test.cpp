#include "gateway/forward_answer.h"

#include <gtest/gtest.h>

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
