"""The nginx configuration that is shipped, started on this machine for a site."""

import os
import re
import shutil
from pathlib import Path

import pytest

from tests.api.serving import free_port, running
from tests.projects import ROOT

_SHIPPED = ROOT / "deploy/nginx"
_LIMIT = re.compile(r"^ *limit_(?:conn|req) ")
_MAIN = """\
{user}daemon off;
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 4096; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/edaran.conf;
}}
"""


def program():
    """Return where nginx is; without it a test is skipped, and says so."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not found:
        pytest.skip("nginx is not installed: the shipped configuration is not tried")
    return found


def nginx(
    site: Path, folder: Path, upstream: int, zone="Asia/Jakarta", *, limits=True, patient=True
):
    """Serve a site by the shipped configuration; only places and ports are other ones.

    Without `limits` one address may ask as much as it likes, as under load from this machine;
    where it is not `patient` whoever does not answer at once is given up.
    """
    command = program()
    port = free_port()
    swaps = {
        "/srv/edaran/site": str(site),
        "/etc/nginx/edaran": str(folder),
        "/var/log/nginx": str(folder),
        "127.0.0.1:8080": f"127.0.0.1:{upstream}",
        "listen 80;": f"listen 127.0.0.1:{port};",
    }
    if not patient:
        swaps["proxy_read_timeout 30s;"] = "proxy_read_timeout 200ms;"
    for file in _SHIPPED.glob("*.conf"):
        text = file.read_text("utf-8")
        for old, new in swaps.items():
            text = text.replace(old, new)
        if not limits:
            text = "".join(one for one in text.splitlines(keepends=True) if not _LIMIT.search(one))
        (folder / file.name).write_text(text, "utf-8")
    main = folder / "main.conf"
    user = "user root;\n" if os.geteuid() == 0 else ""  # else nobody may read a test's folder
    main.write_text(_MAIN.format(folder=folder, user=user), "utf-8")
    words = [command, "-c", str(main), "-p", str(folder), "-e", str(folder / "error.log")]
    return running(words, port, folder / "log", TZ=zone)
