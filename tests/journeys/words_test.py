"""What the team says of words, and what is proposed while someone types, from a folder of CSV files to the answers."""
import unittest
import unittest.mock

from programs import Journey, Server, current_generation, write_records

PROVIDER = {"type": "provider", "id": "P", "name": "Atelier Zénith", "sites": [{"insee": "69123"}]}


def offer(name, title, **more):
    return {"type": "offer", "id": name, "provider": "P", "title": title, **more}


def session(start, **more):
    return {"start": start, "place": {"insee": "69123"}, **more}


class Words(Journey):
    def lexicon(self, **files):
        """A folder with a CSV file for each name; the header line comes by itself."""
        headers = {"synonyms": "term,synonym", "acronyms": "acronym,expansion", "categories": "category,topic", "codes": "scheme,code,topic", "never": "word"}
        folder = self.folder / f"lexicon{len(list(self.folder.glob('lexicon*')))}"
        folder.mkdir()
        for name, lines in files.items():
            (folder / f"{name}.csv").write_text("\n".join([headers[name], *lines]) + "\n", encoding="utf-8")
        return folder

    def publish(self, *offers, lexicon=None):
        self.build(write_records(self.folder / "catalogue.jsonl", PROVIDER, *offers), "--quiet", *(["--lexicon", lexicon] if lexicon else []))

    def served(self, *offers, lexicon=None):
        self.publish(*offers, lexicon=lexicon)
        return Server(self.index, "extranet")

    def found(self, server, q, **more):
        """The ids found, the best first; words that are surely a place or a price are read as words."""
        return [found["id"] for found in server.get("/v1/search", q=q, read="literal", **more)["offers"]]


class Lexicons(Words):
    def test_say_what_is_the_same_both_ways(self):
        lexicon = self.lexicon(synonyms=["cariste,conducteur d'engins"], acronyms=["ZQX,zinguerie quotidienne"])
        offers = [offer("one", "Devenir cariste"), offer("other", "Le métier de conducteur d’engins"), offer("short", "Initiation ZQX"),
                  offer("long", "Zinguerie quotidienne"), offer("none", "Poterie")]
        with self.served(*offers, lexicon=lexicon) as server:
            self.assertEqual(self.found(server, "cariste"), ["one", "other"])
            self.assertEqual(self.found(server, "CONDUCTEURS D'ENGINS"), ["other", "one"])
            self.assertEqual(self.found(server, "zqx"), ["short", "long"])
            self.assertEqual(self.found(server, "zinguerie quotidienne"), ["long", "short"])
        with self.served(*offers) as server:
            self.assertEqual(self.found(server, "cariste"), ["one"], "a build knows the lexicon that it is given")

    def test_say_what_categories_and_codes_mean(self):
        lexicon = self.lexicon(categories=["K-12,poterie-raku", "K-12,excel"], codes=["rncp,99999,poterie-raku"])
        offers = [offer("declared", "Un", topics=["anglais"], categories=["K-12"]), offer("category", "Deux", categories=["k 12"]),
                  offer("code", "Trois", codes={"rncp": ["99999"]}), offer("both", "Quatre", categories=["K-12"], codes={"rncp": ["99999"]}),
                  offer("certificate", "Cinq", certification=[{"name": "Titre", "rncp": "99999"}]), offer("title", "Poterie raku pour tous"),
                  offer("own", "Six", topics=["poterie-raku"]), offer("none", "Sept")]
        with self.served(*offers, lexicon=lexicon) as server:
            self.assertEqual(server.get("/v1/offers/declared")["topics"], ["anglais"])
            ways = {found["id"]: (found["topics"], found["topics_from"]) for found in server.get("/v1/search", limit=100)["offers"]}
            self.assertEqual(ways, {"declared": (["anglais"], "declared"), "category": (["excel", "poterie-raku"], "categories"), "code": (["poterie-raku"], "codes"),
                                    "both": (["excel", "poterie-raku"], "categories"), "certificate": (["poterie-raku"], "codes"), "title": (["poterie-raku"], "title"),
                                    "own": (["poterie-raku"], "declared"), "none": ([], None)})
            of_topic = {"category", "code", "both", "certificate", "title", "own"}
            self.assertEqual({found["id"] for found in server.get("/v1/search", topic_id="poterie-raku")["offers"]}, of_topic)
            self.assertEqual(set(self.found(server, "poterie raku")), of_topic, "a topic's name is among its offers' words")
            self.assertEqual(server.ask("/v1/search", topic_id="poterie-grecque")[0], 400)
        with self.served(*offers) as server:
            self.assertEqual(server.ask("/v1/search", topic_id="poterie-raku")[0], 400, "without the lexicon there is no such topic")

    def test_say_what_is_never_mended(self):
        offers = [offer(f"O{number}", "Talon aiguille") for number in range(3)]
        with self.served(*offers) as server:
            self.assertEqual(server.get("/v1/search", q="talin", read="literal")["did_you_mean"], "talon")
        with self.served(*offers, lexicon=self.lexicon(never=["Talin"])) as server:
            for q in ("talin", "TALIN"):
                answer = server.get("/v1/search", q=q, read="literal")
                self.assertEqual((answer["total"], answer["did_you_mean"]), (0, None))

    def test_change_nothing_by_the_order_of_their_lines(self):
        lines = ["cariste,conducteur d'engins", "poterie,céramique", "poterie,modelage"]
        offers = [offer("one", "Devenir cariste"), offer("two", "Céramique et modelage"), offer("three", "Poterie")]
        questions = ("/v1/search?limit=100", "/v1/search?q=poterie", "/v1/search?q=conducteur+d'engins", "/v1/suggest?q=po")
        answers = []
        for said in (lines, [*reversed(lines), lines[0]]):
            with self.served(*offers, lexicon=self.lexicon(synonyms=said)) as server:
                answers.append([server.ask(question)[2] for question in questions])
        self.assertEqual(*answers)

    def test_with_a_broken_line_end_the_build_and_publish_nothing(self):
        catalogue = write_records(self.folder / "good.jsonl", PROVIDER, offer("O", "Poterie"))
        for files, named in (({"synonyms": ["a,b", "c"]}, "synonyms.csv line 3"), ({"acronyms": [",b"]}, "acronyms.csv line 2"),
                             ({"categories": ["K,Not A Slug"]}, "categories.csv line 2"), ({"codes": ["rncp,1,excel", "cpf,2,excel"]}, "codes.csv line 3"),
                             ({"never": ["Zénith", "a,b"]}, "never.csv line 3"), ({"synonyms": ["a,b"], "never": ['"open']}, "never.csv line 2")):
            with self.subTest(named=named):
                done = self.build(catalogue, "--lexicon", self.lexicon(**files), expect=3)
                self.assertIn(named, done.stderr)
                self.assertIsNone(current_generation(self.index))
        self.build(catalogue)
        published = current_generation(self.index)
        self.build(catalogue, "--lexicon", self.lexicon(synonyms=["a"]), expect=3)
        self.assertEqual(current_generation(self.index), published)

    def test_that_are_not_there_end_the_build(self):
        catalogue = write_records(self.folder / "good.jsonl", PROVIDER, offer("O", "Poterie"))
        (self.folder / "empty").mkdir()
        for folder in (self.folder / "nowhere", catalogue, self.folder / "empty"):
            self.assertIn(str(folder), self.build(catalogue, "--lexicon", folder, expect=3).stderr)
        self.assertIsNone(current_generation(self.index))


class Suggestions(Words):
    def proposed(self, server, q, **more):
        return [(one["kind"], one["text"], one["count"]) for one in server.get("/v1/suggest", q=q, **more)["suggestions"]]

    def test_are_of_every_kind_and_name_what_they_are(self):
        offers = [offer("one", "Lyophilisation", topics=["excel"], sessions=[session("2026-12-01")]), offer("two", "Excel à Lyon", topics=["excel"])]
        with self.served(*offers) as server:
            ids = {(one["kind"], one["text"]): one["id"] for q in ("excel", "lyo", "zen") for one in server.get("/v1/suggest", q=q)["suggestions"]}
            self.assertEqual(ids, {("topic", "Excel"): "excel", ("title", "Excel à Lyon"): None, ("title", "Lyophilisation"): None,
                                   ("place", "Lyon"): "69123", ("provider", "Atelier Zénith"): "P"})
            self.assertEqual(self.proposed(server, "excel")[0], ("topic", "Excel", 2))
            self.assertEqual(self.proposed(server, "tableur"), [("topic", "Excel", 2)], "a topic by another of its names")
            self.assertIn(("place", "Rhône", 1), self.proposed(server, "rhone"))

    def test_forgive_typing_errors(self):
        with self.served(offer("one", "Soudage à l'arc", topics=["soudage"], sessions=[session("2026-12-01")])) as server:
            for typed in ("soduage", "SOUDGE", "soudaage a l'arc"):
                self.assertIn("Soudage à l'arc", [text for _, text, _ in self.proposed(server, typed)], typed)
            for typed in ("soudage a l’arc", "SOUDAGE À L'A", "l'arc soud"):
                self.assertIn("Soudage à l'arc", [text for _, text, _ in self.proposed(server, typed)], typed)

    def test_lead_to_offers_that_can_still_be_attended_only(self):
        offers = [offer("over", "Vannerie ancienne", sessions=[session("2026-10-01")]), offer("shut", "Vannerie close", sessions=[session("2026-12-01", state="closed")]),
                  offer("soon", "Vannerie fine", sessions=[session("2026-12-01"), session("2026-10-01")]), offer("always", "Vannerie libre", rolling=True),
                  offer("undated", "Vannerie sans date")]
        self.publish(*offers)
        for today, alive in (("2026-09-01", {"ancienne", "fine", "libre", "sans date"}), ("2026-11-24", {"fine", "libre", "sans date"}),
                             ("2026-12-02", {"libre", "sans date"})):
            with self.subTest(today=today), unittest.mock.patch("programs.TODAY", today), Server(self.index, "extranet") as server:
                texts = {text.removeprefix("Vannerie ") for kind, text, _ in self.proposed(server, "vannerie")}
                self.assertEqual(texts, alive)
                self.assertEqual(self.proposed(server, "zenith"), [("provider", "Atelier Zénith", len(alive))])

    def test_are_eight_at_most_and_none_for_nothing(self):
        with self.served(*(offer(f"O{number}", f"Vannerie {number}") for number in range(20))) as server:
            self.assertEqual(len(self.proposed(server, "vannerie")), 8)
            self.assertEqual(len(self.proposed(server, "vannerie", limit=3)), 3)
            self.assertEqual(self.proposed(server, "vannerie", limit=0), [])
            for typed in ("", " ", "?!"):
                self.assertEqual(self.proposed(server, typed), [])
            self.assertEqual(server.get("/v1/suggest"), {"suggestions": []})
            for more in ({"limit": 9}, {"limit": -1}, {"frob": 1}, {"q": "a" * 513}, {"q": ["a", "b"]}):
                self.assertEqual(server.ask("/v1/suggest", **{"q": "a", **more})[0], 400, more)

    def test_of_the_extranet_know_published_records_only(self):
        hidden = offer("hidden", "Vannerie secrète", published=False)
        with self.served(offer("shown", "Vannerie"), hidden) as server:
            self.assertEqual(self.proposed(server, "vannerie"), [("title", "Vannerie", 1)])
            self.assertEqual(self.proposed(server, "secrete"), [])
        with Server(self.index, "intranet") as server:
            self.assertEqual(self.proposed(server, "secrete"), [("title", "Vannerie secrète", 1)])


class Questions(Words):
    def test_are_mended_and_say_so(self):
        offers = [offer("one", "Comptabilité générale"), offer("two", "Soudage"), offer("three", "Poterie", objectives="Une formation pour débuter")]
        with self.served(*offers) as server:
            for q, said in (("comptabilté", "comptabilite"), ("Formtion : comptabilté !", "formation : comptabilite !"), ("SOUDGE", "soudage")):
                answer = server.get("/v1/search", q=q, read="literal")
                self.assertEqual((answer["did_you_mean"], answer["total"]), (said, 1), q)
            for q in ("comptabilité", "COMPTABILITES", "xylophone", "", "formation", "R489"):
                self.assertIsNone(server.get("/v1/search", q=q, read="literal")["did_you_mean"], q)
            self.assertIsNone(server.get("/v1/search")["did_you_mean"])

    def test_put_what_holds_the_word_itself_before_what_holds_its_correction(self):
        offers = [offer("misspelt", "Acceuil"), *(offer(f"O{number:02}", "Accueil") for number in range(60))]
        with self.served(*offers) as server:
            answer = server.get("/v1/search", q="acceuil", limit=100, read="literal")
            self.assertEqual((answer["total"], answer["offers"][0]["id"], answer["did_you_mean"]), (61, "misspelt", "accueil"))
            self.assertGreater(answer["offers"][0]["score"], answer["offers"][1]["score"])
            right = server.get("/v1/search", q="accueil", limit=100, read="literal")
            self.assertEqual((right["total"], right["did_you_mean"]), (60, None))

    def test_find_the_same_in_capitals_and_without_accents(self):
        offers = [offer("one", "Électricité d'équipement"), offer("two", "L'anglais à l’œuvre", topics=["anglais"]), offer("three", "Gérer l'équipe : e-learning")]
        with self.served(*offers) as server:
            for writings in (("électricité d'équipement", "ELECTRICITE D’EQUIPEMENT"), ("l'anglais à l'œuvre", "L’ANGLAIS A L’OEUVRE", "l‘Ánglais À l'Œuvre"),
                             ("gérer l'équipe", "GERER L'EQUIPE"), ("e-learning", "E‑LEARNING", "elearning"), ("électrcité", "ELECTRCITE")):
                found = [[(one["id"], one["score"]) for one in server.get("/v1/search", q=q, read="literal")["offers"]] for q in writings]
                self.assertTrue(found[0], writings)
                self.assertTrue(all(other == found[0] for other in found), (writings, found))

    def test_in_other_languages_find_the_french_offer_of_a_topic(self):
        offers = [offer("paie", "Bulletins de A à Z", topics=["gestion-de-paie"]), offer("soudage", "Joindre des tôles", topics=["soudage"]), offer("none", "Poterie")]
        with self.served(*offers) as server:
            for q, expected in (("welding", "soudage"), ("Schweißen", "soudage"), ("SCHWEISSEN", "soudage"), ("soldadura", "soudage"), ("payroll", "paie")):
                self.assertEqual(self.found(server, q), [expected], q)

    def test_of_a_code_put_the_offer_that_bears_it_first(self):
        offers = [*(offer(f"said{number}", f"Préparer le RNCP 37123 et le RS5436, {'37123 5436 ' * number}", objectives="RNCP37123 RS 5436 " * 20) for number in range(3)),
                  offer("rncp", "Une tout autre chose", objectives="long " * 200, codes={"rncp": ["37123"]}),
                  offer("rs", "Encore autre chose", objectives="long " * 200, certification=[{"name": "Titre", "rs": "5436"}]),
                  offer("other", "Une autre", codes={"rncp": ["37124"], "rs": ["5437"]})]
        with self.served(*offers) as server:
            for q, expected in (("RNCP37123", "rncp"), ("rncp 37123", "rncp"), ("37123", "rncp"), ("RS5436", "rs"), ("5436", "rs")):
                with self.subTest(q=q):
                    found = self.found(server, q)
                    self.assertEqual(found[0], expected, found)
                    self.assertNotIn("other", found)

    def test_of_a_code_find_it_beside_the_name_of_its_register(self):
        offers = [offer("rncp", "Une chose", codes={"rncp": ["37123"]}), offer("rs", "Autre chose", codes={"rs": ["5436"]})]
        with self.served(*offers) as server:
            for q, expected in (("RNCP 37123", "rncp"), ("rncp n° 37123", "rncp"), ("RS 5436", "rs"), ("rs n° 5436", "rs")):
                with self.subTest(q=q):
                    self.assertEqual(self.found(server, q), [expected])


if __name__ == "__main__":
    unittest.main()
