#include "policy/places.h"

#include "base/utf8.h"

namespace rollcall::policy {

std::vector<Place> places_of(std::string_view document, const std::vector<std::size_t>& offsets) {
  std::vector<Place> places;
  places.reserve(offsets.size());
  Place place;
  std::size_t done = 0;
  for (const std::size_t offset : offsets) {
    std::string_view passed = document.substr(done, offset - done);
    for (auto feed = passed.find('\n'); feed != std::string_view::npos; feed = passed.find('\n')) {
      place = {place.line + 1, 1};
      passed.remove_prefix(feed + 1);
    }
    place.column += base::utf16_length(passed);
    places.push_back(place);
    done = offset;
  }
  return places;
}

}  // namespace rollcall::policy
