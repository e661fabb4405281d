PRAGMA application_id = 1383033964;
PRAGMA user_version = 10;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE access_key_secrets (
         account_id BIGINT NOT NULL,
         access_key_id TEXT NOT NULL,
         user_key TEXT NOT NULL,
         sealed_secret BLOB NOT NULL,
         PRIMARY KEY (account_id, access_key_id),
         FOREIGN KEY (account_id, user_key, access_key_id) REFERENCES access_keys
           ON UPDATE CASCADE ON DELETE CASCADE
       ) WITHOUT ROWID;
INSERT INTO "access_key_secrets" VALUES(123456789012,'AKIARZPUZDIKFBYVSQP5','alice',X'0100000001D035B6CEF6C5F05D9034DA434FA437CBF3734F7940298CD427F7B9170163F675258E27736DD4309DADE24482DFBC03B765CFB9C59B5545249FF2611A3BC0AFEEF7E9A76D');
INSERT INTO "access_key_secrets" VALUES(123456789012,'AKIARZPUZDIKFMVR2XYI','',X'0100000001560AF3CFD22DE5146560060A46698006D22E4BB907D6B82735D1C7D4882E485D93411180A39C4B161488644D689EEE8B41F60D21B4D11D8445B13AB3B4ECF6B47D4B0FA0');
INSERT INTO "access_key_secrets" VALUES(123456789012,'AKIARZPUZDIKPHLVWYPT','alice',X'010000000157F98E7248180C750D7136A830D45B48A1019CE5184319C10DB58869C11A3E0EE0C67A426F417B4ADB78AAC9F924050F2CDE0713C5A029998AB7A0B2D9CC8E5A1513F01B');
CREATE TABLE access_keys (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         access_key_id TEXT NOT NULL,
         status TEXT NOT NULL CHECK (status IN ('Active', 'Inactive', 'Expired')),
         created BIGINT NOT NULL,
         last_used_date BIGINT,
         last_used_region TEXT,
         last_used_service TEXT, last_used_address TEXT, last_used_agent TEXT,
         PRIMARY KEY (account_id, user_key, access_key_id),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE
       ) WITHOUT ROWID;
INSERT INTO "access_keys" VALUES(123456789012,'','AKIARZPUZDIKFMVR2XYI','Active',1789128000,1789146000,'us-east-1','iam','127.0.0.1','Boto3');
INSERT INTO "access_keys" VALUES(123456789012,'alice','AKIARZPUZDIKFBYVSQP5','Active',1789128000,1789146000,'eu-west-1','sts','127.0.0.1','Boto3');
INSERT INTO "access_keys" VALUES(123456789012,'alice','AKIARZPUZDIKPHLVWYPT','Active',1789128000,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE account_locks (
         account_id BIGINT NOT NULL REFERENCES accounts,
         epoch BIGINT NOT NULL,
         PRIMARY KEY (account_id)
       ) WITHOUT ROWID;
INSERT INTO "account_locks" VALUES(123456789012,5);
CREATE TABLE accounts (
         account_id BIGINT NOT NULL,
         created BIGINT NOT NULL,
         root_email TEXT NOT NULL,
         alias TEXT,
         report_edition TEXT,
         user_count BIGINT NOT NULL,
         PRIMARY KEY (account_id)
       ) WITHOUT ROWID;
INSERT INTO "accounts" VALUES(123456789012,1789128000,'',NULL,NULL,2);
CREATE TABLE attached_policies (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         policy_arn TEXT NOT NULL,
         PRIMARY KEY (account_id, user_key, policy_arn),
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
CREATE TABLE disabled_access_keys (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         access_key_id TEXT NOT NULL,
         PRIMARY KEY (account_id, user_key, access_key_id),
         FOREIGN KEY (account_id, user_key, access_key_id) REFERENCES access_keys
           ON UPDATE CASCADE ON DELETE CASCADE
       ) WITHOUT ROWID;
CREATE TABLE disabled_users (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         disabled BIGINT NOT NULL,
         password_changed BIGINT,
         password_last_used BIGINT,
         password_created BIGINT,
         password_reset_required BIGINT,
         PRIMARY KEY (account_id, user_key),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE ON DELETE CASCADE
       ) WITHOUT ROWID;
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
INSERT INTO "events" VALUES(123456789012,1,1789128000,'d307f1ad-145a-448b-82ad-13c899f79a44','rollcall:CreateAccount','','','','rollcall','arn:aws:iam::123456789012:root','{"AccessKeyId":"AKIARZPUZDIKFMVR2XYI"}','Success');
INSERT INTO "events" VALUES(123456789012,2,1789128000,'95718de2-86ad-4777-a1f3-1fc1ff497091','iam:CreateUser','arn:aws:iam::123456789012:root','AKIARZPUZDIKFMVR2XYI','127.0.0.1','Boto3','arn:aws:iam::123456789012:user/team/Alice','{"Path":"/team/","UserName":"Alice"}','Success');
INSERT INTO "events" VALUES(123456789012,3,1789128000,'4fd6b8fd-6f5b-4546-a86f-0861aa66c610','iam:CreateLoginProfile','arn:aws:iam::123456789012:root','AKIARZPUZDIKFMVR2XYI','127.0.0.1','Boto3','arn:aws:iam::123456789012:user/team/Alice','{"UserName":"Alice","PasswordResetRequired":false}','Success');
INSERT INTO "events" VALUES(123456789012,4,1789128000,'85155075-d416-4556-b00b-afa72ffb9c64','iam:CreateAccessKey','arn:aws:iam::123456789012:root','AKIARZPUZDIKFMVR2XYI','127.0.0.1','Boto3','arn:aws:iam::123456789012:user/team/Alice','{"UserName":"Alice"}','Success');
INSERT INTO "events" VALUES(123456789012,5,1789128000,'1ae5c1e9-615b-4d8f-bddd-6cb458a1ea7b','iam:CreateAccessKey','arn:aws:iam::123456789012:root','AKIARZPUZDIKFMVR2XYI','127.0.0.1','Boto3','arn:aws:iam::123456789012:user/team/Alice','{"UserName":"Alice"}','Success');
INSERT INTO "events" VALUES(123456789012,6,1789128000,'505333ac-f04b-47ab-978c-5f23509a4546','iam:CreateUser','arn:aws:iam::123456789012:root','AKIARZPUZDIKFMVR2XYI','127.0.0.1','Boto3','arn:aws:iam::123456789012:user/bob','{"UserName":"bob"}','Success');
INSERT INTO "events" VALUES(123456789012,7,1789128000,'7d4d2cf7-5321-4c94-9ba9-54fd39f1459d','iam:GenerateCredentialReport','arn:aws:iam::123456789012:root','AKIARZPUZDIKFMVR2XYI','127.0.0.1','Boto3','*','{}','Success');
INSERT INTO "events" VALUES(123456789012,8,1789128000,'2525e122-208c-431e-a654-106ac3260888','iam:GenerateCredentialReport','arn:aws:iam::123456789012:root','AKIARZPUZDIKFMVR2XYI','127.0.0.1','Boto3','*','{}','Success');
INSERT INTO "events" VALUES(123456789012,9,1789128000,'a6c760f7-c213-4133-8073-3d8dd9aa9d3e','iam:GenerateCredentialReport','arn:aws:iam::123456789012:root','AKIARZPUZDIKFMVR2XYI','127.0.0.1','Boto3','*','{}','Success');
INSERT INTO "events" VALUES(123456789012,10,1789128000,'3a24b72e-4d01-4c1f-b1f3-acbfbd325081','iam:GenerateCredentialReport','arn:aws:iam::123456789012:root','AKIARZPUZDIKFMVR2XYI','127.0.0.1','Boto3','*','{}','Success');
INSERT INTO "events" VALUES(123456789012,11,1789146000,'e3e9de80-6708-4fe7-9730-a9d28039fea9','iam:GenerateCredentialReport','arn:aws:iam::123456789012:root','AKIARZPUZDIKFMVR2XYI','127.0.0.1','Boto3','*','{}','Success');
INSERT INTO "events" VALUES(123456789012,12,1789146000,'412bcc48-0b34-483b-b999-2e586c939a93','iam:GenerateCredentialReport','arn:aws:iam::123456789012:root','AKIARZPUZDIKFMVR2XYI','127.0.0.1','Boto3','*','{}','Success');
INSERT INTO "events" VALUES(123456789012,13,1789146000,'a27d79ef-c51e-4fbc-a507-e62ec29c35b3','iam:GenerateCredentialReport','arn:aws:iam::123456789012:root','AKIARZPUZDIKFMVR2XYI','127.0.0.1','Boto3','*','{}','Success');
CREATE TABLE group_attached_policies (
         account_id BIGINT NOT NULL,
         group_key TEXT NOT NULL,
         policy_arn TEXT NOT NULL,
         PRIMARY KEY (account_id, group_key, policy_arn),
         FOREIGN KEY (account_id, group_key) REFERENCES user_groups ON UPDATE CASCADE
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
CREATE TABLE group_members (
         account_id BIGINT NOT NULL,
         group_key TEXT NOT NULL,
         user_key TEXT NOT NULL,
         PRIMARY KEY (account_id, group_key, user_key),
         FOREIGN KEY (account_id, group_key) REFERENCES user_groups ON UPDATE CASCADE,
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE
       ) WITHOUT ROWID;
CREATE TABLE inline_policies (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         policy_key TEXT NOT NULL,
         policy_name TEXT NOT NULL,
         document TEXT NOT NULL,
         PRIMARY KEY (account_id, user_key, policy_key),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE
       );
CREATE TABLE key_challenges (
         account_id BIGINT NOT NULL,
         id_hash TEXT NOT NULL,
         user_key TEXT NOT NULL,
         purpose TEXT NOT NULL CHECK (purpose IN ('Register', 'SignIn')),
         challenge BLOB NOT NULL,
         issued BIGINT NOT NULL,
         PRIMARY KEY (account_id, id_hash),
         FOREIGN KEY (account_id, id_hash) REFERENCES signin_sessions ON DELETE CASCADE,
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE ON DELETE CASCADE
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
CREATE TABLE master_key_proofs (
         version BIGINT NOT NULL,
         sealed_proof BLOB NOT NULL,
         PRIMARY KEY (version)
       ) WITHOUT ROWID;
INSERT INTO "master_key_proofs" VALUES(1,X'0100000001C376D8DF7294173B7A6C29AD3B669427740C5E1A67ECC3BD2A29EB11BB25DCAE021D2FE1');
CREATE TABLE mfa_device_tags (
         account_id BIGINT NOT NULL,
         serial_key TEXT NOT NULL,
         position BIGINT NOT NULL,
         tag_key TEXT NOT NULL,
         tag_value TEXT NOT NULL,
         PRIMARY KEY (account_id, serial_key, position),
         FOREIGN KEY (account_id, serial_key) REFERENCES mfa_devices ON DELETE CASCADE
       ) WITHOUT ROWID;
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
CREATE TABLE mfa_tries (
         account_id BIGINT NOT NULL REFERENCES accounts,
         serial_key TEXT NOT NULL,
         window_began BIGINT NOT NULL,
         tries BIGINT NOT NULL,
         PRIMARY KEY (account_id, serial_key)
       ) WITHOUT ROWID;
CREATE TABLE packed_rows (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         packed BLOB NOT NULL,
         PRIMARY KEY (account_id, user_key)
       ) WITHOUT ROWID;
INSERT INTO "packed_rows" VALUES(123456789012,'',X'013800000001002F406918E40E406918E40E90AF18E40E090075732D656173742D31030069616D');
INSERT INTO "packed_rows" VALUES(123456789012,'alice',X'01F9000500416C69636506002F7465616D2F406918E40E406918E40E406918E40E90AF18E40E090065752D776573742D310300737473406918E40E');
INSERT INTO "packed_rows" VALUES(123456789012,'bob',X'0100000300626F6201002F406918E40E');
CREATE TABLE password_hashes (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         number BIGINT NOT NULL,
         hash TEXT NOT NULL,
         PRIMARY KEY (account_id, user_key, number),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE
       ) WITHOUT ROWID;
INSERT INTO "password_hashes" VALUES(123456789012,'alice',1,'$argon2id$v=19$m=19456,t=2,p=1$arFjuTmk6qRTToJnfibpjw$9JgPMMnCu9PHnix+6qk5gQ8eMNUoBm/U1WihNTvE+DQ');
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
CREATE TABLE policy_versions (
         account_id BIGINT NOT NULL,
         policy_key TEXT NOT NULL,
         number BIGINT NOT NULL,
         created BIGINT NOT NULL,
         document TEXT NOT NULL,
         PRIMARY KEY (account_id, policy_key, number),
         FOREIGN KEY (account_id, policy_key) REFERENCES managed_policies ON UPDATE CASCADE
       );
CREATE TABLE report_pieces (
         account_id BIGINT NOT NULL,
         number BIGINT NOT NULL,
         piece BIGINT NOT NULL,
         form TEXT NOT NULL CHECK (form IN ('base64', 'deflate')),
         bytes BLOB NOT NULL,
         PRIMARY KEY (account_id, number, piece)
       );
INSERT INTO "report_pieces" VALUES(123456789012,1,1048576,'deflate',X'789C8D52CB6E833010BCE75B8C00B74D1B5455CA0FF4D4532FD6629614056CE447D2FE7D6D1395474C52094BF6ECECEC8C8DD5A8082841ACDB30AE104C2305334D87A407ADCF52550C05942D5623D08236CC752C21FE05E23045057E1BA6A409AAA4AB810137CD0909708E5AB323FEB03C8A05BDD0E9F4AE2B7E38AB5C71ADA6F0E047AE545DD853C367CD346283AEDAA0376CD09B3668C4064765C67BB89C66A30346678CB9B9CDAB92D2380297569837FFA6059C75D1405714397D787CDA3EBFECB29C169E476846B749B64BF2FCC34159E6BE4F229C80B67D2F951F29246B442D55373CDEB2383DD5D06A2446598C0B4741AB137401929C388F1789F7743F5B23FAB7DBECDBF072ABF9FC9F9C1A842E1D98D1E1C1EB22619438CE5E8F3775FC3F562C5729CB7BA93C25AA7D7D7B0372EF56EF78FA05BB3E613A');
INSERT INTO "report_pieces" VALUES(123456789012,2,1048576,'base64',X'64584E6C63697868636D347364584E6C636C396A636D566864476C76626C39306157316C4C48426863334E3362334A6B5832567559574A735A5751736347467A63336476636D52666247467A644639316332566B4C48426863334E3362334A6B583278686333526659326868626D646C5A43787759584E7A643239795A4639755A58683058334A7664474630615739754C47316D5956396859335270646D557359574E6A5A584E7A5832746C655638785832466A64476C325A53786859324E6C63334E6661325635587A46666247467A64463979623352686447566B4C47466A5932567A633139725A586C664D56397359584E305833567A5A5752665A4746305A53786859324E6C63334E6661325635587A46666247467A644639316332566B58334A6C5A326C766269786859324E6C63334E6661325635587A46666247467A644639316332566B58334E6C636E5A705932557359574E6A5A584E7A5832746C655638795832466A64476C325A53786859324E6C63334E6661325635587A4A666247467A64463979623352686447566B4C47466A5932567A633139725A586C664D6C397359584E305833567A5A5752665A4746305A53786859324E6C63334E6661325635587A4A666247467A644639316332566B58334A6C5A326C766269786859324E6C63334E6661325635587A4A666247467A644639316332566B58334E6C636E5A705932557359325679644638785832466A64476C325A53786A5A584A30587A46666247467A64463979623352686447566B4C474E6C636E52664D6C396859335270646D557359325679644638795832786863335266636D39305958526C5A416F38636D39766446396859324E766457353050697868636D34365958647A4F6D6C6862546F364D54497A4E4455324E7A67354D4445794F6E4A76623351734D6A41794E6930774F5330784D5651784D6A6F774D446F774D466F73626D393058334E3163484276636E526C5A43787562313970626D5A76636D316864476C76626978756233526663335677634739796447566B4C4735766446397A6458427762334A305A5751735A6D46736332557364484A315A5377794D4449324C5441354C544578564445794F6A41774F6A4177576977794D4449324C5441354C544578564445334F6A41774F6A4177576978316379316C59584E304C544573615746744C475A6862484E6C4C4534765153784F4C304573546939424C4534765153786D5957787A5A53784F4C3045735A6D46736332557354693942436B467361574E6C4C474679626A706864334D36615746744F6A6F784D6A4D304E5459334F446B774D54493664584E6C636939305A5746744C30467361574E6C4C4449774D6A59744D446B744D5446554D5449364D4441364D4442614C48527964575573626D39666157356D62334A7459585270623234734D6A41794E6930774F5330784D5651784D6A6F774D446F774D466F73546939424C475A6862484E6C4C485279645755734D6A41794E6930774F5330784D5651784D6A6F774D446F774D466F734D6A41794E6930774F5330784D5651784E7A6F774D446F774D466F735A5855746432567A644330784C484E3063797830636E566C4C4449774D6A59744D446B744D5446554D5449364D4441364D4442614C4534765153784F4C304573546939424C475A6862484E6C4C4534765153786D5957787A5A53784F4C30454B596D39694C474679626A706864334D36615746744F6A6F784D6A4D304E5459334F446B774D54493664584E6C63693969623249734D6A41794E6930774F5330784D5651784D6A6F774D446F774D466F735A6D467363325573546939424C4534765153784F4C3045735A6D4673633255735A6D467363325573546939424C4534765153784F4C304573546939424C475A6862484E6C4C4534765153784F4C304573546939424C4534765153786D5957787A5A53784F4C3045735A6D46736332557354693942');
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
         previous_sha256 TEXT, attempt BIGINT NOT NULL DEFAULT 0, lease_owner TEXT, lease_until BIGINT,
         PRIMARY KEY (account_id, number)
       ) WITHOUT ROWID;
INSERT INTO "reports" VALUES(123456789012,1,1789128000,'arn:aws:iam::123456789012:root','guide',1789128000,1054,2,'4c674aff2320064ed16699d4f638d7d2d6a80df5518d96298ca4a9beb1d33d46','',1,NULL,NULL);
INSERT INTO "reports" VALUES(123456789012,2,1789146000,'arn:aws:iam::123456789012:root','guide',1789146000,1077,2,'47a61020daefe6c5bb0cdda71f0de14fcf2872aca80e7eba2f24aa329c3354df','4c674aff2320064ed16699d4f638d7d2d6a80df5518d96298ca4a9beb1d33d46',1,NULL,NULL);
CREATE TABLE role_attached_policies (
         account_id BIGINT NOT NULL,
         role_key TEXT NOT NULL,
         policy_arn TEXT NOT NULL,
         PRIMARY KEY (account_id, role_key, policy_arn),
         FOREIGN KEY (account_id, role_key) REFERENCES roles ON UPDATE CASCADE
       ) WITHOUT ROWID;
CREATE TABLE role_boundaries (
         account_id BIGINT NOT NULL,
         role_key TEXT NOT NULL,
         policy_arn TEXT NOT NULL,
         PRIMARY KEY (account_id, role_key),
         FOREIGN KEY (account_id, role_key) REFERENCES roles ON UPDATE CASCADE ON DELETE CASCADE
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
CREATE TABLE role_tags (
         account_id BIGINT NOT NULL,
         role_key TEXT NOT NULL,
         position BIGINT NOT NULL,
         tag_key TEXT NOT NULL,
         tag_value TEXT NOT NULL,
         PRIMARY KEY (account_id, role_key, position),
         FOREIGN KEY (account_id, role_key) REFERENCES roles ON UPDATE CASCADE ON DELETE CASCADE
       ) WITHOUT ROWID;
CREATE TABLE role_trusted_ids (
         account_id BIGINT NOT NULL,
         role_key TEXT NOT NULL,
         trusted_arn TEXT NOT NULL,
         trusted_id TEXT NOT NULL,
         PRIMARY KEY (account_id, role_key, trusted_arn),
         FOREIGN KEY (account_id, role_key) REFERENCES roles ON UPDATE CASCADE ON DELETE CASCADE
       ) WITHOUT ROWID;
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
CREATE TABLE security_keys (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         serial_key TEXT NOT NULL,
         serial_number TEXT NOT NULL,
         enabled BIGINT NOT NULL,
         credential_id BLOB NOT NULL,
         algorithm BIGINT NOT NULL,
         public_key BLOB NOT NULL,
         sign_count BIGINT NOT NULL,
         has_verified_user BIGINT NOT NULL,
         PRIMARY KEY (account_id, user_key, serial_key),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE
       ) WITHOUT ROWID;
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
CREATE TABLE signin_networks (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         network TEXT NOT NULL,
         last_sign_in BIGINT NOT NULL,
         PRIMARY KEY (account_id, user_key, network),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE ON DELETE CASCADE
       ) WITHOUT ROWID;
CREATE TABLE signin_sessions (
         account_id BIGINT NOT NULL,
         id_hash TEXT NOT NULL,
         user_key TEXT NOT NULL,
         step TEXT NOT NULL CHECK (step IN ('Mfa', 'ChangePassword', 'Done')),
         created BIGINT NOT NULL,
         last_seen BIGINT NOT NULL,
         mfa_given BIGINT,
         wrong_codes BIGINT NOT NULL, last_seen_address TEXT, last_seen_agent TEXT,
         PRIMARY KEY (account_id, id_hash),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE ON DELETE CASCADE
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
CREATE TABLE spent_mfa_codes (
         account_id BIGINT NOT NULL,
         serial_key TEXT NOT NULL,
         step BIGINT NOT NULL,
         PRIMARY KEY (account_id, serial_key, step),
         FOREIGN KEY (account_id, serial_key) REFERENCES mfa_devices ON DELETE CASCADE
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
CREATE TABLE user_boundaries (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         policy_arn TEXT NOT NULL,
         PRIMARY KEY (account_id, user_key),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE ON DELETE CASCADE
       ) WITHOUT ROWID;
CREATE TABLE user_groups (
         account_id BIGINT NOT NULL REFERENCES accounts,
         group_key TEXT NOT NULL,
         group_name TEXT NOT NULL,
         path TEXT NOT NULL,
         created BIGINT NOT NULL,
         group_id TEXT NOT NULL,
         PRIMARY KEY (account_id, group_key)
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
CREATE TABLE user_tags (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         position BIGINT NOT NULL,
         tag_key TEXT NOT NULL,
         tag_value TEXT NOT NULL,
         PRIMARY KEY (account_id, user_key, position),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE ON DELETE CASCADE
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
         user_id TEXT NOT NULL, earlier_password_last_used BIGINT, sessions_ended BIGINT,
         PRIMARY KEY (account_id, user_key)
       ) WITHOUT ROWID;
INSERT INTO "users" VALUES(123456789012,'','','/',1789128000,NULL,NULL,NULL,NULL,'123456789012',NULL,NULL);
INSERT INTO "users" VALUES(123456789012,'alice','Alice','/team/',1789128000,1789128000,NULL,1789128000,0,'AIDAYMPULKQ2MPJNPM2NZ',NULL,NULL);
INSERT INTO "users" VALUES(123456789012,'bob','bob','/',1789128000,NULL,NULL,NULL,NULL,'AIDAJLYAF6MMKCUECD5LV',NULL,NULL);
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
CREATE INDEX users_by_id ON users (account_id, user_id);
CREATE INDEX roles_by_id ON roles (account_id, role_id);
CREATE UNIQUE INDEX security_keys_by_serial ON security_keys (account_id, serial_key);
CREATE UNIQUE INDEX security_keys_by_credential
         ON security_keys (account_id, credential_id);
COMMIT;
