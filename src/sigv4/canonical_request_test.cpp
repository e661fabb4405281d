#include "sigv4/canonical_request.h"

#include <gtest/gtest.h>

namespace rollcall::sigv4 {
namespace {

std::string normalized(std::string_view path) { return canonical_path(path, PathForm::Normalized); }
std::string kept(std::string_view path) { return canonical_path(path, PathForm::Kept); }

// The line of one header of a request that has these.
std::string header_line(std::string_view name, const std::vector<http::Header>& headers) {
  const http::Request request{"GET", "/", headers, {}, {}};
  const std::string canonical = canonical_request(request, name, {});
  const std::size_t start = std::string_view("GET\n/\n\n").size();
  return canonical.substr(start, canonical.find("\n\n", start) - start);
}

}  // namespace

TEST(CanonicalPath, HasNoDotsAndNoEmptySegments) {
  EXPECT_EQ(normalized(""), "/");
  EXPECT_EQ(normalized("/"), "/");
  EXPECT_EQ(normalized("//a//b//"), "/a/b/");
  EXPECT_EQ(normalized("/a/./b"), "/a/b");
  EXPECT_EQ(normalized("/a/../b"), "/b");
  EXPECT_EQ(normalized("/../../a"), "/a");
  EXPECT_EQ(normalized("/a/b/.."), "/a");
  EXPECT_EQ(normalized("/a/..."), "/a/...");
  EXPECT_EQ(normalized("."), ".");
}

TEST(CanonicalPath, IsEscapedOnceMoreThanItWasSent) {
  EXPECT_EQ(normalized("/a%20b"), "/a%2520b");
  EXPECT_EQ(normalized("/a b+c"), "/a%20b%2Bc");
  EXPECT_EQ(normalized("/%2e%2E/a"), "/%252e%252E/a");
}

TEST(CanonicalPath, IsKeptForS3) {
  EXPECT_EQ(kept(""), "/");
  EXPECT_EQ(kept("//a/./b/../c//"), "//a/./b/../c//");
  EXPECT_EQ(kept("/a%20b/%c3%a9"), "/a%20b/%C3%A9");
  EXPECT_EQ(kept("/a%2Fb/c+d!"), "/a%2Fb/c%2Bd%21");
  EXPECT_EQ(kept("/100%/%zz"), "/100%/%zz");
}

TEST(CanonicalQuery, IsSortedByNameThenValueAndKeepsRepeats) {
  EXPECT_EQ(canonical_query("b=2&a=3&a=1&a=2"), "a=1&a=2&a=3&b=2");
  EXPECT_EQ(canonical_query("a=1&a=1"), "a=1&a=1");
  EXPECT_EQ(canonical_query("b=&B=&%C3%A9=&_="), "%C3%A9=&B=&_=&b=");
  // By name, although "-" and "1" come before "=".
  EXPECT_EQ(canonical_query("a1=x&a-=y&a=z"), "a=z&a-=y&a1=x");
}

TEST(CanonicalQuery, WritesAnEmptyValueWithItsEqualSign) {
  EXPECT_EQ(canonical_query("acl"), "acl=");
  EXPECT_EQ(canonical_query("acl="), "acl=");
  EXPECT_EQ(canonical_query("=x"), "=x");
  EXPECT_EQ(canonical_query("a=b=c"), "a=b%3Dc");
  EXPECT_EQ(canonical_query(""), "");
  EXPECT_EQ(canonical_query("&a=1&&b=2&"), "a=1&b=2");
}

TEST(CanonicalQuery, EscapesWhatTheReaderUnderstands) {
  EXPECT_EQ(canonical_query("a=%7e%2D/:"), "a=~-%2F%3A");
  EXPECT_EQ(canonical_query("a=b+c&d=%2B"), "a=b%20c&d=%2B");
  EXPECT_EQ(canonical_query("a=%zz&b=%25zz&c=100%"), "a=%zz&b=%25zz&c=100%");
}

TEST(CanonicalQuery, LeavesTheSignatureOut) {
  EXPECT_EQ(canonical_query("b=1&X-Amz-Signature=00ff&a=2"), "a=2&b=1");
  EXPECT_EQ(canonical_query("X%2DAmz-Signature=00ff"), "");
  EXPECT_EQ(canonical_query("x-amz-signature=00ff"), "x-amz-signature=00ff");
}

TEST(CanonicalHeader, IsTrimmedAndHasNoRunsOfBlanks) {
  EXPECT_EQ(header_line("a", {{"A", "  x   y \t z  "}}), "a:x y z");
  EXPECT_EQ(header_line("a", {{"A", "\"x   y\""}}), "a:\"x y\"");
  EXPECT_EQ(header_line("a", {{"A", "x\r\n  y"}}), "a:x y");
  EXPECT_EQ(header_line("a", {{"A", "   "}}), "a:");
}

TEST(CanonicalHeader, JoinsRepeatsInTheirOrder) {
  EXPECT_EQ(header_line("a", {{"A", "z"}, {"b", "-"}, {"a", " y"}, {"A", "z"}}), "a:z,y,z");
}

TEST(CanonicalHeader, ThatIsMissingIsNotOneThatIsEmpty) {
  EXPECT_EQ(header_line("a", {{"A", ""}}), "a:");
  EXPECT_EQ(header_line("a", {{"B", ""}}), "a");
}

TEST(CanonicalRequest, EndsWithTheHashOfTheBody) {
  const http::Request request{"POST", "/", {{"Host", "h"}}, "Param1=value1", {}};
  EXPECT_EQ(canonical_request(request, "host", form_of("iam")),
            "POST\n/\n\nhost:h\n\nhost\n"
            "9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e");
}

TEST(CanonicalRequest, EndsWithTheHashThatS3sClientDeclares) {
  const http::Request declared{
      "PUT", "/", {{"Host", "h"}, {"x-amz-content-sha256", " abc "}}, "x", {}};
  EXPECT_TRUE(canonical_request(declared, "host", form_of("s3")).ends_with("\nhost\nabc"));
  const http::Request silent{"PUT", "/", {{"Host", "h"}}, "x", {}};
  EXPECT_TRUE(canonical_request(silent, "host", form_of("s3")).ends_with("\nUNSIGNED-PAYLOAD"));
  // Only S3 lets a client say so.
  const http::Request hopeful{
      "PUT", "/", {{"Host", "h"}, {"x-amz-content-sha256", "UNSIGNED-PAYLOAD"}}, "", {}};
  EXPECT_TRUE(canonical_request(hopeful, "host", form_of("iam"))
                  .ends_with("\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
}

TEST(CanonicalRequest, WithoutItsBodyEndsWithWhatIsDeclaredOrElseWithTheHashOfNothing) {
  const auto end_of = [](const std::vector<http::Header>& headers, std::string_view service) {
    const http::Request request{"GET", "/", headers, {}, {}};
    const std::string text = canonical_request(request, "host", form_without_body(service));
    return text.substr(text.rfind('\n') + 1);
  };
  constexpr const char* of_nothing =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  for (const auto* service : {"s3", "execute-api"})
    EXPECT_EQ(end_of({{"X-Amz-Content-Sha256", " abc "}}, service), "abc");
  EXPECT_EQ(end_of({}, "execute-api"), of_nothing);
  EXPECT_EQ(end_of({}, "s3"), "UNSIGNED-PAYLOAD");
}

}  // namespace rollcall::sigv4
