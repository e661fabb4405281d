#include "documents/qr_code.h"

#include <gtest/gtest.h>
#include <png.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <vector>

namespace rollcall::documents {
namespace {

constexpr std::string_view uri =
    "otpauth://totp/phone%40work@123456789012?secret="
    "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

struct Pixels {
  unsigned width = 0;
  unsigned height = 0;
  std::vector<png_byte> gray;
};

Pixels pixels_of(const std::string& png) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  EXPECT_TRUE(png_image_begin_read_from_memory(&image, png.data(), png.size())) << image.message;
  image.format = PNG_FORMAT_GRAY;
  Pixels pixels{image.width, image.height, std::vector<png_byte>(PNG_IMAGE_SIZE(image))};
  EXPECT_TRUE(png_image_finish_read(&image, nullptr, pixels.gray.data(), 0, nullptr))
      << image.message;
  return pixels;
}

// What a reader of QR codes sees in the picture.
std::string seen_in(const std::string& png) {
  const auto file = std::filesystem::temp_directory_path() /
                    ("rollcall-qr-" + std::to_string(getpid()) + "-" +
                     testing::UnitTest::GetInstance()->current_test_info()->name() + ".png");
  std::ofstream(file, std::ios::binary) << png;
  const std::string command =
      "zbarimg --quiet --raw --oneshot -Sbinary '" + file.string() + "' 2>/dev/null";
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> reader(popen(command.c_str(), "r"), pclose);
  std::string seen;
  for (int sign = std::fgetc(reader.get()); sign != EOF; sign = std::fgetc(reader.get()))
    seen.push_back(static_cast<char>(sign));
  std::filesystem::remove(file);
  return seen;
}

bool is_installed(const char* program) {
  return std::system((std::string("command -v ") + program + " >/dev/null 2>&1").c_str()) == 0;
}

}  // namespace

TEST(QrCode, IsASquarePictureInBlackAndWhite) {
  const Pixels pixels = pixels_of(qr_code_png(uri));
  EXPECT_EQ(pixels.width, pixels.height);
  for (const png_byte gray : pixels.gray)
    ASSERT_TRUE(gray == 0x00 || gray == 0xff);
}

TEST(QrCode, HasAQuietZoneOfFourModulesAndThenACorner) {
  const Pixels pixels = pixels_of(qr_code_png(uri));
  // The first dark pixel belongs to the corner, whose side is seven modules long.
  unsigned begin = 0;
  while (pixels.gray[begin * pixels.width + begin] == 0xff)
    ++begin;
  unsigned side = 0;
  while (pixels.gray[begin * pixels.width + begin + side] == 0x00)
    ++side;
  ASSERT_EQ(side % 7, 0u);
  EXPECT_EQ(begin, 4 * side / 7);
  for (unsigned y = 0; y < pixels.height; ++y)
    for (unsigned x = 0; x < pixels.width; ++x)
      if (std::min(x, y) < begin || std::max(x, y) >= pixels.width - begin) {
        ASSERT_EQ(pixels.gray[y * pixels.width + x], 0xff);
      }
}

TEST(QrCode, IsReadBack) {
  if (!is_installed("zbarimg"))
    GTEST_SKIP() << "zbarimg is not installed (Debian package zbar-tools)";
  EXPECT_EQ(seen_in(qr_code_png(uri)), uri);
}

TEST(QrCode, HoldsTheLongestAndTheShortestText) {
  for (const std::size_t size : {std::size_t{1}, most_qr_code_text}) {
    const std::string text(size, 'x');
    EXPECT_GT(pixels_of(qr_code_png(text)).width, 0u);
  }
}

TEST(QrCode, IsReadBackWhenItIsAsLongAsADevicesNameMayBe) {
  if (!is_installed("zbarimg"))
    GTEST_SKIP() << "zbarimg is not installed (Debian package zbar-tools)";
  std::string text(uri);
  for (int i = 0; i < 226; ++i)
    text += "%2B";
  EXPECT_EQ(seen_in(qr_code_png(text)), text);
}

}  // namespace rollcall::documents
