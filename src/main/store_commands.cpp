#include "main/store_commands.h"

#include <cstdio>

#include "iam/user.h"
#include "store/errors.h"
#include "store/packed_rows_check.h"

namespace rollcall::main {

base::Result<base::Nothing> run(const StoreCheckCommand& command) {
  const auto checked =
      TRY(store::check_packed_rows(command.data, [](const store::Difference& found) {
        const std::string user =
            found.user_key.empty() ? std::string(iam::root_user) : found.user_key;
        std::printf("%s  %s  %s\n", iam::to_string(found.account).c_str(), user.c_str(),
                    found.what.c_str());
      }));
  std::printf("%zu accounts, %zu users, %zu differences\n", checked.accounts, checked.users,
              checked.differences);
  if (checked.differences != 0)
    return base::fail(store::errors::packed_rows_differ,
                      "the packed rows and the tables do not say the same; a report of such an "
                      "account would not be true");
  return base::Nothing{};
}

}  // namespace rollcall::main
