#pragma once
// What ends a transaction on PostgreSQL and is nobody's mistake. It travels as an exception, for
// the reason for which Damage does: a statement is stepped many calls below whoever can run the
// transaction again, or answer that it was not possible.

#include <exception>
#include <string>
#include <utility>

namespace rollcall::store::postgres {

enum class Cause {
  Lost,      // the conversation is over; nothing of the transaction was kept
  Conflict,  // another transaction came between; nothing was kept, and once more may do
  NoRoom,    // nothing was kept for want of room
  Unknown,   // the conversation was over while the transaction was committed
};

class Interruption final : public std::exception {
 public:
  Interruption(Cause cause, std::string detail) : cause_(cause), detail_(std::move(detail)) {}
  Cause cause() const { return cause_; }
  const char* what() const noexcept override { return detail_.c_str(); }

 private:
  Cause cause_;
  std::string detail_;
};

}  // namespace rollcall::store::postgres
