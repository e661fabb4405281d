#include "main/console_command.h"

#include "iam/errors.h"
#include "main/seconds_option.h"

namespace rollcall::main {
namespace {

base::Result<std::string> origin_of(const ConsoleCommand& command) {
  if (!command.origin.empty() && !signin::is_safe_origin(command.origin))
    return base::fail(
        iam::errors::validation_error,
        "--console-origin: '" + command.origin +
            "' is no origin under which a password is safe. It is https, a host and perhaps a "
            "port, such as https://iam.example.com; http only for a browser on this machine");
  return command.origin;
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
  seconds_option(app, "--session-idle", command.limits.idle,
                 "How long a sign-in at the console lasts without being used; 3600");
  seconds_option(app, "--session-length", command.limits.absolute,
                 "How long it lasts at most; 43200");
}

base::Result<signin::ConsoleSettings> plan_console(const ConsoleCommand& command) {
  std::error_code unknown;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", unknown);
  return signin::ConsoleSettings{.limits = command.limits,
                                 .origin = TRY(origin_of(command)),
                                 .directory = command.directory.empty()
                                                  ? program.parent_path() / "console"
                                                  : command.directory};
}

}  // namespace rollcall::main
