PRAGMA application_id = 1383033964;
PRAGMA user_version = 1;
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
INSERT INTO accounts VALUES(123456789012,1700000000,'root@example.org','example',NULL,1);
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
INSERT INTO password_policies VALUES(123456789012,14,0,0,0,0,0,90,NULL,NULL);
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
INSERT INTO users VALUES(123456789012,'alice','Alice','/team/',1700000000,1700000000,NULL,1700000000,0,'AIDAAlice');
CREATE TABLE password_hashes (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         number BIGINT NOT NULL,
         hash TEXT NOT NULL,
         PRIMARY KEY (account_id, user_key, number),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE
       ) WITHOUT ROWID;
INSERT INTO password_hashes VALUES(123456789012,'alice',1,'$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g');
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
INSERT INTO access_keys VALUES(123456789012,'alice','AKIA1','Active',1700000000,1700000000,'us-east-1','iam');
CREATE TABLE access_key_secrets (
         account_id BIGINT NOT NULL,
         access_key_id TEXT NOT NULL,
         user_key TEXT NOT NULL,
         sealed_secret BLOB NOT NULL,
         PRIMARY KEY (account_id, access_key_id),
         FOREIGN KEY (account_id, user_key, access_key_id) REFERENCES access_keys
           ON UPDATE CASCADE ON DELETE CASCADE
       ) WITHOUT ROWID;
INSERT INTO access_key_secrets VALUES(123456789012,'AKIA1','alice',X'0100000001c03748896c522534f2c3ead3dd6e1e5ca0c1f86eb77ac6a274a75f15476b0757a7c5daa2a6af96b85a43f7');
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
INSERT INTO mfa_devices VALUES(123456789012,'arn:aws:iam::123456789012:mfa/phone','arn:aws:iam::123456789012:mfa/phone',1700000000,0,NULL,X'0100000001f71367ceb5137d7fa5bf0d0a0e3357a3f68ecad79796ee80ab78eeee8fbc6f0c01f5b9910b4be028ac90af4c4f64d072');
CREATE TABLE user_mfa_devices (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         serial_key TEXT NOT NULL,
         enabled BIGINT NOT NULL,
         PRIMARY KEY (account_id, user_key, serial_key),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE,
         FOREIGN KEY (account_id, serial_key) REFERENCES mfa_devices
       ) WITHOUT ROWID;
INSERT INTO user_mfa_devices VALUES(123456789012,'alice','arn:aws:iam::123456789012:mfa/phone',1700000000);
CREATE TABLE signing_certificates (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         certificate_id TEXT NOT NULL,
         status TEXT NOT NULL CHECK (status IN ('Active', 'Inactive', 'Expired')),
         uploaded BIGINT NOT NULL,
         PRIMARY KEY (account_id, user_key, certificate_id),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE
       ) WITHOUT ROWID;
INSERT INTO signing_certificates VALUES(123456789012,'alice','CERT1','Active',1700000000);
CREATE TABLE certificate_bodies (
         account_id BIGINT NOT NULL,
         certificate_id TEXT NOT NULL,
         user_key TEXT NOT NULL,
         body TEXT NOT NULL,
         PRIMARY KEY (account_id, certificate_id),
         FOREIGN KEY (account_id, user_key, certificate_id) REFERENCES signing_certificates
           ON UPDATE CASCADE ON DELETE CASCADE
       );
INSERT INTO certificate_bodies VALUES(123456789012,'CERT1','alice','body of CERT1');
CREATE TABLE inline_policies (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         policy_key TEXT NOT NULL,
         policy_name TEXT NOT NULL,
         document TEXT NOT NULL,
         PRIMARY KEY (account_id, user_key, policy_key),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE
       );
INSERT INTO inline_policies VALUES(123456789012,'alice','inline','Inline','{}');
CREATE TABLE attached_policies (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         policy_arn TEXT NOT NULL,
         PRIMARY KEY (account_id, user_key, policy_arn),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE
       ) WITHOUT ROWID;
INSERT INTO attached_policies VALUES(123456789012,'alice','arn:aws:iam::aws:policy/AdministratorAccess');
CREATE TABLE user_tags (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         position BIGINT NOT NULL,
         tag_key TEXT NOT NULL,
         tag_value TEXT NOT NULL,
         PRIMARY KEY (account_id, user_key, position),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE ON DELETE CASCADE
       ) WITHOUT ROWID;
INSERT INTO user_tags VALUES(123456789012,'alice',0,'team','blue');
CREATE TABLE mfa_device_tags (
         account_id BIGINT NOT NULL,
         serial_key TEXT NOT NULL,
         position BIGINT NOT NULL,
         tag_key TEXT NOT NULL,
         tag_value TEXT NOT NULL,
         PRIMARY KEY (account_id, serial_key, position),
         FOREIGN KEY (account_id, serial_key) REFERENCES mfa_devices ON DELETE CASCADE
       ) WITHOUT ROWID;
INSERT INTO mfa_device_tags VALUES(123456789012,'arn:aws:iam::123456789012:mfa/phone',0,'where','desk');
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
INSERT INTO reports VALUES(123456789012,1,1700000000,'arn:aws:iam::123456789012:root','guide',1700000000,8,1,'0f','');
CREATE TABLE report_pieces (
         account_id BIGINT NOT NULL,
         number BIGINT NOT NULL,
         piece BIGINT NOT NULL,
         form TEXT NOT NULL CHECK (form IN ('base64', 'deflate')),
         bytes BLOB NOT NULL,
         PRIMARY KEY (account_id, number, piece)
       );
INSERT INTO report_pieces VALUES(123456789012,1,0,'base64',X'64584e6c63697868636d343d');
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
INSERT INTO events VALUES(123456789012,1,1700000000,'r','iam:CreateUser','arn:aws:iam::123456789012:root','','','','','','Success');
CREATE TABLE master_key_proofs (
         version BIGINT NOT NULL,
         sealed_proof BLOB NOT NULL,
         PRIMARY KEY (version)
       ) WITHOUT ROWID;
INSERT INTO master_key_proofs VALUES(1,X'0100000001a3b9cfe383e88064b5dacdffa2e5a0192a89fb58231e5abd7d7391e42fe07f13da3f0de7');
CREATE UNIQUE INDEX accounts_by_alias ON accounts (alias);
CREATE UNIQUE INDEX user_mfa_devices_by_serial ON user_mfa_devices (account_id, serial_key);
CREATE INDEX attached_policies_by_arn ON attached_policies (account_id, policy_arn);
CREATE UNIQUE INDEX reports_awaited ON reports (account_id) WHERE generated IS NULL;
CREATE INDEX report_pieces_as_served ON report_pieces (account_id, number, piece)
         WHERE form = 'base64';
COMMIT;
