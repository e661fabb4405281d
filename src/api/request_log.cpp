#include "api/request_log.h"

#include <fmt/format.h>

#include "api/json_writer.h"

namespace rollcall::api {
namespace {

// Long enough for every SDK's; a longer one tells nothing more.
constexpr std::size_t longest_user_agent = 256;

// Nothing that a caller may choose makes a line longer than a few of these.
constexpr std::size_t longest_value = 1024;

void field(std::string& line, std::string_view name, std::string_view value) {
  if (value.empty())
    return;
  line.append(line.size() == 1 ? "\"" : ",\"").append(name).append("\":");
  append_json_string(line, value.substr(0, longest_value));
}

}  // namespace

SignedBy signed_by(const auth::Caller& caller) {
  return {.principal = caller.arn, .access_key_id = caller.access_key_id};
}

// What went wrong with us is no reason why a signature was refused: it is told as any error's
// detail.
SignedBy signed_by(const auth::Refusal& refusal) {
  const bool is_of_caller = refusal.error.kind->fault == base::Fault::Sender;
  return {.principal = {},
          .access_key_id = refusal.claim.access_key_id,
          .reason = is_of_caller ? std::string_view(refusal.error.detail) : std::string_view(),
          .signed_for = refusal.claim.signed_for,
          .signed_headers = refusal.claim.signed_headers};
}

std::string log_line(const RequestRecord& record) {
  char time[base::iso8601_size];
  base::write_iso8601(time, record.at);
  std::string line;
  line.reserve(512);
  line.push_back('{');
  field(line, "time", {time, sizeof time});
  field(line, "request_id", record.request_id);
  field(line, "action", record.action);
  field(line, "principal", record.signed_by.principal);
  field(line, "access_key_id", record.signed_by.access_key_id);
  field(line, "source", record.source_address);
  field(line, "user_agent", record.user_agent.substr(0, longest_user_agent));
  field(line, "code", record.code);
  field(line, "wanted", record.wanted);
  field(line, "reason", record.signed_by.reason);
  field(line, "signed_for", record.signed_by.signed_for);
  field(line, "signed_headers", record.signed_by.signed_headers);
  field(line, "detail", record.detail);
  fmt::format_to(std::back_inserter(line), ",\"status\":{},\"milliseconds\":{}.{:03}}}",
                 record.status, record.took.count() / 1000, record.took.count() % 1000);
  return line;
}

}  // namespace rollcall::api
