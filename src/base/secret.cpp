#include "base/secret.h"

#include <string.h>  // explicit_bzero() is none of the standard's

namespace rollcall::base {

void wipe(std::string& text) {
  ::explicit_bzero(text.data(), text.capacity());
  text.clear();
}

}  // namespace rollcall::base
