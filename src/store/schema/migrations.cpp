#include "store/schema/migrations.h"

#include "store/schema/version_1.h"
#include "store/schema/version_2.h"
#include "store/schema/version_3.h"

namespace rollcall::store {

std::span<const Migration> migrations() {
  static constexpr Migration steps[] = {
      {1, version_1},
      {2, version_2},
      {3, version_3},
  };
  return steps;
}

}  // namespace rollcall::store
