#pragma once
// How a browser sees this server: under which origin, and whether a cookie travels safely there.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/secret.h"
#include "http/message.h"
#include "policy/address_value.h"

namespace rollcall::signin {

struct SiteSettings {
  // That browsers use, "https://iam.example.com", where a proxy stands between; empty: whatever the
  // request says.
  std::string origin;
  std::vector<policy::AddressRange> proxies;  // that are believed where a browser is
};

// Whether it is an origin at all (scheme, host and port, RFC 6454) and one under which somebody can
// sign in: https, or http on the machine itself.
bool is_safe_origin(std::string_view origin);

class Site {
 public:
  explicit Site(SiteSettings settings = {}) : settings_(std::move(settings)) {}

  // UntrustedRequest unless a page of this very server sent the request.
  base::Result<base::Nothing> check_origin(const http::Request& request) const;

  // InsecureTransport where a password, or the cookie that follows it, could be read on the way.
  base::Result<base::Nothing> check_transport(const http::Request& request) const;

  // Where the browser is. A proxy of ours adds to X-Forwarded-For who asked it: so, from the end,
  // the first address that is no such proxy. What stands before it may have been sent by anybody.
  std::string address_of(const http::Request& request) const;

  // The session's id that came along; nullopt without one.
  std::optional<base::Secret> session_id(const http::Request& request) const;

  // Set-Cookie lines: the browser keeps the id until it is closed; or forgets it.
  http::ResponseHeader keep(const http::Request& request, const base::Secret& id) const;
  http::ResponseHeader forget(const http::Request& request) const;

 private:
  std::string own_origin(const http::Request& request) const;
  bool is_secure(const http::Request& request) const;
  std::string_view cookie_name(const http::Request& request) const;

  bool is_proxy(std::string_view address) const;

  SiteSettings settings_;
};

}  // namespace rollcall::signin
