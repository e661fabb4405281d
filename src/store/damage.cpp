#include "store/damage.h"

#include "iam/errors.h"

namespace rollcall::store {

base::Error failure_of(const Damage& damage) {
  return {&iam::errors::service_failure,
          "The request processing has failed because of an unknown error, exception or failure.",
          std::string("what is stored is damaged: ") + damage.what()};
}

}  // namespace rollcall::store
