#include "documents/html.h"

namespace rollcall::documents {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string element(std::string_view name, std::string_view text) {
  std::string out = "<" + std::string(name) + ">" + escaped(text);
  return out.append("</").append(name).append(">");
}

}  // namespace rollcall::documents
