"""What the programs write is what the schemas say: records of the demo catalogue, reports, replies, problems."""
import json
import re
import unittest

from contract import TEXTS, Contract, is_served, schema, slices
from programs import SOURCE, Server, read_records, write_records


def parameters(path):
    """The described query parameters of a path, by name."""
    return {parameter["name"]: parameter["schema"] for parameter in schema("openapi")["paths"][path]["get"]["parameters"] if parameter["in"] == "query"}


# A value of what is described by a pattern or not at all.
EXAMPLES = {"q": "formation", "place": "Lyon", "date_from": "2026-12-01", "date_to": "2027-12-31", "month": "2027-01", "department": "69", "topic_id": "excel",
            "teaching_language": "en-GB", "certification": "TOSA", "provider": "nobody", "exclude_provider": "nobody", "lang": "en", "ids": "nobody"}


def values_of(name, kind):
    """Every value of a closed list; both ends of a range; else an example."""
    listed = (kind.get("items") or kind).get("enum")
    return listed or ([kind["minimum"], kind["maximum"]] if "maximum" in kind else [EXAMPLES[name]])


def suggestion_kinds():
    """The kinds of suggestion, as the schema lists them."""
    return schema("suggest_reply")["properties"]["suggestions"]["items"]["properties"]["kind"]["enum"]


# Searches of which some constraint is tight.
LOOSENED = ({"place": "Lyon", "radius_km": 5}, {"place": "69", "level": "expert"}, {"max_price": 100}, {"min_price": 3000, "price_per": "group"}, {"max_days": 1, "max_hours": 3.5},
            {"date_to": "2026-12-05", "teaching_language": "en"}, {"date_from": "2027-10-01", "month": "2027-01"}, {"q": "excel", "format": "in_house", "rhythm": "evening"},
            {"funding": "dif", "accessibility": "wheelchair", "qualiopi": "false"}, {"price_band": "5000-", "department": "75", "headcount": 8},
            {"topic_id": "excel", "certification": "none", "provider": "nobody"}, {"eqf": "8", "cefr_target": "C2", "cefr_entry": "A1", "duration_band": "21-", "modality": "remote"})


# Fields of a READ that no text says: they are sent in a need.
SENT_ALONE = {"provider", "exclude_provider", "topic_id", "department", "month", "price_band", "duration_band"}
# Words of searches that say a filter, or seem to.
SEARCHES = ("excel lyon", "excel à Lyon ou à Saint-Étienne", "anglais 800 € HT par personne en janvier 2027", "exel lyon", "excel débutant", "excel à distance cpf", "paie Île-de-France",
            "management en anglais pour 10 managers", "formation Zürich", "LSF et fauteuil roulant, excel", "anglais de A2 à B1", "excel niveau bac qualiopi",
            "été à Orange", "sans e-learning", "anglais débutant à Paris et excel avancé à Lyon", "lyon", "avant le 1er avril")


class LiveContract(Contract):
    def test_generated_records_keep_their_schemas(self):
        catalogue = self.folder / "demo.jsonl"
        self.run_indexer("generate", "--providers", 20, "--offers", 200, "--out", catalogue)
        records = read_records(catalogue)
        for kind, count in (("provider", 20), ("offer", 200)):
            of_kind = [record for record in records if record["type"] == kind]
            self.assertEqual(len(of_kind), count)
            self.keep(kind, of_kind)
            known = set(schema(kind)["properties"])
            self.assertLessEqual({name for record in of_kind for name in record}, known, "the demo uses no field of its own")

    def test_reports_keep_their_schema(self):
        provider = {"type": "provider", "id": "P", "name": "X", "colour": "red"}
        offers = [{"type": "offer", "id": f"O{number}", "provider": "P", "title": "Excel", "sessions": [{"place": {"town": "Zzyzxville"}}]} for number in range(20)]
        bad = [{**offers[0], "id": "B", "prices": [{"amount": -1}]}, {**offers[0], "id": "C", "provider": "nobody"}]
        catalogue = write_records(self.folder / "mixed.jsonl", provider, *offers, *bad)
        with open(catalogue, "a", encoding="utf-8") as file:
            file.write("no json\n[1]\n")
        built, checked = self.folder / "built.json", self.folder / "checked.json"
        self.build(catalogue, "--report", built)
        self.run_indexer("check", "--catalogue", catalogue, "--report", checked)
        reports = [json.loads(path.read_text(encoding="utf-8")) for path in (built, checked)]
        self.keep("index_report", reports)
        for report in reports:
            self.assertEqual((report["offers"]["accepted"], len(report["rejected"])), (20, 4))
            self.assertTrue(report["warnings"])

    def test_replies_keep_their_schemas(self):
        self.build(self.made_catalogue(200))
        facets = ",".join(parameters("/v1/search")["facets"]["items"]["enum"])
        with Server(self.index, "extranet") as server:
            searches = [server.get("/v1/search", q=words, limit=100) for words in ("", "excel", "anglais professionnel")]
            searches += [server.get("/v1/search", facets=facets, limit=5), server.get("/v1/search", place="Lyon", radius_km=300, headcount=6, facets=facets)]
            # Nothing is found, and what is selected is counted all the same.
            searches.append(server.get("/v1/search", provider="nobody", month="2999-12,unknown", level="expert", certification="none", facets=facets))
            searches += [server.get("/v1/search", relax="true", **asked) for asked in LOOSENED]
            self.keep("search_reply", searches)
            self.assertEqual(set(searches[3]["facets"]), set(facets.split(",")))
            for reply in searches:
                for offer in reply["offers"]:
                    self.assertAlmostEqual(sum(reason["weight"] * reason["score"] for reason in offer["why"]), offer["score"], delta=1.1e-3)
            first, second = searches[0]["offers"][:2]
            self.assertEqual(server.get(f"/v1/offers/{first['id']}")["id"], first["id"])
            self.keep("offer_reply", server.get(f"/v1/providers/{first['provider']['id']}")["offers"]["first"])
            by_id = server.get("/v1/offers", ids=f"{second['id']},nobody,{first['id']}")
            self.assertEqual([record["id"] for record in by_id["offers"]], [second["id"], first["id"]])
            self.keep("offers_reply", [by_id, server.get("/v1/offers", ids="nobody"), server.get("/v1/offers", ids=",".join(offer["id"] for offer in searches[0]["offers"]))])
            alike = [server.get(f"/v1/offers/{offer['id']}/similar", limit=limit) for offer in (first, second) for limit in (0, 3, 100)]
            self.keep("similar_reply", alike)
            self.assertEqual([len(reply["offers"]) <= limit for reply, limit in zip(alike, (0, 3, 100) * 2)], [True] * 6)
            self.assertNotIn(first["id"], [offer["id"] for offer in alike[2]["offers"]])

    def test_what_is_read_keeps_its_schema(self):
        self.build(self.made_catalogue(100))
        mails = [f"Subject: Demande\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n".encode() for text in TEXTS]
        asked = [{"text": text, "today": "2026-11-24"} for text in TEXTS if text] + [{"text": TEXTS[0]}, {"text": TEXTS[0], "today": None}]
        self.keep("read_request", asked)
        with Server(self.index, "extranet") as server:
            replies = [json.loads(server.post("/v1/read", one)[2]) for one in asked]
            from_mails = [server.read(mail, "message/rfc822") for mail in mails]
            self.keep("read_reply", replies + from_mails)
            for text, reply in [*((one["text"], reply) for one, reply in zip(asked, replies)), *((reply["text"], reply) for reply in from_mails)]:
                with self.subTest(text=text):
                    for need in reply["needs"]:
                        for said, there in slices(text, need):
                            self.assertEqual(said, there)
                        for field in set(need) - {"topic", "spans", "exclude", "must", "price_per", "tax"}:
                            self.assertIn(field, {span["field"] for span in need["spans"]}, "every value is read from some words")
                        self.assertLessEqual(need.get("min_price", 0), need.get("max_price", float("inf")))
                        self.assertLessEqual(need.get("date_from", ""), need.get("date_to", "9"))
            self.assertEqual([reply for reply in replies if "text" in reply], [], "a text is given back of a mail alone")
            self.assertEqual({reply["lang"] for reply in replies}, set(schema("read_reply")["properties"]["lang"]["enum"]), "every language is tried")
            read = {field for reply in replies for need in reply["needs"] for field in need}
            self.assertEqual(read, set(schema("read")["properties"]) - SENT_ALONE, "every field is tried; no text asks for a provider")
            self.assertNotIn('"unknown"', json.dumps([[{**need, "topic": "", "spans": []} for need in reply["needs"]] for reply in replies]))

    def test_searches_whose_words_are_read_keep_their_schema(self):
        self.build(self.made_catalogue(300))
        with Server(self.index, "extranet") as server:
            for how in ({}, {"read": "literal"}):
                replies = [server.get("/v1/search", q=q, limit=5, facets="month,modality", **how) for q in SEARCHES]
                self.keep("search_reply", replies)
                for q, reply in zip(SEARCHES, replies):
                    with self.subTest(q=q, **how):
                        for said, there in slices(q, reply["read"]):
                            self.assertEqual(said, there)
                        if how:
                            self.assertEqual(reply["read"], {"topic": q, "spans": []})
            self.assertIn("place", server.get("/v1/search", q="excel lyon")["read"])

    def test_suggestions_keep_their_schema(self):
        self.build(self.made_catalogue(300))
        with Server(self.index, "extranet") as server:
            replies = [server.get("/v1/suggest", q=typed, limit=limit) for typed in ("", "ex", "lyo", "form", "exel", "académie", "zzyzx") for limit in (0, 3, 8)]
            self.keep("suggest_reply", replies)
            self.assertEqual({one["kind"] for reply in replies for one in reply["suggestions"]}, set(suggestion_kinds()), "every kind is tried")
            for reply in replies:
                for one in reply["suggestions"]:
                    # Whatever has an id is asked for by it; a title has none.
                    self.assertEqual(one["id"] is None, one["kind"] == "title", one)
            # What is proposed to be attended is what its filter finds.
            for kind, name in (("topic", "topic_id"), ("provider", "provider")):
                one = next(one for reply in replies for one in reply["suggestions"] if one["kind"] == kind)
                self.assertGreaterEqual(server.get("/v1/search", limit=0, **{name: one["id"]})["total"], one["count"], one)

    def test_what_was_mended_is_said_and_what_was_not_is_null(self):
        provider = {"type": "provider", "id": "P", "name": "X"}
        self.build(write_records(self.folder / "few.jsonl", provider, *({"type": "offer", "id": f"O{number}", "provider": "P", "title": "Soudage"} for number in range(3))))
        with Server(self.index, "extranet") as server:
            mended, whole = server.get("/v1/search", q="soudge"), server.get("/v1/search", q="soudage")
            self.keep("search_reply", [mended, whole])
            self.assertEqual((mended["did_you_mean"], mended["total"], whole["did_you_mean"]), ("soudage", 3, None))

    def test_a_count_is_what_selecting_its_value_finds(self):
        self.build(self.made_catalogue(300))
        names = parameters("/v1/search")["facets"]["items"]["enum"]
        with Server(self.index, "extranet") as server:
            for asked in ({}, {"q": "excel", "level": "beginner"}, {"place": "Lyon", "radius_km": 200, "max_price": 1500}):
                counted = server.get("/v1/search", facets=",".join(names), limit=0, **asked)["facets"]
                for name in names:
                    for row in counted[name][:3] + counted[name][-1:]:
                        # A comma parts values: one that holds a comma cannot be asked for.
                        if "," not in row["value"]:
                            with self.subTest(asked=asked, facet=name, value=row["value"]):
                                self.assertEqual(server.get("/v1/search", limit=0, **{**asked, name: row["value"]})["total"], row["count"])

    def test_a_relaxation_brings_what_it_says(self):
        self.build(self.made_catalogue(300))
        said = 0
        with Server(self.index, "extranet") as server:
            for asked in LOOSENED:
                reply = server.get("/v1/search", relax="true", limit=0, **asked)
                for relaxation in reply["relaxations"]:
                    said += 1
                    with self.subTest(asked=asked, change=relaxation["change"]):
                        loosened = {name: value for name, value in {**asked, **relaxation["change"]}.items() if value is not None}
                        self.assertEqual(server.get("/v1/search", limit=0, **loosened)["total"], reply["total"] + relaxation["gain"])
                        self.assertIn(str(relaxation["gain"]), relaxation["text"])
            self.assertGreater(said, 10)

    def test_every_described_parameter_and_value_is_taken(self):
        self.build(self.made_catalogue(100))
        with Server(self.index, "extranet") as server:
            offer = server.get("/v1/search", limit=1)["offers"][0]["id"]
            for path in ("/v1/search", "/v1/suggest", "/v1/offers", "/v1/offers/{id}/similar"):
                for name, kind in parameters(path).items():
                    for value in values_of(name, kind):
                        with self.subTest(path=path, parameter=name, value=value):
                            beside = {"place": "Lyon"} if value == "distance" else {}
                            reply = server.get(path.replace("{id}", offer), **{name: value}, **beside)
                            if name == "facets":
                                self.assertEqual(list(reply["facets"]), [value])
            self.assertEqual(server.get("/openapi.json"), schema("openapi"), "the server describes itself by this very file")

    def test_the_description_names_every_path_that_is_routed(self):
        source = (SOURCE / "server/routes.cpp").read_text(encoding="utf-8")
        # Files of the page are of no use to a program.
        routed = {(method, path) for method, path in re.findall(r'\.(get|post)\("([^"]+)"', source) if "." not in path or path == "/openapi.json"}
        self.assertLessEqual({("post", "/v1/read"), ("post", "/v1/match")}, routed)
        self.assertEqual({(method, path) for path, methods in schema("openapi")["paths"].items() for method in methods}, routed)

    def test_described_bodies_are_those_of_the_server(self):
        self.build(self.made_catalogue(50))
        posts = {path: methods["post"] for path, methods in schema("openapi")["paths"].items() if "post" in methods}
        self.assertLessEqual({"/v1/read", "/v1/match"}, set(posts))
        with Server(self.index, "extranet") as server:
            for path, described in posts.items():
                if not is_served(server, path):
                    continue
                content = described["requestBody"]["content"]
                for name in {"application/json", "message/rfc822", "application/x-ndjson", "application/xml", "text/plain"} - set(content):
                    self.assertEqual(server.post(path, b"excel", name)[0], 415, (path, name))
                for status in ("200", "400", "401", "413", "415", "429", "503"):
                    self.assertIn(status, described["responses"], path)
                answered = described["responses"]["200"]
                for name, one in content.items():
                    with self.subTest(path=path, media_type=name):
                        example = one["example"]
                        status, headers, body = server.post(path, example.encode() if isinstance(example, str) else example, name)
                        self.assertEqual(status, 200, body)
                        self.assertEqual(headers["Content-Type"], name if name in answered["content"] else "application/json")
                        for header in answered["headers"]:
                            self.assertTrue(headers[header], header)
                        if name == "application/json":
                            self.keep(f"{path.removeprefix('/v1/')}_request", [example])
        source = (SOURCE / "server/endpoints/read.cpp").read_text(encoding="utf-8")
        read = set(re.findall(r'\bbody\.text\("([a-z_]+)"\)', source)) | ({"today"} if "day_asked(" in source else set())
        self.assertEqual(read, set(schema("read_request")["properties"]), "its members are those that are read")

    def test_described_bounds_are_those_of_the_server(self):
        self.build(self.made_catalogue(50))
        with Server(self.index, "extranet") as server:
            for path, name, kind in ((path, *described) for path in ("/v1/search", "/v1/suggest") for described in parameters(path).items()):
                outside = [str(kind["minimum"] - 1), str(kind["maximum"] + 1)] if "maximum" in kind else []
                outside += ["x" * (kind["maxLength"] + 1)] if "maxLength" in kind else []
                item = kind.get("items", kind)
                outside += ["frob", "frob,frob2"] if "enum" in item else []
                outside += ["-"] if "pattern" in item else []
                for value in outside:
                    with self.subTest(path=path, parameter=name, value=value[:40]):
                        status, _, body = server.ask(path, **{name: value})
                        self.assertEqual((status, {error["field"] for error in json.loads(body).get("errors", [])}), (400, {name}))

    def test_the_description_names_just_what_the_server_reads(self):
        # The names that the readers of a search ask for, as their source has them.
        reading = re.compile(r'(?:\b(?:one|several|several_of|places|whole|number|choice|choices|choices_or_unknown)(?:<\w+>)?\(|\(parameters, )"([a-z_]+)"')
        for path, files in (("/v1/search", ("filters.cpp", "search_question.cpp")), ("/v1/suggest", ("suggest.cpp",))):
            source = "".join((SOURCE / "server/endpoints" / name).read_text(encoding="utf-8") for name in files)
            self.assertEqual(set(reading.findall(source)), set(parameters(path)), path)
        self.build(self.made_catalogue(50))
        with Server(self.index, "extranet") as server:
            for name in ("exclude", "must", "topic", "client", "today", "text", "need", "near", "page", "Level", "modalities", "near_total"):
                with self.subTest(name=name):
                    status, _, body = server.ask("/v1/search", **{name: "1"})
                    self.assertEqual((status, [error["field"] for error in json.loads(body)["errors"]]), (400, [name]))


if __name__ == "__main__":
    unittest.main()
