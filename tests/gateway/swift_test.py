"""OpenStack Swift as an object store whose keys are Rollcall's: the AWS CLI and boto3 use it, and the
credential report says so."""

import datetime
import hashlib
import os
import pathlib
import sys
import tempfile
import urllib.error
import urllib.request

import botocore.exceptions

import swift_cluster
from asking_service import AskingService
from aws_client import allowing
from fake_clock import client_time
from gateway_test_base import RealServiceTest
from patience import PATIENCE
from rollcall_server import Credentials, RealClock, wait_until
from s3_clients import aws, aws_process, s3
from server_test import main

OTHER_ACCOUNT = "210987654321"
MEBIBYTE = 1024 * 1024
NAME = "Ünder the+hood/100% & more.txt"


class SwiftTest(RealServiceTest):
    service_kind = swift_cluster.SwiftCluster

    def setUp(self):
        super().setUp()
        self.bucket = "bucket-" + hashlib.md5(self.id().encode()).hexdigest()

    def s3(self, key):
        return s3(self.service.endpoint, key)

    def aws(self, key, *arguments):
        """What the AWS CLI printed, which must have been content."""
        code, printed, complaint = aws(self.service.endpoint, key, *arguments)
        self.assertEqual(code, 0, complaint)
        return printed

    def assert_error(self, code, call, **parameters):
        with self.assertRaises(botocore.exceptions.ClientError) as caught:
            call(**parameters)
        self.assertEqual(caught.exception.response["Error"]["Code"], code)

    def browse(self, url):
        """(status, body) of a plain GET, as a browser does it."""
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()


class Store(SwiftTest):
    def test_the_aws_cli_uses_the_store(self):
        alice = self.a_user("alice")
        with tempfile.TemporaryDirectory() as folder:
            large, back = pathlib.Path(folder) / "large", pathlib.Path(folder) / "back"
            large.write_bytes(os.urandom(20 * MEBIBYTE))  # three parts of a multipart upload
            self.aws(alice, "s3", "mb", f"s3://{self.bucket}")
            self.aws(alice, "s3", "cp", "--no-progress", large, f"s3://{self.bucket}/{NAME}")
            listed = self.aws(alice, "s3", "ls", "--recursive", f"s3://{self.bucket}")
            self.assertIn(f"{20 * MEBIBYTE} {NAME}", listed)
            self.aws(alice, "s3", "cp", "--no-progress", f"s3://{self.bucket}/{NAME}", back)
            self.assertEqual(hashed(back), hashed(large))
        described = self.s3(alice).head_object(Bucket=self.bucket, Key=NAME)
        self.assertTrue(described["ETag"].endswith('-3"'), described["ETag"])
        self.assert_used("alice", "s3", "N/A")

    def test_boto3_uses_the_store(self):
        alice = self.a_user("alice")
        client = self.s3(alice)
        client.create_bucket(Bucket=self.bucket)
        client.put_object(Bucket=self.bucket, Key=NAME, Body=b"text", Metadata={"colour": "green"})
        read = client.get_object(Bucket=self.bucket, Key=NAME)
        self.assertEqual((read["Body"].read(), read["Metadata"]), (b"text", {"colour": "green"}))
        listed = client.list_objects_v2(Bucket=self.bucket, Prefix="Ünder the+")["Contents"]
        self.assertEqual([entry["Key"] for entry in listed], [NAME])
        self.assertIn(self.bucket, [each["Name"] for each in client.list_buckets()["Buckets"]])
        client.delete_object(Bucket=self.bucket, Key=NAME)
        client.delete_bucket(Bucket=self.bucket)
        self.assert_error("NoSuchBucket", client.list_objects_v2, Bucket=self.bucket)
        self.assert_used("alice", "s3", "N/A")

    def test_a_browser_opens_a_presigned_url(self):
        alice, bob = self.a_user("alice"), self.a_user("bob")
        client = self.s3(alice)
        client.create_bucket(Bucket=self.bucket)
        client.put_object(Bucket=self.bucket, Key=NAME, Body=b"text")
        url = self.presigned(bob)
        self.assertEqual(self.browse(url), (200, "text"))
        self.assert_used("bob", "s3", "N/A")
        self.switch("bob", bob, "Inactive")
        self.assertEqual(self.browse(url)[0], 403)

    def test_a_presigned_url_takes_no_header_that_changes_what_is_asked(self):
        alice = self.a_user("alice")
        client = self.s3(alice)
        client.create_bucket(Bucket=self.bucket)
        client.put_object(Bucket=self.bucket, Key=NAME, Body=b"secret")
        url = client.generate_presigned_url(
            "put_object", Params={"Bucket": self.bucket, "Key": "public"}, ExpiresIn=300
        )
        for name in ("x-amz-copy-source", "x-amz-acl", "x-amz-meta-colour"):
            request = urllib.request.Request(
                url, b"", {name: f"/{self.bucket}/other"}, method="PUT"
            )
            with self.assertRaises(urllib.error.HTTPError) as caught:
                urllib.request.urlopen(request, timeout=PATIENCE)
            self.assertIn("<Code>AccessDenied</Code>", caught.exception.read().decode())
        self.assertNotIn(
            "public",
            [found["Key"] for found in client.list_objects(Bucket=self.bucket)["Contents"]],
        )

    def test_a_presigned_url_is_as_old_as_the_gateway_lets_it_be(self):
        owner = self.a_user("owner")
        self.s3(owner).create_bucket(Bucket=self.bucket)
        self.s3(owner).put_object(Bucket=self.bucket, Key=NAME, Body=b"text")
        url = self.presigned(owner, ago=datetime.timedelta(hours=1), expires=7200)
        self.assertEqual(self.browse(url)[0], 403)
        self.assertIn("SignatureDoesNotMatch", self.browse(url)[1])

        self.server.stop()
        self.serve("--gateway-string-age", "604800")
        alice, bob = self.a_user("alice"), self.a_user("bob")
        url = self.presigned(alice, ago=datetime.timedelta(hours=1), expires=7200)
        self.assertEqual(self.browse(url), (200, "text"))
        # Swift itself refuses what has expired, and requests that are sent again later.
        url = self.presigned(bob, ago=datetime.timedelta(hours=1), expires=1800)
        self.assertEqual(self.browse(url)[0], 403)
        self.assert_error("RequestTimeTooSkewed", self.s3(bob).list_buckets)
        self.assert_used("alice", "s3", "N/A")
        self.assert_never_used("bob")

    def presigned(self, key, ago=datetime.timedelta(), expires=300):
        client_time.clock = Ago(ago)
        self.addCleanup(setattr, client_time, "clock", RealClock())
        return self.s3(key).generate_presigned_url(
            "get_object", Params={"Bucket": self.bucket, "Key": NAME}, ExpiresIn=expires
        )


class Refused(SwiftTest):
    def test_what_is_not_verified_moves_nothing(self):
        alice, bob = self.a_user("alice"), self.a_user("bob")
        self.switch("bob", bob, "Inactive")
        forged = Credentials(alice.access_key_id, "x" * 40)
        unknown = Credentials("AKIAIOSFODNN7EXAMPLE", alice.secret_access_key)
        for key in (forged, unknown, bob):
            # Swift has one word for whatever its token service refuses.
            self.assert_error("SignatureDoesNotMatch", self.s3(key).list_buckets)
            self.assert_error(
                "SignatureDoesNotMatch", self.s3(key).create_bucket, Bucket=self.bucket
            )
            code, _, complaint = aws(
                self.service.endpoint, key, "s3api", "create-bucket", "--bucket", self.bucket
            )
            self.assertNotEqual(code, 0)
            self.assertIn("SignatureDoesNotMatch", complaint)
        self.assertEqual(self.browse(f"{self.service.endpoint}/v1/AUTH_1/c")[0], 401)
        self.assert_never_used("alice", "bob")

    def test_a_body_other_than_the_one_that_was_signed_is_not_kept(self):
        """The gateway sees no body. Swift compares it with the hash that the signature covers."""
        alice = self.a_user("alice")
        self.s3(alice).create_bucket(Bucket=self.bucket)
        client = AskingService(self.server, self.service.port)
        request = client.signed(alice, f"/{self.bucket}/o", method="PUT", body=b"signed")
        answer = client.ask("PUT", request.target, request.headers, b"forged")
        self.assertIn(answer.status, (400, 403), answer.text)
        self.assertNotIn("Contents", self.s3(alice).list_objects_v2(Bucket=self.bucket))

    def test_who_may_nothing_is_denied_and_was_seen(self):
        nobody = self.a_user("nobody", "ec2:*")
        self.assert_error("AccessDenied", self.s3(nobody).create_bucket, Bucket=self.bucket)
        self.assert_used("nobody", "s3", "N/A")

    def test_a_reader_reads(self):
        alice = self.a_user("alice")
        reader = self.a_user("reader", "s3:ListAllMyBuckets", "s3:ListBucket", "s3:GetObject")
        self.s3(alice).create_bucket(Bucket=self.bucket)
        self.s3(alice).put_object(Bucket=self.bucket, Key=NAME, Body=b"text")
        client = self.s3(reader)
        self.assertEqual(client.get_object(Bucket=self.bucket, Key=NAME)["Body"].read(), b"text")
        self.assert_error(
            "AccessDenied", client.put_object, Bucket=self.bucket, Key="mine", Body=b"text"
        )

    def test_another_accounts_bucket_is_not_there(self):
        alice = self.a_user("alice")
        self.s3(alice).create_bucket(Bucket=self.bucket)
        self.s3(alice).put_object(Bucket=self.bucket, Key=NAME, Body=b"text")
        stranger = self.a_stranger("stranger")
        client = self.s3(stranger)
        self.assert_error("NoSuchBucket", client.list_objects_v2, Bucket=self.bucket)
        self.assert_error("NoSuchBucket", client.get_object, Bucket=self.bucket, Key=NAME)
        # Swift lets a client name the account it wants to work on, and then denies it.
        insisting = Credentials(
            f"{stranger.access_key_id}:{self.server.account}", stranger.secret_access_key
        )
        self.assert_error(
            "AccessDenied", self.s3(insisting).get_object, Bucket=self.bucket, Key=NAME
        )
        self.assertEqual(
            self.server.report(self.other_root)["stranger"]["access_key_1_last_used_service"], "s3"
        )

    def a_stranger(self, name):
        """A user of another account, who may do everything there."""
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "credentials"
            self.server.run(
                *("account", "create", "--data", self.server.data),
                *("--account-id", OTHER_ACCOUNT, "--credentials-file", file),
            )
            self.other_root = Credentials.of_file(file)
        iam = self.server.iam(self.other_root)
        iam.create_user(UserName=name)
        iam.put_user_policy(UserName=name, PolicyName="all", PolicyDocument=allowing("*"))
        return Credentials.of(iam.create_access_key(UserName=name))


class SwitchedOff(SwiftTest):
    def test_a_key_that_is_switched_off_amid_an_upload_finishes_nothing(self):
        """The CLI uploads what it reads from a pipe; its key goes while the pipe is still open."""
        alice, witness = self.a_user("alice"), self.s3(self.a_user("witness"))
        witness.create_bucket(Bucket=self.bucket)
        copying = aws_process(
            self.service.endpoint, alice, "s3", "cp", "-", f"s3://{self.bucket}/{NAME}"
        )
        self.addCleanup(copying.wait)
        self.addCleanup(copying.kill)
        # More than it reads ahead, so that parts must have left before this returns.
        copying.stdin.write(bytes(24 * MEBIBYTE))
        copying.stdin.flush()
        self.assertTrue(wait_until(lambda: self.uploads(witness), seconds=PATIENCE))
        self.switch("alice", alice, "Inactive")
        _, complaint = copying.communicate(bytes(24 * MEBIBYTE), timeout=PATIENCE)
        self.assertNotEqual(copying.returncode, 0)
        self.assertIn("SignatureDoesNotMatch", complaint.decode())
        self.assertNotIn("Contents", witness.list_objects_v2(Bucket=self.bucket))
        self.assert_used("alice", "s3", "N/A")

    def uploads(self, client):
        return client.list_multipart_uploads(Bucket=self.bucket).get("Uploads")

    def test_each_part_of_an_upload_is_asked_about(self):
        alice = self.a_user("alice")
        client = self.s3(alice)
        client.create_bucket(Bucket=self.bucket)
        upload = {"Bucket": self.bucket, "Key": NAME}
        upload["UploadId"] = client.create_multipart_upload(**upload)["UploadId"]
        part = bytes(5 * MEBIBYTE)
        first = client.upload_part(**upload, PartNumber=1, Body=part)
        self.switch("alice", alice, "Inactive")
        self.assert_error(
            "SignatureDoesNotMatch", client.upload_part, **upload, PartNumber=2, Body=part
        )
        parts = {"Parts": [{"PartNumber": 1, "ETag": first["ETag"]}]}
        self.assert_error(
            "SignatureDoesNotMatch",
            client.complete_multipart_upload,
            **upload,
            MultipartUpload=parts,
        )
        self.switch("alice", alice, "Active")
        client.complete_multipart_upload(**upload, MultipartUpload=parts)
        self.assertEqual(client.head_object(**object_of(upload))["ContentLength"], len(part))


class Ago:
    """A clock that is late."""

    def __init__(self, span):
        self._span = span

    def now(self):
        return datetime.datetime.now(datetime.timezone.utc) - self._span


def object_of(upload):
    return {name: upload[name] for name in ("Bucket", "Key")}


def hashed(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    if missing := swift_cluster.what_is_missing():
        print(f"SKIP: {missing}")
        sys.exit(77)
    main()
