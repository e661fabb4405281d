"""What nginx tells a client whose request the gateway has refused, in the words of S3."""

import sys
from xml.etree import ElementTree

import nginx_site
from nginx_test import NginxTest
from server_test import main


class Refusals(NginxTest):
    def test_no_header_of_amazon_can_be_added(self):
        alice = self.a_user("alice")
        for sign in (self.client.signed, self.client.presigned):
            for name in ("x-amz-copy-source", "X-Amz-ACL", "x-amz-meta-colour"):
                request = sign(alice, "/pub/y", method="PUT")
                answer = self.send(request, headers={name: "/secret/x"})
                self.assert_refused(answer, 403, "AccessDenied")
                self.assertIn("headers present in the request which were not signed", answer.text)
        self.assert_never_used("alice")

    def test_a_presigned_url_for_more_than_a_week_is_none(self):
        request = self.client.presigned(self.a_user("alice"), "/bucket/object", expires=691200)
        answer = self.send(request)
        self.assert_refused(answer, 403, "AccessDenied")
        self.assertIn("X-Amz-Expires must be", answer.text)

    def test_a_message_opens_no_tag_and_ends(self):
        alice = self.a_user("alice")
        for text in ('<script>alert(1)</script>&amp;"', "x" * 4000, "&" * 4000):
            header = f"AWS4-HMAC-SHA256 {text}"
            answer = self.client.ask(
                "GET", "/b/k", {"Host": "store.example.com", "Authorization": header}
            )
            self.assertEqual(answer.status, 401)
            told = ElementTree.fromstring(answer.text)
            self.assertEqual(told.findtext("Code"), "AuthorizationHeaderMalformed")
            self.assertEqual([child.tag for child in told], ["Code", "Message", "RequestId"])
        self.assert_never_used("alice")


if __name__ == "__main__":
    if missing := nginx_site.what_is_missing():
        print(f"SKIP: {missing}")
        sys.exit(77)
    main()
