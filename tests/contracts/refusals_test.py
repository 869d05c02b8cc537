"""What a sender may get wrong, over HTTP: each is a 400 that names just what is wrong, or is read rightly; never a guess."""
import json
import unittest

from programs import Journey, Server

# What stands after `?`, byte for byte, and the fields that the problem names, each once.
REFUSED = (
    ("frob=1", ["frob"]), ("Q=excel", ["Q"]), ("level%5B%5D=expert", ["level[]"]), ("q=a&q=b", ["q"]), ("q=" + "x" * 513, ["q"]), ("q=%ff", ["q"]), ("q=a%00b", ["q"]),
    ("level=%C3%28", ["level"]), ("level=expert%00", ["level"]), ("level=expert,expert", ["level"]), ("level=expert&level=expert", ["level"]), ("level=Expert", ["level"]),
    ("max_price=%2B5", ["max_price"]), ("max_price=1e3", ["max_price"]), ("max_price=0x10", ["max_price"]), ("max_price=nan", ["max_price"]), ("max_price=%205", ["max_price"]),
    ("max_price=+5", ["max_price"]), ("max_price=5,5", ["max_price"]), ("max_price=%D9%A5", ["max_price"]), ("max_price=1000000001", ["max_price"]),
    ("min_price=200&max_price=100", ["min_price"]), ("date_from=2027-02-02&date_to=2027-02-01", ["date_to"]), ("date_from=2027-02-30", ["date_from"]),
    ("date_to=05/01/2027", ["date_to"]), ("month=2027-13", ["month"]), ("month=2027-01-05", ["month"]), ("department=1", ["department"]), ("department=2a", ["department"]),
    ("topic_id=frob", ["topic_id"]), ("teaching_language=fr,FR", ["teaching_language"]), ("teaching_language=fr_FR", ["teaching_language"]),
    ("certification=TOSA,tosa", ["certification"]), ("cefr_target=B3", ["cefr_target"]), ("cefr_entry=a2", ["cefr_entry"]), ("eqf=9", ["eqf"]), ("eqf=05", ["eqf"]),
    ("qualiopi=yes", ["qualiopi"]), ("accessibility=contact", ["accessibility"]), ("funding=CPF", ["funding"]), ("rhythm=night", ["rhythm"]), ("format=intra", ["format"]),
    ("price_band=0-100", ["price_band"]), ("duration_band=0-1", ["duration_band"]), ("headcount=0", ["headcount"]), ("headcount=2.0", ["headcount"]), ("tax=exempt", ["tax"]),
    ("price_per=week", ["price_per"]), ("radius_km=-1", ["radius_km"]), ("radius_km=20001", ["radius_km"]), ("place=Zzyzxville", ["place"]), ("place=45.76", ["place"]),
    ("place=91.0,4.0", ["place"]), ("place=Lyon,Lyon", ["place"]), ("sort=distance", ["sort"]), ("sort=distance&place=,", ["sort"]), ("sort=price&sort=price", ["sort"]),
    ("facets=frob", ["facets"]), ("facets=level,level", ["facets"]), ("limit=101", ["limit"]), ("limit=10&limit=20", ["limit"]), ("offset=10001", ["offset"]), ("offset=-1", ["offset"]),
    ("lang=french", ["lang"]), ("read=no", ["read"]), ("relax=1", ["relax"]), ("max_days=10001", ["max_days"]), ("max_hours=1h", ["max_hours"]),
    ("provider=P1,P1", ["provider"]), ("exclude_provider=P1&exclude_provider=P1", ["exclude_provider"]), ("level=flying&limit=x&frob=", ["frob", "level", "limit"]),
    ("provider=" + ",".join(map(str, range(1100))), ["provider"]),
)
# Bodies of /v1/read, byte for byte, and the fields that the problem names; `body` where it is none that could be taken apart.
DEEP = b"[" * 200_000
READ_REFUSED = (
    (b"{}", ["text"]), (b'{"today":"2026-11-24"}', ["text"]), (b'{"text":""}', ["text"]), (b'{"text":null}', ["text"]), (b'{"text":5}', ["text"]), (b'{"text":true}', ["text"]),
    (b'{"text":["excel"]}', ["text"]), (b'{"text":{"fr":"excel"}}', ["text"]), (b'{"text":"excel","text":"word"}', ["text"]), (b'{"text":"excel","text":5}', ["text"]),
    (b'{"text":"excel","today":"demain"}', ["today"]), (b'{"text":"excel","today":"2026-02-30"}', ["today"]), (b'{"text":"excel","today":"2026-11"}', ["today"]),
    (b'{"text":"excel","today":"2026-11-24T10:00:00Z"}', ["today"]), (b'{"text":"excel","today":"24/11/2026"}', ["today"]), (b'{"text":"excel","today":"1800-01-01"}', ["today"]),
    (b'{"text":"excel","today":20261124}', ["today"]), (b'{"text":"excel","today":["2026-11-24"]}', ["today"]),
    (b'{"text":"excel","today":"2026-11-24","today":"2026-11-24"}', ["today"]), (b'{"text":5,"today":5}', ["text", "today"]),
    (b'{"text":"excel","frob":1}', ["frob"]), (b'{"Text":"excel"}', ["Text"]), (b'{"text":"excel","":1}', [""]), (b'{"text":"excel","need":{},"lang":"fr","limit":5}', ["lang", "limit", "need"]),
    (b'{"text":"excel","frob":1,"frob":2,"today":"demain"}', ["frob", "today"]), (b'{"text":' + DEEP + b"]" * len(DEEP) + b"}", ["text"]),
    (b'{"text":"excel","frob":' + DEEP + b"]" * len(DEEP) + b"}", ["frob"]),
    (b"", ["body"]), (b" ", ["body"]), (b"excel", ["body"]), (b"text=excel", ["body"]), (b"{", ["body"]), (b'{"text":"excel"', ["body"]), (b'{"text":"excel",}', ["body"]),
    (b"{'text':'excel'}", ["body"]), (b'{"text":"excel"} {"text":"word"}', ["body"]), (b'{"text":"a\nb"}', ["body"]), (b'[{"text":"excel"}]', ["body"]), (b'["excel"]', ["body"]),
    (b'"excel"', ["body"]), (b"5", ["body"]), (b"null", ["body"]), (b'{"text":"\xe9t\xe9"}', ["body"]), (b'{"text":"\xed\xa0\x80"}', ["body"]), (b'{"text":"\\ud800"}', ["body"]),
    (b'{"te\xffxt":"excel"}', ["body"]), ('{"text":"excel"}'.encode("utf-16"), ["body"]), (DEEP, ["body"]), (b'{"text":' + DEEP, ["body"]), (b'{"a":' * 100_000, ["body"]),
)
NO_MAILS = (b"", b"Bonjour", "Bonjour, une formation Excel à Lyon\r\n".encode(), b"\r\n\r\nUne formation Excel\r\n", b"Subject:\r\n\r\n", b"From: a@example.org\r\n\r\n  \r\n",
            b"From: a@example.org\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4\r\n", b"\x00\xff\xfe", b"GET / HTTP/1.1\r\n\r\n", b'{"text":"excel"}')
# Two writings of one question.
ALIKE = (
    ("", "q=&level=&limit=&sort=&facets=&place="), ("level=beginner,expert", "level=beginner&level=%20expert"), ("teaching_language=EN-gb", "teaching_language=en-GB"),
    ("level=,expert,", "level=expert"), ("max_price=0800.00", "max_price=800"), ("place=45.76,4.83", "place=45.76,%204.83"), ("q=excel&q=", "q=excel"), ("radius_km=50", ""),
    ("headcount=1&tax=excluded&price_per=person&sort=relevance&limit=20&offset=0&relax=false&read=literal&lang=fr", ""),
)


class Refusals(Journey):
    def setUp(self):
        super().setUp()
        self.build(self.made_catalogue(100))

    def refused(self, server, path, **how):
        status, headers, body = server.ask(path, **how)
        self.assertEqual((status, headers["Content-Type"].split(";")[0]), (400, "application/problem+json"), body[:200])
        return sorted({error["field"] for error in json.loads(body)["errors"]})

    def test_what_is_wrong_is_named_and_nothing_else(self):
        with Server(self.index, "extranet") as server:
            for query, fields in REFUSED:
                with self.subTest(query=query[:60]):
                    self.assertEqual(self.refused(server, "/v1/search?" + query), fields)

    def test_what_is_said_in_two_ways_is_answered_in_one(self):
        with Server(self.index, "extranet") as server:
            for one, other in ALIKE:
                with self.subTest(one=one, other=other):
                    answers = [json.loads(server.ask("/v1/search?" + query)[2]) for query in (one, other)]
                    self.assertIn("total", answers[0], answers[0])
                    self.assertEqual(answers[0], answers[1])

    def test_a_place_that_is_wrong_is_not_said_to_be_missing(self):
        with Server(self.index, "extranet") as server:
            self.assertEqual(self.refused(server, "/v1/search?place=Zzyzxville&sort=distance"), ["place"])

    def test_what_is_typed_takes_its_own_parameters_alone(self):
        with Server(self.index, "extranet") as server:
            for query, fields in (("q=a&q=b", ["q"]), ("q=" + "x" * 513, ["q"]), ("q=%ff", ["q"]), ("limit=9", ["limit"]), ("limit=-1", ["limit"]), ("limit=2&limit=2", ["limit"]),
                                  ("q=a&lang=fr", ["lang"]), ("Q=a&place=Lyon", ["Q", "place"])):
                with self.subTest(query=query[:60]):
                    self.assertEqual(self.refused(server, f"/v1/suggest?{query}"), fields)

    def test_by_id_takes_its_own_parameters_alone(self):
        with Server(self.index, "extranet") as server:
            offer = server.get("/v1/search", limit=1)["offers"][0]["id"]
            for path, fields in (("/v1/offers", ["ids"]), ("/v1/offers?ids=", ["ids"]), ("/v1/offers?ids=a,a", ["ids"]), ("/v1/offers?ids=a&frob=1", ["frob"]), ("/v1/offers?id=a", ["id", "ids"]),
                                 ("/v1/offers?ids=" + ",".join(map(str, range(101))), ["ids"]), (f"/v1/offers/{offer}?lang=fr", ["lang"]), (f"/v1/offers/{offer}/similar?limit=101", ["limit"]),
                                 (f"/v1/offers/{offer}/similar?limit=5&limit=5", ["limit"]), (f"/v1/offers/{offer}/similar?facets=level", ["facets"])):
                with self.subTest(path=path[:60]):
                    self.assertEqual(self.refused(server, path), fields)
            for path in ("/v1/offers/nobody", "/v1/offers/nobody/similar", "/v1/providers/nobody"):
                self.assertEqual(server.ask(path)[0], 404, path)

    def test_what_is_wrong_with_a_body_is_named_and_nothing_else(self):
        with Server(self.index, "extranet") as server:
            for sent, fields in READ_REFUSED:
                with self.subTest(body=sent[:60]):
                    self.assertEqual(self.refused(server, "/v1/read", method="POST", headers={"Content-Type": "application/json"}, body=sent), fields)
            self.assertEqual(server.ask("/health/live")[0], 200, server.said())

    def test_a_mail_that_is_none_is_said_to_be_none(self):
        with Server(self.index, "extranet") as server:
            for sent in NO_MAILS:
                with self.subTest(body=sent[:60]):
                    self.assertEqual(self.refused(server, "/v1/read", method="POST", headers={"Content-Type": "message/rfc822"}, body=sent), ["body"])

    def test_a_text_takes_no_parameter(self):
        with Server(self.index, "extranet") as server:
            for query, fields in (("text=excel", ["text"]), ("today=2026-11-24", ["today"]), ("lang=fr&frob=", ["frob", "lang"])):
                with self.subTest(query=query):
                    self.assertEqual(self.refused(server, f"/v1/read?{query}", method="POST", headers={"Content-Type": "application/json"}, body=b'{"text":"excel"}'), fields)

    def test_a_body_is_of_a_type_that_is_read(self):
        body = b'{"text":"excel"}'
        with Server(self.index, "extranet") as server:
            for name in ("text/plain", "text/html", "application/x-ndjson", "application/jsonx", "application/problem+json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b",
                         "message/http", "application/json; charset=iso-8859-1", "message/rfc822; charset=utf-16"):
                with self.subTest(media_type=name):
                    status, headers, problem = server.post("/v1/read", body, name)
                    self.assertEqual((status, headers["Content-Type"], json.loads(problem)["status"]), (415, "application/problem+json", 415))
            self.assertEqual(server.ask("/v1/read", "POST", {"Content-Type": "application/json", "Content-Encoding": "gzip"}, body)[0], 415)
            for name in ("application/json", "Application/JSON; charset=UTF-8", 'application/json; charset="utf-8"'):
                self.assertEqual(server.post("/v1/read", body, name)[0], 200, name)
            self.assertEqual(server.ask("/v1/read", "POST", body=body)[0], 200, "JSON is meant where nothing is said")

    def test_a_body_is_of_a_mebibyte_at_most(self):
        with Server(self.index, "extranet") as server:
            for name, begun in (("application/json", b'{"text":"excel"}'), ("message/rfc822", b"Subject: Excel\r\n\r\n")):
                with self.subTest(media_type=name):
                    largest = begun.ljust(1024 * 1024)
                    self.assertEqual(server.post("/v1/read", largest, name)[0], 200)
                    for larger in (largest + b" ", largest * 3):
                        status, headers, problem = server.post("/v1/read", larger, name)
                        self.assertEqual((status, headers["Content-Type"], json.loads(problem)["status"]), (413, "application/problem+json", 413))
            chunks = (b" " * 65_536 for _ in range(17))
            self.assertEqual(server.ask("/v1/read", "POST", {"Content-Type": "application/json"}, chunks)[0], 413, "whether its length is told or not")

    def test_a_text_is_posted(self):
        with Server(self.index, "extranet") as server:
            for method in ("GET", "HEAD", "PUT", "DELETE", "PATCH"):
                status, headers, _ = server.ask("/v1/read", method)
                self.assertEqual((status, headers["Allow"]), (405, "POST, OPTIONS"), method)
            self.assertEqual(server.ask("/v1/search", "POST", {"Content-Type": "application/json"}, b"{}")[0], 405)

    def test_no_month_ends_the_server_or_passes_for_another(self):
        with Server(self.index, "extranet") as server:
            for month in ("1900-01", "1960-05", "1969-12", "1970-01", "2999-12"):
                with self.subTest(month=month):
                    status, _, body = server.ask(f"/v1/search?month={month}&facets=month&limit=0")
                    if status == 200:
                        selected = [row for row in json.loads(body)["facets"]["month"] if row["selected"]]
                        self.assertEqual(selected, [{"value": month, "count": 0, "selected": True}])
                    else:
                        self.assertEqual((status, [error["field"] for error in json.loads(body)["errors"]]), (400, ["month"]))
            self.assertEqual(server.ask("/health/live")[0], 200, server.said())


if __name__ == "__main__":
    unittest.main()
