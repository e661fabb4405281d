#include "store/sql/secrets.h"

#include "store/damage.h"

namespace rollcall::store {
namespace {

std::string name_of(const SecretRecord& record) {
  std::string name(record.kind);
  name.append("/").append(to_string(record.account)).append("/").append(record.id);
  return name;
}

}  // namespace

std::string seal_for(const SecretRecord& record, const Sealing& sealing,
                     const base::Secret& secret) {
  return crypto::seal(sealing.keys, secret, name_of(record), sealing.random);
}

base::Secret open_of(const SecretRecord& record, const Sealing& sealing, std::string_view sealed) {
  auto secret = crypto::open(sealing.keys, sealed, name_of(record));
  if (!secret)
    throw Damage("a sealed secret: " + name_of(record));
  return *std::move(secret);
}

}  // namespace rollcall::store
