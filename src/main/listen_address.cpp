#include "main/listen_address.h"

#include <charconv>

#include "iam/errors.h"

namespace rollcall::main {

base::Result<ListenAddress> parse_listen(const std::string& text, std::string_view option) {
  const std::size_t colon = text.rfind(':');
  ListenAddress listen{text.substr(0, colon), 0};
  if (colon != std::string::npos) {
    const char* const end = text.data() + text.size();
    const auto [stop, trouble] = std::from_chars(text.data() + colon + 1, end, listen.port);
    if (listen.address.starts_with('[') && listen.address.ends_with(']'))
      listen.address = listen.address.substr(1, listen.address.size() - 2);
    if (trouble == std::errc{} && stop == end && !listen.address.empty())
      return listen;
  }
  return base::fail(
      iam::errors::validation_error,
      std::string(option) + ": '" + text + "' is not ADDRESS:PORT, such as 127.0.0.1:8080");
}

std::string url_of(http::Transport transport, const ListenAddress& listen) {
  const bool is_ipv6 = listen.address.find(':') != std::string::npos;
  return (transport == http::Transport::Plain ? "http://" : "https://") +
         (is_ipv6 ? "[" + listen.address + "]" : listen.address) + ":" +
         std::to_string(listen.port);
}

}  // namespace rollcall::main
