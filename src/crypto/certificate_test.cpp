#include "crypto/certificate.h"

#include <gtest/gtest.h>

#include <map>

#include "support/corpus.h"

namespace rollcall::crypto {
namespace {

using namespace std::chrono_literals;

// A self-signed certificate on the curve P-256; what is expected of it is what `openssl x509` says.
const std::string pem =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBdjCCARugAwIBAgIUCErS+d+K/RSgnLS373FspU5XG8cwCgYIKoZIzj0EAwIw\n"
    "EDEOMAwGA1UEAwwFYWxpY2UwHhcNMjYxMTI0MDU0NjEzWhcNMzYxMTIxMDU0NjEz\n"
    "WjAQMQ4wDAYDVQQDDAVhbGljZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABOgT\n"
    "KFTG5zGf/0ecoggYO1uYxjZ5jHwyo1vkhc8kBsQlzNdBdTntTjZIPB+QPi5aqgKH\n"
    "YUmMAruJkcUjXxKhCgyjUzBRMB0GA1UdDgQWBBSeZMwDC1yWGx3/kqzQxHd6Gm3P\n"
    "tzAfBgNVHSMEGDAWgBSeZMwDC1yWGx3/kqzQxHd6Gm3PtzAPBgNVHRMBAf8EBTAD\n"
    "AQH/MAoGCCqGSM49BAMCA0kAMEYCIQCPItcMSw2mH+Nvw00hD1lK5Z2K5NpNM0Lz\n"
    "akA+LCvQewIhANmbc//ODeoPRNFfuEclMK0SNj6hGIbD3igLHz+XC284\n"
    "-----END CERTIFICATE-----\n";

const std::string first_line = "-----BEGIN CERTIFICATE-----\n";
const std::string last_line = "-----END CERTIFICATE-----\n";

// What stands between the first line and the last.
std::string body() {
  return pem.substr(first_line.size(), pem.size() - first_line.size() - last_line.size());
}

std::string with_crlf() {
  std::string text;
  for (const char c : pem)
    text += c == '\n' ? "\r\n" : std::string(1, c);
  return text;
}

}  // namespace

TEST(Certificate, IsNamedByItsSha1AndKnowsItsLifeSpan) {
  const auto certificate = parse_certificate(pem);
  ASSERT_TRUE(certificate);
  EXPECT_EQ(certificate->id, "HD7HRQ6KSBMK7NPMLJZFNXJFIJDSU7TO");
  EXPECT_EQ(certificate->not_before, std::chrono::sys_days{2026y / 11 / 24} + 5h + 46min + 13s);
  EXPECT_EQ(certificate->not_after, std::chrono::sys_days{2036y / 11 / 21} + 5h + 46min + 13s);
}

TEST(Certificate, MayStandBetweenBlanksAndHaveAnyLineEnds) {
  const std::string last_newline_gone = pem.substr(0, pem.size() - 1);
  for (const auto& text : {last_newline_gone, pem + "\n\n", "\n  " + pem + " \t", with_crlf()}) {
    const auto certificate = parse_certificate(text);
    ASSERT_TRUE(certificate) << text;
    EXPECT_EQ(certificate->id, parse_certificate(pem)->id);
  }
}

TEST(Certificate, IsMalformedWithAnythingElseAroundIt) {
  for (const auto& text : {std::string(), std::string("not a certificate"), pem + "x", "x" + pem,
                           pem + pem, "Subject: CN=alice\n" + pem, first_line + last_line,
                           first_line, last_line, body(), first_line + body(), body() + last_line,
                           std::string("-----BEGIN CERTIFICATE-----END CERTIFICATE-----")})
    EXPECT_FALSE(parse_certificate(text)) << text;
}

TEST(Certificate, IsMalformedWhenItsBytesAreNotAll) {
  EXPECT_FALSE(parse_certificate(first_line + body().substr(4) + last_line));
  EXPECT_FALSE(parse_certificate(first_line + body().substr(0, 64) + last_line));
  EXPECT_FALSE(parse_certificate(first_line + body() + "AAAA\n" + last_line));
  EXPECT_FALSE(parse_certificate(first_line + "*" + body().substr(1) + last_line));
  EXPECT_FALSE(
      parse_certificate("-----BEGIN PUBLIC KEY-----\n" + body() + "-----END PUBLIC KEY-----\n"));
}

TEST(Certificate, HasTheIdThatAwsGaveIt) {
  const std::map<std::string, std::string> given = {
      {"c1.pem", "ZXK5OQJSP3UWKVZOYEXON5TICCEQVYNL"},
      {"rf1.pem", "USDQTLEW4W6GDRV3MN3GZMXEK54Q3CX4"},
      {"rg2.pem", "HAI34O3TFQBNTAAPHGFAC7RAQXEO63QN"},
  };
  for (const auto& [file, id] : given) {
    const auto text = test::read_corpus("conformance/_build/certs/" + file);
    if (!text)
      GTEST_SKIP() << "no conformance/_build/certs in " << test::corpus_folder();
    const auto certificate = parse_certificate(*text);
    ASSERT_TRUE(certificate) << file;
    EXPECT_EQ(certificate->id, id) << file;
  }
}

TEST(Certificate, MayHaveAWeakOrAnEllipticKey) {
  for (const auto* file : {"r1024.pem", "ec.pem"}) {
    const auto text = test::read_corpus(std::string("conformance/_build/certs/") + file);
    if (!text)
      GTEST_SKIP() << "no conformance/_build/certs in " << test::corpus_folder();
    EXPECT_TRUE(parse_certificate(*text)) << file;
  }
}

}  // namespace rollcall::crypto
