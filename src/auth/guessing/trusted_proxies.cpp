#include "auth/guessing/trusted_proxies.h"

#include <algorithm>
#include <ranges>

#include "auth/guessing/network.h"
#include "base/ascii.h"

namespace rollcall::auth {
namespace {

// What all lines of a header list, in their order.
std::vector<std::string_view> listed(const http::Request& request, std::string_view name) {
  std::vector<std::string_view> items;
  for (const http::Header& line : request.headers) {
    if (!base::equal_ignoring_case(line.name, name))
      continue;
    for (const auto item : std::views::split(line.value, ','))
      items.push_back(base::trimmed(std::string_view(item)));
  }
  return items;
}

}  // namespace

TrustedProxies::Client TrustedProxies::client_of(const http::Request& request) const {
  Client client{std::string(request.remote_address), request.transport};
  if (!is_one(client.address))
    return client;
  if (const auto schemes = listed(request, "X-Forwarded-Proto"); !schemes.empty())
    client.transport = base::equal_ignoring_case(schemes.back(), "https") ? http::Transport::Tls
                                                                          : http::Transport::Plain;
  const auto links = listed(request, "X-Forwarded-For");
  for (auto link = links.rbegin(); link != links.rend() && is_one(client.address); ++link) {
    auto address = parse_address(*link);
    if (!address)
      break;  // "unknown": then it is all one client, the proxy
    client.address = std::move(*address);
  }
  return client;
}

bool TrustedProxies::is_one(std::string_view address) const {
  const auto known = policy::read_address(address);
  return known && std::ranges::any_of(proxies_, [&](const policy::AddressRange& proxy) {
           return policy::contains(proxy, *known);
         });
}

}  // namespace rollcall::auth
