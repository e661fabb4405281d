"""Every action answers as AWS's model of it says, seen in an account that has one of everything.

Each answer is checked where it arrives (tests/support/model_check.py): an element that the model
does not name, a value that is not of its type, or a member that may not be missing, is an error.
"""

import json

from aws_client import Credentials, certificate, certificate_and_key, code_pair, ssh_public_key
from aws_model import NEWER_ACTIONS, catalogue
from rollcall_server import ACCOUNT
from server_test import ServerTest, main

# Refused to whoever asks, as long as there are no hardware devices.
NEVER_SUCCEEDS = {("iam", "GetMFADevice")}

BOUNDARY = "arn:aws:iam::aws:policy/AdministratorAccess"
TAGS = [{"Key": "team", "Value": "blue"}]
DOCUMENT = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Action": "iam:ListUsers",
                "Resource": "*",
                "Condition": {"StringEquals": {"aws:PrincipalTag/team": "blue"}},
            }
        ],
    }
)
TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"},
                "Action": ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"],
            }
        ],
    }
)


class Answers(ServerTest):
    fake_time = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.administrator = cls.server.an_administrator()
        cls.answered = set()
        for client in (cls.server.iam(), cls.server.iam(cls.administrator)):
            cls.watch(client)
        for credentials in (cls.administrator, cls.server.root):
            cls.watch(cls.server.sts(credentials))
        cls.iam = cls.server.iam(cls.administrator)
        cls.sts = cls.server.sts(cls.administrator)

    @classmethod
    def watch(cls, client):
        def note(event_name, http_response, **_):
            if http_response.status_code == 200:
                cls.answered.add(tuple(event_name.split(".")[1:3]))

        client.meta.events.register("after-call.*", note)

    def test_of_every_action_are_what_the_model_says(self):
        self.users()
        self.access_keys()
        self.passwords()
        self.mfa_devices()
        self.certificates_and_ssh_keys()
        self.service_specific_credentials()
        self.policies()
        self.groups()
        self.roles()
        self.policies_of_users()
        self.simulations()
        self.sessions()
        self.account()
        self.instance_profiles()
        self.server_certificates()
        self.deletions()
        served = {(s, a) for s, a in catalogue() if a not in NEWER_ACTIONS}
        self.assertEqual(served - self.answered - NEVER_SUCCEEDS, set())

    def users(self):
        self.iam.create_user(UserName="ann", Path="/team/", Tags=TAGS, PermissionsBoundary=BOUNDARY)
        self.iam.update_user(UserName="ann", NewUserName="alice")
        self.iam.tag_user(UserName="alice", Tags=[{"Key": "town", "Value": "Rome"}])
        self.assertEqual(len(self.iam.list_user_tags(UserName="alice")["Tags"]), 2)
        self.iam.untag_user(UserName="alice", TagKeys=["town"])
        user = self.iam.get_user(UserName="alice")["User"]
        self.assertEqual(user["PermissionsBoundary"]["PermissionsBoundaryArn"], BOUNDARY)
        self.assertEqual(user["Tags"], TAGS)
        self.assertEqual(len(self.iam.list_users(MaxItems=1)["Users"]), 1)
        self.server.iam().get_user()

    def access_keys(self):
        key = self.iam.create_access_key(UserName="alice")["AccessKey"]
        which = {"UserName": "alice", "AccessKeyId": key["AccessKeyId"]}
        self.server.sts(Credentials.of({"AccessKey": key})).get_caller_identity()
        self.iam.update_access_key(**which, Status="Inactive")
        self.iam.list_access_keys(UserName="alice")
        used = self.iam.get_access_key_last_used(AccessKeyId=key["AccessKeyId"])
        self.assertEqual(used["AccessKeyLastUsed"]["ServiceName"], "sts")
        self.sts.get_access_key_info(AccessKeyId=key["AccessKeyId"])
        self.iam.delete_access_key(**which)

    def passwords(self):
        self.iam.update_account_password_policy(MinimumPasswordLength=8, MaxPasswordAge=90)
        self.iam.get_account_password_policy()
        self.iam.create_login_profile(UserName="administrator", Password="First-Pa55word")
        self.iam.get_login_profile(UserName="administrator")
        self.iam.update_login_profile(UserName="administrator", Password="Second-Pa55word")
        self.iam.change_password(OldPassword="Second-Pa55word", NewPassword="Third-Pa55word")
        self.iam.delete_login_profile(UserName="administrator")
        self.iam.delete_account_password_policy()

    def mfa_devices(self):
        made = self.iam.create_virtual_mfa_device(VirtualMFADeviceName="phone", Path="/", Tags=TAGS)
        serial = made["VirtualMFADevice"]["SerialNumber"]
        seed = made["VirtualMFADevice"]["Base32StringSeed"].decode()
        whose = {"UserName": "alice", "SerialNumber": serial}
        self.iam.enable_mfa_device(**whose, **code_pair(seed, self.clock.now()))
        self.clock.move(minutes=2)
        self.iam.resync_mfa_device(**whose, **code_pair(seed, self.clock.now()))
        self.iam.tag_mfa_device(SerialNumber=serial, Tags=[{"Key": "town", "Value": "Rome"}])
        self.iam.list_mfa_device_tags(SerialNumber=serial)
        self.iam.untag_mfa_device(SerialNumber=serial, TagKeys=["town"])
        self.assertEqual(len(self.iam.list_mfa_devices(UserName="alice")["MFADevices"]), 1)
        assigned = self.iam.list_virtual_mfa_devices()["VirtualMFADevices"][0]
        self.assertEqual(assigned["User"]["UserName"], "alice")
        self.iam.deactivate_mfa_device(**whose)
        self.iam.delete_virtual_mfa_device(SerialNumber=serial)

    def certificates_and_ssh_keys(self):
        body = certificate()
        made = self.iam.upload_signing_certificate(UserName="alice", CertificateBody=body)
        which = {"UserName": "alice", "CertificateId": made["Certificate"]["CertificateId"]}
        self.iam.update_signing_certificate(**which, Status="Inactive")
        self.iam.list_signing_certificates(UserName="alice")
        self.iam.delete_signing_certificate(**which)

        made = self.iam.upload_ssh_public_key(UserName="alice", SSHPublicKeyBody=ssh_public_key())
        which = {"UserName": "alice", "SSHPublicKeyId": made["SSHPublicKey"]["SSHPublicKeyId"]}
        pem = self.iam.get_ssh_public_key(**which, Encoding="PEM")["SSHPublicKey"]
        self.assertEqual(pem["Fingerprint"], made["SSHPublicKey"]["Fingerprint"])
        self.iam.update_ssh_public_key(**which, Status="Inactive")
        self.iam.list_ssh_public_keys(UserName="alice")
        self.iam.delete_ssh_public_key(**which)

    def service_specific_credentials(self):
        for service in ("codecommit.amazonaws.com", "bedrock.amazonaws.com"):
            made = self.iam.create_service_specific_credential(
                UserName="alice", ServiceName=service
            )["ServiceSpecificCredential"]
            which = {
                "UserName": "alice",
                "ServiceSpecificCredentialId": made["ServiceSpecificCredentialId"],
            }
            self.iam.reset_service_specific_credential(**which)
            self.iam.update_service_specific_credential(**which, Status="Inactive")
            self.iam.list_service_specific_credentials(UserName="alice")
            self.iam.delete_service_specific_credential(**which)

    def policies(self):
        made = self.iam.create_policy(
            PolicyName="readers", PolicyDocument=DOCUMENT, Description="Who reads.", Tags=TAGS
        )["Policy"]
        type(self).policy = which = {"PolicyArn": made["Arn"]}
        self.iam.create_policy_version(**which, PolicyDocument=DOCUMENT)
        self.iam.set_default_policy_version(**which, VersionId="v2")
        self.assertEqual(
            len(self.iam.list_policy_versions(**which)["Versions"]),
            2,
        )
        self.iam.get_policy_version(**which, VersionId="v1")
        self.iam.delete_policy_version(**which, VersionId="v1")
        self.iam.tag_policy(**which, Tags=[{"Key": "town", "Value": "Rome"}])
        self.iam.list_policy_tags(**which)
        self.iam.untag_policy(**which, TagKeys=["town"])
        self.iam.get_policy(**which)
        self.assertGreater(len(self.iam.list_policies()["Policies"]), 1)

    def groups(self):
        self.iam.create_group(GroupName="staff", Path="/team/")
        self.iam.update_group(GroupName="staff", NewGroupName="crew")
        self.iam.add_user_to_group(GroupName="crew", UserName="alice")
        self.assertEqual(self.iam.get_group(GroupName="crew")["Users"][0]["UserName"], "alice")
        self.iam.list_groups()
        self.iam.list_groups_for_user(UserName="alice")
        self.iam.put_group_policy(GroupName="crew", PolicyName="own", PolicyDocument=DOCUMENT)
        self.iam.get_group_policy(GroupName="crew", PolicyName="own")
        self.iam.list_group_policies(GroupName="crew")
        self.iam.attach_group_policy(GroupName="crew", **self.policy)
        self.iam.list_attached_group_policies(GroupName="crew")

    def roles(self):
        self.iam.create_role(
            RoleName="auditor",
            AssumeRolePolicyDocument=TRUST,
            Description="Looks.",
            MaxSessionDuration=7200,
            PermissionsBoundary=BOUNDARY,
            Tags=TAGS,
        )
        role = {"RoleName": "auditor"}
        self.iam.update_role(**role, Description="Looks on.", MaxSessionDuration=3600)
        self.iam.update_role_description(**role, Description="Looks on again.")
        self.iam.update_assume_role_policy(**role, PolicyDocument=TRUST)
        self.iam.tag_role(**role, Tags=[{"Key": "town", "Value": "Rome"}])
        self.iam.list_role_tags(**role)
        self.iam.untag_role(**role, TagKeys=["town"])
        self.iam.put_role_policy(**role, PolicyName="own", PolicyDocument=DOCUMENT)
        self.iam.get_role_policy(**role, PolicyName="own")
        self.iam.list_role_policies(**role)
        self.iam.attach_role_policy(**role, **self.policy)
        self.iam.list_attached_role_policies(**role)
        self.iam.put_role_permissions_boundary(**role, PermissionsBoundary=BOUNDARY)
        self.iam.get_role(**role)
        self.iam.list_roles()

    def policies_of_users(self):
        alice = {"UserName": "alice"}
        self.iam.put_user_policy(**alice, PolicyName="own", PolicyDocument=DOCUMENT)
        self.iam.get_user_policy(**alice, PolicyName="own")
        self.iam.list_user_policies(**alice)
        self.iam.attach_user_policy(**alice, **self.policy)
        self.iam.list_attached_user_policies(**alice)
        self.iam.put_user_permissions_boundary(
            **alice, PermissionsBoundary=self.policy["PolicyArn"]
        )
        entities = self.iam.list_entities_for_policy(**self.policy)
        self.assertEqual(
            [len(entities[kind]) for kind in ("PolicyUsers", "PolicyGroups", "PolicyRoles")],
            [1, 1, 1],
        )

    def simulations(self):
        alice = f"arn:aws:iam::{ACCOUNT}:user/team/alice"
        self.iam.get_context_keys_for_custom_policy(PolicyInputList=[DOCUMENT])
        self.iam.get_context_keys_for_principal_policy(PolicySourceArn=alice)
        asked = {"ActionNames": ["iam:ListUsers", "iam:GetUser"], "ResourceArns": ["*"]}
        self.iam.simulate_custom_policy(PolicyInputList=[DOCUMENT], **asked)
        self.iam.simulate_principal_policy(PolicySourceArn=alice, **asked)

    def sessions(self):
        role = f"arn:aws:iam::{ACCOUNT}:role/auditor"
        made = self.sts.assume_role(
            RoleArn=role,
            RoleSessionName="night",
            Policy=DOCUMENT,
            Tags=[{"Key": "shift", "Value": "night"}],
            SourceIdentity="alice",
        )
        session = self.server.sts(Credentials.of_session(made))
        self.assertIn("assumed-role/auditor/night", session.get_caller_identity()["Arn"])
        self.sts.get_session_token()
        self.sts.get_federation_token(Name="guest", Policy=DOCUMENT)
        self.sts.get_caller_identity()
        self.iam.get_role(RoleName="auditor")

    def account(self):
        self.iam.create_account_alias(AccountAlias="example-account")
        self.iam.list_account_aliases()
        self.iam.delete_account_alias(AccountAlias="example-account")
        self.iam.get_account_summary()
        self.iam.list_open_id_connect_providers()
        self.iam.list_saml_providers()
        details = self.iam.get_account_authorization_details()
        for kind in ("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"):
            self.assertGreater(len(details[kind]), 0, kind)
        self.server.report_text(self.administrator)

    def instance_profiles(self):
        profile, role = {"InstanceProfileName": "machine"}, {"RoleName": "auditor"}
        self.iam.create_instance_profile(**profile, Path="/team/", Tags=TAGS)
        self.iam.add_role_to_instance_profile(**profile, **role)
        self.iam.tag_instance_profile(**profile, Tags=TAGS)
        self.iam.list_instance_profile_tags(**profile)
        self.iam.get_instance_profile(**profile)
        self.iam.list_instance_profiles()
        self.iam.list_instance_profiles_for_role(**role)
        (told,) = self.iam.get_account_authorization_details(Filter=["Role"])["RoleDetailList"]
        self.assertEqual(told["InstanceProfileList"][0]["Roles"][0]["RoleName"], "auditor")
        self.iam.untag_instance_profile(**profile, TagKeys=["team"])
        self.iam.remove_role_from_instance_profile(**profile, **role)
        self.iam.delete_instance_profile(**profile)

    def server_certificates(self):
        named = {"ServerCertificateName": "front"}
        body, private_key = certificate_and_key()
        self.iam.upload_server_certificate(
            ServerCertificateName="web",
            Path="/team/",
            CertificateBody=body,
            PrivateKey=private_key,
            CertificateChain=body,
            Tags=TAGS,
        )
        self.iam.update_server_certificate(
            ServerCertificateName="web", NewServerCertificateName="front"
        )
        self.iam.tag_server_certificate(**named, Tags=TAGS)
        self.iam.list_server_certificate_tags(**named)
        self.iam.get_server_certificate(**named)
        self.assertEqual(
            len(self.iam.list_server_certificates()["ServerCertificateMetadataList"]), 1
        )
        self.iam.untag_server_certificate(**named, TagKeys=["team"])
        self.iam.delete_server_certificate(**named)

    def deletions(self):
        alice, crew, role = {"UserName": "alice"}, {"GroupName": "crew"}, {"RoleName": "auditor"}
        self.iam.remove_user_from_group(**crew, **alice)
        self.iam.delete_user_permissions_boundary(**alice)
        self.iam.delete_role_permissions_boundary(**role)
        self.iam.delete_user_policy(**alice, PolicyName="own")
        self.iam.delete_group_policy(**crew, PolicyName="own")
        self.iam.delete_role_policy(**role, PolicyName="own")
        self.iam.detach_user_policy(**alice, **self.policy)
        self.iam.detach_group_policy(**crew, **self.policy)
        self.iam.detach_role_policy(**role, **self.policy)
        self.iam.delete_policy(**self.policy)
        self.iam.delete_group(**crew)
        self.iam.delete_role(**role)
        self.iam.delete_user(**alice)


if __name__ == "__main__":
    main()
