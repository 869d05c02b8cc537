"""What the programs write is what the schemas say: records of the demo catalogue, reports, replies, problems."""
import json
import os
import subprocess
import unittest

from programs import SOURCE, Journey, Server, read_records, write_records

CHECK_SCHEMA = os.environ.get("FILON_CHECK_SCHEMA", str(SOURCE / "build/dev/check_schema"))
SCHEMAS = SOURCE / "schemas"


def schema(name):
    return json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))


class LiveContract(Journey):
    def keep(self, name, values):
        lines = "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)
        self.assertTrue(lines, f"something to hold against {name}")
        done = subprocess.run([CHECK_SCHEMA, str(SCHEMAS), f"{name}.json"], input=lines, capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 0, (done.stdout + done.stderr)[:2000])

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

    def test_replies_keep_their_schemas_and_every_described_parameter_is_taken(self):
        catalogue = self.made_catalogue(200)
        self.build(catalogue)
        asked = schema("openapi")["paths"]["/v1/search"]["get"]["parameters"]
        examples = {"q": "formation", "place": "Lyon", "radius_km": "100", "max_price": "2000", "headcount": "4", "provider": "nobody", "lang": "fr"}
        with Server(self.index, "extranet") as server:
            replies = [server.get("/v1/search", q=words, limit=100) for words in ("", "excel", "anglais professionnel")]
            replies.append(server.get("/v1/search", place="Lyon", radius_km=300, headcount=6, facets="modality,level,provider"))
            for parameter in asked:
                kind = parameter["schema"]
                values = (kind.get("items") or kind).get("enum") or [examples.get(parameter["name"], kind.get("maximum", "1"))]
                for value in values:
                    with self.subTest(parameter=parameter["name"], value=value):
                        beside = {"place": "Lyon"} if value == "distance" else {}
                        replies.append(server.get("/v1/search", **{parameter["name"]: value}, **beside))
            self.keep("search_reply", replies)
            self.assertTrue(any(reply["offers"] for reply in replies))
            for reply in replies:
                for offer in reply["offers"]:
                    self.assertAlmostEqual(sum(reason["weight"] * reason["score"] for reason in offer["why"]), offer["score"], delta=1.1e-3)
            first = replies[0]["offers"][0]
            self.assertEqual(server.get(f"/v1/offers/{first['id']}")["id"], first["id"])
            self.keep("offer_reply", server.get(f"/v1/providers/{first['provider']['id']}")["offers"]["first"])
            described = server.get("/openapi.json")
            self.assertEqual(described, schema("openapi"), "the server describes itself by this very file")

    def test_problems_keep_their_schema_and_name_the_field(self):
        self.build(self.made_catalogue(100))
        with Server(self.index, "extranet") as server:
            problems = []
            for path, status, field in (
                ("/v1/search?frob=1", 400, "frob"), ("/v1/search?limit=101", 400, "limit"), ("/v1/search?offset=10001", 400, "offset"),
                ("/v1/search?modality=flying", 400, "modality"), ("/v1/search?max_price=abc", 400, "max_price"), ("/v1/search?sort=distance", 400, "sort"),
                ("/v1/search?place=Zzyzxville", 400, "place"), ("/v1/search?q=a&q=b", 400, "q"), ("/v1/search?level=expert,expert", 400, "level"),
                ("/v1/search?radius_km=20001", 400, "radius_km"), ("/v1/search?headcount=0", 400, "headcount"), ("/v1/search?q=" + "x" * 513, 400, "q"),
                ("/v1/search?facets=frob", 400, "facets"), ("/v1/search?q=%ff", 400, "q"), ("/v1/offers/nobody", 404, None), ("/nowhere", 404, None)):
                with self.subTest(path=path[:60]):
                    answer, headers, body = server.ask(path)
                    self.assertEqual((answer, headers["Content-Type"].split(";")[0]), (status, "application/problem+json"), body[:200])
                    problem = json.loads(body)
                    problems.append(problem)
                    self.assertEqual(problem["status"], status)
                    self.assertTrue(field is None or any(field in error["field"] for error in problem.get("errors", [])), problem)
            self.keep("problem", problems)


if __name__ == "__main__":
    unittest.main()
