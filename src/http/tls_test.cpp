#include "http/tls.h"

#include <gtest/gtest.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <string>

#include "http/client.h"
#include "http/errors.h"
#include "support/function_service.h"
#include "support/raw_connection.h"
#include "support/test_certificate.h"

namespace rollcall::http {
namespace {

using support::FunctionService;
using support::RawConnection;
using support::started;
using support::TestCertificate;
using support::text;

ServerOptions with(const TestCertificate& certificate) {
  return {.tls = TlsFiles{certificate.certificate(), certificate.key()},
          .deadline_step = std::chrono::milliseconds{20}};
}

Endpoint endpoint_of(const Server& server) {
  return {Transport::Tls, "localhost", server.port(), "/"};
}

// An OpenSSL client that offers what the test wants to see refused or taken.
class Handshake {
 public:
  Handshake() : context_(SSL_CTX_new(TLS_client_method()), SSL_CTX_free) {
    SSL_CTX_set_security_level(context_.get(), 0);  // or OpenSSL itself would not speak TLS 1.1
  }
  void up_to_version(int version) { SSL_CTX_set_max_proto_version(context_.get(), version); }
  void ciphers(const char* list) { SSL_CTX_set_cipher_list(context_.get(), list); }
  void protocols(std::string list) { protocols_ = std::move(list); }
  void shows(const TestCertificate& certificate) {
    SSL_CTX_use_certificate_file(context_.get(), certificate.certificate().c_str(),
                                 SSL_FILETYPE_PEM);
    SSL_CTX_use_PrivateKey_file(context_.get(), certificate.key().c_str(), SSL_FILETYPE_PEM);
  }

  // What the server says to a request; empty where it breaks off.
  std::string answer_of(const Server& server) {
    const std::unique_ptr<SSL, decltype(&SSL_free)> ssl(SSL_new(context_.get()), SSL_free);
    auto* wire = BIO_new_connect(("127.0.0.1:" + std::to_string(server.port())).c_str());
    SSL_set_bio(ssl.get(), wire, wire);
    if (session_)
      SSL_set_session(ssl.get(), session_.get());
    constexpr std::string_view request = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    if (SSL_connect(ssl.get()) != 1 ||
        SSL_write(ssl.get(), request.data(), static_cast<int>(request.size())) <= 0)
      return {};
    std::string answer(4096, '\0');
    const int size = SSL_read(ssl.get(), answer.data(), static_cast<int>(answer.size()));
    answer.resize(static_cast<std::size_t>(std::max(size, 0)));
    session_.reset(SSL_get1_session(ssl.get()));
    return answer;
  }

  // The protocol that ALPN chose, nullopt without a handshake.
  std::optional<std::string> with(const Server& server) {
    const std::unique_ptr<SSL, decltype(&SSL_free)> ssl(SSL_new(context_.get()), SSL_free);
    SSL_set_alpn_protos(ssl.get(), reinterpret_cast<const unsigned char*>(protocols_.data()),
                        static_cast<unsigned>(protocols_.size()));
    auto* wire = BIO_new_connect(("127.0.0.1:" + std::to_string(server.port())).c_str());
    SSL_set_bio(ssl.get(), wire, wire);
    if (SSL_connect(ssl.get()) != 1)
      return std::nullopt;
    const unsigned char* chosen = nullptr;
    unsigned size = 0;
    SSL_get0_alpn_selected(ssl.get(), &chosen, &size);
    return std::string(reinterpret_cast<const char*>(chosen), size);
  }

 private:
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_;
  std::string protocols_;
  std::unique_ptr<SSL_SESSION, decltype(&SSL_SESSION_free)> session_{nullptr, SSL_SESSION_free};
};

TEST(Tls, ServesAClientThatVerifiesTheCertificate) {
  const TestCertificate certificate;
  FunctionService service([](const Request& request) {
    EXPECT_EQ(request.transport, Transport::Tls);
    return FunctionService::echo(request);
  });
  const auto server = started(with(certificate), service);
  const auto answer =
      send(endpoint_of(*server), {.method = "POST", .target = "/x", .body = "secret"},
           {.ca_file = certificate.certificate()});
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->body, "POST /x secret");
}

TEST(Tls, SendsLargeBodiesAndStreams) {
  const TestCertificate certificate;
  FunctionService service([](const Request&) {
    auto response = text(std::string(3'000'000, 'b'));
    response.stream =
        BodyStream{.size = 5'000'000, .next = [] { return std::string(1'000'000, 's'); }};
    return response;
  });
  const auto server = started(with(certificate), service);
  const auto answer = send(endpoint_of(*server), {}, {.ca_file = certificate.certificate()});
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->body, std::string(3'000'000, 'b') + std::string(5'000'000, 's'));
}

TEST(Tls, AClientRefusesACertificateThatNobodyItTrustsHasSigned) {
  const TestCertificate certificate, other;
  FunctionService service;
  const auto server = started(with(certificate), service);
  const auto answer = send(endpoint_of(*server), {}, {.ca_file = other.certificate()});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, &errors::tls_failed);
}

TEST(Tls, AClientRefusesACertificateOfAnotherName) {
  const TestCertificate certificate;
  FunctionService service;
  auto options = with(certificate);
  options.address = "127.0.0.2";
  const auto server = started(options, service);
  const ClientOptions trusting{.ca_file = certificate.certificate()};
  const auto answer = send({Transport::Tls, "127.0.0.2", server->port(), "/"}, {}, trusting);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, &errors::tls_failed);
}

TEST(Tls, VersionsBefore12AreRefused) {
  const TestCertificate certificate;
  FunctionService service;
  const auto server = started(with(certificate), service);
  Handshake old, recent;
  old.up_to_version(TLS1_1_VERSION);
  EXPECT_EQ(old.with(*server), std::nullopt);
  recent.up_to_version(TLS1_2_VERSION);
  EXPECT_NE(recent.with(*server), std::nullopt);
}

TEST(Tls, CiphersWithoutForwardSecrecyAreRefused) {
  const TestCertificate certificate;
  FunctionService service;
  const auto server = started(with(certificate), service);
  Handshake weak;
  weak.up_to_version(TLS1_2_VERSION);
  weak.ciphers("AES256-GCM-SHA384:ECDHE-RSA-AES256-SHA");
  EXPECT_EQ(weak.with(*server), std::nullopt);
}

TEST(Tls, Http11IsChosenOfTheProtocolsThatAClientOffers) {
  const TestCertificate certificate;
  FunctionService service;
  const auto server = started(with(certificate), service);
  Handshake both, only_2, none;
  both.protocols("\x02h2\x08http/1.1");
  EXPECT_EQ(both.with(*server), "http/1.1");
  only_2.protocols("\x02h2");
  EXPECT_EQ(only_2.with(*server), std::nullopt);
  EXPECT_EQ(none.with(*server), "");
}

TEST(Tls, OnlyClientsWhoseCertificateWasSignedAreServedWhereOneIsDemanded) {
  const TestCertificate certificate, client, stranger;
  FunctionService service;
  auto options = with(certificate);
  options.tls->client_authorities = client.certificate();
  const auto server = started(options, service);
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    Handshake without, with_another, with_its_own;
    for (Handshake* handshake : {&without, &with_another, &with_its_own})
      handshake->up_to_version(version);
    with_another.shows(stranger);
    with_its_own.shows(client);
    EXPECT_EQ(without.answer_of(*server), "");
    EXPECT_EQ(with_another.answer_of(*server), "");
    EXPECT_NE(with_its_own.answer_of(*server).find("200 OK"), std::string::npos);
    EXPECT_NE(with_its_own.answer_of(*server).find("200 OK"), std::string::npos)
        << "taken up again";
  }
}

TEST(Tls, AFileThatIsNoListOfClientAuthoritiesIsNamed) {
  const TestCertificate certificate;
  FunctionService service;
  auto options = with(certificate);
  options.tls->client_authorities = certificate.key();
  const auto server = Server::start(options, service);
  ASSERT_FALSE(server);
  EXPECT_NE(server.error().message.find(certificate.key()), std::string::npos);
}

TEST(Tls, AHandshakeThatDoesNotEndInTimeIsCutOff) {
  const TestCertificate certificate;
  FunctionService service;
  auto options = with(certificate);
  options.handshake_timeout = std::chrono::milliseconds{200};
  const auto server = started(options, service);
  RawConnection silent(server->port());
  EXPECT_TRUE(silent.is_at_end());
}

TEST(Tls, AClientThatSpeaksPlainHttpIsCutOff) {
  const TestCertificate certificate;
  FunctionService service;
  const auto server = started(with(certificate), service);
  RawConnection plain(server->port());
  plain.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(plain.read_to_end().find("HTTP/1.1"), std::string::npos);
}

TEST(Tls, StoppingDoesNotWaitForConnectionsThatAreIdle) {
  const TestCertificate certificate;
  FunctionService service;
  auto options = with(certificate);
  options.handshake_timeout = options.idle_timeout = options.stop_grace = std::chrono::hours{1};
  const auto server = started(options, service);
  RawConnection silent(server->port());
  server->stop();
  EXPECT_TRUE(silent.is_at_end());
}

TEST(Tls, FilesThatAreNoCertificateAreNamed) {
  const TestCertificate certificate, other;
  FunctionService service;
  const auto missing = Server::start({.tls = TlsFiles{"/nowhere.pem", certificate.key()}}, service);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, &errors::bad_certificate);
  EXPECT_NE(missing.error().message.find("/nowhere.pem"), std::string::npos);
  EXPECT_FALSE(Server::start({.tls = TlsFiles{certificate.certificate(), other.key()}}, service));
}

}  // namespace
}  // namespace rollcall::http
