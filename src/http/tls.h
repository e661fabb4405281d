#pragma once
// The server's side of TLS: version 1.2 and later, ciphers with forward secrecy, HTTP/1.1 in the
// ALPN extension.

#include <memory>

#include "base/result.h"
#include "http/server.h"

namespace boost::asio::ssl {
class context;
}

namespace rollcall::http {

base::Result<std::shared_ptr<boost::asio::ssl::context>> tls_context(const TlsFiles& files);

}  // namespace rollcall::http
