#include "store/events.h"

#include "store/sql/query.h"
#include "store/sql/transaction.h"

namespace rollcall::store {

void Events::append(const iam::Event& event) {
  require_account_lock(scope_);
  execute(scope_.transaction->connection,
          "INSERT INTO events (account_id, number, happened, request_id, action, principal_arn, "
          "access_key_id, source_address, user_agent, resource, parameters, result) "
          "SELECT $1, COALESCE(MAX(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 "
          "FROM events WHERE account_id = $1",
          scope_.account, event.at, event.request_id, event.action, event.principal_arn,
          event.access_key_id, event.source_address, event.user_agent, event.resource,
          event.parameters, event.result);
}

std::vector<NumberedEvent> Events::list(std::int64_t after, std::size_t most) const {
  std::vector<NumberedEvent> events;
  Rows rows = query(scope_.transaction->connection,
                    "SELECT number, happened, request_id, action, principal_arn, access_key_id, "
                    "source_address, user_agent, resource, parameters, result FROM events "
                    "WHERE account_id = $1 AND number > $2 ORDER BY number LIMIT $3",
                    scope_.account, after, most);
  while (rows.next())
    events.push_back({.number = rows.integer(0),
                      .event = {.at = rows.instant(1),
                                .request_id = rows.string(2),
                                .action = rows.string(3),
                                .principal_arn = rows.string(4),
                                .access_key_id = rows.string(5),
                                .source_address = rows.string(6),
                                .user_agent = rows.string(7),
                                .resource = rows.string(8),
                                .parameters = rows.string(9),
                                .result = rows.string(10)}});
  return events;
}

}  // namespace rollcall::store
