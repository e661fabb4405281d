#pragma once
// Where a downloaded report goes. A file appears under its name when it is whole, and not before.

#include <cstdio>
#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace rollcall::cli {

class ReportFile {
 public:
  // An empty path means standard output.
  static base::Result<ReportFile> open(const std::filesystem::path& path);

  ReportFile(ReportFile&& other) noexcept;
  ReportFile& operator=(ReportFile&&) = delete;
  ~ReportFile();  // takes a file away that was not finished

  base::Result<base::Nothing> write(std::string_view bytes);
  base::Result<base::Nothing> finish();

 private:
  ReportFile(std::filesystem::path path, std::FILE* file) : path_(std::move(path)), file_(file) {}
  std::filesystem::path unfinished() const { return path_.string() + ".part"; }

  std::filesystem::path path_;
  std::FILE* file_;
};

}  // namespace rollcall::cli
