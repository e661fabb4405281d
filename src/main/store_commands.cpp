#include "main/store_commands.h"

#include <cstdio>

#include "iam/user.h"
#include "store/errors.h"
#include "store/packed_rows_check.h"

namespace rollcall::main {
namespace {

void print(const store::Difference& found) {
  const std::string user = found.user_key.empty() ? std::string(iam::root_user) : found.user_key;
  std::printf("%s  %s  %s\n", iam::to_string(found.account).c_str(), user.c_str(),
              found.what.c_str());
}

}  // namespace

base::Result<base::Nothing> run(const StoreCheckCommand& command) {
  const auto database = TRY(database_of(command.store));
  const store::CheckedRows checked = database
                                         ? TRY(store::check_packed_rows(*database, print))
                                         : TRY(store::check_packed_rows(command.store.data, print));
  std::printf("%zu accounts, %zu users, %zu differences\n", checked.accounts, checked.users,
              checked.differences);
  if (checked.differences != 0)
    return base::fail(store::errors::packed_rows_differ,
                      "the packed rows and the tables do not say the same; a report of such an "
                      "account would not be true");
  return base::Nothing{};
}

}  // namespace rollcall::main
