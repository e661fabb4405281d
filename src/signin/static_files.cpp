#include "signin/static_files.h"

#include <cstdint>
#include <fstream>
#include <iterator>

#include "base/encoding.h"
#include "signin/exchange.h"

namespace rollcall::signin {
namespace {

constexpr std::string_view first_page = "index.html";
constexpr std::string_view assets = "assets/";

constexpr std::string_view not_built =
    "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Rollcall</title>\n"
    "<p>The console was not built with this server. The API is at /.</p></html>\n";

// Scripts, styles and fonts come from here alone, and nothing that is put into a page can run.
constexpr std::string_view content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'";

struct ContentType {
  std::string_view ending;
  std::string_view type;
};

constexpr ContentType content_types[] = {
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
};

std::string_view type_of(std::string_view name) {
  for (const ContentType& known : content_types)
    if (name.ends_with(known.ending))
      return known.type;
  return "application/octet-stream";
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Tells versions of a file apart; nothing depends on nobody being able to forge it (FNV-1a). Weak,
// for one file has it in every form.
std::string tag_of(std::string_view bytes) {
  std::uint64_t hash = 0xcbf2'9ce4'8422'2325U;
  for (const char byte : bytes)
    hash = (hash ^ static_cast<unsigned char>(byte)) * 0x0100'0000'01b3U;
  return "W/\"" + base::to_hex({reinterpret_cast<const char*>(&hash), sizeof hash}) + "\"";
}

// Whether a header like "gzip, br;q=0.5" takes this form.
bool takes(std::string_view accepted, std::string_view form) {
  while (!accepted.empty()) {
    const std::size_t end = accepted.find(',');
    std::string_view one = accepted.substr(0, end);
    one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
    const std::string_view name = one.substr(0, one.find_first_of("; "));
    const std::size_t quality = one.find("q=0");
    const bool is_refused =
        quality != std::string_view::npos &&
        one.substr(quality).find_first_of("123456789") == std::string_view::npos;
    if (name == form && !is_refused)
      return true;
    accepted = end == std::string_view::npos ? std::string_view() : accepted.substr(end + 1);
  }
  return false;
}

}  // namespace

StaticFiles StaticFiles::read(const std::filesystem::path& directory) {
  StaticFiles found;
  std::error_code trouble;
  for (std::filesystem::recursive_directory_iterator entry(directory, trouble), end; entry != end;
       entry.increment(trouble)) {
    // A link may lead to what is not for everybody.
    if (trouble || entry->is_symlink() || !entry->is_regular_file())
      continue;
    std::string name = entry->path().lexically_relative(directory).generic_string();
    std::string bytes = bytes_of(entry->path());
    if (name.ends_with(".br"))
      found.files_[name.substr(0, name.size() - 3)].brotli = std::move(bytes);
    else if (name.ends_with(".gz"))
      found.files_[name.substr(0, name.size() - 3)].gzip = std::move(bytes);
    else
      found.files_[name].bytes = std::move(bytes);
  }
  if (!found.files_.contains(first_page))
    found.files_[std::string(first_page)].bytes = not_built;
  for (auto& [name, file] : found.files_)
    file.tag = tag_of(file.bytes);
  return found;
}

http::Response StaticFiles::answer(std::string_view path, const http::Request& request) const {
  auto found = files_.find(path);
  if (found == files_.end() && !path.starts_with(assets))
    found = files_.find(first_page);
  if (found != files_.end())
    return serve(found->first, found->second, request);
  return guarded({.status = 404,
                  .content_type = "text/plain; charset=utf-8",
                  .headers = {},
                  .body = "There is no such file.\n",
                  .stream = {}});
}

http::Response StaticFiles::serve(const std::string& name, const File& file,
                                  const http::Request& request) const {
  http::Response response{
      .status = 200,
      .content_type = std::string(type_of(name)),
      .headers = {{"X-Content-Type-Options", "nosniff"},
                  {"Referrer-Policy", "no-referrer"},
                  {"Cross-Origin-Opener-Policy", "same-origin"},
                  {"Cross-Origin-Resource-Policy", "same-origin"},
                  {"Content-Security-Policy", std::string(content_security_policy)},
                  {"ETag", file.tag},
                  {"Vary", "Accept-Encoding"}},
      .body = {},
      .stream = {}};
  // What lies under assets/ carries a hash of itself in its name.
  response.headers.push_back({"Cache-Control", name.starts_with(assets)
                                                   ? "public, max-age=31536000, immutable"
                                                   : "no-store"});
  if (http::header(request, "If-None-Match") == file.tag) {
    response.status = 304;
    return response;
  }
  const std::string_view accepted = http::header(request, "Accept-Encoding").value_or("");
  if (!file.brotli.empty() && takes(accepted, "br")) {
    response.headers.push_back({"Content-Encoding", "br"});
    response.body = file.brotli;
  } else if (!file.gzip.empty() && takes(accepted, "gzip")) {
    response.headers.push_back({"Content-Encoding", "gzip"});
    response.body = file.gzip;
  } else {
    response.body = file.bytes;
  }
  return response;
}

}  // namespace rollcall::signin
