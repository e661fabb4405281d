// rollcall: reads what is asked of it, does it, and says by its exit status how that went.

#include <cstdio>
#include <type_traits>

#include "cli/report_command.h"
#include "http/errors.h"
#include "main/account_commands.h"
#include "main/command_line.h"
#include "main/process_image.h"
#include "main/serve_command.h"
#include "main/store_commands.h"
#include "main/system_clock.h"

namespace rollcall::main {
namespace {

ExitCode exit_code_of(const base::Error& error) {
  if (error.kind == &cli::errors::report_not_ready)
    return ExitCode::NotReady;
  for (const base::ErrorKind* kind : {&http::errors::cannot_connect, &http::errors::timed_out,
                                      &http::errors::connection_lost, &http::errors::tls_failed})
    if (error.kind == kind)
      return ExitCode::Unreachable;
  if (error.kind == &cli::errors::no_credentials || error.kind == &http::errors::bad_endpoint)
    return ExitCode::Usage;
  return ExitCode::Refused;
}

base::Result<base::Nothing> run(const Command& command) {
  return std::visit(
      [](const auto& chosen) {
        using Chosen = std::decay_t<decltype(chosen)>;
        if constexpr (std::is_same_v<Chosen, cli::ReportCommand>)
          return cli::run(chosen, system_clock());
        else
          return run(chosen);
      },
      command);
}

int start(int argc, char** argv) {
  hide_memory();
  const auto command = parse_command_line(argc, argv);
  if (!command)
    return static_cast<int>(command.error());
  const auto done = run(*command);
  if (done)
    return static_cast<int>(ExitCode::Done);
  const base::Error& error = done.error();
  std::fprintf(stderr, "rollcall: %s: %s\n", error.kind->code,
               error.message.empty() ? "no reason was given" : error.message.c_str());
  if (!error.detail.empty())
    std::fprintf(stderr, "rollcall: %s\n", error.detail.c_str());
  return static_cast<int>(exit_code_of(error));
}

}  // namespace
}  // namespace rollcall::main

int main(int argc, char** argv) { return rollcall::main::start(argc, argv); }
