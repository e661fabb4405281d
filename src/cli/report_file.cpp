#include "cli/report_file.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include "cli/report_command.h"

namespace rollcall::cli {
namespace {

std::unexpected<base::Error> cannot_write(const std::filesystem::path& path) {
  const std::string name = path.empty() ? "standard output" : path.string();
  return base::fail(errors::cannot_write, "Cannot write " + name + ": " + std::strerror(errno));
}

}  // namespace

base::Result<ReportFile> ReportFile::open(const std::filesystem::path& path) {
  if (path.empty())
    return ReportFile({}, stdout);
  ReportFile report(path, nullptr);
  report.file_ = std::fopen(report.unfinished().c_str(), "wbe");
  if (!report.file_)
    return cannot_write(path);
  return report;
}

ReportFile::ReportFile(ReportFile&& other) noexcept
    : path_(std::move(other.path_)), file_(std::exchange(other.file_, nullptr)) {}

ReportFile::~ReportFile() {
  if (!file_ || path_.empty())
    return;
  std::fclose(file_);
  std::error_code ignored;
  std::filesystem::remove(unfinished(), ignored);
}

base::Result<base::Nothing> ReportFile::write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size())
    return cannot_write(path_);
  return base::Nothing{};
}

base::Result<base::Nothing> ReportFile::finish() {
  if (path_.empty())
    return std::fflush(file_) == 0 ? base::Result<base::Nothing>() : cannot_write(path_);
  if (std::fclose(std::exchange(file_, nullptr)) != 0)
    return cannot_write(path_);
  std::error_code trouble;
  std::filesystem::rename(unfinished(), path_, trouble);
  if (trouble) {
    errno = trouble.value();
    return cannot_write(path_);
  }
  return base::Nothing{};
}

}  // namespace rollcall::cli
