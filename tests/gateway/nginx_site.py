"""nginx for tests, and the site that it guards. Its configuration is the sample of the documents
with ports and token of the test.
"""

import http.server
import os
import pathlib
import pwd
import shutil
import tempfile
import threading

from processes import Process, accepts, sample
from rollcall_server import ROOT, free_port, wait_until

NGINX = pathlib.Path("/usr/sbin/nginx")
SAMPLE = ROOT / "docs/gateway/nginx/rollcall.conf"

# What Debian's nginx.conf has around /etc/nginx/conf.d, in a folder of the test.
NGINX_CONF = """\
user {user};
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log stderr;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  scgi_temp_path {folder}/scgi;
  uwsgi_temp_path {folder}/uwsgi;
  # The machine may stand still for a while.
  proxy_read_timeout 300s;
  include {folder}/rollcall.conf;
}}
"""


def what_is_missing():
    return None if NGINX.exists() else f"{NGINX} is not installed (Debian package nginx)"


class Site(http.server.ThreadingHTTPServer):
    """Keeps every request that reaches it as (method, target, headers, body)."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.requests = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def close(self):
        self.shutdown()
        self.server_close()


class _Handler(http.server.BaseHTTPRequestHandler):
    def _answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.requests.append((self.command, self.path, headers, body))
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"in" if self.command != "HEAD" else b"")

    do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = _answer

    def log_message(self, *_):
        pass


class NginxSite:
    """A running nginx that asks a gateway (door.Door) about every request to its Site."""

    def __init__(self, door):
        self._door = door
        self._folder = pathlib.Path(tempfile.mkdtemp(prefix="rollcall-nginx-"))
        self._process = None
        self.site = Site()

    @property
    def requests(self):
        return self.site.requests

    def start(self):
        """Starts nginx, on another port if its own was taken meanwhile."""
        for _ in range(3):
            self._configure()
            self._process = Process(
                [NGINX, "-e", "stderr", "-p", self._folder, "-c", self._folder / "nginx.conf"],
                self._folder / "nginx.log",
            )
            is_settled = lambda: not self._process.is_running() or accepts(self.port)
            if wait_until(is_settled) and self._process.is_running():
                return self
            self._process.stop()
        raise AssertionError(f"nginx does not get ready:\n{self.log_tail()}")

    def _configure(self):
        self.port = free_port()
        user = pwd.getpwuid(os.geteuid()).pw_name
        (self._folder / "nginx.conf").write_text(NGINX_CONF.format(user=user, folder=self._folder))
        text = sample(
            SAMPLE,
            {
                "server 127.0.0.1:8081;": f"server 127.0.0.1:{self._door.port};",
                "listen 80;": f"listen 127.0.0.1:{self.port};",
                "proxy_pass http://127.0.0.1:9000;": f"proxy_pass http://127.0.0.1:{self.site.server_port};",
                "the-token-that-askers-share-with-rollcall;": f"{self._door.token};",
            },
        )
        (self._folder / "rollcall.conf").write_text(text)

    def log_tail(self, lines=30):
        return self._process.log_tail(lines)

    def close(self):
        if self._process is not None:
            self._process.stop()
        self.site.close()
        shutil.rmtree(self._folder, ignore_errors=True)
