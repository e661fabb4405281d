"""Every operation of S3's model, as boto3 sends it, with the rules that the documents give: each is
known, and asks for the permission that S3 asks for."""

import unittest
import urllib.parse

import botocore.session
from botocore.config import Config

from asking_service import HOST, AskingService, Signed
from aws_client import allowing
from rollcall_server import ROOT, FakeClock, Server, free_port
from server_test import main

# Where the action is not called as the operation is.
ACTIONS = {
    "CompleteMultipartUpload": "PutObject",
    "CopyObject": "PutObject,s3:GetObject",
    "CreateMultipartUpload": "PutObject",
    "DeleteBucketAnalyticsConfiguration": "PutAnalyticsConfiguration",
    "DeleteBucketCors": "PutBucketCORS",
    "DeleteBucketEncryption": "PutEncryptionConfiguration",
    "DeleteBucketIntelligentTieringConfiguration": "PutIntelligentTieringConfiguration",
    "DeleteBucketInventoryConfiguration": "PutInventoryConfiguration",
    "DeleteBucketLifecycle": "PutLifecycleConfiguration",
    "DeleteBucketMetadataConfiguration": "DeleteBucketMetadataTableConfiguration",
    "DeleteBucketMetricsConfiguration": "PutMetricsConfiguration",
    "DeleteBucketOwnershipControls": "PutBucketOwnershipControls",
    "DeleteBucketReplication": "PutReplicationConfiguration",
    "DeleteBucketTagging": "PutBucketTagging",
    "DeleteObjects": "DeleteObject,s3:DeleteObjectVersion",
    "DeletePublicAccessBlock": "PutBucketPublicAccessBlock",
    "GetBucketAccelerateConfiguration": "GetAccelerateConfiguration",
    "GetBucketAnalyticsConfiguration": "GetAnalyticsConfiguration",
    "GetBucketCors": "GetBucketCORS",
    "GetBucketEncryption": "GetEncryptionConfiguration",
    "GetBucketIntelligentTieringConfiguration": "GetIntelligentTieringConfiguration",
    "GetBucketInventoryConfiguration": "GetInventoryConfiguration",
    "GetBucketLifecycle": "GetLifecycleConfiguration",
    "GetBucketLifecycleConfiguration": "GetLifecycleConfiguration",
    "GetBucketMetadataConfiguration": "GetBucketMetadataTableConfiguration",
    "GetBucketMetricsConfiguration": "GetMetricsConfiguration",
    "GetBucketNotificationConfiguration": "GetBucketNotification",
    "GetBucketReplication": "GetReplicationConfiguration",
    "GetObjectAttributes": "GetObject,s3:GetObjectAttributes",
    "GetObjectLockConfiguration": "GetBucketObjectLockConfiguration",
    "GetPublicAccessBlock": "GetBucketPublicAccessBlock",
    "HeadBucket": "ListBucket",
    "HeadObject": "GetObject",
    "ListBucketAnalyticsConfigurations": "GetAnalyticsConfiguration",
    "ListBucketIntelligentTieringConfigurations": "GetIntelligentTieringConfiguration",
    "ListBucketInventoryConfigurations": "GetInventoryConfiguration",
    "ListBucketMetricsConfigurations": "GetMetricsConfiguration",
    "ListBuckets": "ListAllMyBuckets",
    "ListMultipartUploads": "ListBucketMultipartUploads",
    "ListObjectVersions": "ListBucketVersions",
    "ListObjects": "ListBucket",
    "ListObjectsV2": "ListBucket",
    "ListParts": "ListMultipartUploadParts",
    "PutBucketAccelerateConfiguration": "PutAccelerateConfiguration",
    "PutBucketAnalyticsConfiguration": "PutAnalyticsConfiguration",
    "PutBucketCors": "PutBucketCORS",
    "PutBucketEncryption": "PutEncryptionConfiguration",
    "PutBucketIntelligentTieringConfiguration": "PutIntelligentTieringConfiguration",
    "PutBucketInventoryConfiguration": "PutInventoryConfiguration",
    "PutBucketLifecycle": "PutLifecycleConfiguration",
    "PutBucketLifecycleConfiguration": "PutLifecycleConfiguration",
    "PutBucketMetricsConfiguration": "PutMetricsConfiguration",
    "PutBucketNotificationConfiguration": "PutBucketNotification",
    "PutBucketReplication": "PutReplicationConfiguration",
    "PutObjectLockConfiguration": "PutBucketObjectLockConfiguration",
    "PutPublicAccessBlock": "PutBucketPublicAccessBlock",
    "SelectObjectContent": "GetObject",
    "UploadPart": "PutObject",
    "UploadPartCopy": "PutObject,s3:GetObject",
}

# Of directory buckets, metadata tables and Object Lambda: other services, in part.
LEFT_OUT = {
    "CreateBucketMetadataConfiguration",
    "CreateBucketMetadataTableConfiguration",
    "CreateSession",
    "ListDirectoryBuckets",
    "RenameObject",
    "UpdateBucketMetadataInventoryTableConfiguration",
    "UpdateBucketMetadataJournalTableConfiguration",
    "WriteGetObjectResponse",
}

VALUES = {"Bucket": "bucket", "Key": "folder/a b+c", "CopySource": "source/a%20b"}


class Caught(Exception):
    """Raised in place of sending: the request is all that is wanted."""


def value_of(name, shape):
    """Some value of this shape, with all that it must have."""
    if name in VALUES:
        return VALUES[name]
    if shape.type_name == "structure":
        members = shape.members.items()
        return {name: value_of(name, of) for name, of in members if name in shape.required_members}
    if shape.type_name == "list":
        return [value_of(name, shape.member)]
    if shape.type_name in ("integer", "long"):
        return 1
    if shape.type_name == "boolean":
        return True
    if shape.type_name == "blob":
        return b"text"
    return getattr(shape, "enum", None) and shape.enum[0] or "text"


class Surface(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        port = free_port()
        cls.server = Server(
            *("--gateway-listen", f"127.0.0.1:{port}"),
            *("--gateway-rules", ROOT / "docs/gateway/s3-actions.conf"),
            *("--gateway-host", HOST),
            clock=FakeClock(),
        )
        cls.addClassCleanup(cls.server.close)
        cls.server.start()
        cls.asking = AskingService(cls.server, port)
        cls.alice = cls.server.a_user("alice")
        cls.server.iam().put_user_policy(
            UserName="alice", PolicyName="given", PolicyDocument=allowing("s3:*")
        )
        cls.server._sign_at_server_time()
        cls.client = botocore.session.get_session().create_client(
            "s3",
            region_name="us-east-1",
            endpoint_url=f"http://{HOST}",
            aws_access_key_id=cls.alice.access_key_id,
            aws_secret_access_key=cls.alice.secret_access_key,
            config=Config(signature_version="s3v4", s3={"addressing_style": "path"}),
        )
        cls.client.meta.events.register("before-send.s3", cls.catch)

    @classmethod
    def catch(cls, request, **_):
        parts = urllib.parse.urlsplit(request.url)
        text = lambda value: value.decode() if isinstance(value, bytes) else value
        headers = {name: text(value) for name, value in request.headers.items()}
        for name in ("host", "Content-Length", "Expect"):  # said below, or left to who sends
            headers.pop(name, None)
        cls.caught = Signed(
            request.method,
            parts.path + (f"?{parts.query}" if parts.query else ""),
            {**headers, "Host": parts.netloc},
        )
        raise Caught

    def sent(self, operation):
        model = self.client.meta.service_model.operation_model(operation)
        parameters = value_of(operation, model.input_shape) if model.input_shape else {}
        with self.assertRaises(Caught):
            self.client._make_api_call(operation, parameters)
        return self.caught

    def test_every_operation_asks_for_its_own_permission(self):
        operations = set(self.client.meta.service_model.operation_names)
        self.assertGreater(len(operations), 80)
        for operation in sorted(operations - LEFT_OUT):
            request = self.sent(operation)
            answer = self.asking.nginx(request)
            self.assertEqual(answer.status, 200, f"{operation}: {request.target} {answer.text}")
            expected = "s3:" + ACTIONS.get(operation, operation)
            self.assertEqual(answer.headers["X-Rollcall-Action"], expected, operation)

    def test_operations_on_other_things_than_buckets_are_refused(self):
        operations = set(self.client.meta.service_model.operation_names)
        for operation in sorted((operations & LEFT_OUT) - {"ListDirectoryBuckets"}):
            self.assertEqual(self.asking.nginx(self.sent(operation)).status, 403, operation)


if __name__ == "__main__":
    main()
