// AWS's own, of any year, and what imitates it: the columns are ours, the first twelve or sixteen
// of them in the older files. moto says not_supported where AWS says N/A, and has no row of root.
#include "report/dialects/dialect.h"

namespace rollcall::report {

extern const Dialect aws_dialect = {
    .name = "aws",
    .sign = "user",
    .columns = column_names,
    .root = "<root_account>",
    .absent = "N/A",
    .complete =
        [](ForeignRow& row, const NamedCells& cells) {
          if (const auto further = cells["additional_credentials_info"])
            row.further_credentials = std::string(*further);
        },
};

}  // namespace rollcall::report
