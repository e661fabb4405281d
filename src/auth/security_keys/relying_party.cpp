#include "auth/security_keys/relying_party.h"

#include "auth/guessing/network.h"
#include "base/ascii.h"
#include "iam/errors.h"

namespace rollcall::auth {
namespace {

constexpr std::string_view own_machine = "localhost";

// "iam.example.com" of "https://iam.example.com:8443"; with its brackets, an address of IPv6.
std::string host_of(std::string_view origin) {
  const std::size_t scheme = origin.find("://");
  if (scheme == std::string_view::npos)
    return {};
  const std::string_view host = origin.substr(scheme + 3);
  if (host.starts_with('['))
    return std::string(host.substr(0, host.find(']') + 1));
  return base::lower(host.substr(0, host.find(':')));
}

std::unexpected<base::Error> not_here(std::string message) {
  return base::fail(iam::errors::security_key_not_usable_here, std::move(message));
}

}  // namespace

base::Result<RelyingParty> relying_party(std::string_view asking_origin,
                                         std::string_view console_origin) {
  const std::string id =
      console_origin.empty() ? std::string(own_machine) : host_of(console_origin);
  if (id.empty() || parse_address(id))
    return not_here(
        "The console's origin (--console-origin) is an address. Browsers keep passkeys and "
        "security keys for names alone.");
  if (host_of(asking_origin) != id)
    return not_here(
        "Browsers keep passkeys and security keys for the name under which the console "
        "was opened. Open it at " +
        id + ", or have --console-origin say the name under which it is opened.");
  return RelyingParty{id, std::string(asking_origin)};
}

}  // namespace rollcall::auth
