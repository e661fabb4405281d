#include "api/request_id.h"

#include <cstring>
#include <random>

#include "iam/identifiers.h"

namespace rollcall::api {

std::string new_request_id() {
  thread_local std::mt19937_64 engine{[] {
    std::random_device device;
    std::seed_seq seed{device(), device(), device(), device()};
    return std::mt19937_64(seed);
  }()};
  return iam::new_uuid([](std::span<unsigned char> bytes) {
    for (std::size_t at = 0; at < bytes.size(); at += sizeof(std::uint64_t)) {
      const std::uint64_t drawn = engine();
      std::memcpy(bytes.data() + at, &drawn, std::min(sizeof drawn, bytes.size() - at));
    }
  });
}

}  // namespace rollcall::api
