#pragma once
// An option that is a number of seconds, whole or not.

#include <CLI/CLI.hpp>
#include <chrono>
#include <string>

namespace rollcall::main {

// Between a tenth of a second and a day.
template <typename Duration>
void seconds_option(CLI::App& app, const std::string& name, Duration& value,
                    const std::string& text) {
  app.add_option_function<double>(
         name,
         [&value](double seconds) {
           value = std::chrono::duration_cast<Duration>(std::chrono::duration<double>(seconds));
         },
         text)
      ->type_name("SECONDS")
      ->check(CLI::Range(0.1, 86'400.0));
}

}  // namespace rollcall::main
