#pragma once
// The part of the server that browsers talk to: signing in, the console's files, the API with a
// session in place of a signature, and reports as documents. Which address means what stands here.

#include "api/pipeline.h"
#include "signin/report_pages.h"
#include "signin/sign_in_steps.h"
#include "signin/static_files.h"

namespace rollcall::signin {

struct ConsoleSettings {
  auth::SignInLimits limits;
  std::string origin;               // that browsers use; empty: as they say
  std::filesystem::path directory;  // of the console's files
};

struct ConsoleParts {
  ConsoleSettings settings;
  const api::Pipeline& pipeline;
  api::Environment environment;
  base::Clock clock;
  api::LogSink log;
};

class Console {
 public:
  explicit Console(ConsoleParts parts);

  // Whether an address is one of these.
  static bool owns(std::string_view path);

  // Files are answered where they were asked for; all else waits.
  http::AtOnce answer_at_once(const http::Request& request) const;
  http::Response answer(const http::Request& request) const;

 private:
  struct Route;
  static const Route routes[];

  http::Wait wait_of(const http::Request& request) const;
  Reply reply_to(Exchange& exchange) const;
  Reply call_api(Exchange& exchange) const;
  base::Result<auth::Caller> caller_of(Exchange& exchange, const PresentSignIn& present) const;
  void log(const Exchange& exchange, const Reply& reply, const http::Response& response,
           std::chrono::microseconds took) const;

  ConsoleParts parts_;
  StaticFiles files_;
  Site site_;
  Recognizer recognizer_;
  SignInParts sign_in_;
  ReportPages report_pages_;
};

}  // namespace rollcall::signin
