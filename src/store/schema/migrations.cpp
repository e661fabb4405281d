#include "store/schema/migrations.h"

#include "store/schema/version_1.h"
#include "store/schema/version_10.h"
#include "store/schema/version_11.h"
#include "store/schema/version_12.h"
#include "store/schema/version_13.h"
#include "store/schema/version_14.h"
#include "store/schema/version_15.h"
#include "store/schema/version_2.h"
#include "store/schema/version_3.h"
#include "store/schema/version_4.h"
#include "store/schema/version_5.h"
#include "store/schema/version_6.h"
#include "store/schema/version_7.h"
#include "store/schema/version_8.h"
#include "store/schema/version_9.h"

namespace rollcall::store {

std::span<const Migration> migrations() {
  static constexpr Migration steps[] = {
      {1, version_1},   {2, version_2},   {3, version_3},
      {4, version_4},   {5, version_5},   {6, version_6},
      {7, version_7},   {8, version_8},   {9, version_9, PackedRows::Anew},
      {10, version_10}, {11, version_11}, {12, version_12},
      {13, version_13}, {14, version_14}, {15, version_15},
  };
  return steps;
}

}  // namespace rollcall::store
