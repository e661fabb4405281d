// CIS AWS Foundations Benchmark 2.0.
#include "audit/frameworks/cis_numbers.h"

namespace rollcall::audit {

extern const Framework cis_2_0 = {
    .id = "cis-2.0",
    .name = "CIS AWS Foundations Benchmark 2.0",
    .source = {"The benchmark's text as Prowler's compliance tables carry it.",
               "Prowler のコンプライアンス定義に収められたベンチマークの本文による。"},
    .mappings = cis_numbers,
};

}  // namespace rollcall::audit
