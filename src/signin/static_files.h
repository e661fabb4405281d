#pragma once
// The console's files, read once when the server starts: as many bytes as a browser asks for, in
// the form that it can unpack.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace rollcall::signin {

class StaticFiles {
 public:
  // Reads the directory and all below it, but no links. `x.js.br` and `x.js.gz` are other forms of
  // `x.js`. One that is not there is a console that was not built, and has a single page that says
  // so.
  static StaticFiles read(const std::filesystem::path& directory);

  // `path` is what follows "/console/". The console finds its own way among its addresses: whatever
  // is no file, outside of assets/, is its first page.
  http::Response answer(std::string_view path, const http::Request& request) const;

  std::size_t count() const { return files_.size(); }

 private:
  struct File {
    std::string bytes, brotli, gzip;  // empty: not in this form
    std::string tag;
  };

  http::Response serve(const std::string& name, const File& file,
                       const http::Request& request) const;

  std::map<std::string, File, std::less<>> files_;
};

}  // namespace rollcall::signin
