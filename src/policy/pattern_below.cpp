#include "policy/pattern_below.h"

#include "policy/wildcard.h"

namespace rollcall::policy {

Match match_all_below(const Pattern& pattern, std::string_view prefix, const Context& context,
                      Budget& budget) {
  const auto filled = filled_in(pattern, context, budget);
  if (!filled)
    return Match::Unknown;
  const Below below = matches_below(*filled, prefix, budget);
  if (budget.is_exceeded() || below == Below::Some)
    return Match::Unknown;
  return below == Below::All ? Match::Yes : Match::No;
}

}  // namespace rollcall::policy
