#pragma once
// In which order the hosts of a database are asked. libpq always begins with the first and takes
// what says that it is the primary; where that one was overtaken and does not know it, somebody has
// to begin with another.

#include <cstddef>
#include <string>

#include "store/postgres/address.h"

namespace rollcall::store::postgres {

// As libpq takes them: lists with commas, empty where the address says nothing.
struct Hosts {
  std::string names;
  std::string numbers;
  std::string ports;
};

// All hosts of the address, beginning with that one; counted on from the first again where there
// are fewer.
Hosts hosts_of(const Address& address, std::size_t first);

}  // namespace rollcall::store::postgres
