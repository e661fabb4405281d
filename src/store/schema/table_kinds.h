#pragma once
// Where the rows of each table lie in a database that is spread over several nodes. A table that is
// made by a migration gets its line here; a test fails until it has one.

#include <string_view>

namespace rollcall::store {

enum class TableKind {
  OfAccounts,   // on the node of the account, with everything else that the account has
  OnEveryNode,  // what is found without knowing whose it is, and hardly ever written
  OnOneNode,    // what is of the node that servers connect to
};

struct KindOfTable {
  std::string_view table;
  TableKind kind;
};

// What others refer to stands before them.
inline constexpr KindOfTable kinds_of_tables[] = {
    {"accounts", TableKind::OnEveryNode},  // found by alias and by the address of root
    {"master_key_proofs", TableKind::OnEveryNode},
    {"account_locks", TableKind::OfAccounts},
    {"password_policies", TableKind::OfAccounts},
    {"users", TableKind::OfAccounts},
    {"password_hashes", TableKind::OfAccounts},
    {"access_keys", TableKind::OfAccounts},
    {"access_key_secrets", TableKind::OfAccounts},
    {"mfa_devices", TableKind::OfAccounts},
    {"user_mfa_devices", TableKind::OfAccounts},
    {"mfa_device_tags", TableKind::OfAccounts},
    {"spent_mfa_codes", TableKind::OfAccounts},
    {"mfa_tries", TableKind::OfAccounts},
    {"security_keys", TableKind::OfAccounts},
    {"signing_certificates", TableKind::OfAccounts},
    {"certificate_bodies", TableKind::OfAccounts},
    {"ssh_public_keys", TableKind::OfAccounts},
    {"service_specific_credentials", TableKind::OfAccounts},
    {"inline_policies", TableKind::OfAccounts},
    {"attached_policies", TableKind::OfAccounts},
    {"user_boundaries", TableKind::OfAccounts},
    {"user_tags", TableKind::OfAccounts},
    {"disabled_users", TableKind::OfAccounts},
    {"disabled_access_keys", TableKind::OfAccounts},
    {"signin_sessions", TableKind::OfAccounts},
    {"signin_networks", TableKind::OfAccounts},
    {"key_challenges", TableKind::OfAccounts},
    {"user_groups", TableKind::OfAccounts},
    {"group_members", TableKind::OfAccounts},
    {"group_inline_policies", TableKind::OfAccounts},
    {"group_attached_policies", TableKind::OfAccounts},
    {"roles", TableKind::OfAccounts},
    {"role_trusted_ids", TableKind::OfAccounts},
    {"role_tags", TableKind::OfAccounts},
    {"role_inline_policies", TableKind::OfAccounts},
    {"role_attached_policies", TableKind::OfAccounts},
    {"role_boundaries", TableKind::OfAccounts},
    {"instance_profiles", TableKind::OfAccounts},
    {"instance_profile_roles", TableKind::OfAccounts},
    {"instance_profile_tags", TableKind::OfAccounts},
    {"managed_policies", TableKind::OfAccounts},
    {"policy_versions", TableKind::OfAccounts},
    {"policy_tags", TableKind::OfAccounts},
    {"server_certificates", TableKind::OfAccounts},
    {"server_certificate_tags", TableKind::OfAccounts},
    {"packed_rows", TableKind::OfAccounts},
    {"reports", TableKind::OfAccounts},
    {"report_pieces", TableKind::OfAccounts},
    {"report_bytes", TableKind::OfAccounts},
    {"packed_report_pieces", TableKind::OfAccounts},
    {"events", TableKind::OfAccounts},
    // Of PostgreSQL's driver, which makes them itself.
    {"commit_marks", TableKind::OfAccounts},
    {"schema_version", TableKind::OnOneNode},
    {"failure_counts", TableKind::OnOneNode},
};

}  // namespace rollcall::store
