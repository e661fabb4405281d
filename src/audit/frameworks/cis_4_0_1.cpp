// CIS AWS Foundations Benchmark 4.0.1.
#include "audit/frameworks/cis_numbers.h"

namespace rollcall::audit {

extern const Framework cis_4_0_1 = {
    .id = "cis-4.0.1",
    .name = "CIS AWS Foundations Benchmark 4.0.1",
    .source = {"The benchmark's text as Prowler's compliance tables carry it.",
               "Prowler のコンプライアンス定義に収められたベンチマークの本文による。"},
    .mappings = cis_numbers,
};

}  // namespace rollcall::audit
