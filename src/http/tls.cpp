#include "http/tls.h"

#include <algorithm>
#include <boost/asio/ssl/context.hpp>
#include <string_view>

#include "http/errors.h"

namespace rollcall::http {
namespace {

namespace ssl = boost::asio::ssl;

// TLS 1.2 with forward secrecy and authenticated encryption only; TLS 1.3 has nothing else.
constexpr const char* ciphers_of_tls_1_2 = "ECDHE+AESGCM:ECDHE+CHACHA20";

// Our protocol, in the extension's own form: a length and a name.
constexpr std::string_view http_1_1 = "\x08http/1.1";

constexpr std::string_view session_name = "client certificates";

int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* chosen_size,
                    const unsigned char* offered, unsigned int offered_size, void*) {
  std::string_view offers(reinterpret_cast<const char*>(offered), offered_size);
  while (!offers.empty()) {
    const auto size =
        std::min<std::size_t>(1 + static_cast<unsigned char>(offers.front()), offers.size());
    if (offers.substr(0, size) == http_1_1) {
      *chosen = reinterpret_cast<const unsigned char*>(offers.data() + 1);
      *chosen_size = static_cast<unsigned char>(size - 1);
      return SSL_TLSEXT_ERR_OK;
    }
    offers.remove_prefix(size);
  }
  return SSL_TLSEXT_ERR_ALERT_FATAL;
}

base::Result<base::Nothing> demand_client_certificates(ssl::context& context,
                                                       const std::string& authorities) {
  boost::system::error_code error;
  context.load_verify_file(authorities, error);
  // Names the authorities in the handshake, by which clients choose among their certificates.
  auto* const names = error ? nullptr : SSL_load_client_CA_file(authorities.c_str());
  if (!names)
    return base::fail(errors::bad_certificate,
                      "cannot use the file of client authorities " + authorities, error.message());
  SSL_CTX_set_client_CA_list(context.native_handle(), names);
  // A session that is taken up again counts only where it was begun with a certificate as well.
  SSL_CTX_set_session_id_context(context.native_handle(),
                                 reinterpret_cast<const unsigned char*>(session_name.data()),
                                 static_cast<unsigned>(session_name.size()));
  context.set_verify_mode(ssl::verify_peer | ssl::verify_fail_if_no_peer_cert);
  return base::Nothing{};
}

}  // namespace

base::Result<std::shared_ptr<ssl::context>> tls_context(const TlsFiles& files) {
  auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
  boost::system::error_code error;
  context->use_certificate_chain_file(files.certificate, error);
  if (error)
    return base::fail(errors::bad_certificate,
                      "cannot use the certificate file " + files.certificate, error.message());
  context->use_private_key_file(files.key, ssl::context::pem, error);
  if (error)
    return base::fail(errors::bad_certificate,
                      "cannot use the key file " + files.key + " with that certificate",
                      error.message());
  if (!files.client_authorities.empty())
    TRY(demand_client_certificates(*context, files.client_authorities));

  auto* native = context->native_handle();
  SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
  SSL_CTX_set_options(native,
                      SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CLEANSE_PLAINTEXT);
  SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);  // an idle connection holds no record buffers
  SSL_CTX_set_alpn_select_cb(native, choose_protocol, nullptr);
  if (SSL_CTX_set_cipher_list(native, ciphers_of_tls_1_2) != 1)
    return base::fail(errors::bad_certificate,
                      "this OpenSSL has none of the ciphers that are allowed");
  return context;
}

}  // namespace rollcall::http
