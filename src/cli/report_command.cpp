#include "cli/report_command.h"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <thread>

#include "cli/content_decoder.h"
#include "cli/credentials_file.h"
#include "cli/query_client.h"
#include "cli/report_file.h"

namespace rollcall::cli {
namespace {

using namespace std::chrono_literals;

// How often it is asked whether the report is complete: quickly at first, for most are made in
// milliseconds.
constexpr auto first_pause = 50ms;
constexpr auto longest_pause = 2000ms;

std::unexpected<base::Error> refused(const Refusal& refusal) {
  return base::fail(errors::server_refused,
                    refusal.code + (refusal.message.empty() ? "" : ": " + refusal.message));
}

// Shows on a terminal that something is going on; a pipe is not bothered.
class Progress {
 public:
  explicit Progress(const char* what) : what_(what), shown_(::isatty(STDERR_FILENO) != 0) {}
  ~Progress() {
    if (shown_)
      std::fputs("\r\033[K", stderr);
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(double amount, const char* unit) const {
    if (shown_)
      std::fprintf(stderr, "\r%s %.1f %s", what_, amount, unit);
  }

 private:
  const char* what_;
  bool shown_;
};

base::Result<std::string> ask_for_report(const QueryClient& client) {
  const QueryAnswer answer = TRY(call(client, "GenerateCredentialReport"));
  if (answer.refusal)
    return refused(*answer.refusal);
  return element_text(answer.body, "State").value_or("");
}

base::Result<base::Nothing> wait_for_report(const QueryClient& client) {
  const Progress progress("Generating the credential report,");
  const auto began = std::chrono::steady_clock::now();
  for (std::chrono::milliseconds pause = first_pause;; pause = std::min(2 * pause, longest_pause)) {
    const std::string state = TRY(ask_for_report(client));
    if (state == "COMPLETE")
      return base::Nothing{};
    const std::chrono::duration<double> waited = std::chrono::steady_clock::now() - began;
    progress.show(waited.count(), "seconds");
    std::this_thread::sleep_for(pause);
  }
}

bool is_not_ready(const Refusal& refusal) {
  return refusal.code == "ReportNotPresent" || refusal.code == "ReportInProgress" ||
         refusal.code == "ReportExpired";
}

base::Result<base::Nothing> download(const QueryClient& client, const std::filesystem::path& path) {
  ReportFile file = TRY(ReportFile::open(path));
  const Progress progress("Downloading the credential report,");
  double megabytes = 0;
  ContentDecoder decoder([&](std::string_view bytes) {
    megabytes += static_cast<double>(bytes.size()) / 1e6;
    progress.show(megabytes, "MB");
    return file.write(bytes);
  });
  const QueryAnswer answer = TRY(call(client, "GetCredentialReport",
                                      [&](std::string_view piece) { return decoder.take(piece); }));
  if (answer.refusal && is_not_ready(*answer.refusal))
    return base::fail(errors::report_not_ready,
                      answer.refusal->code + ": ask for a report first, or use --wait");
  if (answer.refusal)
    return refused(*answer.refusal);
  if (!decoder.is_complete())
    return base::fail(errors::server_refused, "The server's answer ended inside the report");
  return file.finish();
}

}  // namespace

base::Result<base::Nothing> run(const ReportCommand& command, const base::Clock& clock) {
  const QueryClient client{.endpoint = TRY(http::parse_endpoint(command.endpoint)),
                           .credentials = TRY(user_credentials(command.profile)),
                           .ca_file = command.ca_file,
                           .clock = clock};
  if (command.action == ReportAction::Get) {
    if (command.wait)
      TRY(wait_for_report(client));
    return download(client, command.output);
  }
  if (!command.wait && command.output.empty()) {
    const std::string state = TRY(ask_for_report(client));
    std::printf("%s\n", state.c_str());
    return base::Nothing{};
  }
  TRY(wait_for_report(client));
  if (!command.output.empty())
    return download(client, command.output);
  std::printf("COMPLETE\n");
  return base::Nothing{};
}

}  // namespace rollcall::cli
