#include "crypto/ssh_public_key.h"

#include <gtest/gtest.h>

#include "base/encoding.h"

namespace rollcall::crypto {
namespace {

// One key of 2048 bits, made and written by OpenSSH's ssh-keygen, which was asked for the
// fingerprint too.
const std::string openssh =
    "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDJBNgA+wN0oMlESluKDwz5655cc6806SAWQKImEcyqw3/M"
    "KzBh9lBOw/2ijJHQqWOPJJVoL3gPn3feBtGMYJcTbca5ZKFpozc1G0vkGAq9PmJL73PgkRb83452qRQrhfdK"
    "hT9CjPqy482XwmXzpffrD768rGpJ95RqNF9kw/rHqS/9SkD7bsdL6kkT3+dyAaAaZ9PT2iHZzJYi6PPIt4z6"
    "E7BWtGC4Q625dVtNYaM/v87X6fv/QIwu9+9za62iF33YtbZ8dr3Z1EZF1ZIuhfKnJXnfj0RPnJcW9KZxyu4m"
    "iAYhj57/9h2LK8DLg5pVf0rZoA3D5SwrnRRlGrMFCJrX";
const std::string x509 =
    "-----BEGIN PUBLIC KEY-----\n"
    "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAyQTYAPsDdKDJREpbig8M\n"
    "+eueXHOvNOkgFkCiJhHMqsN/zCswYfZQTsP9ooyR0KljjySVaC94D5933gbRjGCX\n"
    "E23GuWShaaM3NRtL5BgKvT5iS+9z4JEW/N+OdqkUK4X3SoU/Qoz6suPNl8Jl86X3\n"
    "6w++vKxqSfeUajRfZMP6x6kv/UpA+27HS+pJE9/ncgGgGmfT09oh2cyWIujzyLeM\n"
    "+hOwVrRguEOtuXVbTWGjP7/O1+n7/0CMLvfvc2utohd92LW2fHa92dRGRdWSLoXy\n"
    "pyV5349ET5yXFvSmccruJogGIY+e//YdiyvAy4OaVX9K2aANw+UsK50UZRqzBQia\n"
    "1wIDAQAB\n"
    "-----END PUBLIC KEY-----\n";
const std::string pkcs1 =
    "-----BEGIN RSA PUBLIC KEY-----\n"
    "MIIBCgKCAQEAyQTYAPsDdKDJREpbig8M+eueXHOvNOkgFkCiJhHMqsN/zCswYfZQ\n"
    "TsP9ooyR0KljjySVaC94D5933gbRjGCXE23GuWShaaM3NRtL5BgKvT5iS+9z4JEW\n"
    "/N+OdqkUK4X3SoU/Qoz6suPNl8Jl86X36w++vKxqSfeUajRfZMP6x6kv/UpA+27H\n"
    "S+pJE9/ncgGgGmfT09oh2cyWIujzyLeM+hOwVrRguEOtuXVbTWGjP7/O1+n7/0CM\n"
    "Lvfvc2utohd92LW2fHa92dRGRdWSLoXypyV5349ET5yXFvSmccruJogGIY+e//Yd\n"
    "iyvAy4OaVX9K2aANw+UsK50UZRqzBQia1wIDAQAB\n"
    "-----END RSA PUBLIC KEY-----\n";
constexpr const char* fingerprint = "61:2d:85:8f:d7:36:f2:db:14:04:15:bc:55:21:4f:06";

// Keys that are well written and not wanted: one of 1024 bits, both ways, and two that are not RSA.
const std::string small_openssh =
    "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDgobMwSMr8y4Fas89rrUwqWqCcf01K4Qz3JEva8SOjNElw"
    "voe4J+jKpArVZZ4sp7Cw7wKSDygICnA45LIjJubDS5f8tqEmhaA5nUvQpojWM7q81mtV4PZV4hi7E3KurTHk"
    "zVb5C68wDQcVc6tzla8gMV23V+O0dy8NGZ6L1Mxi5w==";
const std::string small_x509 =
    "-----BEGIN PUBLIC KEY-----\n"
    "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDgobMwSMr8y4Fas89rrUwqWqCc\n"
    "f01K4Qz3JEva8SOjNElwvoe4J+jKpArVZZ4sp7Cw7wKSDygICnA45LIjJubDS5f8\n"
    "tqEmhaA5nUvQpojWM7q81mtV4PZV4hi7E3KurTHkzVb5C68wDQcVc6tzla8gMV23\n"
    "V+O0dy8NGZ6L1Mxi5wIDAQAB\n"
    "-----END PUBLIC KEY-----\n";
const std::string ed25519 =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBNvkx/wzEUKdZklN/H3X5nuPyuV3oY6DiC61ceAGH36";
const std::string elliptic =
    "-----BEGIN PUBLIC KEY-----\n"
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAENcJ4Sr56dfBdYEmd326C9Dwzl7wI\n"
    "HIRcPDqTWLDrZ3q6SLi8qppl3MIHFkZ8aN411rhrCk0BOfyCNLuAcW/HQQ==\n"
    "-----END PUBLIC KEY-----\n";

// The blob of the key above with something done to it, as OpenSSH would write it.
std::string openssh_with(auto change) {
  std::string blob = *base::from_base64(openssh.substr(8));
  change(blob);
  return "ssh-rsa " + base::to_base64(blob);
}

std::string why_not(const std::string& text) {
  const auto key = parse_ssh_public_key(text);
  if (key)
    return "it is one";
  return key.error() == SshPublicKeyFault::UnknownEncoding ? "encoding" : "key";
}

}  // namespace

TEST(SshPublicKey, IsTheSameKeyHoweverItIsWritten) {
  for (const std::string& text : {openssh, openssh + " alice@example.com and more\n",
                                  "\n" + openssh, x509, pkcs1, x509.substr(0, x509.size() - 1)}) {
    const auto key = parse_ssh_public_key(text);
    ASSERT_TRUE(key) << text;
    EXPECT_EQ(to_openssh(*key), openssh);
    EXPECT_EQ(to_pem(*key), x509);
    EXPECT_EQ(fingerprint_of(*key), fingerprint);
  }
}

TEST(SshPublicKey, OfAnotherKindOrSizeIsNone) {
  EXPECT_EQ(why_not(small_openssh), "key");
  EXPECT_EQ(why_not(small_x509), "key");
  EXPECT_EQ(why_not(elliptic), "key");
  EXPECT_EQ(why_not(ed25519), "encoding");
}

TEST(SshPublicKey, WithBytesTooManyTooFewOrOfAnotherTypeIsNone) {
  EXPECT_EQ(why_not(openssh_with([](std::string& blob) { blob += '\0'; })), "key");
  EXPECT_EQ(why_not(openssh_with([](std::string& blob) { blob.pop_back(); })), "key");
  EXPECT_EQ(why_not(openssh_with([](std::string& blob) { blob.resize(2); })), "key");
  EXPECT_EQ(why_not(openssh_with([](std::string& blob) { blob[0] = '\xff'; })), "key");
  EXPECT_EQ(why_not(openssh_with([](std::string& blob) { blob[10] = 'x'; })), "key");
  EXPECT_EQ(why_not("ssh-rsa not*base64"), "key");
  EXPECT_EQ(why_not("ssh-rsa "), "encoding");
}

TEST(SshPublicKey, WhoseNumbersHaveZerosBeforeThemIsNone) {
  // The exponent's length stands in bytes 11 to 14 of the blob, the exponent behind it.
  EXPECT_EQ(why_not(openssh_with([](std::string& blob) {
              blob[14] = '\4';
              blob.insert(15, 1, '\0');
            })),
            "key");
}

TEST(SshPublicKey, WhoseExponentCannotBeOneIsNone) {
  // The last byte of 65537, so that it becomes even; and the whole of it, so that it becomes 1.
  EXPECT_EQ(why_not(openssh_with([](std::string& blob) { blob[17] = '\2'; })), "key");
  EXPECT_EQ(why_not(openssh_with([](std::string& blob) {
              blob[14] = '\1';
              blob.erase(15, 2);
            })),
            "key");
}

TEST(SshPublicKey, InAnythingButTheseFramesHasNoKnownEncoding) {
  EXPECT_EQ(why_not(""), "encoding");
  EXPECT_EQ(why_not("not a key"), "encoding");
  EXPECT_EQ(why_not("ssh-rsaAAAA"), "encoding");
  EXPECT_EQ(why_not("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"), "encoding");
  EXPECT_EQ(why_not(x509 + x509), "encoding");
  EXPECT_EQ(why_not("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"), "key");
}

}  // namespace rollcall::crypto
