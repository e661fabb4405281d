#include "http/request_parser.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "http/chunk_decoder.h"

namespace rollcall::http {
namespace {

constexpr RequestLimits limits{.head_bytes = 1024, .body_bytes = 64};

// What a parser made of some bytes, copied out of it.
struct Parsed {
  ParserState state = ParserState::Head;
  int refusal = 0;
  std::string method, target, body;
  std::vector<std::pair<std::string, std::string>> headers;
  Persistence persistence = Persistence::Close;
  std::string left;
};

enum class Delivery { Whole, ByteByByte };

// Plays the connection's part: bytes not taken are given again, at another place while that is
// allowed.
Parsed parse(const std::string& bytes, Delivery delivery) {
  RequestParser parser(limits);
  std::string stable;
  stable.reserve(bytes.size());
  std::size_t taken = 0;
  std::string moving;
  const std::size_t step = delivery == Delivery::Whole ? bytes.size() : 1;
  while (stable.size() < bytes.size() && parser.state() != ParserState::Done &&
         parser.state() != ParserState::Refused) {
    stable += bytes.substr(stable.size(), step);
    taken += parser.take(std::string_view(stable).substr(taken));
  }
  Parsed parsed{.state = parser.state(), .refusal = parser.refusal(), .left = bytes.substr(taken)};
  if (parser.state() != ParserState::Done)
    return parsed;
  const auto& request = parser.request();
  parsed.method = request.method;
  parsed.target = request.target;
  parsed.body = request.body;
  parsed.persistence = parser.persistence();
  for (const auto& line : request.headers)
    parsed.headers.emplace_back(line.name, line.value);
  return parsed;
}

int refusal_of(const std::string& bytes) {
  const auto whole = parse(bytes, Delivery::Whole);
  const auto dripped = parse(bytes, Delivery::ByteByByte);
  EXPECT_EQ(whole.state, ParserState::Refused) << bytes;
  EXPECT_EQ(dripped.state, ParserState::Refused) << bytes;
  EXPECT_EQ(whole.refusal, dripped.refusal) << bytes;
  return whole.refusal;
}

TEST(RequestParser, KeepsHeaderBytesAsTheyCame) {
  for (const auto delivery : {Delivery::Whole, Delivery::ByteByByte}) {
    const auto parsed = parse(
        "GET /a%2Fb?x=1+2&y HTTP/1.1\r\nhOsT:example.com\r\nX-Amz-Meta: \t a   b\t c  "
        "\r\nX-EMPTY:\r\n"
        "x-amz-meta:d\r\n\r\n",
        delivery);
    ASSERT_EQ(parsed.state, ParserState::Done);
    EXPECT_EQ(parsed.method, "GET");
    EXPECT_EQ(parsed.target, "/a%2Fb?x=1+2&y");
    using Lines = std::vector<std::pair<std::string, std::string>>;
    EXPECT_EQ(parsed.headers, (Lines{{"hOsT", "example.com"},
                                     {"X-Amz-Meta", "a   b\t c"},
                                     {"X-EMPTY", ""},
                                     {"x-amz-meta", "d"}}));
  }
}

TEST(RequestParser, ReadsABodyOfKnownLengthAndLeavesWhatFollows) {
  for (const auto delivery : {Delivery::Whole, Delivery::ByteByByte}) {
    const auto parsed =
        parse("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhelloGET /", delivery);
    ASSERT_EQ(parsed.state, ParserState::Done);
    EXPECT_EQ(parsed.body, "hello");
    EXPECT_EQ(parsed.left, "GET /");
  }
}

TEST(RequestParser, PutsChunksTogetherAndDropsExtensionsAndTrailers) {
  for (const auto delivery : {Delivery::Whole, Delivery::ByteByByte}) {
    const auto parsed = parse(
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n"
        "4;name=value\r\nabcd\r\n0a\r\n0123456789\r\n0\r\nX-Trailer: t\r\n\r\nrest",
        delivery);
    ASSERT_EQ(parsed.state, ParserState::Done);
    EXPECT_EQ(parsed.body, "abcd0123456789");
    EXPECT_EQ(parsed.headers.size(), 2U);
    EXPECT_EQ(parsed.left, "rest");
  }
}

TEST(RequestParser, KnowsWhetherTheConnectionMayCarryAnotherRequest) {
  const auto persistence_of = [](const std::string& head) {
    return parse(head + "\r\n\r\n", Delivery::Whole).persistence;
  };
  EXPECT_EQ(persistence_of("GET / HTTP/1.1\r\nHost: a"), Persistence::KeepAlive);
  EXPECT_EQ(persistence_of("GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close"),
            Persistence::Close);
  EXPECT_EQ(persistence_of("GET / HTTP/1.0"), Persistence::Close);
  EXPECT_EQ(persistence_of("GET / HTTP/1.0\r\nConnection: Keep-Alive"), Persistence::KeepAlive);
}

TEST(RequestParser, MakesTheOriginFormOfAnAbsoluteTarget) {
  const auto parsed =
      parse("GET HTTP://a.example:80/p?q HTTP/1.1\r\nHost: A.example:80\r\n\r\n", Delivery::Whole);
  ASSERT_EQ(parsed.state, ParserState::Done);
  EXPECT_EQ(parsed.target, "/p?q");
}

TEST(RequestParser, RefusesWhatIsNotARequest) {
  for (const std::string head : {
           " GET / HTTP/1.1\r\nHost: a",
           "GET  / HTTP/1.1\r\nHost: a",
           "GET /\r\nHost: a",
           "GET / HTTP/1.1 \r\nHost: a",
           "GET / HTTP/2.0\r\nHost: a",
           "GET / HTTP/1.12\r\nHost: a",
           "GET / http/1.1\r\nHost: a",
           "G\x01T / HTTP/1.1\r\nHost: a",
           "GET /\x7f HTTP/1.1\r\nHost: a",
           "GET /\xc3\xa9 HTTP/1.1\r\nHost: a",
           "GET /#part HTTP/1.1\r\nHost: a",
           "GET path HTTP/1.1\r\nHost: a",
           "GET * HTTP/1.1\r\nHost: a",
           "CONNECT a:80 HTTP/1.1\r\nHost: a:80",
           "GET http://a/ HTTP/1.1\r\nHost: b",
           "GET http://a HTTP/1.1\r\nHost: a",
           "GET ftp://a/ HTTP/1.1\r\nHost: a",
           "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
       })
    EXPECT_EQ(refusal_of(head + "\r\n\r\n"), 400) << head;
}

TEST(RequestParser, RefusesBadHeaders) {
  const std::string line = "GET / HTTP/1.1\r\n";
  using std::string_literals::operator""s;
  for (const std::string& headers : {
           ""s,
           "Host: a\r\nHost: a\r\n"s,
           "Host: a\r\nhost: b\r\n"s,
           "Host: a b\r\n"s,
           "Host: a/b\r\n"s,
           "Host: user@a\r\n"s,
           "Host : a\r\n"s,
           "Host: a\r\nNo colon\r\n"s,
           "Host: a\r\n: empty\r\n"s,
           "Host: a\r\nX\x01: b\r\n"s,
           "Host: a\r\nX: b\x01\r\n"s,
           "Host: a\r\nX: b\0c\r\n"s,
           "Host: a\r\nX: b\rc\r\n"s,
           "Host: a\r\nX: b\nY: c\r\n"s,
           "Host: a\nX: b\r\n"s,
           "Host: a\r\nX: b\r\n folded\r\n"s,
           "Host: a\r\nX: b\r\n\tfolded\r\n"s,
           "Host: a\r\nX:\r\n folded\r\n"s,
           "Host: a\r\nX: b\r\n \r\n"s,
           " Host: a\r\n"s,
       })
    EXPECT_EQ(refusal_of(line + headers + "\r\n"), 400) << headers;
}

TEST(RequestParser, RefusesFramingThatTwoReadersCouldReadDifferently) {
  const std::string line = "POST / HTTP/1.1\r\nHost: a\r\n";
  for (const std::string headers : {
           "Content-Length: 5\r\nContent-Length: 5",
           "Content-Length: 5\r\nContent-Length: 6",
           "Content-Length: 5, 5",
           "Content-Length: 5,",
           "Content-Length: +5",
           "Content-Length: -5",
           "Content-Length: 0x5",
           "Content-Length: 5 5",
           "Content-Length:",
           "Content-Length: 99999999999999999999999",
           "Content-Length: 5\r\nTransfer-Encoding: chunked",
           "Transfer-Encoding: chunked\r\nContent-Length: 5",
           "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
           "Transfer-Encoding: chunked, chunked",
           "Transfer-Encoding: gzip, chunked",
           "Transfer-Encoding: chunked, identity",
           "Transfer-Encoding: identity",
           "Transfer-Encoding: xchunked",
           "Transfer-Encoding: \"chunked\"",
           "Transfer-Encoding:",
       })
    EXPECT_EQ(refusal_of(line + headers + "\r\n\r\n12345"), 400) << headers;
  EXPECT_EQ(refusal_of("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400);
}

TEST(RequestParser, RefusesBadChunks) {
  const std::string head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (const std::string body : {
           "g\r\n",
           "\r\n\r\n",
           " 5\r\nhello\r\n",
           "5 \r\nhello\r\n",
           "+5\r\nhello\r\n",
           "0x5\r\nhello\r\n",
           "5 ;a\r\nhello\r\n",
           "5;a\x01\r\nhello\r\n",
           "5;a=\"b\nc\"\r\nhello\r\n",
           "00000000000000005\r\nhello\r\n",
           "5\nhello\r\n0\r\n\r\n",
           "5\rhello\r\n0\r\n\r\n",
           "5\r\nhelloX\r\n0\r\n\r\n",
           "5\r\nhello\n0\r\n\r\n",
           "ffffffffffffffffff\r\n",
           "0\r\nbad trailer\r\n\r\n",
           "0\r\n folded\r\n\r\n",
           "0\r\n: empty\r\n\r\n",
           "0\r\nX: a\nY: b\r\n\r\n",
           "0\r\n\n",
           "0\r\n\rX",
       })
    EXPECT_EQ(refusal_of(head + body), 400) << body;
  EXPECT_EQ(refusal_of(head + "5;a=" + std::string(max_chunk_extras, 'x')), 400);
  EXPECT_EQ(refusal_of(head + "0\r\nX: " + std::string(max_chunk_extras, 'x')), 400);
}

TEST(RequestParser, RefusesABodyAboveTheLimitBeforeItComes) {
  const std::string line = "POST / HTTP/1.1\r\nHost: a\r\n";
  EXPECT_EQ(
      parse(line + "Content-Length: 64\r\n\r\n" + std::string(64, 'b'), Delivery::Whole).state,
      ParserState::Done);
  EXPECT_EQ(refusal_of(line + "Content-Length: 65\r\n\r\n"), 413);
  EXPECT_EQ(refusal_of(line + "Transfer-Encoding: chunked\r\n\r\n41\r\n"), 413);
  EXPECT_EQ(refusal_of(line + "Transfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n"), 413);
  EXPECT_EQ(refusal_of(line + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n40\r\n"), 413);
  EXPECT_EQ(refusal_of(line + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n"), 413);
}

TEST(RequestParser, RefusesAHeadAboveTheLimitWhetherItEndsOrNot) {
  const std::string line = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
  const std::size_t rest = limits.head_bytes - line.size() - 4;
  EXPECT_EQ(parse(line + std::string(rest, 'x') + "\r\n\r\n", Delivery::Whole).state,
            ParserState::Done);
  EXPECT_EQ(refusal_of(line + std::string(rest + 1, 'x') + "\r\n\r\n"), 431);
  EXPECT_EQ(refusal_of(line + std::string(2 * limits.head_bytes, 'x')), 431);
  EXPECT_EQ(refusal_of("GET /" + std::string(2 * limits.head_bytes, 'x')), 431);
  EXPECT_EQ(refusal_of("GET /" + std::string(limits.head_bytes - 100, 'x') +
                       " HTTP/1.1\r\nHost: a\r\n" + "X: " + std::string(200, 'x') + "\r\n\r\n"),
            431);
}

TEST(RequestParser, RefusesAnExpectationItDoesNotKnow) {
  const std::string line = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nExpect: ";
  EXPECT_EQ(refusal_of(line + "miracles\r\n\r\n"), 417);
  RequestParser parser(limits);
  parser.take(line + "100-Continue\r\n\r\n");
  EXPECT_EQ(parser.state(), ParserState::Body);
  EXPECT_TRUE(parser.expects_continue());
}

TEST(RequestParser, ForgetsOneRequestBeforeTheNext) {
  RequestParser parser(limits);
  const std::string first =
      "POST /1 HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n"
      "1\r\nx\r\n0\r\n\r\n";
  EXPECT_EQ(parser.take(first), first.size());
  ASSERT_EQ(parser.state(), ParserState::Done);
  parser.restart();
  const std::string second = "GET /2 HTTP/1.1\r\nHost: b\r\n\r\n";
  EXPECT_EQ(parser.take(second), second.size());
  ASSERT_EQ(parser.state(), ParserState::Done);
  EXPECT_EQ(parser.request().target, "/2");
  EXPECT_EQ(parser.request().headers.size(), 1U);
  EXPECT_EQ(parser.request().body, "");
  EXPECT_FALSE(parser.expects_continue());
}

}  // namespace
}  // namespace rollcall::http
