"""Server certificates, as openssl makes them and boto3, its paginators and the AWS CLI see them."""

import pathlib
import subprocess
import tempfile

from rollcall_server import ACCOUNT
from server_test import ServerTest, main


def openssl(*arguments, cwd):
    subprocess.run(["openssl", *arguments], cwd=cwd, check=True, capture_output=True)


def a_certificate(folder, name, issuer=None, kind=("rsa:2048",)):
    """Makes NAME.pem and NAME.key, signed by the issuer of that name or by itself."""
    openssl(
        *("req", "-new", "-nodes", "-newkey", *kind, "-subj", f"/CN={name}"),
        *("-keyout", f"{name}.key", "-out", f"{name}.csr"),
        cwd=folder,
    )
    by = ("-CA", f"{issuer}.pem", "-CAkey", f"{issuer}.key") if issuer else ("-key", f"{name}.key")
    openssl(
        *("x509", "-req", "-in", f"{name}.csr", *by, "-set_serial", "1", "-days", "30"),
        *("-out", f"{name}.pem"),
        cwd=folder,
    )


class ServerCertificates(ServerTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        a_certificate(cls.folder, "root")
        a_certificate(cls.folder, "between", issuer="root")
        a_certificate(cls.folder, "web", issuer="between")
        a_certificate(cls.folder, "curved", kind=("ec", "-pkeyopt", "ec_paramgen_curve:P-256"))

    def setUp(self):
        self.iam = self.server.iam()

    def text(self, name):
        return (self.folder / name).read_text()

    def upload(self, name, of="web", **more):
        return self.iam.upload_server_certificate(
            ServerCertificateName=name,
            CertificateBody=self.text(f"{of}.pem"),
            PrivateKey=self.text(f"{of}.key"),
            **more,
        )

    def count(self):
        return self.iam.get_account_summary()["SummaryMap"]["ServerCertificates"]

    def test_live_from_the_aws_cli_to_boto3(self):
        before = self.count()
        chain = self.text("between.pem") + self.text("root.pem")
        (self.folder / "chain.pem").write_text(chain)
        made = self.server.aws(
            *("iam", "upload-server-certificate", "--server-certificate-name", "Web"),
            *("--path", "/cloudfront/", "--tags", "Key=team,Value=one"),
            *("--certificate-body", f"file://{self.folder}/web.pem"),
            *("--private-key", f"file://{self.folder}/web.key"),
            *("--certificate-chain", f"file://{self.folder}/chain.pem"),
        )["ServerCertificateMetadata"]
        arn = f"arn:aws:iam::{ACCOUNT}:server-certificate/cloudfront/Web"
        self.assertEqual(made["Arn"], arn)
        got = self.iam.get_server_certificate(ServerCertificateName="WEB")["ServerCertificate"]
        self.assertEqual(got["CertificateBody"], self.text("web.pem").strip())
        self.assertEqual(got["CertificateChain"], chain.strip())
        self.assertEqual(got["Tags"], [{"Key": "team", "Value": "one"}])
        self.assertNotIn("PRIVATE KEY", str(got))
        self.assertEqual(self.count(), before + 1)
        self.iam.update_server_certificate(
            ServerCertificateName="Web", NewServerCertificateName="front", NewPath="/"
        )
        (listed,) = self.server.aws("iam", "list-server-certificates", "--path-prefix=/")[
            "ServerCertificateMetadataList"
        ]
        self.assertEqual(listed["ServerCertificateId"], made["ServerCertificateId"])
        self.assertEqual(listed["Arn"], f"arn:aws:iam::{ACCOUNT}:server-certificate/front")
        self.iam.delete_server_certificate(ServerCertificateName="front")
        self.assertEqual(self.count(), before)
        message = "The Server Certificate with name front cannot be found."
        with self.refused("NoSuchEntity", 404, message):
            self.iam.get_server_certificate(ServerCertificateName="front")

    def test_are_of_either_kind_and_fit_their_keys(self):
        self.upload("curve", of="curved")
        self.iam.delete_server_certificate(ServerCertificateName="curve")
        with self.refused("KeyPairMismatch", 400):
            self.iam.upload_server_certificate(
                ServerCertificateName="curve",
                CertificateBody=self.text("curved.pem"),
                PrivateKey=self.text("web.key"),
            )
        with self.refused("MalformedCertificate", 400):
            self.upload("disordered", CertificateChain=self.text("root.pem"))
        with self.refused("MalformedCertificate", 400):
            self.upload("empty", CertificateChain="none")

    def test_come_in_pages(self):
        names = [f"paged-{number}" for number in range(5)]
        for name in names:
            self.upload(name, Path="/pages/")
            self.addCleanup(self.iam.delete_server_certificate, ServerCertificateName=name)
        keys = [str(number) for number in range(5)]
        self.iam.tag_server_certificate(
            ServerCertificateName="paged-0", Tags=[{"Key": key, "Value": ""} for key in keys]
        )
        found = []
        pages = self.iam.get_paginator("list_server_certificates")
        for page in pages.paginate(PathPrefix="/pages/", PaginationConfig={"PageSize": 2}):
            found += [
                each["ServerCertificateName"] for each in page["ServerCertificateMetadataList"]
            ]
        self.assertEqual(found, names)
        first = self.iam.list_server_certificate_tags(ServerCertificateName="paged-0", MaxItems=3)
        rest = self.iam.list_server_certificate_tags(
            ServerCertificateName="paged-0", Marker=first["Marker"]
        )
        self.assertEqual([tag["Key"] for tag in first["Tags"] + rest["Tags"]], keys)

    def test_leave_no_private_key_where_somebody_could_read_it(self):
        self.upload("sealed", of="curved")
        self.addCleanup(self.iam.delete_server_certificate, ServerCertificateName="sealed")
        told = self.text("curved.key").splitlines()[1]
        for (parameters,) in self.server.store.rows("SELECT parameters FROM events"):
            self.assertNotIn(told, parameters)
        self.assertNotIn(told, self.server.log_tail())
        for (sealed,) in self.server.store.rows(
            "SELECT sealed_private_key FROM server_certificates"
        ):
            self.assertNotIn(told, sealed)


if __name__ == "__main__":
    main()
