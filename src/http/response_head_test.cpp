#include "http/response_head.h"

#include <gtest/gtest.h>

namespace rollcall::http {
namespace {

TEST(ResponseHead, TheDateIsWrittenAsTheProtocolWantsIt) {
  DateLine date;
  EXPECT_EQ(date.at(784111777), "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n");
  EXPECT_EQ(date.at(784111778), "Date: Sun, 06 Nov 1994 08:49:38 GMT\r\n");
}

TEST(ResponseHead, IsAppendedInOneFixedOrder) {
  const Response response{.status = 404,
                          .content_type = "text/xml",
                          .headers = {{"X-One", "1"}, {"X-Two", "2"}},
                          .body = "body",
                          .stream = BodyStream{.size = 10, .next = {}}};
  std::string out = "before";
  append_head(out, response,
              {.date_line = "Date: d\r\n", .minor_version = 1, .persistence = Persistence::Close});
  EXPECT_EQ(
      out,
      "beforeHTTP/1.1 404 Not Found\r\nContent-Type: text/xml\r\nContent-Length: 14\r\nDate: d\r\n"
      "Connection: close\r\nX-One: 1\r\nX-Two: 2\r\n\r\n");
}

TEST(ResponseHead, AValueCannotBeginAnotherHeader) {
  const Response response{.content_type = "a\r\nX: y",
                          .headers = {{"Location", "/\nSet-Cookie: z"}}};
  std::string out;
  append_head(out, response, {});
  EXPECT_NE(out.find("Content-Type: a  X: y\r\n"), std::string::npos);
  EXPECT_NE(out.find("Location: / Set-Cookie: z\r\n"), std::string::npos);
}

TEST(ResponseHead, WhatIsUnavailableSaysWhenToComeAgain) {
  const auto head_of = [](const Response& response) {
    std::string out;
    append_head(out, response, {});
    return out;
  };
  EXPECT_TRUE(head_of({.status = 503}).ends_with("\r\nRetry-After: 1\r\n\r\n"));
  EXPECT_TRUE(head_of({.status = 503, .headers = {{"Retry-After", "30"}}})
                  .ends_with("Content-Length: 0\r\nRetry-After: 30\r\n\r\n"));
  EXPECT_FALSE(head_of({.status = 500}).contains("Retry-After"));
}

TEST(ResponseHead, AnAnswerWithoutABodyAnnouncesNone) {
  std::string out;
  append_head(out, {.status = 204}, {});
  EXPECT_EQ(out, "HTTP/1.1 204 No Content\r\n\r\n");
}

}  // namespace
}  // namespace rollcall::http
