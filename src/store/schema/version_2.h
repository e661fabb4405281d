#pragma once
// The second schema: groups, roles, managed policies and permissions boundaries, the credentials
// that a user can have besides those of the first one, and which MFA codes were given already.
//
// The rules of the first schema hold here too. What belongs to a group or a role refers to it as
// what belongs to a user does, so that it follows a new name. Where a policy is given to whom is
// kept under its ARN, which may be that of a policy no account owns.

#include <string_view>

namespace rollcall::store {

inline constexpr std::string_view version_2[] = {
    R"(CREATE TABLE user_groups (
         account_id BIGINT NOT NULL REFERENCES accounts,
         group_key TEXT NOT NULL,
         group_name TEXT NOT NULL,
         path TEXT NOT NULL,
         created BIGINT NOT NULL,
         group_id TEXT NOT NULL,
         PRIMARY KEY (account_id, group_key)
       ) {clustered})",
    R"(CREATE TABLE group_members (
         account_id BIGINT NOT NULL,
         group_key TEXT NOT NULL,
         user_key TEXT NOT NULL,
         PRIMARY KEY (account_id, group_key, user_key),
         FOREIGN KEY (account_id, group_key) REFERENCES user_groups ON UPDATE CASCADE,
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE
       ) {clustered})",
    "CREATE INDEX group_members_by_user ON group_members (account_id, user_key, group_key)",

    // The trust policy lies with the role: whoever reads a role is shown it.
    R"(CREATE TABLE roles (
         account_id BIGINT NOT NULL REFERENCES accounts,
         role_key TEXT NOT NULL,
         role_name TEXT NOT NULL,
         path TEXT NOT NULL,
         created BIGINT NOT NULL,
         role_id TEXT NOT NULL,
         max_session_duration BIGINT NOT NULL,
         description TEXT,
         last_used_date BIGINT,
         last_used_region TEXT,
         trust_policy TEXT NOT NULL,
         PRIMARY KEY (account_id, role_key)
       ))",
    R"(CREATE TABLE role_trusted_ids (
         account_id BIGINT NOT NULL,
         role_key TEXT NOT NULL,
         trusted_arn TEXT NOT NULL,
         trusted_id TEXT NOT NULL,
         PRIMARY KEY (account_id, role_key, trusted_arn),
         FOREIGN KEY (account_id, role_key) REFERENCES roles ON UPDATE CASCADE ON DELETE CASCADE
       ) {clustered})",
    R"(CREATE TABLE role_tags (
         account_id BIGINT NOT NULL,
         role_key TEXT NOT NULL,
         position BIGINT NOT NULL,
         tag_key TEXT NOT NULL,
         tag_value TEXT NOT NULL,
         PRIMARY KEY (account_id, role_key, position),
         FOREIGN KEY (account_id, role_key) REFERENCES roles ON UPDATE CASCADE ON DELETE CASCADE
       ) {clustered})",

    R"(CREATE TABLE managed_policies (
         account_id BIGINT NOT NULL REFERENCES accounts,
         policy_key TEXT NOT NULL,
         policy_name TEXT NOT NULL,
         path TEXT NOT NULL,
         created BIGINT NOT NULL,
         updated BIGINT NOT NULL,
         policy_id TEXT NOT NULL,
         default_version BIGINT NOT NULL,
         newest_version BIGINT NOT NULL,
         description TEXT,
         PRIMARY KEY (account_id, policy_key)
       ) {clustered})",
    R"(CREATE TABLE policy_versions (
         account_id BIGINT NOT NULL,
         policy_key TEXT NOT NULL,
         number BIGINT NOT NULL,
         created BIGINT NOT NULL,
         document TEXT NOT NULL,
         PRIMARY KEY (account_id, policy_key, number),
         FOREIGN KEY (account_id, policy_key) REFERENCES managed_policies ON UPDATE CASCADE
       ))",
    R"(CREATE TABLE policy_tags (
         account_id BIGINT NOT NULL,
         policy_key TEXT NOT NULL,
         position BIGINT NOT NULL,
         tag_key TEXT NOT NULL,
         tag_value TEXT NOT NULL,
         PRIMARY KEY (account_id, policy_key, position),
         FOREIGN KEY (account_id, policy_key) REFERENCES managed_policies
           ON UPDATE CASCADE ON DELETE CASCADE
       ) {clustered})",

    R"(CREATE TABLE group_inline_policies (
         account_id BIGINT NOT NULL,
         group_key TEXT NOT NULL,
         policy_key TEXT NOT NULL,
         policy_name TEXT NOT NULL,
         document TEXT NOT NULL,
         PRIMARY KEY (account_id, group_key, policy_key),
         FOREIGN KEY (account_id, group_key) REFERENCES user_groups ON UPDATE CASCADE
       ))",
    R"(CREATE TABLE group_attached_policies (
         account_id BIGINT NOT NULL,
         group_key TEXT NOT NULL,
         policy_arn TEXT NOT NULL,
         PRIMARY KEY (account_id, group_key, policy_arn),
         FOREIGN KEY (account_id, group_key) REFERENCES user_groups ON UPDATE CASCADE
       ) {clustered})",
    R"(CREATE INDEX group_attached_policies_by_arn
         ON group_attached_policies (account_id, policy_arn, group_key))",
    R"(CREATE TABLE role_inline_policies (
         account_id BIGINT NOT NULL,
         role_key TEXT NOT NULL,
         policy_key TEXT NOT NULL,
         policy_name TEXT NOT NULL,
         document TEXT NOT NULL,
         PRIMARY KEY (account_id, role_key, policy_key),
         FOREIGN KEY (account_id, role_key) REFERENCES roles ON UPDATE CASCADE
       ))",
    R"(CREATE TABLE role_attached_policies (
         account_id BIGINT NOT NULL,
         role_key TEXT NOT NULL,
         policy_arn TEXT NOT NULL,
         PRIMARY KEY (account_id, role_key, policy_arn),
         FOREIGN KEY (account_id, role_key) REFERENCES roles ON UPDATE CASCADE
       ) {clustered})",
    R"(CREATE INDEX role_attached_policies_by_arn
         ON role_attached_policies (account_id, policy_arn, role_key))",

    // A boundary lies apart from whom it bounds: the report reads every user, and few have one.
    R"(CREATE TABLE user_boundaries (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         policy_arn TEXT NOT NULL,
         PRIMARY KEY (account_id, user_key),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE ON DELETE CASCADE
       ) {clustered})",
    R"(CREATE INDEX user_boundaries_by_arn
         ON user_boundaries (account_id, policy_arn, user_key))",
    R"(CREATE TABLE role_boundaries (
         account_id BIGINT NOT NULL,
         role_key TEXT NOT NULL,
         policy_arn TEXT NOT NULL,
         PRIMARY KEY (account_id, role_key),
         FOREIGN KEY (account_id, role_key) REFERENCES roles ON UPDATE CASCADE ON DELETE CASCADE
       ) {clustered})",
    R"(CREATE INDEX role_boundaries_by_arn
         ON role_boundaries (account_id, policy_arn, role_key))",

    R"(CREATE TABLE ssh_public_keys (
         account_id BIGINT NOT NULL,
         ssh_key_id TEXT NOT NULL,
         user_key TEXT NOT NULL,
         fingerprint TEXT NOT NULL,
         status TEXT NOT NULL CHECK (status IN ('Active', 'Inactive', 'Expired')),
         uploaded BIGINT NOT NULL,
         body TEXT NOT NULL,
         PRIMARY KEY (account_id, ssh_key_id),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE
       ))",
    "CREATE INDEX ssh_public_keys_by_user ON ssh_public_keys (account_id, user_key, ssh_key_id)",

    R"(CREATE TABLE service_specific_credentials (
         account_id BIGINT NOT NULL,
         credential_id TEXT NOT NULL,
         user_key TEXT NOT NULL,
         service_name TEXT NOT NULL,
         service_user_name TEXT NOT NULL,
         status TEXT NOT NULL CHECK (status IN ('Active', 'Inactive', 'Expired')),
         created BIGINT NOT NULL,
         expires BIGINT,
         password_hash TEXT NOT NULL,
         PRIMARY KEY (account_id, credential_id),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE
       ) {clustered})",
    R"(CREATE INDEX service_specific_credentials_by_user
         ON service_specific_credentials (account_id, user_key, credential_id))",
    R"(CREATE INDEX service_specific_credentials_by_service_user_name
         ON service_specific_credentials (account_id, service_user_name))",

    R"(CREATE TABLE spent_mfa_codes (
         account_id BIGINT NOT NULL,
         serial_key TEXT NOT NULL,
         step BIGINT NOT NULL,
         PRIMARY KEY (account_id, serial_key, step),
         FOREIGN KEY (account_id, serial_key) REFERENCES mfa_devices ON DELETE CASCADE
       ) {clustered})",
    // Refers to no device, so that a device made anew does not bring a new budget. One row for a
    // serial number: only the newest window counts.
    R"(CREATE TABLE mfa_tries (
         account_id BIGINT NOT NULL REFERENCES accounts,
         serial_key TEXT NOT NULL,
         window_began BIGINT NOT NULL,
         tries BIGINT NOT NULL,
         PRIMARY KEY (account_id, serial_key)
       ) {clustered})",
};

}  // namespace rollcall::store
