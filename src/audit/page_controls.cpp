#include "audit/page_controls.h"

namespace rollcall::audit {

extern const Control cr_key_age_90;
extern const Control cr_key_never;
extern const Control cr_key_unused_45;
extern const Control cr_mfa_console;
extern const Control cr_pw_never;
extern const Control cr_pw_unused_45;
extern const Control cr_root_key;
extern const Control cr_root_mfa;

namespace {
constexpr const Control* shown[] = {&cr_key_age_90,  &cr_key_never, &cr_key_unused_45,
                                    &cr_mfa_console, &cr_pw_never,  &cr_pw_unused_45,
                                    &cr_root_key,    &cr_root_mfa};
}  // namespace

std::span<const Control* const> page_controls() { return shown; }

}  // namespace rollcall::audit
