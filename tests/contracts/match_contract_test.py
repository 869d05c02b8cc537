"""What /v1/match takes and answers is what the schemas say, over the demo catalogue: needs, texts, mails and lines."""
import json
import re
import unittest

from contract import TEXTS, Contract, schema, slices
from programs import SOURCE, TODAY, knowing, made_records, standing

# Needs that between them name every filter, rule out and insist.
NEEDS = (
    {}, {"topic": "excel"}, {"topic": "anglais professionnel", "place": "Lyon"}, {"topic": "zzyzx frobnication"}, {"topic": "formation"},
    {"topic": "excel", "place": ["Paris", "69003", "45.76,4.83"], "radius_km": 80, "max_price": 900, "price_per": "person", "tax": "excluded", "headcount": 6},
    {"topic": "management", "place": "Bretagne", "min_price": 400, "max_price": 2500, "price_per": "group", "tax": "included", "headcount": 12, "must": ["max_price", "place"]},
    {"topic": "excel", "level": "advanced", "modality": ["onsite", "blended"], "format": "open", "rhythm": ["daytime", "evening"], "must": ["level", "modality"]},
    {"topic": "anglais", "teaching_language": ["en"], "cefr_entry": "A2", "cefr_target": ["B1", "B2"], "certification": ["TOEIC"], "funding": ["cpf", "opco"]},
    {"topic": "soudage", "date_from": "2027-01-01", "date_to": "2027-03-31", "max_days": 5, "max_hours": 35.5, "duration_band": ["2-4", "4-6"]},
    {"topic": "comptabilité", "month": "2027-02", "department": ["69", "75"], "price_band": "500-1000", "eqf": [4, "5", "unknown"], "qualiopi": True},
    {"topic": "paie", "accessibility": "wheelchair", "qualiopi": "unknown", "level": "unknown", "provider": ["nobody"]},
    {"topic_id": "excel", "exclude_provider": ["nobody"], "place": "Lyon", "modality": "remote", "must": ["topic_id", "exclude_provider"]},
    {"topic": "excel", "exclude": {"modality": ["elearning"], "place": ["Paris"], "teaching_language": ["en"], "level": "expert", "format": ["individual"], "rhythm": ["weekend"], "eqf": 8,
                                   "cefr_entry": "C2", "cefr_target": "C2", "certification": ["TOSA"], "funding": ["dif"], "provider": ["nobody"], "accessibility": "sign_language",
                                   "topic_id": "word"}, "must": ["exclude"]},
    {"topic": "", "place": None, "level": [], "must": [], "exclude": None, "modality": ""},
)
# Needs of which some constraint is tight.
TIGHT = ({"topic": "excel", "place": "Lyon", "radius_km": 5}, {"topic": "anglais", "place": "69", "level": "expert"}, {"topic": "management", "max_price": 100}, {"topic": "excel", "min_price": 3000},
         {"max_days": 1, "max_hours": 3.5}, {"date_to": "2026-12-05", "teaching_language": "en"}, {"date_from": "2027-10-01", "month": "2027-01"}, {"topic": "excel", "format": "in_house", "rhythm": "evening"},
         {"funding": "dif", "accessibility": "wheelchair", "qualiopi": False}, {"price_band": "5000-", "department": "75", "headcount": 8}, {"topic_id": "excel", "certification": "none"},
         {"eqf": 8, "cefr_target": "C2"}, {"duration_band": "21-", "modality": "remote"}, {"topic": "anglais", "level": "expert", "must": ["level"]}, {"topic": "excel", "provider": "nobody"})
# What is asked besides a text or a need.
BESIDES = ({}, {"limit": 100, "relax": True}, {"limit": 0, "facets": ["level", "month"]}, {"limit": 3, "offset": 5, "today": TODAY, "lang": "en"}, {"limit": None, "today": None, "facets": []})
FACETS = schema("match_request")["definitions"]["facet"]["enum"]


def setUpModule():
    global server
    server = unittest.enterModuleContext(standing(*made_records(400)))


class MatchContract(Contract):
    def answers(self, server, asked):
        status, headers, body = server.post("/v1/match", asked)
        self.assertEqual((status, headers["Content-Type"]), (200, "application/json"), (asked, body[:300]))
        return json.loads(body)

    def hold_together(self, need, limit):
        """What the members of an answered need say of one another, beyond any schema."""
        offers = need["offers"]
        self.assertLessEqual(len(offers), limit)
        order = [(offer["fit"] == "near", -offer["score"]) for offer in offers]
        self.assertEqual([near for near, _ in order], sorted(near for near, _ in order), "fits first")
        self.assertEqual(len({offer["id"] for offer in offers}), len(offers))
        folded = [twin for offer in offers for twin in offer["twins"]]
        self.assertFalse(set(folded) & {offer["id"] for offer in offers}, "who is folded stands nowhere else")
        self.assertLessEqual(len(offers) + len(folded), need["total"] + need["near_total"])
        for offer in offers:
            self.assertAlmostEqual(sum(reason["weight"] for reason in offer["why"]), 1, places=5)
            self.assertAlmostEqual(sum(reason["weight"] * reason["score"] for reason in offer["why"]), offer["score"], delta=1.1e-3)
            self.assertLessEqual(sum(not miss["unknown"] for miss in offer["misses"]), 1, "one constraint may be missed by a known value")
            for reason in [*offer["why"], *offer["misses"]]:
                self.assertRegex(reason["text"], r"^[^\x00-\x1f\x7f]+$")
            self.assertLessEqual({miss["criterion"] for miss in offer["misses"]}, {reason["criterion"] for reason in offer["why"]})

    def test_answers_to_needs_keep_their_schema(self):
        asked = [{"need": need, "facets": FACETS, "relax": True} for need in NEEDS] + [{"need": need, **more} for need in NEEDS[:6] for more in BESIDES]
        self.keep("match_request", asked)
        self.keep("need", NEEDS)
        replies = [self.answers(server, one) for one in asked]
        self.keep("match_reply", replies)
        for one, reply in zip(asked, replies):
            with self.subTest(asked=one):
                need, = reply["needs"]
                self.hold_together(need, 10 if one.get("limit") is None else one["limit"])
                self.assertEqual(set(need["facets"]), set(one.get("facets") or []))
                self.assertEqual(need["read"]["spans"], [], "nothing was read in words")
                said = {name for name, value in one["need"].items() if value not in (None, "", [])}
                self.assertEqual(set(need["read"]) - {"spans"}, said, "what was sent is what is understood")
        named = {name for need in NEEDS for name in need}
        self.assertEqual(named, set(schema("need")["properties"]) - {"spans"}, "every member is tried")
        self.assertEqual({reply["needs"][0]["verdict"] for reply in replies}, {"good", "weak", "none"}, "every verdict is tried")
        missed = {miss["unknown"] for reply in replies for offer in reply["needs"][0]["offers"] for miss in offer["misses"]}
        self.assertEqual(missed, {False, True})

    def test_answers_to_texts_and_mails_keep_their_schema(self):
        asked = [{"text": text, "today": TODAY} for text in TEXTS if text] + [{"text": text, "need": {"max_price": 900, "must": ["max_price"]}} for text in TEXTS if text]
        self.keep("match_request", asked)
        mails = [f"Subject: Demande\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n".encode() for text in TEXTS]
        replies = [self.answers(server, one) for one in asked]
        of_mails = [json.loads(server.post("/v1/match", mail, "message/rfc822")[2]) for mail in mails]
        self.keep("match_reply", replies + of_mails)
        for text, reply in [*((one["text"], reply) for one, reply in zip(asked, replies)), *((reply["text"], reply) for reply in of_mails)]:
            with self.subTest(text=text):
                for need in reply["needs"]:
                    self.hold_together(need, 10)
                    for said, there in slices(text, need["read"]):
                        self.assertEqual(said, there)
        for one, reply in zip(asked[:len(TEXTS) - 1], replies):
            with self.subTest(text=one["text"]):
                self.assertEqual([need["read"] for need in reply["needs"]], server.read(one["text"], today=TODAY)["needs"], "what is read is what /v1/read reads")
        self.assertEqual([reply for reply in replies if "text" in reply], [], "a text is given back of a mail alone")
        # Whatever was read is taken as a need.
        self.keep("need", [need["read"] for reply in replies + of_mails for need in reply["needs"]])

    def test_answers_to_clients_keep_their_schema_and_show_prices_as_they_see_them(self):
        seen = {"acme": "excluded", "association": "included", "charged none": "exempt"}
        clients = [*({"id": client, "tax": tax} for client, tax in seen.items()), {"id": "gmbh", "country": "DE", "vat_number": "DE1"}, {"id": "suisse", "country": "CH", "vat_number": "CHE1"}]
        with knowing(clients, server.index) as ours:
            asked = [{"need": need, "client": client["id"], "limit": 20, "lang": lang} for client in clients for need, lang in zip(NEEDS[:6], ("fr", "en", "de", "es", "fr", "en"))]
            replies = [self.answers(ours, one) for one in asked]
        self.keep("match_request", asked)
        self.keep("match_reply", replies)
        prices = [(one["client"], offer["price"]) for one, reply in zip(asked, replies) for offer in reply["needs"][0]["offers"] if offer["price"]]
        self.assertEqual({price["tax"] for client, price in prices if client in seen and price["tax"] != seen[client]}, set())
        self.assertEqual({price["vat"]["regime"] for _, price in prices}, {"exempt", "domestic", "reverse_charge", "outside_eu", "taxed_where_held"}, "every regime is tried")

    def test_answers_to_lines_keep_their_schemas(self):
        lines = [json.dumps({"need": need, "limit": 2}, ensure_ascii=False) for need in NEEDS] + ["{", "[]", '{"need":{"frob":1}}', "{}"]
        status, headers, body = server.post("/v1/match", "\n".join(lines).encode(), "application/x-ndjson")
        self.assertEqual((status, headers["Content-Type"]), (200, "application/x-ndjson"))
        answers = [json.loads(line) for line in body.decode().splitlines()]
        self.assertEqual(len(answers), len(lines))
        self.keep("match_reply", answers[:len(NEEDS)])
        self.keep("problem", answers[len(NEEDS):])

    def test_every_described_value_is_taken(self):
        described = schema("openapi")["components"]["schemas"]["Need"]["properties"]
        tried = 0
        for name, kind in described.items():
            one = (kind.get("oneOf") or [kind])[0]
            values = one.get("enum") or ([one[bound] for bound in ("minimum", "maximum") if bound in one])
            for value in values:
                tried += 1
                with self.subTest(name=name, value=value):
                    self.answers(server, {"need": {name: value}, "limit": 1})
                    if kind.get("oneOf"):
                        self.answers(server, {"need": {name: [value]}, "limit": 1})
        for filter_name in schema("need")["properties"]["must"]["items"]["enum"]:
            with self.subTest(must=filter_name):
                self.assertEqual(self.answers(server, {"need": {"must": [filter_name]}, "limit": 0})["needs"][0]["read"]["must"], [filter_name])
        for name, kind in schema("openapi")["components"]["schemas"]["MatchRequest"]["properties"].items():
            if "maximum" in kind:
                for value in (kind["minimum"], kind["maximum"], None):
                    self.answers(server, {"need": {}, name: value})
                for value in (kind["minimum"] - 1, kind["maximum"] + 1):
                    self.assertEqual(server.post("/v1/match", {"need": {}, name: value})[0], 400, (name, value))
        self.assertGreater(tried, 60)

    def test_the_description_names_just_what_the_server_reads(self):
        source = "".join((SOURCE / "server/endpoints" / name).read_text(encoding="utf-8") for name in ("match_question.cpp", "terms.cpp"))
        self.assertEqual(set(re.findall(r'\bbody\.(?:text|texts|whole|truth|value)\("([a-z_]+)"', source)), set(schema("match_request")["properties"]))
        for name in ("q", "sort", "facets", "limit", "offset", "lang", "read", "relax", "text", "client", "today", "near", "Level", "modalities"):
            with self.subTest(name=name):
                status, _, body = server.post("/v1/match", {"need": {name: "1"}})
                self.assertEqual((status, [error["field"] for error in json.loads(body)["errors"]]), (400, [f"need.{name}"]))

    def test_a_count_is_what_selecting_its_value_fits(self):
        for need in ({"topic": "excel"}, {"topic": "anglais", "place": "Lyon", "radius_km": 300, "level": "beginner"}, {"topic": "management", "max_price": 1500, "must": ["max_price"]}):
            answer, = self.answers(server, {"need": need, "facets": FACETS, "limit": 0})["needs"]
            for name in FACETS:
                counted = answer["facets"][name]
                for row in counted[:3] + counted[-1:]:
                    with self.subTest(need=need, facet=name, value=row["value"]):
                        selected, = self.answers(server, {"need": {**need, name: [row["value"]]}, "limit": 0})["needs"]
                        self.assertEqual(selected["total"], row["count"])

    def test_a_relaxation_brings_what_it_says(self):
        said = 0
        for need in NEEDS + TIGHT:
            answer, = self.answers(server, {"need": need, "limit": 0, "relax": True})["needs"]
            for relaxation in answer["relaxations"]:
                said += 1
                with self.subTest(need=need, change=relaxation["change"]):
                    again, = self.answers(server, {"need": {**need, **relaxation["change"]}, "limit": 0})["needs"]
                    self.assertEqual(again["total"], answer["total"] + relaxation["gain"])
                    self.assertIn(str(relaxation["gain"]), relaxation["text"])
        self.assertGreater(said, 10)


if __name__ == "__main__":
    unittest.main()
