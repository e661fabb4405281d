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

  auto* native = context->native_handle();
  SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
  SSL_CTX_set_options(native, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);  // an idle connection holds no record buffers
  SSL_CTX_set_alpn_select_cb(native, choose_protocol, nullptr);
  if (SSL_CTX_set_cipher_list(native, ciphers_of_tls_1_2) != 1)
    return base::fail(errors::bad_certificate,
                      "this OpenSSL has none of the ciphers that are allowed");
  return context;
}

}  // namespace rollcall::http
