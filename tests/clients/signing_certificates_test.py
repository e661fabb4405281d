"""Signing certificates, as the AWS CLI and boto3 live with them."""

import datetime

from aws_client import certificate
from credentials_test_base import CredentialsTest, quota
from server_test import main

UNKNOWN_CERTIFICATE = "NONEXISTENTCERTID12345678901"


class SigningCertificates(CredentialsTest):
    def upload(self, body, user=None):
        answer = self.iam.upload_signing_certificate(
            UserName=user or self.user, CertificateBody=body
        )
        return answer["Certificate"]

    def statuses(self):
        listed = self.iam.list_signing_certificates(UserName=self.user)["Certificates"]
        return [(each["CertificateId"], each["Status"]) for each in listed]

    def test_a_certificate_lives_its_life_in_the_command_line(self):
        body = certificate()
        name = ("--user-name", self.user)
        made = self.aws("upload-signing-certificate", *name, "--certificate-body", body)
        made = made["Certificate"]
        self.assertRegex(made["CertificateId"], r"\A[A-Z2-7]{32}\Z")
        self.assertEqual((made["UserName"], made["Status"]), (self.user, "Active"))
        self.assertEqual(made["CertificateBody"], body)
        listed = self.aws("list-signing-certificates", *name)["Certificates"]
        self.assertEqual(listed, [made])
        whose = (*name, "--certificate-id", made["CertificateId"])
        self.aws("update-signing-certificate", *whose, "--status", "Inactive")
        self.assertEqual(self.statuses(), [(made["CertificateId"], "Inactive")])
        self.aws("delete-signing-certificate", *whose)
        self.assertEqual(self.statuses(), [])

    def test_the_size_of_the_key_does_not_matter(self):
        self.upload(certificate(key="rsa:1024"))
        self.upload(certificate(key="rsa:4096"))

    def test_what_is_no_certificate_or_is_not_valid_now_is_malformed(self):
        now = self.clock.now()
        second = datetime.timedelta(seconds=1)
        for body in (
            "no certificate",
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
            certificate(end=now - second),
            certificate(begin=now + second),
        ):
            with self.refused("MalformedCertificate", 400, f"Certificate {body} is malformed."):
                self.upload(body)
        self.upload(certificate(begin=now, end=now))

    def test_a_certificate_is_taken_once_it_has_become_valid(self):
        body = certificate(begin=self.clock.now() + datetime.timedelta(seconds=60))
        with self.refused("MalformedCertificate", 400, f"Certificate {body} is malformed."):
            self.upload(body)
        self.clock.move(seconds=61)
        self.upload(body)

    def test_the_same_certificate_again_is_no_second_one(self):
        body = certificate()
        made = self.upload(body)
        self.iam.update_signing_certificate(
            UserName=self.user, CertificateId=made["CertificateId"], Status="Inactive"
        )
        self.clock.move(hours=1)
        self.assertEqual(self.upload(body), made)
        self.assertEqual(self.statuses(), [(made["CertificateId"], "Inactive")])
        self.iam.create_user(UserName=self.user + "-2")
        with self.refused("DuplicateCertificate", 409, "Duplicate certificate uploaded."):
            self.upload(body, self.user + "-2")

    def test_a_third_certificate_is_one_too_many(self):
        for _ in range(2):
            self.upload(certificate())
        with self.refused("LimitExceeded", 409, quota("CertificatesPerUser", 2)):
            self.upload(certificate())

    def test_a_certificate_is_found_under_its_own_user_alone(self):
        mine = self.upload(certificate())["CertificateId"]
        other = self.user + "-2"
        self.iam.create_user(UserName=other)
        for user, key, message in (
            (other, mine, f"The Certificate with id {mine} cannot be found."),
            (
                other,
                UNKNOWN_CERTIFICATE,
                f"The Certificate with id {UNKNOWN_CERTIFICATE} cannot be found.",
            ),
            ("nobody", mine, "The user with name nobody cannot be found."),
        ):
            whose = {"UserName": user, "CertificateId": key}
            with self.refused("NoSuchEntity", 404, message):
                self.iam.update_signing_certificate(**whose, Status="Inactive")
            with self.refused("NoSuchEntity", 404, message):
                self.iam.delete_signing_certificate(**whose)
        with self.refused("InvalidInput", 400, "Operation does not support status Expired"):
            self.iam.update_signing_certificate(
                UserName=self.user, CertificateId=mine, Status="Expired"
            )
        self.assertEqual(self.statuses(), [(mine, "Active")])


if __name__ == "__main__":
    main()
