// Names that begin like a formula run as one in a spreadsheet; IAM allows them. Patterns of the
// account's own, where some are set, say what names look like otherwise.
#include <algorithm>

#include "audit/name_pattern.h"
#include "audit/verdicts.h"

namespace rollcall::audit {
namespace {

constexpr std::string_view formula_signs = "=+-@";

}  // namespace

extern const Control cr_name = {
    .id = "CR-NAME",
    .topic = Topic::Report,
    .severity = Severity::Low,
    .title = {"User names that spreadsheets run as formulas, or that match no pattern",
              "数式として実行される、またはパターンに一致しないユーザー名"},
    .advice = {"Rename the user.", "ユーザー名を変更してください。"},
    .command = "aws iam update-user --user-name USER --new-user-name NAME",
    .asks = {Of::Users, About::User},
    .asked = Asked::WhenNamed,
    .words = Words{"name-patterns", ""},
    .unmapped = own::hygiene,
    .check =
        [](const Question& question) {
          const std::string& name = question.row.user;
          const bool is_formula = !name.empty() && formula_signs.contains(name.front());
          const bool is_known =
              question.words.empty() ||
              std::ranges::any_of(question.words, [&](const std::string& pattern) {
                return matches(pattern, name);
              });
          return fails_where(holds(is_formula || !is_known), columns::user);
        },
};

}  // namespace rollcall::audit
