#include "main/gateway_command.h"

#include <CLI/CLI.hpp>
#include <fstream>
#include <sstream>

#include "auth/guessing/network.h"
#include "iam/account.h"
#include "iam/errors.h"
#include "main/private_file.h"

namespace rollcall::main {
namespace {

constexpr std::size_t shortest_token = 32;

// Separates rules where several stand in one text, as in the environment.
constexpr char rule_separator = ';';

std::unexpected<base::Error> wrong(std::string message) {
  return base::fail(iam::errors::validation_error, std::move(message));
}

base::Result<base::Secret> read_token(const std::filesystem::path& path) {
  constexpr std::string_view option = "--gateway-token-file";
  base::Secret token = TRY(read_private_line(path, option));
  if (token.reveal().size() < shortest_token)
    return wrong(std::string(option) + ": " + path.string() + " must hold a token of at least " +
                 std::to_string(shortest_token) + " characters in its first line");
  return token;
}

// A file without a rule is taken for a mistake: with no rules, whoever signs may pass.
base::Result<std::vector<gateway::ActionRule>> read_rules(const std::filesystem::path& path) {
  const std::string about = "--gateway-rules: " + path.string();
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();  // of a folder it fails, where an iterator would throw
  std::error_code unknown;
  if (!file.is_open() || std::filesystem::is_directory(path, unknown))
    return wrong(about + " cannot be read");
  auto rules = gateway::parse_action_rules(text.view());
  if (!rules)
    return wrong(about + ": " + rules.error().message);
  if (rules->empty())
    return wrong(about + " holds no rule");
  return rules;
}

base::Result<gateway::GatewaySettings> settings_of(const GatewayCommand& command) {
  gateway::GatewaySettings settings;
  if (!command.token_file.empty())
    settings.token = TRY(read_token(command.token_file));
  settings.string_age = base::Seconds{static_cast<long long>(command.string_age)};
  if (command.allow_sigv2)
    settings.signature_v2 = gateway::SignatureV2::Allowed;
  settings.address_header = command.address_header;
  if (!command.roles.empty())
    settings.roles.clear();
  for (const std::string& rule : command.roles)
    settings.roles.push_back(TRY(gateway::parse_role_rule(rule)));
  for (const std::string& rule : command.actions)
    settings.actions.push_back(TRY(gateway::parse_action_rule(rule)));
  if (!command.rules_file.empty())
    for (gateway::ActionRule& rule : TRY(read_rules(command.rules_file)))
      settings.actions.push_back(std::move(rule));
  if (!command.host.empty() && settings.actions.empty())
    return wrong("--gateway-host is about the paths of rules: --gateway-rules, --gateway-action");
  settings.host = command.host;
  for (const std::string& text : command.accounts) {
    const auto account = iam::parse_account_id(text);
    if (!account)
      return wrong("--gateway-account: '" + text + "' is not the twelve digits of an account");
    settings.accounts.push_back(*account);
  }
  return settings;
}

}  // namespace

void add_gateway_options(CLI::App& app, GatewayCommand& command) {
  app.add_option("--gateway-listen", command.listen,
                 "Address and port where other services ask about signatures; nowhere if\n"
                 "left out")
      ->type_name("ADDRESS:PORT");
  app.add_option("--gateway-token-file", command.token_file,
                 "A file (mode 0600) whose first line services must show as X-Auth-Token")
      ->type_name("FILE");
  auto* certificate = app.add_option("--gateway-tls-cert", command.tls_certificate,
                                     "PEM file: the gateway's certificate and its chain")
                          ->type_name("FILE");
  auto* key = app.add_option("--gateway-tls-key", command.tls_key,
                             "PEM file: the certificate's private key")
                  ->type_name("FILE");
  certificate->needs(key);
  key->needs(certificate);
  app.add_option("--gateway-client-ca", command.client_authorities,
                 "PEM file: who must have signed the certificates of services that ask")
      ->type_name("FILE")
      ->needs(certificate);
  app.add_option("--gateway-string-age", command.string_age,
                 "How old a string to sign may be that a store hands over")
      ->capture_default_str()
      ->type_name("SECONDS")
      ->check(CLI::Range(1.0, static_cast<double>(gateway::longest_string_age.count())));
  app.add_flag("--gateway-allow-sigv2", command.allow_sigv2,
               "Take strings to sign of Signature Version 2, too");
  app.add_option("--gateway-role", command.roles,
                 "A role that stores are told of, and all the actions it takes to have it:\n"
                 "swiftreader=s3:ListBucket,s3:GetObject. Several: again, or after ';'")
      ->delimiter(rule_separator)
      ->type_name("ROLE=ACTIONS");
  app.add_option("--gateway-action", command.actions,
                 "What a request to a proxy asks permission for; with any such rule, what\n"
                 "matches none is denied:\n"
                 "GET /{bucket}/{key*} s3:GetObject arn:aws:s3:::{bucket}/{key}")
      ->delimiter(rule_separator)
      ->type_name("RULE");
  app.add_option("--gateway-rules", command.rules_file,
                 "A file of such rules, one in a line, asked after those of --gateway-action")
      ->type_name("FILE");
  app.add_option("--gateway-host", command.host,
                 "The name of the service that rules are about: at BUCKET.NAME a path has no\n"
                 "bucket, and at another name nothing is allowed")
      ->type_name("NAME");
  app.add_option("--gateway-account", command.accounts,
                 "Whose users a proxy lets in, where buckets belong to one account; everybody's\n"
                 "if left out. Several: again")
      ->type_name("NUMBER");
  app.add_option("--gateway-address-header", command.address_header,
                 "The header in which a proxy says where its client is: X-Real-IP")
      ->type_name("NAME");
}

base::Result<std::optional<GatewayPlan>> plan_gateway(const GatewayCommand& command,
                                                      const http::ServerOptions& limits) {
  if (command.listen.empty())
    return std::nullopt;
  GatewayPlan plan{.server = limits, .settings = TRY(settings_of(command))};
  const ListenAddress listen = TRY(parse_listen(command.listen, "--gateway-listen"));
  plan.server.address = listen.address;
  plan.server.port = listen.port;
  plan.server.tls = std::nullopt;
  if (!command.tls_certificate.empty())
    plan.server.tls =
        http::TlsFiles{command.tls_certificate, command.tls_key, command.client_authorities};
  const bool is_guarded = auth::is_loopback(listen.address) || plan.settings.token ||
                          !command.client_authorities.empty();
  if (!is_guarded)
    return wrong("--gateway-listen: anybody could ask at " + command.listen +
                 ". Listen on a loopback address, or ask for a token (--gateway-token-file) or for "
                 "client certificates (--gateway-client-ca)");
  return plan;
}

}  // namespace rollcall::main
