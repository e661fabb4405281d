PRAGMA application_id = 1383033964;
PRAGMA user_version = 3;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE accounts (
         account_id BIGINT NOT NULL,
         created BIGINT NOT NULL,
         root_email TEXT NOT NULL,
         alias TEXT,
         report_edition TEXT,
         user_count BIGINT NOT NULL,
         PRIMARY KEY (account_id)
       ) WITHOUT ROWID;
INSERT INTO accounts VALUES(123456789012,1700000000,'root@example.org',NULL,NULL,1);
CREATE TABLE password_policies (
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
       ) WITHOUT ROWID;
CREATE TABLE users (
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
       ) WITHOUT ROWID;
INSERT INTO users VALUES(123456789012,'','','/',1700000000,NULL,NULL,NULL,NULL,'123456789012');
INSERT INTO users VALUES(123456789012,'alice','Alice','/',1700000000,NULL,NULL,NULL,NULL,'AIDAAlice');
CREATE TABLE password_hashes (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         number BIGINT NOT NULL,
         hash TEXT NOT NULL,
         PRIMARY KEY (account_id, user_key, number),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE
       ) WITHOUT ROWID;
CREATE TABLE access_keys (
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
       ) WITHOUT ROWID;
INSERT INTO access_keys VALUES(123456789012,'alice','AKIA1','Active',1700000000,1700000000,'eu-west-1','sts');
INSERT INTO access_keys VALUES(123456789012,'alice','AKIA2','Active',1700000000,NULL,NULL,NULL);
CREATE TABLE access_key_secrets (
         account_id BIGINT NOT NULL,
         access_key_id TEXT NOT NULL,
         user_key TEXT NOT NULL,
         sealed_secret BLOB NOT NULL,
         PRIMARY KEY (account_id, access_key_id),
         FOREIGN KEY (account_id, user_key, access_key_id) REFERENCES access_keys
           ON UPDATE CASCADE ON DELETE CASCADE
       ) WITHOUT ROWID;
INSERT INTO access_key_secrets VALUES(123456789012,'AKIA1','alice',X'010000000106550f5fe893c387ec934b7eda116248f62ae4863ae542e9393802a020380e3f8ab3bd8c57c931d1479e19');
INSERT INTO access_key_secrets VALUES(123456789012,'AKIA2','alice',X'0100000001e4a707acf6f5942de63657c53504c8acac0cff2e99f7e5060fb0fd1375a95198ad64ead6759bef3538f214');
CREATE TABLE mfa_devices (
         account_id BIGINT NOT NULL REFERENCES accounts,
         serial_key TEXT NOT NULL,
         serial_number TEXT NOT NULL,
         created BIGINT NOT NULL,
         clock_adjustment BIGINT NOT NULL,
         last_pair_step BIGINT,
         sealed_seed BLOB NOT NULL,
         PRIMARY KEY (account_id, serial_key)
       ) WITHOUT ROWID;
CREATE TABLE user_mfa_devices (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         serial_key TEXT NOT NULL,
         enabled BIGINT NOT NULL,
         PRIMARY KEY (account_id, user_key, serial_key),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE,
         FOREIGN KEY (account_id, serial_key) REFERENCES mfa_devices
       ) WITHOUT ROWID;
CREATE TABLE signing_certificates (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         certificate_id TEXT NOT NULL,
         status TEXT NOT NULL CHECK (status IN ('Active', 'Inactive', 'Expired')),
         uploaded BIGINT NOT NULL,
         PRIMARY KEY (account_id, user_key, certificate_id),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE
       ) WITHOUT ROWID;
CREATE TABLE certificate_bodies (
         account_id BIGINT NOT NULL,
         certificate_id TEXT NOT NULL,
         user_key TEXT NOT NULL,
         body TEXT NOT NULL,
         PRIMARY KEY (account_id, certificate_id),
         FOREIGN KEY (account_id, user_key, certificate_id) REFERENCES signing_certificates
           ON UPDATE CASCADE ON DELETE CASCADE
       );
CREATE TABLE inline_policies (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         policy_key TEXT NOT NULL,
         policy_name TEXT NOT NULL,
         document TEXT NOT NULL,
         PRIMARY KEY (account_id, user_key, policy_key),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE
       );
CREATE TABLE attached_policies (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         policy_arn TEXT NOT NULL,
         PRIMARY KEY (account_id, user_key, policy_arn),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE
       ) WITHOUT ROWID;
CREATE TABLE user_tags (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         position BIGINT NOT NULL,
         tag_key TEXT NOT NULL,
         tag_value TEXT NOT NULL,
         PRIMARY KEY (account_id, user_key, position),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE ON DELETE CASCADE
       ) WITHOUT ROWID;
CREATE TABLE mfa_device_tags (
         account_id BIGINT NOT NULL,
         serial_key TEXT NOT NULL,
         position BIGINT NOT NULL,
         tag_key TEXT NOT NULL,
         tag_value TEXT NOT NULL,
         PRIMARY KEY (account_id, serial_key, position),
         FOREIGN KEY (account_id, serial_key) REFERENCES mfa_devices ON DELETE CASCADE
       ) WITHOUT ROWID;
CREATE TABLE reports (
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
       ) WITHOUT ROWID;
CREATE TABLE report_pieces (
         account_id BIGINT NOT NULL,
         number BIGINT NOT NULL,
         piece BIGINT NOT NULL,
         form TEXT NOT NULL CHECK (form IN ('base64', 'deflate')),
         bytes BLOB NOT NULL,
         PRIMARY KEY (account_id, number, piece)
       );
CREATE TABLE events (
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
       );
CREATE TABLE master_key_proofs (
         version BIGINT NOT NULL,
         sealed_proof BLOB NOT NULL,
         PRIMARY KEY (version)
       ) WITHOUT ROWID;
INSERT INTO master_key_proofs VALUES(1,X'0100000001818cbd44bbebfcbbefe90239911a4fced663a992790dddd009183d82d6d3950aa3d3a7fe');
CREATE TABLE user_groups (
         account_id BIGINT NOT NULL REFERENCES accounts,
         group_key TEXT NOT NULL,
         group_name TEXT NOT NULL,
         path TEXT NOT NULL,
         created BIGINT NOT NULL,
         group_id TEXT NOT NULL,
         PRIMARY KEY (account_id, group_key)
       ) WITHOUT ROWID;
INSERT INTO user_groups VALUES(123456789012,'staff','staff','/',1700000000,'AGPAstaff');
CREATE TABLE group_members (
         account_id BIGINT NOT NULL,
         group_key TEXT NOT NULL,
         user_key TEXT NOT NULL,
         PRIMARY KEY (account_id, group_key, user_key),
         FOREIGN KEY (account_id, group_key) REFERENCES user_groups ON UPDATE CASCADE,
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE
       ) WITHOUT ROWID;
INSERT INTO group_members VALUES(123456789012,'staff','alice');
CREATE TABLE roles (
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
       );
INSERT INTO roles VALUES(123456789012,'auditor','auditor','/',1700000000,'AROAauditor',3600,NULL,1700000000,'eu-west-1','trust of auditor');
CREATE TABLE role_trusted_ids (
         account_id BIGINT NOT NULL,
         role_key TEXT NOT NULL,
         trusted_arn TEXT NOT NULL,
         trusted_id TEXT NOT NULL,
         PRIMARY KEY (account_id, role_key, trusted_arn),
         FOREIGN KEY (account_id, role_key) REFERENCES roles ON UPDATE CASCADE ON DELETE CASCADE
       ) WITHOUT ROWID;
CREATE TABLE role_tags (
         account_id BIGINT NOT NULL,
         role_key TEXT NOT NULL,
         position BIGINT NOT NULL,
         tag_key TEXT NOT NULL,
         tag_value TEXT NOT NULL,
         PRIMARY KEY (account_id, role_key, position),
         FOREIGN KEY (account_id, role_key) REFERENCES roles ON UPDATE CASCADE ON DELETE CASCADE
       ) WITHOUT ROWID;
CREATE TABLE managed_policies (
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
       ) WITHOUT ROWID;
CREATE TABLE policy_versions (
         account_id BIGINT NOT NULL,
         policy_key TEXT NOT NULL,
         number BIGINT NOT NULL,
         created BIGINT NOT NULL,
         document TEXT NOT NULL,
         PRIMARY KEY (account_id, policy_key, number),
         FOREIGN KEY (account_id, policy_key) REFERENCES managed_policies ON UPDATE CASCADE
       );
CREATE TABLE policy_tags (
         account_id BIGINT NOT NULL,
         policy_key TEXT NOT NULL,
         position BIGINT NOT NULL,
         tag_key TEXT NOT NULL,
         tag_value TEXT NOT NULL,
         PRIMARY KEY (account_id, policy_key, position),
         FOREIGN KEY (account_id, policy_key) REFERENCES managed_policies
           ON UPDATE CASCADE ON DELETE CASCADE
       ) WITHOUT ROWID;
CREATE TABLE group_inline_policies (
         account_id BIGINT NOT NULL,
         group_key TEXT NOT NULL,
         policy_key TEXT NOT NULL,
         policy_name TEXT NOT NULL,
         document TEXT NOT NULL,
         PRIMARY KEY (account_id, group_key, policy_key),
         FOREIGN KEY (account_id, group_key) REFERENCES user_groups ON UPDATE CASCADE
       );
CREATE TABLE group_attached_policies (
         account_id BIGINT NOT NULL,
         group_key TEXT NOT NULL,
         policy_arn TEXT NOT NULL,
         PRIMARY KEY (account_id, group_key, policy_arn),
         FOREIGN KEY (account_id, group_key) REFERENCES user_groups ON UPDATE CASCADE
       ) WITHOUT ROWID;
CREATE TABLE role_inline_policies (
         account_id BIGINT NOT NULL,
         role_key TEXT NOT NULL,
         policy_key TEXT NOT NULL,
         policy_name TEXT NOT NULL,
         document TEXT NOT NULL,
         PRIMARY KEY (account_id, role_key, policy_key),
         FOREIGN KEY (account_id, role_key) REFERENCES roles ON UPDATE CASCADE
       );
CREATE TABLE role_attached_policies (
         account_id BIGINT NOT NULL,
         role_key TEXT NOT NULL,
         policy_arn TEXT NOT NULL,
         PRIMARY KEY (account_id, role_key, policy_arn),
         FOREIGN KEY (account_id, role_key) REFERENCES roles ON UPDATE CASCADE
       ) WITHOUT ROWID;
CREATE TABLE user_boundaries (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         policy_arn TEXT NOT NULL,
         PRIMARY KEY (account_id, user_key),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE ON DELETE CASCADE
       ) WITHOUT ROWID;
CREATE TABLE role_boundaries (
         account_id BIGINT NOT NULL,
         role_key TEXT NOT NULL,
         policy_arn TEXT NOT NULL,
         PRIMARY KEY (account_id, role_key),
         FOREIGN KEY (account_id, role_key) REFERENCES roles ON UPDATE CASCADE ON DELETE CASCADE
       ) WITHOUT ROWID;
CREATE TABLE ssh_public_keys (
         account_id BIGINT NOT NULL,
         ssh_key_id TEXT NOT NULL,
         user_key TEXT NOT NULL,
         fingerprint TEXT NOT NULL,
         status TEXT NOT NULL CHECK (status IN ('Active', 'Inactive', 'Expired')),
         uploaded BIGINT NOT NULL,
         body TEXT NOT NULL,
         PRIMARY KEY (account_id, ssh_key_id),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE
       );
CREATE TABLE service_specific_credentials (
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
       ) WITHOUT ROWID;
CREATE TABLE spent_mfa_codes (
         account_id BIGINT NOT NULL,
         serial_key TEXT NOT NULL,
         step BIGINT NOT NULL,
         PRIMARY KEY (account_id, serial_key, step),
         FOREIGN KEY (account_id, serial_key) REFERENCES mfa_devices ON DELETE CASCADE
       ) WITHOUT ROWID;
CREATE TABLE mfa_tries (
         account_id BIGINT NOT NULL REFERENCES accounts,
         serial_key TEXT NOT NULL,
         window_began BIGINT NOT NULL,
         tries BIGINT NOT NULL,
         PRIMARY KEY (account_id, serial_key)
       ) WITHOUT ROWID;
CREATE TABLE signin_sessions (
         account_id BIGINT NOT NULL,
         id_hash TEXT NOT NULL,
         user_key TEXT NOT NULL,
         step TEXT NOT NULL CHECK (step IN ('Mfa', 'ChangePassword', 'Done')),
         created BIGINT NOT NULL,
         last_seen BIGINT NOT NULL,
         mfa_given BIGINT,
         wrong_codes BIGINT NOT NULL,
         PRIMARY KEY (account_id, id_hash),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE ON DELETE CASCADE
       ) WITHOUT ROWID;
INSERT INTO signin_sessions VALUES(123456789012,'hash','alice','Done',1700000000,1700000000,NULL,0);
CREATE UNIQUE INDEX accounts_by_alias ON accounts (alias);
CREATE UNIQUE INDEX user_mfa_devices_by_serial ON user_mfa_devices (account_id, serial_key);
CREATE INDEX attached_policies_by_arn ON attached_policies (account_id, policy_arn);
CREATE UNIQUE INDEX reports_awaited ON reports (account_id) WHERE generated IS NULL;
CREATE INDEX report_pieces_as_served ON report_pieces (account_id, number, piece)
         WHERE form = 'base64';
CREATE INDEX group_members_by_user ON group_members (account_id, user_key, group_key);
CREATE INDEX group_attached_policies_by_arn
         ON group_attached_policies (account_id, policy_arn, group_key);
CREATE INDEX role_attached_policies_by_arn
         ON role_attached_policies (account_id, policy_arn, role_key);
CREATE INDEX user_boundaries_by_arn
         ON user_boundaries (account_id, policy_arn, user_key);
CREATE INDEX role_boundaries_by_arn
         ON role_boundaries (account_id, policy_arn, role_key);
CREATE INDEX ssh_public_keys_by_user ON ssh_public_keys (account_id, user_key, ssh_key_id);
CREATE INDEX service_specific_credentials_by_user
         ON service_specific_credentials (account_id, user_key, credential_id);
CREATE INDEX service_specific_credentials_by_service_user_name
         ON service_specific_credentials (account_id, service_user_name);
CREATE INDEX signin_sessions_by_user ON signin_sessions (account_id, user_key);
CREATE INDEX signin_sessions_by_age ON signin_sessions (account_id, created);
CREATE INDEX accounts_by_root_email ON accounts (lower(root_email));
COMMIT;
