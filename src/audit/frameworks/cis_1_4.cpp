// CIS AWS Foundations Benchmark 1.4.
#include "audit/frameworks/cis_numbers.h"

namespace rollcall::audit {

extern const Framework cis_1_4 = {
    .id = "cis-1.4",
    .name = "CIS AWS Foundations Benchmark 1.4",
    .source = {"The benchmark's text as Prowler's compliance tables carry it.",
               "Prowler のコンプライアンス定義に収められたベンチマークの本文による。"},
    .mappings = cis_numbers,
};

}  // namespace rollcall::audit
