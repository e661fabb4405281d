#include "main/command_line.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "main/seconds_option.h"
#include "main/store_options.h"

namespace rollcall::main {
namespace {

constexpr const char* description =
    "Rollcall: a self-hosted, AWS-IAM-compatible credential authority whose product is the\n"
    "credential report.";

constexpr const char* footer =
    "\nExit status: 0 done, 1 refused (the reason is on stderr), 2 wrong usage, 3 server not\n"
    "reachable, 4 no credential report to fetch yet, 74 a disk failed.\n"
    "\nFirst steps:\n"
    "  rollcall init --data /var/lib/rollcall --credentials-file ~/.aws/credentials\n"
    "  rollcall serve --data /var/lib/rollcall\n"
    "  aws iam create-user --user-name alice --endpoint-url http://127.0.0.1:8080 --profile root";

CLI::Option* root_email_option(CLI::App& app, std::string& email) {
  return app.add_option("--root-email", email, "The root user's e-mail address")
      ->type_name("EMAIL");
}

void credentials_file_option(CLI::App& app, std::filesystem::path& file) {
  app.add_option("--credentials-file", file,
                 "Write the root access key here (mode 0600, must not exist) instead of on\n"
                 "standard output. It is shown this once and never again.")
      ->type_name("FILE");
}

void account_options(CLI::App& app, FoundAccount& account) {
  add_store_place_options(app, account.store);
  app.add_option("--account-id", account.account_id, "Twelve digits; drawn at random if left out")
      ->type_name("ID");
  app.add_option("--account-alias", account.account_alias,
                 "A name for sign-in: small letters, digits, hyphens")
      ->type_name("NAME");
  root_email_option(app, account.root_email);
  app.add_option("--root-password-file", account.root_password_file,
                 "A file whose first line becomes the root user's password")
      ->type_name("FILE")
      ->check(CLI::ExistingFile);
  credentials_file_option(app, account.credentials_file);
}

void account_id_option(CLI::App& app, std::string& account_id) {
  app.add_option("--account-id", account_id, "The account")->required()->type_name("ID");
}

void root_password_options(CLI::App& app, RootPasswordCommand& command) {
  app.add_option("--password-file", command.password_file,
                 "A file whose first line becomes the password")
      ->required()
      ->type_name("FILE")
      ->check(CLI::ExistingFile);
}

void serve_http_options(CLI::App& app, ServeCommand& serve) {
  app.add_option("--listen", serve.listen, "Address and port to listen on")
      ->capture_default_str()
      ->type_name("ADDRESS:PORT");
  auto* certificate =
      app.add_option("--tls-cert", serve.tls_certificate, "PEM file: the certificate and its chain")
          ->type_name("FILE");
  auto* key = app.add_option("--tls-key", serve.tls_key, "PEM file: the certificate's private key")
                  ->type_name("FILE");
  certificate->needs(key);
  key->needs(certificate);
  app.add_option("--trusted-proxy", serve.trusted_proxies,
                 "A proxy that is believed where a client is (X-Forwarded-For) and whether it\n"
                 "came by TLS (X-Forwarded-Proto): an address, or a range such as\n"
                 "192.0.2.0/24. Several: again, or after ','. If left out, nobody; with\n"
                 "--console-origin, a proxy on this machine")
      ->delimiter(',')
      ->type_name("ADDRESS");
  app.add_option("--workers", serve.http.workers, "Threads that read and write connections")
      ->capture_default_str()
      ->check(CLI::Range(1, 256));
  app.add_option("--waiting-threads", serve.http.waiting_threads,
                 "Threads, at most, for requests that wait for a disk or a password hash")
      ->capture_default_str()
      ->check(CLI::Range(1, 1024));
  app.add_option("--max-connections", serve.http.max_connections, "Connections at the same time")
      ->capture_default_str();
  app.add_option("--max-body-bytes", serve.http.max_body_bytes, "Largest request body")
      ->capture_default_str();
  seconds_option(app, "--idle-timeout", serve.http.idle_timeout,
                 "How long a connection may rest between requests");
  seconds_option(app, "--stop-grace", serve.http.stop_grace,
                 "How long requests in flight may take after SIGTERM");
}

struct QuotaOption {
  const char* name;
  std::size_t iam::Quotas::* value;
  const char* text;
  std::size_t most = 0;  // 0: as many as one likes
};

// A report shows two keys and two certificates of a user, and so there are no more.
constexpr QuotaOption quota_options[] = {
    {"--quota-users", &iam::Quotas::users, "Users in an account, and its virtual MFA devices"},
    {"--quota-groups", &iam::Quotas::groups, "Groups in an account"},
    {"--quota-roles", &iam::Quotas::roles, "Roles in an account"},
    {"--quota-policies", &iam::Quotas::policies, "Managed policies of an account's own"},
    {"--quota-policies-in-use", &iam::Quotas::policy_versions_in_use,
     "Managed policies attached to somebody, or bounding somebody"},
    {"--quota-policy-versions", &iam::Quotas::versions_per_policy, "Versions of a managed policy"},
    {"--quota-groups-per-user", &iam::Quotas::groups_per_user, "Groups that a user is in"},
    {"--quota-access-keys", &iam::Quotas::access_keys_per_user, "Access keys of a user", 2},
    {"--quota-signing-certificates", &iam::Quotas::signing_certificates_per_user,
     "Signing certificates of a user", 2},
    {"--quota-mfa-devices", &iam::Quotas::mfa_devices_per_user, "MFA devices of a user"},
    {"--quota-ssh-public-keys", &iam::Quotas::ssh_public_keys_per_user,
     "SSH public keys of a user"},
    {"--quota-service-credentials", &iam::Quotas::service_specific_credentials_per_service,
     "Service-specific credentials of a user for one service"},
    {"--quota-attached-policies", &iam::Quotas::attached_policies_per_user,
     "Managed policies attached to a user"},
    {"--quota-attached-group-policies", &iam::Quotas::attached_policies_per_group,
     "Managed policies attached to a group"},
    {"--quota-attached-role-policies", &iam::Quotas::attached_policies_per_role,
     "Managed policies attached to a role"},
    {"--quota-user-policy-size", &iam::Quotas::user_policy_size,
     "Characters of a user's inline policies together, white space not counted"},
    {"--quota-group-policy-size", &iam::Quotas::group_policy_size,
     "Characters of a group's, likewise"},
    {"--quota-role-policy-size", &iam::Quotas::role_policy_size,
     "Characters of a role's, likewise"},
    {"--quota-policy-size", &iam::Quotas::policy_size,
     "Characters of a managed policy, white space not counted"},
    {"--quota-trust-policy-size", &iam::Quotas::assume_role_policy_size,
     "Characters of a role's trust policy, white space not counted"},
    {"--quota-tags", &iam::Quotas::tags_per_entity,
     "Tags of a user, a role, a managed policy or an MFA device"},
};

void add_quota_options(CLI::App& app, iam::Quotas& quotas) {
  for (const QuotaOption& quota : quota_options) {
    CLI::Option* option =
        app.add_option(quota.name, quotas.*quota.value, quota.text)->capture_default_str();
    if (quota.most != 0)
      option->check(CLI::Range(std::size_t{1}, quota.most));
  }
}

void clock_options(CLI::App& app, ClockCommand& clock) {
  app.add_flag("--development", clock.is_for_developers,
               "This server is for developers, and holds no real accounts: allows the next");
  app.add_option("--clock-file", clock.file,
                 "Take the time from this file, which may change at any moment: an instant\n"
                 "such as 2026-10-11T12:00:00Z, at which time stands still, or an offset such\n"
                 "as +30d or -1h30m from the machine's clock. Only with --development")
      ->type_name("FILE");
}

void serve_options(CLI::App& app, ServeCommand& serve) {
  add_store_place_options(app, serve.store);
  serve_http_options(app, serve);
  app.add_option_function<std::string>(
         "--report-edition",
         [&serve](const std::string& word) {
           serve.edition = report::parse_edition(word).value_or(serve.edition);
         },
         "Rules of the credential report: guide (as AWS documents them) or live (as AWS's\n"
         "API was seen to follow them in 2026)")
      ->check(CLI::IsMember({"guide", "live"}))
      ->default_str("guide")
      ->type_name("EDITION");
  app.add_option("--reports-kept", serve.reports_kept, "Finished reports kept for each account")
      ->capture_default_str()
      ->check(CLI::Range(1, 100'000));
  app.add_option("--report-days-kept", serve.report_days_kept,
                 "Days after which a report is removed; 0: never. The newest one stays.")
      ->capture_default_str();
  app.add_option("--cached-keys", serve.cached_keys, "Access keys held in memory")
      ->capture_default_str();
  app.add_option("--look-every", serve.store.look_every,
                 "Milliseconds between two looks at what other servers have changed in a\n"
                 "database that they share")
      ->capture_default_str()
      ->check(CLI::Range(10, 500));
  app.add_option("--password-hashes", serve.password_hashes_at_once,
                 "Password hashes computed at the same time, 19 MiB each")
      ->capture_default_str()
      ->check(CLI::Range(1, 64));
  app.add_flag("--allow-core-images", serve.allow_core_images,
               "Let the system write an image of the memory, in which there are secrets, when the\n"
               "server crashes, and let debuggers attach");
  add_console_options(app, serve.console);
  add_gateway_options(app, serve.gateway);
  add_quota_options(app, serve.quotas);
  clock_options(app, serve.clock);
  // Every option that has no variable of its own yet: --stop-grace is ROLLCALL_STOP_GRACE.
  for (CLI::Option* option : app.get_options()) {
    const std::string& long_name = option->get_lnames().front();
    if (long_name == "help" || is_read_apart(long_name))
      continue;
    std::string name = "ROLLCALL_" + long_name;
    std::ranges::transform(name, name.begin(), [](char c) {
      return c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    });
    option->envname(name);
  }
  // CLI11 reads configuration files for the whole program only, so --config is an option of that.
  app.fallthrough();
  app.footer("--config FILE reads these options from a file, a line each: listen = \"[::1]:8080\"");
}

// A configuration file is about serve: its lines need no section to say so.
class ServeConfiguration final : public CLI::ConfigTOML {
 public:
  std::vector<CLI::ConfigItem> from_config(std::istream& input) const override {
    std::vector<CLI::ConfigItem> lines = CLI::ConfigTOML::from_config(input);
    for (CLI::ConfigItem& line : lines)
      if (line.parents.empty())
        line.parents = {"serve"};
    return lines;
  }
};

void report_options(CLI::App& app, cli::ReportCommand& report) {
  app.add_option("--endpoint", report.endpoint, "The server, such as http://127.0.0.1:8080")
      ->required()
      ->envname("ROLLCALL_ENDPOINT")
      ->type_name("URL");
  app.add_option("--profile", report.profile,
                 "A profile of ~/.aws/credentials (or AWS_SHARED_CREDENTIALS_FILE)")
      ->envname("AWS_PROFILE")
      ->type_name("NAME");
  app.add_option("--ca-file", report.ca_file, "PEM file with the certificates to trust")
      ->type_name("FILE");
  app.add_flag("--wait", report.wait, "Ask for a report and wait until it is complete");
  app.add_option("-o,--output", report.output,
                 "Write the report here instead of on standard output")
      ->type_name("FILE");
}

void add_report_commands(CLI::App& app, cli::ReportCommand& generate, cli::ReportCommand& get) {
  CLI::App* report = app.add_subcommand(
      "report",
      "Credential reports, fetched with your AWS credentials\n(AWS_ACCESS_KEY_ID and "
      "AWS_SECRET_ACCESS_KEY, or a profile)");
  report->require_subcommand(1);
  report_options(*report->add_subcommand("generate",
                                         "Ask for a new report; with --wait or -o, wait\n"
                                         "for it; with -o, download it"),
                 generate);
  report_options(*report->add_subcommand("get",
                                         "Download the report; with --wait, have one made\n"
                                         "first if there is none that is good"),
                 get);
}

// What is done to the accounts of a store, each a subcommand of `account`.
struct AccountCommands {
  AccountCreateCommand create;
  AccountListCommand list;
  RootPasswordCommand root_password;
  RootMfaOffCommand root_mfa_off;
  RootEmailCommand root_email;
  RootKeyCommand root_key;
};

CLI::App& add_account_commands(CLI::App& app, AccountCommands& commands) {
  CLI::App* account = app.add_subcommand("account", "Accounts of a store");
  account->require_subcommand(1);
  account_options(*account->add_subcommand("create", "Make a further account and its root user"),
                  commands.create.account);
  add_store_place_options(*account->add_subcommand("list", "List the accounts"),
                          commands.list.store);
  const auto of_root = [&](const char* name, const char* about, auto& command) -> CLI::App& {
    CLI::App& subcommand = *account->add_subcommand(name, about);
    add_store_place_options(subcommand, command.store);
    account_id_option(subcommand, command.account_id);
    return subcommand;
  };
  root_password_options(
      of_root("root-password", "Set the password that the root user signs in with",
              commands.root_password),
      commands.root_password);
  of_root("root-mfa-off", "Delete the root user's MFA devices, as when they are lost",
          commands.root_mfa_off);
  root_email_option(of_root("root-email", "Set the e-mail address that the root user signs in with",
                            commands.root_email),
                    commands.root_email.root_email)
      ->required();
  credentials_file_option(
      of_root("root-key", "Make another access key of the root user", commands.root_key),
      commands.root_key.credentials_file);
  return *account;
}

Command chosen(const CLI::App& account, const AccountCommands& commands) {
  const std::string name = account.get_subcommands().front()->get_name();
  if (name == "create")
    return commands.create;
  if (name == "list")
    return commands.list;
  if (name == "root-password")
    return commands.root_password;
  if (name == "root-mfa-off")
    return commands.root_mfa_off;
  if (name == "root-email")
    return commands.root_email;
  return commands.root_key;
}

}  // namespace

std::expected<Command, ExitCode> parse_command_line(int argc, char** argv) {
  CLI::App app(description, "rollcall");
  app.footer(footer);
  app.set_version_flag("--version", ROLLCALL_VERSION);
  app.require_subcommand(1);
  app.get_formatter()->column_width(38);

  InitCommand init;
  account_options(*app.add_subcommand("init", "Make a store with its first account"), init.account);
  ServeCommand serve;
  serve_options(*app.add_subcommand("serve", "Serve the AWS Query API (IAM and STS)"), serve);
  app.set_config("--config", "", "A file with options of serve, a line each")->type_name("FILE");
  app.config_formatter(std::make_shared<ServeConfiguration>());
  app.allow_config_extras(CLI::config_extras_mode::error);

  AccountCommands account_commands;
  const CLI::App& account = add_account_commands(app, account_commands);

  StoreCommands store_commands;
  const CLI::App& store = add_store_commands(app, store_commands);

  cli::ReportCommand generate{.action = cli::ReportAction::Generate};
  cli::ReportCommand get{.action = cli::ReportAction::Get};
  add_report_commands(app, generate, get);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return std::unexpected(app.exit(error) == 0 ? ExitCode::Done : ExitCode::Usage);
  }
  if (app.got_subcommand("init"))
    return init;
  if (app.got_subcommand("serve"))
    return serve;
  if (account.parsed())
    return chosen(account, account_commands);
  if (store.parsed())
    return chosen(store, store_commands);
  return app.get_subcommand("report")->got_subcommand("generate") ? generate : get;
}

}  // namespace rollcall::main
