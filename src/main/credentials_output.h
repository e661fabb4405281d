#pragma once
// Where a root access key goes, this once: into a file made for it, or to standard output.

#include <filesystem>

#include "base/result.h"
#include "main/account_founder.h"

namespace rollcall::main {

class CredentialsOutput {
 public:
  // Makes the file (mode 0600) before anything else happens, so that a key is never made that
  // cannot be handed over. An empty path means standard output. Fails where the file exists.
  static base::Result<CredentialsOutput> open(const std::filesystem::path& path);

  CredentialsOutput(CredentialsOutput&& other) noexcept;
  CredentialsOutput& operator=(CredentialsOutput&&) = delete;
  ~CredentialsOutput();  // takes an unused file away again

  // Writes profile `root` in the AWS credentials-file format, and says on standard error whose key
  // it is.
  base::Result<base::Nothing> write(const FoundedAccount& account);

 private:
  CredentialsOutput(std::filesystem::path path, int file) : path_(std::move(path)), file_(file) {}

  std::filesystem::path path_;
  int file_;
  bool written_ = false;
};

}  // namespace rollcall::main
