#pragma once
// What serve is asked to do about the console, and what of that is refused: an origin under which
// nobody could sign in.

#include <filesystem>
#include <string>

#include "auth/sessions/sign_in.h"
#include "base/result.h"
#include "signin/console.h"

namespace CLI {
class App;
}

namespace rollcall::main {

struct ConsoleCommand {
  std::filesystem::path directory;  // empty: beside the program
  std::string origin;               // empty: as browsers say
  auth::SignInLimits limits;
};

void add_console_options(CLI::App& app, ConsoleCommand& command);

// ValidationError naming the option that is wrong.
base::Result<signin::ConsoleSettings> plan_console(const ConsoleCommand& command);

}  // namespace rollcall::main
