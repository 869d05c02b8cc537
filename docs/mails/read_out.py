#!/usr/bin/env python3
"""Ten mails and what they are answered, as docs/matching.md shows them.

    docs/mails/read_out.py --url http://127.0.0.1:8080       # a server of the demo catalogue: scripts/demo

Puts each mail of this folder to POST /v1/match, as it is, and prints it with its answer: what was read, the verdict, the first
three offers with their reasons, what could be loosened. Standard library only.
"""
import argparse
import email
import email.policy
import http.client
import json
import pathlib
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
SHOWN = 3
READ_BESIDE_TOPIC = ("place", "radius_km", "min_price", "max_price", "price_per", "tax", "headcount", "teaching_language", "modality", "format", "rhythm", "level",
                     "cefr_entry", "cefr_target", "date_from", "date_to", "max_days", "max_hours", "certification", "funding", "exclude", "must")


def answer(server, mail):
    connection = http.client.HTTPConnection(server.hostname, server.port, timeout=30)
    connection.request("POST", "/v1/match", mail, {"Content-Type": "message/rfc822"})
    reply = connection.getresponse()
    body = json.loads(reply.read())
    if reply.status != 200:
        raise SystemExit(f"{reply.status}: {body}")
    return body


def shown(value):
    if isinstance(value, list):
        return ", ".join(shown(one) for one in value)
    if isinstance(value, dict):
        return value["name"] if "name" in value else "; ".join(f"{name} {shown(one)}" for name, one in value.items())
    return str(value)


def lines_of(need):
    read = need["read"]
    values = " · ".join(f"{name} {shown(read[name])}" for name in READ_BESIDE_TOPIC if name in read)
    yield f"*Lu* : **{read.get('topic', '(aucun sujet)')}**" + (f" · {values}" if values else "")
    yield ""
    yield f"*Réponse* : **{need['verdict']}**, {need['total']} conviennent, {need['near_total']} presque, {need['remote_total']} à distance."
    for rank, offer in enumerate(need["offers"][:SHOWN], 1):
        reasons = " ; ".join(reason["text"] for reason in offer["why"])
        misses = " — **" + " ; ".join(miss["text"] for miss in offer["misses"]) + "**" if offer["misses"] else ""
        yield f"{rank}. *{offer['title']}*, {offer['provider']['name']} ({offer['score']:.3f}, {'convient' if offer['fit'] == 'fit' else 'presque'}) : {reasons}{misses}"
    if need["relaxations"]:
        yield ""
        yield "*Pour aller plus loin* : " + " ; ".join(relaxation["text"] for relaxation in need["relaxations"]) + "."
    if need["skilled_providers"]:
        yield ""
        yield "*Sans cours publié, mais compétents* : " + ", ".join(provider["name"] for provider in need["skilled_providers"][:SHOWN]) + "."


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--url", default="http://127.0.0.1:8080")
    server = urllib.parse.urlparse(parser.parse_args().url)
    for path in sorted(HERE.glob("*.eml")):
        mail = path.read_bytes()
        text = email.message_from_bytes(mail, policy=email.policy.default).get_content().strip()
        print(f"## {path.stem[3:].replace('-', ' ').capitalize()}\n")
        print("\n".join("> " + line if line else ">" for line in text.split("\n")) + "\n")
        needs = answer(server, mail)["needs"]
        for number, need in enumerate(needs, 1):
            if len(needs) > 1:
                print(f"Besoin {number}. ", end="")
            print("\n".join(lines_of(need)) + "\n")


if __name__ == "__main__":
    main()
