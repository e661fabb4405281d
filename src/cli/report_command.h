#pragma once
// rollcall report: a client like any other. It signs with the user's AWS credentials and does the
// whole handshake of a credential report: ask for it, wait until it is complete, download it.

#include <filesystem>
#include <string>

#include "base/instant.h"
#include "base/result.h"

namespace rollcall::cli {

namespace errors {
inline constexpr base::ErrorKind no_credentials{"NoCredentials", 400, base::Fault::Sender};
inline constexpr base::ErrorKind report_not_ready{"ReportNotReady", 404, base::Fault::Sender};
inline constexpr base::ErrorKind server_refused{"ServerRefused", 400, base::Fault::Sender};
inline constexpr base::ErrorKind cannot_write{"CannotWrite", 500, base::Fault::Receiver};
}  // namespace errors

enum class ReportAction { Generate, Get };

struct ReportCommand {
  ReportAction action = ReportAction::Get;
  std::string endpoint;
  std::string profile;
  std::string ca_file;
  bool wait = false;
  std::filesystem::path output;  // empty: standard output
};

// ReportNotReady when there is nothing to fetch and it was not asked to wait; ServerRefused with
// the server's own code and message for what the server refuses.
base::Result<base::Nothing> run(const ReportCommand& command, const base::Clock& clock);

}  // namespace rollcall::cli
