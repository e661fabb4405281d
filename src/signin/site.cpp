#include "signin/site.h"

#include "auth/guessing/network.h"
#include "base/ascii.h"
#include "signin/errors.h"

namespace rollcall::signin {
namespace {

// The prefix makes browsers refuse such a cookie from anywhere but this host, by TLS.
constexpr std::string_view secure_name = "__Host-rollcall";
constexpr std::string_view loopback_name = "rollcall";
constexpr std::string_view attributes = "; Path=/; HttpOnly; SameSite=Strict";

// Whether a browser that found us under this origin is on the machine itself. Anything else is the
// name of a proxy, or of somebody's page that had its name lead here.
bool is_own_machine(std::string_view origin) {
  std::string_view host = origin.substr(origin.find("://") + 3);
  if (auth::is_loopback(host))
    return true;
  host = host.substr(0, host.find(':'));
  return base::equal_ignoring_case(host, "localhost");
}

std::unexpected<base::Error> foreign(std::string detail) {
  return base::fail(errors::untrusted_request,
                    "The request does not come from a page of this server.", std::move(detail));
}

}  // namespace

bool is_safe_origin(std::string_view origin) {
  constexpr std::string_view plain = "http://";
  constexpr std::string_view secure = "https://";
  const bool is_plain = origin.starts_with(plain);
  if (!is_plain && !origin.starts_with(secure))
    return false;
  const std::string_view host = origin.substr(is_plain ? plain.size() : secure.size());
  const bool ends = !host.empty() && host.find_first_of("/?#@ ") == std::string_view::npos;
  return ends && (!is_plain || is_own_machine(origin));
}

base::Result<base::Nothing> Site::check_origin(const http::Request& request) const {
  const std::string own = own_origin(request);
  const auto origin = http::header(request, "Origin");
  if (origin && base::equal_ignoring_case(*origin, own))
    return base::Nothing{};
  return foreign("Origin is another one");
}

base::Result<base::Nothing> Site::check_no_other_site_asks(const http::Request& request) const {
  const auto site = http::header(request, "Sec-Fetch-Site");
  if (!site || *site == "same-origin" || *site == "none")
    return base::Nothing{};
  return foreign("Sec-Fetch-Site is not same-origin");
}

base::Result<base::Nothing> Site::check_transport(const http::Request& request) const {
  if (is_secure(request))
    return base::Nothing{};
  if (auth::is_loopback(request.remote_address) && is_own_machine(own_origin(request)))
    return base::Nothing{};
  return base::fail(errors::insecure_transport,
                    "Sign-in needs TLS, or a browser on the server's own machine.");
}

std::optional<base::Secret> Site::session_id(const http::Request& request) const {
  const std::string_view name = cookie_name(request);
  for (const http::Header& line : request.headers) {
    if (!base::equal_ignoring_case(line.name, "Cookie"))
      continue;
    for (std::string_view rest = line.value; !rest.empty();) {
      const std::size_t end = rest.find(';');
      const std::string_view pair = base::trimmed(rest.substr(0, end));
      if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
        return base::Secret(std::string(pair.substr(name.size() + 1)));
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
  }
  return std::nullopt;
}

http::ResponseHeader Site::keep(const http::Request& request, const base::Secret& id) const {
  std::string line(cookie_name(request));
  line.append("=").append(id.reveal()).append(attributes);
  return {"Set-Cookie", line.append(is_secure(request) ? "; Secure" : "")};
}

http::ResponseHeader Site::forget(const http::Request& request) const {
  http::ResponseHeader header = keep(request, base::Secret());
  header.value += "; Max-Age=0";
  return header;
}

std::string Site::own_origin(const http::Request& request) const {
  if (!origin_.empty())
    return origin_;
  const bool is_tls = request.transport == http::Transport::Tls;
  return (is_tls ? "https://" : "http://") +
         std::string(http::header(request, "Host").value_or(""));
}

bool Site::is_secure(const http::Request& request) const {
  return request.transport == http::Transport::Tls || origin_.starts_with("https://");
}

std::string_view Site::cookie_name(const http::Request& request) const {
  return is_secure(request) ? secure_name : loopback_name;
}

}  // namespace rollcall::signin
