#pragma once
// What serve is asked to do about the gateway, and what of that is refused: an address that anybody
// could ask at.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "gateway/settings.h"
#include "http/server.h"
#include "main/listen_address.h"

namespace CLI {
class App;
}

namespace rollcall::main {

struct GatewayCommand {
  std::string listen;  // empty: there is no gateway
  std::string tls_certificate;
  std::string tls_key;
  std::string client_authorities;
  std::filesystem::path token_file;
  double string_age = 900;  // seconds
  bool allow_sigv2 = false;
  std::vector<std::string> roles;  // empty: the default ones
  std::vector<std::string> actions;
  std::filesystem::path rules_file;
  std::string host;
  std::vector<std::string> accounts;
  std::string address_header;
};

void add_gateway_options(CLI::App& app, GatewayCommand& command);

// What was asked for, read and found to be in order.
struct GatewayPlan {
  http::ServerOptions server;
  gateway::GatewaySettings settings;
};

// nullopt where there is to be no gateway. ValidationError naming the option that is wrong, or
// --gateway-listen where nothing keeps strangers away: it must be a loopback address, or ask for a
// token, or for client certificates. `limits` are those of the API's own server.
base::Result<std::optional<GatewayPlan>> plan_gateway(const GatewayCommand& command,
                                                      const http::ServerOptions& limits);

}  // namespace rollcall::main
