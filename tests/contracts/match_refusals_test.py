"""What a sender may get wrong in a request of /v1/match: each is a 400 that names just what is wrong, a 413 or a 415; never a guess."""
import json
import unittest

from programs import Journey, Server, standing

DEEP = b"[" * 200_000


def sent(**members):
    return json.dumps(members, ensure_ascii=False).encode()


# Needs, and the members that the problem names, without the `need.` before each.
WRONG_NEEDS = (
    ({"frob": 1}, ["frob"]), ({"q": "excel"}, ["q"]), ({"sort": "price"}, ["sort"]), ({"Level": "expert"}, ["Level"]), ({"": 1}, [""]), ({"text": "excel"}, ["text"]), ({"client": "acme"}, ["client"]),
    ({"topic": 5}, ["topic"]), ({"topic": ["excel"]}, ["topic"]), ({"level": "high"}, ["level"]), ({"level": "Expert"}, ["level"]), ({"level": ["expert", "expert"]}, ["level"]), ({"level": 3}, ["level"]),
    ({"level": {"is": "expert"}}, ["level"]), ({"level": [["expert"]]}, ["level"]), ({"place": "Zzyzxville"}, ["place"]), ({"place": ["Lyon", "Zzyzxville"]}, ["place"]), ({"place": ["Lyon", "lyon"]}, ["place"]),
    ({"place": 69123}, ["place"]), ({"place": "91.0,4.0"}, ["place"]), ({"place": {"kind": "commune", "code": "99999"}}, ["place"]), ({"place": {"name": "Lyon"}}, ["place"]), ({"place": {"kind": "town", "code": "69123"}}, ["place"]),
    ({"place": {"kind": "point", "code": "", "lat": 95, "lon": 4}}, ["place"]), ({"place": {}}, ["place"]), ({"radius_km": -1}, ["radius_km"]), ({"radius_km": 20001}, ["radius_km"]), ({"radius_km": [10, 20]}, ["radius_km"]),
    ({"max_price": -1}, ["max_price"]), ({"max_price": "800 €"}, ["max_price"]), ({"max_price": [1, 2]}, ["max_price"]), ({"max_price": True}, ["max_price"]), ({"max_price": 1e18}, ["max_price"]),
    ({"min_price": 200, "max_price": 100}, ["min_price"]), ({"price_per": "week"}, ["price_per"]), ({"price_per": ["person", "group"]}, ["price_per"]), ({"tax": "exempt"}, ["tax"]), ({"headcount": 0}, ["headcount"]), ({"headcount": 2.5}, ["headcount"]),
    ({"date_from": "demain"}, ["date_from"]), ({"date_from": "2027-02-30"}, ["date_from"]), ({"date_to": "2027-05"}, ["date_to"]), ({"date_from": "2027-02-02", "date_to": "2027-02-01"}, ["date_to"]), ({"date_from": 20270101}, ["date_from"]),
    ({"month": "2027-13"}, ["month"]), ({"department": "1"}, ["department"]), ({"price_band": "0-100"}, ["price_band"]), ({"duration_band": "0-1"}, ["duration_band"]), ({"max_days": 10001}, ["max_days"]), ({"max_hours": "1h"}, ["max_hours"]),
    ({"teaching_language": "fr_FR"}, ["teaching_language"]), ({"teaching_language": ["fr", "FR"]}, ["teaching_language"]), ({"modality": "flying"}, ["modality"]), ({"format": "intra"}, ["format"]), ({"rhythm": "night"}, ["rhythm"]),
    ({"eqf": 9}, ["eqf"]), ({"eqf": [4, "4"]}, ["eqf"]), ({"cefr_target": "B3"}, ["cefr_target"]), ({"cefr_entry": "a2"}, ["cefr_entry"]), ({"funding": "CPF"}, ["funding"]), ({"qualiopi": "yes"}, ["qualiopi"]), ({"qualiopi": 1}, ["qualiopi"]),
    ({"accessibility": "contact"}, ["accessibility"]), ({"topic_id": "frob"}, ["topic_id"]), ({"provider": ["P1", "P1"]}, ["provider"]), ({"provider": {"id": "P1"}}, ["provider"]),
    ({"exclude": ["P1"]}, ["exclude"]), ({"exclude": {"frob": 1}}, ["exclude.frob"]), ({"exclude": {"max_price": 5}}, ["exclude.max_price"]), ({"exclude": {"exclude": {}}}, ["exclude.exclude"]), ({"exclude": {"must": ["place"]}}, ["exclude.must"]),
    ({"exclude": {"modality": "flying"}}, ["exclude.modality"]), ({"exclude": {"place": "Zzyzxville"}}, ["exclude.place"]), ({"exclude": {"provider": ["P1", "P1"]}}, ["exclude.provider"]), ({"exclude": {"level": ["expert", "expert"]}}, ["exclude.level"]),
    ({"must": ["frob"]}, ["must"]), ({"must": ["place", "place"]}, ["must"]), ({"must": [5]}, ["must"]), ({"must": {"place": True}}, ["must"]), ({"must": ["topic"]}, ["must"]), ({"must": ["must"]}, ["must"]),
    ({"level": "high", "frob": 1, "max_price": -1}, ["frob", "level", "max_price"]), ({"frob": 1, "must": ["frob"]}, ["frob", "must"]), ({"level": "high", "exclude": {"frob": 1, "level": "high"}}, ["exclude.frob", "exclude.level", "level"]),
)
# Whole bodies, byte for byte, and the fields that the problem names.
WRONG_BODIES = (
    (b"{}", ["text"]), (b'{"text":""}', ["text"]), (b'{"text":null}', ["text"]), (b'{"need":null}', ["text"]), (b'{"limit":5}', ["text"]), (b'{"text":null,"need":null}', ["text"]), (b'{"text":5}', ["text"]), (b'{"text":["excel"]}', ["text"]),
    (sent(text="excel", frob=1), ["frob"]), (sent(Text="excel"), ["Text"]), (sent(text="excel", q="word"), ["q"]), (sent(text="excel", sort="price"), ["sort"]), (sent(need={}, level="expert"), ["level"]), (sent(text="excel", read="literal"), ["read"]),
    (b'{"text":"excel","text":"word"}', ["text"]), (b'{"need":{},"need":{}}', ["need"]), (b'{"need":{"topic":"a","topic":"b"}}', ["need.topic"]), (b'{"need":{"level":"expert","level":"expert"}}', ["need.level"]),
    (b'{"need":{"exclude":{"level":"expert","level":"expert"}}}', ["need.exclude.level"]), (b'{"need":{},"limit":5,"limit":5}', ["limit"]),
    (sent(need=5), ["need"]), (sent(need="excel"), ["need"]), (sent(need=[{}]), ["need"]), (sent(text="excel", need=[]), ["need"]),
    (sent(need={}, limit=101), ["limit"]), (sent(need={}, limit=-1), ["limit"]), (sent(need={}, limit=2.5), ["limit"]), (sent(need={}, limit="5"), ["limit"]), (sent(need={}, limit=10**30), ["limit"]), (sent(need={}, offset=10001), ["offset"]), (sent(need={}, offset=-1), ["offset"]),
    (sent(need={}, facets=["frob"]), ["facets"]), (sent(need={}, facets=["level", "level"]), ["facets"]), (sent(need={}, facets=[5]), ["facets"]), (sent(need={}, facets={"level": 1}), ["facets"]), (sent(need={}, facets=["place"]), ["facets"]),
    (sent(need={}, client="acme"), ["client"]), (sent(need={}, client=5), ["client"]), (sent(need={}, today="demain"), ["today"]), (sent(need={}, today="2026-02-30"), ["today"]), (sent(need={}, today="2026-11"), ["today"]), (sent(need={}, today="1800-01-01"), ["today"]),
    (sent(need={}, today=20261124), ["today"]), (sent(need={}, lang="french"), ["lang"]), (sent(need={}, lang=5), ["lang"]), (sent(need={}, relax="true"), ["relax"]), (sent(need={}, relax=1), ["relax"]),
    (sent(need={}, limit=101, offset=-1, frob=1, today="demain"), ["frob", "limit", "offset", "today"]), (sent(need={"frob": 1}, limit=101), ["limit", "need.frob"]),
    (b'{"text":' + DEEP + b"]" * len(DEEP) + b"}", ["text"]), (b'{"need":' + DEEP + b"]" * len(DEEP) + b"}", ["need"]), (b'{"need":{"frob":' + DEEP + b"]" * len(DEEP) + b"}}", ["need.frob"]),
    (b'{"need":{"level":' + DEEP + b"]" * len(DEEP) + b"}}", ["need.level"]), (b'{"need":{"place":' + DEEP + b"]" * len(DEEP) + b"}}", ["need.place"]), (b'{"need":{"must":' + DEEP + b"]" * len(DEEP) + b"}}", ["need.must"]),
    (b'{"need":' + b'{"exclude":' * 50_000 + b"1" + b"}" * 50_001, ["need.exclude.exclude"]),
    (b"", ["body"]), (b" ", ["body"]), (b"excel", ["body"]), (b"{", ["body"]), (b'{"need":{}', ["body"]), (b'{"need":{},}', ["body"]), (b"{'need':{}}", ["body"]), (b'{"need":{}} {"need":{}}', ["body"]), (b'[{"need":{}}]', ["body"]), (b'"excel"', ["body"]),
    (b"null", ["body"]), (b'{"text":"\xe9t\xe9"}', ["body"]), (b'{"text":"\\ud800"}', ["body"]), (b'{"need":{"topic":"\\ud800"}}', ["body"]), (b'{"text":"\\udc00"}', ["text"]), (b'{"need":{"topic":"\\udc00"}}', ["need.topic"]), (b'{"need":{"level":"\\udc00"}}', ["need.level"]), ('{"need":{}}'.encode("utf-16"), ["body"]), (DEEP, ["body"]), (b'{"need":' + DEEP, ["body"]), (b'{"need":' * 100_000, ["body"]), (b'{"need":{"max_price":1e999}}', ["body"]),
)
NO_MAILS = (b"", b"Bonjour", b"\r\n\r\nUne formation Excel\r\n", b"Subject:\r\n\r\n", b"From: a@example.org\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4\r\n", b'{"text":"excel"}')
CLIENTS = [{"id": "acme"}]


def setUpModule():
    global server
    provider = {"type": "provider", "id": "P1", "name": "Alpha", "sites": [{"insee": "69123"}]}
    server = unittest.enterModuleContext(standing(provider, {"type": "offer", "id": "O1", "provider": "P1", "title": "Excel"}))


class MatchRefusals(Journey):
    def refused(self, server, body, media_type="application/json", path="/v1/match"):
        status, headers, problem = server.post(path, body, media_type)
        self.assertEqual((status, headers["Content-Type"].split(";")[0]), (400, "application/problem+json"), problem[:200])
        return sorted({error["field"] for error in json.loads(problem)["errors"]})

    def test_what_is_wrong_with_a_need_is_named_and_nothing_else(self):
        for need, fields in WRONG_NEEDS:
            for beside in ({}, {"text": "excel à Lyon"}):
                with self.subTest(need=str(need)[:80], **beside):
                    self.assertEqual(self.refused(server, {"need": need, **beside}), sorted(f"need.{field}" for field in fields))

    def test_what_is_wrong_with_a_body_is_named_and_nothing_else(self):
        for body, fields in WRONG_BODIES:
            with self.subTest(body=body[:80]):
                self.assertEqual(self.refused(server, body), fields)
        self.assertEqual(server.ask("/health/live")[0], 200, server.said())

    def test_a_line_is_refused_as_a_body_would_be(self):
        bodies = [(body, fields) for body, fields in WRONG_BODIES if body.strip() and b"\n" not in body and b"\0" not in body and len(body) < 10_000]
        status, _, answers = server.post("/v1/match", b"\n".join(body for body, _ in bodies), "application/x-ndjson")
        self.assertEqual(status, 200)
        answers = [json.loads(answer) for answer in answers.splitlines()]
        self.assertEqual(len(answers), len(bodies))
        for (body, fields), answer in zip(bodies, answers):
            with self.subTest(body=body[:80]):
                self.assertEqual((answer["status"], sorted({error["field"] for error in answer["errors"]})), (400, fields))

    def test_a_mail_that_is_none_is_said_to_be_none(self):
        for body in NO_MAILS:
            with self.subTest(body=body[:60]):
                self.assertEqual(self.refused(server, body, "message/rfc822"), ["body"])

    def test_a_client_is_named_on_the_intranet_alone_and_must_be_known(self):
        clients = self.folder / "clients.json"
        clients.write_text(json.dumps(CLIENTS), encoding="utf-8")
        with Server(server.index, "extranet", "--clients", clients) as ours:
            for client in ("acme", "nobody"):
                self.assertEqual(self.refused(ours, {"need": {}, "client": client}), ["client"], "a key of the extranet is bound to its client")
            self.assertEqual(ours.post("/v1/match", {"need": {}, "client": None})[0], 200)
        with Server(server.index, "intranet", "--clients", clients) as ours:
            self.assertEqual(ours.post("/v1/match", {"need": {}, "client": "acme"})[0], 200)
            for client in ("nobody", "ACME", "acme ", 5, ["acme"]):
                self.assertEqual(self.refused(ours, {"need": {}, "client": client}), ["client"], client)
        with Server(server.index, "intranet") as ours:
            self.assertEqual(self.refused(ours, {"need": {}, "client": "acme"}), ["client"], "without a clients file nobody is known")

    def test_a_request_takes_no_parameter(self):
        for query, fields in (("text=excel", ["text"]), ("limit=5", ["limit"]), ("lang=fr&frob=", ["frob", "lang"])):
            with self.subTest(query=query):
                self.assertEqual(self.refused(server, {"text": "excel"}, path=f"/v1/match?{query}"), fields)

    def test_a_body_is_of_a_type_that_is_read(self):
        body = b'{"text":"excel"}'
        for name in ("text/plain", "text/csv", "application/ndjson", "application/jsonx", "application/problem+json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "message/http",
                     "application/json; charset=iso-8859-1", "application/x-ndjson; charset=utf-16"):
            with self.subTest(media_type=name):
                status, headers, problem = server.post("/v1/match", body, name)
                self.assertEqual((status, headers["Content-Type"], json.loads(problem)["status"]), (415, "application/problem+json", 415))
        for name in ("application/json", "Application/JSON; charset=UTF-8", "application/x-ndjson; charset=utf-8"):
            self.assertEqual(server.post("/v1/match", body, name)[0], 200, name)
        self.assertEqual(server.ask("/v1/match", "POST", {"Content-Type": "application/json", "Content-Encoding": "gzip"}, body)[0], 415)

    def test_a_body_is_of_a_mebibyte_at_most_and_lines_of_sixteen(self):
        for name, begun, most in (("application/json", b'{"text":"excel"}', 1 << 20), ("message/rfc822", b"Subject: Excel\r\n\r\n", 1 << 20), ("application/x-ndjson", b'{"text":"excel"}\n', 16 << 20)):
            with self.subTest(media_type=name):
                self.assertEqual(server.post("/v1/match", begun.ljust(most), name)[0], 200)
                status, headers, problem = server.post("/v1/match", begun.ljust(most + 1), name)
                self.assertEqual((status, headers["Content-Type"], json.loads(problem)["status"]), (413, "application/problem+json", 413))
        chunks = (b" " * 65_536 for _ in range(17))
        self.assertEqual(server.ask("/v1/match", "POST", {"Content-Type": "application/json"}, chunks)[0], 413, "whether its length is told or not")

    def test_a_request_is_posted(self):
        for method in ("GET", "HEAD", "PUT", "DELETE", "PATCH"):
            status, headers, _ = server.ask("/v1/match", method)
            self.assertEqual((status, headers["Allow"]), (405, "POST, OPTIONS"), method)


if __name__ == "__main__":
    unittest.main()
