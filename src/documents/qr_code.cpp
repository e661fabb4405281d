#include "documents/qr_code.h"

#include <png.h>
#include <qrencode.h>
#include <string.h>  // explicit_bzero() is none of the standard's

#include <array>
#include <cassert>
#include <cstdlib>
#include <memory>
#include <vector>

namespace rollcall::documents {
namespace {

constexpr int quiet_zone = 4;  // modules. ISO/IEC 18004, section 6.3.8
constexpr int scale = 6;  // pixels for a module: large enough for a camera in front of any screen

constexpr png_byte black = 0x00;
constexpr png_byte white = 0xff;

struct FreeCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};
using Code = std::unique_ptr<QRcode, FreeCode>;

struct FreeMemory {
  void operator()(void* memory) const { std::free(memory); }
};

// The library copies the text, a seed among it, and gives the copy back as it is. What was given
// back last is what the next ones of that size are given.
void wipe_copies_given_back(std::size_t size) {
  std::array<std::unique_ptr<void, FreeMemory>, 32> given;
  for (auto& memory : given) {
    memory.reset(std::malloc(size));
    if (memory)
      ::explicit_bzero(memory.get(), size);
  }
}

Code encode(std::string_view text) {
  assert(!text.empty() && text.size() <= most_qr_code_text);
  const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
  Code code(QRcode_encodeData(static_cast<int>(text.size()), bytes, 0, QR_ECLEVEL_M));
  wipe_copies_given_back(text.size());
  assert(code);  // what is left to go wrong is memory, and running out of it ends the process
  return code;
}

// Whether the module is dark; outside of the code, in the quiet zone, none is.
bool is_dark(const QRcode& code, int x, int y) {
  if (x < 0 || y < 0 || x >= code.width || y >= code.width)
    return false;
  return (code.data[y * code.width + x] & 1) != 0;
}

struct Picture {
  int width;  // and height, in pixels
  std::vector<png_byte> pixels;
};

Picture draw(const QRcode& code) {
  Picture picture{(code.width + 2 * quiet_zone) * scale, {}};
  picture.pixels.reserve(static_cast<std::size_t>(picture.width) * picture.width);
  for (int y = 0; y < picture.width; ++y)
    for (int x = 0; x < picture.width; ++x)
      picture.pixels.push_back(
          is_dark(code, x / scale - quiet_zone, y / scale - quiet_zone) ? black : white);
  return picture;
}

std::string to_png(const Picture& picture) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = image.height = static_cast<png_uint_32>(picture.width);
  image.format = PNG_FORMAT_GRAY;
  std::string png(PNG_IMAGE_PNG_SIZE_MAX(image), '\0');
  png_alloc_size_t size = png.size();
  const int written =
      png_image_write_to_memory(&image, png.data(), &size, 0, picture.pixels.data(), 0, nullptr);
  assert(written != 0);
  png.resize(size);
  return png;
}

}  // namespace

std::string qr_code_png(std::string_view text) { return to_png(draw(*encode(text))); }

}  // namespace rollcall::documents
