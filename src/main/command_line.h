#pragma once
// What the program is asked to do: one struct for each command, filled from the command line, and
// for the server also from a configuration file and the environment.

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "base/result.h"
#include "cli/report_command.h"
#include "http/server.h"
#include "iam/quotas.h"
#include "main/console_command.h"
#include "main/exit_code.h"
#include "main/gateway_command.h"
#include "main/server_clock.h"
#include "main/store_place.h"
#include "report/edition.h"

namespace rollcall::main {

// The first or a further account of a store.
struct FoundAccount {
  StorePlace store;
  std::string account_id;  // empty: one is drawn
  std::string account_alias;
  std::string root_email;
  std::filesystem::path root_password_file;
  std::filesystem::path credentials_file;  // empty: standard output
};

struct InitCommand {
  FoundAccount account;
};

struct AccountCreateCommand {
  FoundAccount account;
};

struct RootPasswordCommand {
  StorePlace store;
  std::string account_id;
  std::filesystem::path password_file;
};

struct RootMfaOffCommand {
  StorePlace store;
  std::string account_id;
};

struct RootEmailCommand {
  StorePlace store;
  std::string account_id;
  std::string root_email;
};

struct RootKeyCommand {
  StorePlace store;
  std::string account_id;
  std::filesystem::path credentials_file;
};

struct AccountListCommand {
  StorePlace store;
};

struct StoreCheckCommand {
  StorePlace store;
};

struct StoreDistributeCommand {
  StorePlace store;
};

// Each end is a data directory, or the address of a PostgreSQL database as --store has it.
struct StoreCopyCommand {
  std::string from;
  std::string to;
  std::filesystem::path from_file;  // in place of what is said above
  std::filesystem::path to_file;
};

struct ServeCommand {
  StorePlace store;
  std::string listen = "127.0.0.1:8080";
  std::string tls_certificate;
  std::string tls_key;
  std::vector<std::string> trusted_proxies;  // empty: with a console origin, on this machine
  report::Edition edition = report::Edition::Guide;
  http::ServerOptions http;
  iam::Quotas quotas;
  std::size_t reports_kept = 30;
  std::size_t report_days_kept = 0;  // 0: however old they are
  std::size_t cached_keys = 100'000;
  // Half of the processors stay with those who sign their requests.
  std::size_t password_hashes_at_once = std::max(1U, std::thread::hardware_concurrency() / 2);
  ConsoleCommand console;
  GatewayCommand gateway;
  ClockCommand clock;
  bool allow_core_images = false;
};

using Command =
    std::variant<InitCommand, AccountCreateCommand, AccountListCommand, RootPasswordCommand,
                 RootMfaOffCommand, RootEmailCommand, RootKeyCommand, StoreCheckCommand,
                 StoreCopyCommand, StoreDistributeCommand, ServeCommand, cli::ReportCommand>;

// The command; or, where the program has said all there is to say (help, version, a usage error),
// the exit code.
std::expected<Command, ExitCode> parse_command_line(int argc, char** argv);

}  // namespace rollcall::main
