#include "api/response.h"

#include <gtest/gtest.h>

#include "iam/errors.h"

namespace rollcall::api {
namespace {

struct Inner {
  std::string name;

  void fields(auto& field) const { field("Name", name); }
};

struct Outer {
  std::string text = "a<b>&\"c'\r\x01";
  bool flag = true;
  std::optional<std::string> absent;
  std::vector<Inner> list = {{"one"}, {"two"}};
  base::Instant time = base::from_epoch(0);
  Blob blob = {"foo"};
  EncodedDocument document = {"{ \"a\": \"b/c\" }"};
  Entries map = {{{"Users", 2}}};

  void fields(auto& field) const {
    field("Text", text);
    field("Flag", flag);
    field("Absent", absent);
    field("List", list);
    field("Time", time);
    field("Blob", blob);
    field("Document", document);
    field("Map", map);
  }
};

struct Streamed {
  Base64Pieces content;

  void fields(auto& field) const {
    field("Content", content);
    field("After", "end");
  }
};

constexpr Envelope xml{.format = Format::Xml, .xmlns = "urn:x", .action = "Do", .request_id = "id"};
constexpr Envelope json{
    .format = Format::Json, .xmlns = "urn:x", .action = "Do", .request_id = "id"};

std::string whole(http::Response response) {
  std::string text = response.body;
  std::size_t streamed = 0;
  while (response.stream && streamed < response.stream->size) {
    const auto piece = response.stream->next();
    if (!piece)
      return text + "(broken off)";
    streamed += piece->size();
    text += *piece;
  }
  return text;
}

}  // namespace

TEST(Response, IsXmlWithEveryKindOfMember) {
  EXPECT_EQ(
      success(xml, make_answer(Outer{})).body,
      "<DoResponse xmlns=\"urn:x\"><DoResult><Text>a&lt;b&gt;&amp;&quot;c&#39;&#13;?</Text>"
      "<Flag>true</Flag><List><member><Name>one</Name></member><member><Name>two</Name></member>"
      "</List><Time>1970-01-01T00:00:00Z</Time><Blob>Zm9v</Blob>"
      "<Document>%7B%20%22a%22%3A%20%22b%2Fc%22%20%7D</Document>"
      "<Map><entry><key>Users</key><value>2</value></entry></Map></DoResult>"
      "<ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></DoResponse>");
}

TEST(Response, IsJsonWithEveryKindOfMember) {
  EXPECT_EQ(success(json, make_answer(Outer{})).body,
            "{\"DoResponse\":{\"DoResult\":{\"Text\":\"a<b>&\\\"c'\\u000d\\u0001\",\"Flag\":true,"
            "\"List\":[{\"Name\":\"one\"},{\"Name\":\"two\"}],\"Time\":0,\"Blob\":\"Zm9v\","
            "\"Document\":\"%7B%20%22a%22%3A%20%22b%2Fc%22%20%7D\",\"Map\":{\"Users\":2}},"
            "\"ResponseMetadata\":{\"RequestId\":\"id\"}}}");
}

TEST(Response, HasNoResultElementWhereThereIsNoResult) {
  EXPECT_EQ(success(xml, make_answer(base::Nothing{})).body,
            "<DoResponse xmlns=\"urn:x\"><ResponseMetadata><RequestId>id</RequestId>"
            "</ResponseMetadata></DoResponse>");
}

TEST(Response, LeavesTheMessageOutOfAnErrorThatHasNone) {
  const auto response = failure(xml, {&iam::errors::report_not_present, {}});
  EXPECT_EQ(response.status, 410);
  EXPECT_EQ(response.body,
            "<ErrorResponse xmlns=\"urn:x\"><Error><Type>Sender</Type>"
            "<Code>ReportNotPresent</Code></Error><RequestId>id</RequestId></ErrorResponse>");
}

TEST(Response, SaysWhatWentWrongInEitherForm) {
  const base::Error error{&iam::errors::service_failure, "try <again>", "disk"};
  EXPECT_EQ(
      failure(xml, error).body,
      "<ErrorResponse xmlns=\"urn:x\"><Error><Type>Receiver</Type><Code>ServiceFailure</Code>"
      "<Message>try &lt;again&gt;</Message></Error><RequestId>id</RequestId></ErrorResponse>");
  EXPECT_EQ(failure(json, error).body,
            "{\"Error\":{\"Type\":\"Receiver\",\"Code\":\"ServiceFailure\",\"Message\":\"try "
            "<again>\"},\"RequestId\":\"id\"}");
}

TEST(Response, IsWellFormedWhateverAMessageRepeats) {
  const base::Error error{&iam::errors::validation_error, "caf\xC3\xA9 \xE9 \xEF\xBF\xBF"};
  EXPECT_NE(failure(xml, error).body.find("<Message>caf\xC3\xA9 ? ?</Message>"), std::string::npos);
  EXPECT_NE(failure(json, error).body.find("\"caf\xC3\xA9 \xEF\xBF\xBD \xEF\xBF\xBF\""),
            std::string::npos);
}

TEST(Response, StreamsPiecesBetweenWhatStandsAroundThem) {
  for (const Envelope& envelope : {xml, json}) {
    auto pieces = std::make_shared<std::vector<std::string>>(
        std::vector<std::string>{"QUJD", "REVG", "Rw=="});
    const Base64Pieces content{12, [pieces]() -> std::optional<std::string> {
                                 std::string first = pieces->front();
                                 pieces->erase(pieces->begin());
                                 return first;
                               }};
    const std::string text = whole(success(envelope, make_answer(Streamed{content})));
    EXPECT_NE(text.find("QUJDREVGRw=="), std::string::npos) << text;
    EXPECT_NE(text.find("end"), std::string::npos) << text;
    EXPECT_EQ(text.back(), envelope.format == Format::Xml ? '>' : '}');
  }
}

TEST(Response, BreaksOffWhereThePiecesDo) {
  const Base64Pieces content{12, [] { return std::optional<std::string>(); }};
  EXPECT_TRUE(whole(success(xml, make_answer(Streamed{content}))).ends_with("(broken off)"));
}

TEST(Response, IsJsonOnlyWhereTheCallerAcceptsIt) {
  EXPECT_EQ(accepted_format({.headers = {{"accept", "application/json"}}}), Format::Json);
  EXPECT_EQ(accepted_format({.headers = {{"Accept", "*/*"}}}), Format::Xml);
  EXPECT_EQ(accepted_format({}), Format::Xml);
}

}  // namespace rollcall::api
