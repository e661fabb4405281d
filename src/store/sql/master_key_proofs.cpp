#include "store/sql/master_key_proofs.h"

#include "store/errors.h"
#include "store/sql/query.h"

namespace rollcall::store {
namespace {

constexpr std::string_view record = "master_key_proof";

}  // namespace

base::Result<base::Nothing> check_master_keys(Transaction& transaction) {
  Rows rows = query(transaction.connection,
                    "SELECT version, sealed_proof FROM master_key_proofs ORDER BY version");
  while (rows.next())
    if (!crypto::open(transaction.sealing.keys, rows.text(1), record))
      return base::fail(errors::wrong_master_key,
                        "the secrets of this store were sealed with another master key: version " +
                            std::to_string(rows.integer(0)) + " does not open them");
  return base::Nothing{};
}

void prove_newest_master_key(Transaction& transaction) {
  const std::string sealed = crypto::seal(transaction.sealing.keys, base::Secret("rollcall"),
                                          record, transaction.sealing.random);
  execute(transaction.connection,
          "INSERT INTO master_key_proofs (version, sealed_proof) VALUES ($1, $2) "
          "ON CONFLICT (version) DO NOTHING",
          transaction.sealing.keys.newest().version, Bytes{sealed});
}

}  // namespace rollcall::store
