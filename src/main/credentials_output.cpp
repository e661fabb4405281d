#include "main/credentials_output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>

#include "cli/credentials_file.h"
#include "cli/report_command.h"
#include "store/synced_directory.h"

namespace rollcall::main {
namespace {

constexpr std::string_view profile = "root";

std::unexpected<base::Error> cannot(const char* what, const std::filesystem::path& path) {
  return base::fail(cli::errors::cannot_write, std::string("--credentials-file: cannot ") + what +
                                                   " " + path.string() + ": " +
                                                   std::strerror(errno));
}

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(file, text.data(), text.size());
    if (count <= 0)
      return false;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace

base::Result<CredentialsOutput> CredentialsOutput::open(const std::filesystem::path& path) {
  if (path.empty())
    return CredentialsOutput(path, STDOUT_FILENO);
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0)
    return cannot("make", path);
  return CredentialsOutput(path, file);
}

CredentialsOutput::CredentialsOutput(CredentialsOutput&& other) noexcept
    : path_(std::move(other.path_)), file_(other.file_), written_(other.written_) {
  other.path_.clear();
}

CredentialsOutput::~CredentialsOutput() {
  if (path_.empty())
    return;
  ::close(file_);
  if (!written_)
    ::unlink(path_.c_str());
}

base::Result<base::Nothing> CredentialsOutput::write(const FoundedAccount& account) {
  const base::Secret text = cli::format_profile(profile, account.root);
  if (!write_all(file_, text.reveal()) || (!path_.empty() && ::fsync(file_) != 0))
    return cannot("write", path_);
  written_ = true;
  if (!path_.empty())
    TRY(store::sync_directory(std::filesystem::absolute(path_).parent_path()));
  std::fprintf(stderr, "rollcall: the access key of the root user of account %s is %s%s.\n",
               iam::to_string(account.id).c_str(), path_.empty() ? "above" : "in ", path_.c_str());
  std::fprintf(stderr, "rollcall: keep it: the secret is not shown again.\n");
  return base::Nothing{};
}

}  // namespace rollcall::main
