#pragma once
// How a browser sees this server: under which origin, and whether a cookie travels safely there.

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/secret.h"
#include "http/message.h"

namespace rollcall::signin {

// Whether it is an origin at all (scheme, host and port, RFC 6454) and one under which somebody can
// sign in: https, or http on the machine itself.
bool is_safe_origin(std::string_view origin);

class Site {
 public:
  // The origin that browsers use, "https://iam.example.com", where a proxy stands between; empty:
  // whatever the request says.
  explicit Site(std::string origin = {}) : origin_(std::move(origin)) {}

  // As it was configured; empty: it was not.
  const std::string& configured_origin() const { return origin_; }

  // UntrustedRequest unless a page of this very server sent the request.
  base::Result<base::Nothing> check_origin(const http::Request& request) const;

  // UntrustedRequest where the browser says that a page of another site asks for what changes
  // nothing but costs something. Fetch Metadata, "Sec-Fetch-Site".
  base::Result<base::Nothing> check_no_other_site_asks(const http::Request& request) const;

  // InsecureTransport where a password, or the cookie that follows it, could be read on the way.
  base::Result<base::Nothing> check_transport(const http::Request& request) const;

  // The session's id that came along; nullopt without one.
  std::optional<base::Secret> session_id(const http::Request& request) const;

  // Set-Cookie lines: the browser keeps the id until it is closed; or forgets it.
  http::ResponseHeader keep(const http::Request& request, const base::Secret& id) const;
  http::ResponseHeader forget(const http::Request& request) const;

 private:
  std::string own_origin(const http::Request& request) const;
  bool is_secure(const http::Request& request) const;
  std::string_view cookie_name(const http::Request& request) const;

  std::string origin_;
};

}  // namespace rollcall::signin
