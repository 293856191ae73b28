#!/usr/bin/python3
"""A mail relay for tests: aiosmtpd, with TLS, a password, and what goes wrong with relays.

    scripts/relay-for-tests.py FOLDER [--tls starttls|implicit|none] [--login USER:PASSWORD]

Prints its port, then one JSON object for each mail it took: the envelope, the raw bytes, and what Python's own
`email` package reads of them. What happens is decided by the recipient: see `Trouble`. FOLDER gets a certificate,
relay.pem, which is its own authority.
"""
import argparse
import asyncio
import base64
import email
import email.policy
import json
import os
import signal
import ssl
import subprocess
import sys

from aiosmtpd.smtp import SMTP, AuthResult


def certificate(folder):
    """A context with a certificate for localhost, made when it is not there yet."""
    pem = os.path.join(folder, "relay.pem")
    if not os.path.exists(pem):
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
             "-keyout", pem + ".key", "-out", pem, "-days", "2", "-subj", "/CN=localhost",
             "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem, pem + ".key")
    return context


class Trouble:
    """What the part before the @ asks for."""

    def __init__(self):
        self.connections = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        answers = {
            "nobody": "550 5.1.1 There is no such mailbox", "full": "552 5.2.2 The mailbox is full",
            "grey": "451 4.7.1 Come back later", "policy": "550 5.7.1 Not from you", "old": "550 no such user",
            "busy": "421 4.3.2 Going away", "lines": "550-5.1.1 There is\r\n550 5.1.1 nobody here",
        }
        name = address.split("@")[0].lower()
        if name in answers:
            return answers[name]
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Fine"

    async def handle_DATA(self, server, session, envelope):
        name = envelope.rcpt_tos[0].split("@")[0].lower()
        if name == "slow":
            await asyncio.sleep(6)
        if name == "stuck":
            await asyncio.sleep(50)
        if name == "drop":
            tell(server, session, envelope)
            server.transport.close()
            return "250 never heard"
        if name == "spam":
            return "554 5.7.1 Looks like spam"
        tell(server, session, envelope)
        return "250 2.0.0 Queued as 4711"


def tell(server, session, envelope):
    raw = envelope.original_content
    message = email.message_from_bytes(raw, policy=email.policy.default)
    parts = [
        {"type": part.get_content_type(), "charset": part.get_content_charset(),
         "encoding": part["Content-Transfer-Encoding"], "text": part.get_content()}
        for part in message.walk() if not part.is_multipart()]
    print(json.dumps({
        "from": envelope.mail_from, "to": envelope.rcpt_tos, "greeting": session.host_name,
        "tls": server.transport.get_extra_info("ssl_object") is not None,
        "authenticated": bool(session.authenticated), "peer": list(session.peer),
        "raw": base64.b64encode(raw).decode(),
        "headers": {name: str(value) for name, value in message.items()},
        "type": message.get_content_type(), "parts": parts,
        "defects": [str(d) for d in message.defects]
        + [f"{name}: {d}" for name, value in message.items() for d in getattr(value, "defects", [])],
    }), flush=True)


def authenticator(login):
    user, password = login.split(":", 1)

    def check(server, session, envelope, mechanism, data):
        good = data.login.decode() == user and data.password.decode() == password
        return AuthResult(success=good, handled=False)

    return check


async def main():
    options = argparse.ArgumentParser()
    options.add_argument("folder")
    options.add_argument("--tls", default="starttls")
    options.add_argument("--login")
    options = options.parse_args()
    context = None if options.tls == "none" else certificate(options.folder)
    handler = Trouble()

    def session():
        return SMTP(
            handler, hostname="relay.test", enable_SMTPUTF8=True,
            tls_context=context if options.tls == "starttls" else None,
            require_starttls=options.tls == "starttls" and options.login is not None,
            authenticator=authenticator(options.login) if options.login else None,
            auth_required=options.login is not None,
            auth_require_tls=options.tls == "starttls", timeout=30)

    server = await asyncio.get_running_loop().create_server(
        session, "127.0.0.1", 0, ssl=context if options.tls == "implicit" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    # Ends with the test that started it.
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, ended.set)
    loop.add_reader(sys.stdin.fileno(), lambda: sys.stdin.buffer.read1() or ended.set())
    await ended.wait()
    server.close()


asyncio.run(main())
