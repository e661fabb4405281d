#include "main/console_command.h"

#include "iam/errors.h"
#include "main/seconds_option.h"

namespace rollcall::main {
namespace {

constexpr char proxy_separator = ',';

std::unexpected<base::Error> wrong(std::string message) {
  return base::fail(iam::errors::validation_error, std::move(message));
}

// A proxy on this machine can be reached by no stranger but through itself.
std::vector<std::string> proxies_of(const ConsoleCommand& command) {
  if (!command.trusted_proxies.empty() || command.origin.empty())
    return command.trusted_proxies;
  return {"127.0.0.0/8", "::1"};
}

base::Result<signin::SiteSettings> site_of(const ConsoleCommand& command) {
  signin::SiteSettings site{.origin = command.origin, .proxies = {}};
  if (!site.origin.empty() && !signin::is_safe_origin(site.origin))
    return wrong("--console-origin: '" + site.origin +
                 "' is no origin under which a password is safe. It is https, a host and perhaps a "
                 "port, such as https://iam.example.com; http only for a browser on this machine");
  for (const std::string& proxy : proxies_of(command)) {
    const auto range = policy::read_address_range(proxy);
    if (!range)
      return wrong("--trusted-proxy: '" + proxy +
                   "' is neither an address nor a range of them, such as 192.0.2.0/24");
    site.proxies.push_back(*range);
  }
  return site;
}

}  // namespace

void add_console_options(CLI::App& app, ConsoleCommand& command) {
  app.add_option("--console", command.directory,
                 "The console's files; the folder 'console' beside the program if left out")
      ->type_name("DIR");
  app.add_option("--console-origin", command.origin,
                 "Where browsers find the console, if a proxy stands between:\n"
                 "https://iam.example.com")
      ->type_name("ORIGIN");
  app.add_option("--trusted-proxy", command.trusted_proxies,
                 "Whose X-Forwarded-For says where a browser is: an address, or a range\n"
                 "such as 192.0.2.0/24. Several: again, or after ','. With --console-origin,\n"
                 "a proxy on this machine if left out; else nobody")
      ->delimiter(proxy_separator)
      ->type_name("ADDRESS");
  seconds_option(app, "--session-idle", command.limits.idle,
                 "How long a sign-in at the console lasts without being used; 3600");
  seconds_option(app, "--session-length", command.limits.absolute,
                 "How long it lasts at most; 43200");
}

base::Result<signin::ConsoleSettings> plan_console(const ConsoleCommand& command) {
  std::error_code unknown;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", unknown);
  return signin::ConsoleSettings{.limits = command.limits,
                                 .site = TRY(site_of(command)),
                                 .directory = command.directory.empty()
                                                  ? program.parent_path() / "console"
                                                  : command.directory};
}

}  // namespace rollcall::main
