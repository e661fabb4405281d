"""AWS's own clients of S3 for a store that is not AWS's: the AWS CLI and boto3, neither of which
tries twice."""

import os
import subprocess

import boto3
import botocore.config

from patience import PATIENCE
from rollcall_server import AWS_PROGRAM

REGION = "us-east-1"


def s3(endpoint, key):
    """A boto3 client that addresses buckets by path."""
    return boto3.session.Session().client(
        "s3",
        region_name=REGION,
        endpoint_url=endpoint,
        aws_access_key_id=key.access_key_id,
        aws_secret_access_key=key.secret_access_key,
        config=botocore.config.Config(
            signature_version="s3v4",
            s3={"addressing_style": "path"},
            retries={"total_max_attempts": 1},
            read_timeout=PATIENCE,
        ),
    )


def aws_process(endpoint, key, *arguments):
    """The AWS CLI, started, with its ends as pipes."""
    environment = {
        **os.environ,
        "AWS_ACCESS_KEY_ID": key.access_key_id,
        "AWS_SECRET_ACCESS_KEY": key.secret_access_key,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_MAX_ATTEMPTS": "1",
    }
    return subprocess.Popen(
        [AWS_PROGRAM, "--endpoint-url", endpoint, *map(str, arguments)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def aws(endpoint, key, *arguments):
    """Runs the AWS CLI to its end: (exit code, what it printed, what it complained of)."""
    process = aws_process(endpoint, key, *arguments)
    try:
        printed, complaint = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
    return process.returncode, printed.decode(), complaint.decode()
