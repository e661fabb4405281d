#pragma once
// The first schema: accounts, users, credentials, policies, tags, reports and events.
//
// Every primary key begins with the account, so that a distributed database can keep an account
// together. What the report reads lies in narrow tables in the order of (account, user), so that it
// reads them side by side and joins nothing; what is long or secret lies apart. Times are seconds
// since the epoch. What belongs to a user refers to the user's row, so that it follows a new name
// and cannot be left behind. A name's key is the name in small letters; root's is empty.

#include <string_view>

namespace rollcall::store {

inline constexpr std::string_view version_1[] = {
    R"(CREATE TABLE accounts (
         account_id BIGINT NOT NULL,
         created BIGINT NOT NULL,
         root_email TEXT NOT NULL,
         alias TEXT,
         report_edition TEXT,
         user_count BIGINT NOT NULL,
         PRIMARY KEY (account_id)
       ) {clustered})",
    "CREATE UNIQUE INDEX accounts_by_alias ON accounts (alias)",

    R"(CREATE TABLE password_policies (
         account_id BIGINT NOT NULL REFERENCES accounts,
         minimum_length BIGINT NOT NULL,
         require_symbols BIGINT NOT NULL,
         require_numbers BIGINT NOT NULL,
         require_uppercase BIGINT NOT NULL,
         require_lowercase BIGINT NOT NULL,
         allow_users_to_change_password BIGINT NOT NULL,
         max_age_days BIGINT,
         reuse_prevention BIGINT,
         hard_expiry BIGINT,
         PRIMARY KEY (account_id)
       ) {clustered})",

    // A user has a login profile when password_created is not null.
    R"(CREATE TABLE users (
         account_id BIGINT NOT NULL REFERENCES accounts,
         user_key TEXT NOT NULL,
         user_name TEXT NOT NULL,
         path TEXT NOT NULL,
         created BIGINT NOT NULL,
         password_changed BIGINT,
         password_last_used BIGINT,
         password_created BIGINT,
         password_reset_required BIGINT,
         user_id TEXT NOT NULL,
         PRIMARY KEY (account_id, user_key)
       ) {clustered})",

    R"(CREATE TABLE password_hashes (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         number BIGINT NOT NULL,
         hash TEXT NOT NULL,
         PRIMARY KEY (account_id, user_key, number),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE
       ) {clustered})",

    R"(CREATE TABLE access_keys (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         access_key_id TEXT NOT NULL,
         status TEXT NOT NULL CHECK (status IN ('Active', 'Inactive', 'Expired')),
         created BIGINT NOT NULL,
         last_used_date BIGINT,
         last_used_region TEXT,
         last_used_service TEXT,
         PRIMARY KEY (account_id, user_key, access_key_id),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE
       ) {clustered})",
    // Where a key is found by its id alone.
    R"(CREATE TABLE access_key_secrets (
         account_id BIGINT NOT NULL,
         access_key_id TEXT NOT NULL,
         user_key TEXT NOT NULL,
         sealed_secret {bytes} NOT NULL,
         PRIMARY KEY (account_id, access_key_id),
         FOREIGN KEY (account_id, user_key, access_key_id) REFERENCES access_keys
           ON UPDATE CASCADE ON DELETE CASCADE
       ) {clustered})",

    R"(CREATE TABLE mfa_devices (
         account_id BIGINT NOT NULL REFERENCES accounts,
         serial_key TEXT NOT NULL,
         serial_number TEXT NOT NULL,
         created BIGINT NOT NULL,
         clock_adjustment BIGINT NOT NULL,
         last_pair_step BIGINT,
         sealed_seed {bytes} NOT NULL,
         PRIMARY KEY (account_id, serial_key)
       ) {clustered})",
    R"(CREATE TABLE user_mfa_devices (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         serial_key TEXT NOT NULL,
         enabled BIGINT NOT NULL,
         PRIMARY KEY (account_id, user_key, serial_key),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE,
         FOREIGN KEY (account_id, serial_key) REFERENCES mfa_devices
       ) {clustered})",
    "CREATE UNIQUE INDEX user_mfa_devices_by_serial ON user_mfa_devices (account_id, serial_key)",

    R"(CREATE TABLE signing_certificates (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         certificate_id TEXT NOT NULL,
         status TEXT NOT NULL CHECK (status IN ('Active', 'Inactive', 'Expired')),
         uploaded BIGINT NOT NULL,
         PRIMARY KEY (account_id, user_key, certificate_id),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE
       ) {clustered})",
    R"(CREATE TABLE certificate_bodies (
         account_id BIGINT NOT NULL,
         certificate_id TEXT NOT NULL,
         user_key TEXT NOT NULL,
         body TEXT NOT NULL,
         PRIMARY KEY (account_id, certificate_id),
         FOREIGN KEY (account_id, user_key, certificate_id) REFERENCES signing_certificates
           ON UPDATE CASCADE ON DELETE CASCADE
       ))",

    R"(CREATE TABLE inline_policies (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         policy_key TEXT NOT NULL,
         policy_name TEXT NOT NULL,
         document TEXT NOT NULL,
         PRIMARY KEY (account_id, user_key, policy_key),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE
       ))",
    R"(CREATE TABLE attached_policies (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         policy_arn TEXT NOT NULL,
         PRIMARY KEY (account_id, user_key, policy_arn),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE
       ) {clustered})",
    "CREATE INDEX attached_policies_by_arn ON attached_policies (account_id, policy_arn)",

    R"(CREATE TABLE user_tags (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         position BIGINT NOT NULL,
         tag_key TEXT NOT NULL,
         tag_value TEXT NOT NULL,
         PRIMARY KEY (account_id, user_key, position),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE ON DELETE CASCADE
       ) {clustered})",
    R"(CREATE TABLE mfa_device_tags (
         account_id BIGINT NOT NULL,
         serial_key TEXT NOT NULL,
         position BIGINT NOT NULL,
         tag_key TEXT NOT NULL,
         tag_value TEXT NOT NULL,
         PRIMARY KEY (account_id, serial_key, position),
         FOREIGN KEY (account_id, serial_key) REFERENCES mfa_devices ON DELETE CASCADE
       ) {clustered})",

    // A report is finished when generated is not null.
    R"(CREATE TABLE reports (
         account_id BIGINT NOT NULL REFERENCES accounts,
         number BIGINT NOT NULL,
         requested BIGINT NOT NULL,
         requester_arn TEXT NOT NULL,
         edition TEXT,
         generated BIGINT,
         size BIGINT,
         users BIGINT,
         sha256 TEXT,
         previous_sha256 TEXT,
         PRIMARY KEY (account_id, number)
       ) {clustered})",
    "CREATE UNIQUE INDEX reports_awaited ON reports (account_id) WHERE generated IS NULL",
    // The form says how the bytes are kept: as base64, as they are served, or deflated.
    R"(CREATE TABLE report_pieces (
         account_id BIGINT NOT NULL,
         number BIGINT NOT NULL,
         piece BIGINT NOT NULL,
         form TEXT NOT NULL CHECK (form IN ('base64', 'deflate')),
         bytes {bytes} NOT NULL,
         PRIMARY KEY (account_id, number, piece)
       ))",
    R"(CREATE INDEX report_pieces_as_served ON report_pieces (account_id, number, piece)
         WHERE form = 'base64')",

    R"(CREATE TABLE events (
         account_id BIGINT NOT NULL REFERENCES accounts,
         number BIGINT NOT NULL,
         happened BIGINT NOT NULL,
         request_id TEXT NOT NULL,
         action TEXT NOT NULL,
         principal_arn TEXT NOT NULL,
         access_key_id TEXT NOT NULL,
         source_address TEXT NOT NULL,
         user_agent TEXT NOT NULL,
         resource TEXT NOT NULL,
         parameters TEXT NOT NULL,
         result TEXT NOT NULL,
         PRIMARY KEY (account_id, number)
       ))",

    // A sealed text of each version of the master key that ever sealed something here: a store that
    // is opened with another key says so at once.
    R"(CREATE TABLE master_key_proofs (
         version BIGINT NOT NULL,
         sealed_proof {bytes} NOT NULL,
         PRIMARY KEY (version)
       ) {clustered})",
};

}  // namespace rollcall::store
