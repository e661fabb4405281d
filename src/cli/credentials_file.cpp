#include "cli/credentials_file.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "base/ascii.h"
#include "cli/report_command.h"

namespace rollcall::cli {
namespace {

constexpr std::string_view blanks = " \t\r";

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return base::trimmed(line, blanks);
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

std::string credentials_path() {
  const std::string named = environment("AWS_SHARED_CREDENTIALS_FILE");
  return named.empty() ? environment("HOME") + "/.aws/credentials" : named;
}

std::optional<sigv4::Credentials> environment_credentials() {
  sigv4::Credentials credentials{
      environment("AWS_ACCESS_KEY_ID"), base::Secret(environment("AWS_SECRET_ACCESS_KEY")), {}};
  if (credentials.access_key_id.empty() || credentials.secret_access_key.reveal().empty())
    return std::nullopt;
  if (const std::string token = environment("AWS_SESSION_TOKEN"); !token.empty())
    credentials.session_token = token;
  return credentials;
}

}  // namespace

std::optional<sigv4::Credentials> find_profile(const base::Secret& file, std::string_view profile) {
  std::string_view rest = file.reveal();
  const std::string heading = "[" + std::string(profile) + "]";
  bool inside = false;
  sigv4::Credentials found;
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (line.starts_with('[')) {
      inside = line == heading;
      continue;
    }
    const std::size_t equals = line.find('=');
    if (!inside || equals == std::string_view::npos || line.starts_with('#'))
      continue;
    const std::string_view name = base::trimmed(line.substr(0, equals), blanks);
    const std::string value(base::trimmed(line.substr(equals + 1), blanks));
    if (name == "aws_access_key_id")
      found.access_key_id = value;
    else if (name == "aws_secret_access_key")
      found.secret_access_key = base::Secret(value);
    else if (name == "aws_session_token")
      found.session_token = value;
  }
  if (found.access_key_id.empty() || found.secret_access_key.reveal().empty())
    return std::nullopt;
  return found;
}

base::Secret format_profile(std::string_view profile, const sigv4::Credentials& credentials) {
  std::string text = "[" + std::string(profile) + "]\n";
  text += "aws_access_key_id = " + credentials.access_key_id + "\n";
  text += "aws_secret_access_key = " + credentials.secret_access_key.reveal() + "\n";
  return base::Secret(std::move(text));
}

base::Result<sigv4::Credentials> user_credentials(std::string_view profile) {
  if (profile.empty())
    if (auto credentials = environment_credentials())
      return *std::move(credentials);
  const std::string path = credentials_path();
  const std::string name(profile.empty() ? "default" : profile);
  std::ifstream file(path);
  const base::Secret text(std::string(std::istreambuf_iterator<char>(file), {}));
  if (auto credentials = find_profile(text, name))
    return *std::move(credentials);
  return base::fail(errors::no_credentials,
                    "No credentials: neither AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the "
                    "environment, nor a profile " +
                        name + " in " + path);
}

}  // namespace rollcall::cli
