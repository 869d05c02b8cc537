"""What words say besides their topic: read in a search as the filters that they are, and in a text or a mail as its needs."""
import email.message
import email.policy
import json
import unittest

from programs import TODAY, Journey, Server, write_records

LYON, VILLEURBANNE, SAINT_ETIENNE, PARIS, LILLE = "69123", "69266", "42218", "75056", "59350"


def provider(name, title, town, **more):
    return {"type": "provider", "id": name, "name": title, "sites": [{"insee": town}], **more}


def offer(name, title, *sessions, price=None, by="CEG", **more):
    return {"type": "offer", "id": name, "provider": by, "title": title, "prices": [{"amount": price}] if price else [], "sessions": list(sessions), **more}


def session(town, start):
    return {"start": start, "place": {"insee": town}}


CATALOGUE = (
    provider("CEG", "Cegos", LYON, qualiopi=True), provider("ALP", "Alpha Formation", PARIS, qualiopi=False), provider("HID", "Zorglub", LYON, published=False),
    offer("lyon", "Excel", session(LYON, "2027-01-12"), price=450, level="advanced", funding=["cpf"], modality="onsite"),
    offer("dear", "Excel", session(LYON, "2027-06-01"), price=1200, level="beginner", modality="onsite"),
    offer("villeurbanne", "Excel", session(VILLEURBANNE, "2027-02-10"), price=700, by="ALP", modality="onsite"),
    offer("etienne", "Excel", session(SAINT_ETIENNE, "2027-03-15"), price=500, funding=["opco"], modality="onsite"),
    offer("paris", "Excel", session(PARIS, "2027-01-20"), price=400, by="ALP", level="beginner", modality="onsite"),
    offer("remote", "Excel", {"start": "2027-01-15"}, price=300, by="ALP", modality="remote", funding=["cpf"]),
    offer("named", "Excel débutant", session(LILLE, "2027-04-05"), price=350, modality="onsite"),
    offer("said", "Excel : histoire de Lyon", session(LILLE, "2027-04-05"), price=900, modality="onsite"),
    offer("word", "Word", session(LYON, "2027-01-12"), price=450, modality="onsite"), offer("hidden", "Excel", session(LYON, "2027-01-12"), by="HID"),
    *(offer(f"other{number}", "Comptabilité générale", session(LILLE, "2027-05-03"), price=800, modality="onsite") for number in range(3)),
)
# What is asked in words, and the same as words and filters.
SAID = (
    ("excel lyon", "excel", {"place": "Lyon"}), ("EXCEL  LYON", "excel", {"place": "Lyon"}), ("formation Excel à Villeurbanne", "formation Excel", {"place": "Villeurbanne"}),
    ("excel Auvergne-Rhône-Alpes", "excel", {"place": "Auvergne-Rhône-Alpes"}), ("lyon", "", {"place": "Lyon"}), ("excel 500 euros", "excel", {"max_price": 500}),
    ("excel entre 400 et 800 €", "excel", {"min_price": 400, "max_price": 800}), ("excel en janvier 2027", "excel", {"date_from": "2027-01-01", "date_to": "2027-01-31"}),
    ("excel avant le 1er février 2027", "excel", {"date_from": TODAY, "date_to": "2027-01-31"}), ("excel à distance", "excel", {"modality": "remote"}),
    ("excel à distance lyon", "excel", {"modality": "remote", "place": "Lyon"}), ("excel cpf", "excel", {"funding": "cpf"}),
    ("excel certifié qualiopi", "excel", {"qualiopi": "true"}), ("excel niveau avancé à Lyon", "excel", {"level": "advanced", "place": "Lyon"}),
    ("excel lyon 800 € HT par personne en présentiel", "excel", {"place": "Lyon", "max_price": 800, "tax": "excluded", "price_per": "person", "modality": "onsite"}),
)
# A day's letter, and its body in the charset and coding that each mail travels in.
SUBJECT = "Demande de devis"
LETTER = "Bonjour,\n\nnous cherchons une formation Excel à Saint-Étienne pour 4 personnes, avant le 1er avril, 800 euros par personne.\n\nCordialement,\nZoé Été, 12 personnes à Lille\n"
SENT = "Wed, 10 Feb 2027 23:30:00 +0100"


def mail(body=LETTER, charset="utf-8", coding="8bit", date=SENT, html=None, attached=None, subject=SUBJECT):
    """The bytes of a mail as they travel."""
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message["From"], message["To"], message["Subject"] = "Zoé Été <zoe@example.org>", "formation@example.org", subject
    if date:
        message["Date"] = date
    message.set_content(body, charset=charset, cte=coding)
    if html:
        message.add_alternative(html, subtype="html", charset=charset)
    if attached:
        message.add_attachment(attached, filename="devis.txt")
    return message.as_bytes()


class Reading(Journey):
    def setUp(self):
        super().setUp()
        self.build(write_records(self.folder / "catalogue.jsonl", *CATALOGUE), "--quiet")

    def served(self, *options, audience="extranet"):
        return Server(self.index, audience, *options)

    def need(self, server, text, **more):
        """The one need of a text."""
        needs = server.read(text, **more)["needs"]
        self.assertEqual(len(needs), 1, (text, needs))
        return needs[0]


class Searches(Reading):
    def ids(self, reply):
        return [found["id"] for found in reply["offers"]]

    def without_read(self, server, **asked):
        reply = server.get("/v1/search", limit=100, **asked)
        return {name: value for name, value in reply.items() if name != "read"}

    def test_find_what_the_same_filters_find(self):
        with self.served() as server:
            self.assertEqual(set(self.ids(server.get("/v1/search", q="excel lyon"))), {"lyon", "dear", "villeurbanne"})
            self.assertEqual(set(self.ids(server.get("/v1/search", q="excel à distance"))), {"remote"})
            self.assertEqual(set(self.ids(server.get("/v1/search", q="excel 400 € en janvier 2027"))), {"paris", "remote"})
            for q, words, filters in SAID:
                with self.subTest(q=q):
                    found = self.without_read(server, q=q)
                    self.assertGreater(found["total"], 0)
                    self.assertEqual(found, self.without_read(server, q=words, read="literal", **filters))

    def test_apply_what_is_sure_and_leave_the_rest_a_word(self):
        unsure = 0
        with self.served() as server:
            for q in (*(q for q, _, _ in SAID), "excel débutant", "excel débutant lyon", "perfectionnement excel", "excel été", "anglais intermédiaire 500 euros", "initiation word"):
                with self.subTest(q=q):
                    read = server.get("/v1/search", q=q)["read"]
                    least = {}
                    for span in read["spans"]:
                        least[span["field"]] = min(span["confidence"], least.get(span["field"], 1))
                    for beside in ("topic", "price_per", "tax"):
                        least.pop(beside, None)
                    self.assertEqual(set(read) - {"topic", "spans", "price_per", "tax"}, {field for field, confidence in least.items() if confidence >= .9})
                    unsure += any(confidence < .9 for confidence in least.values())
            self.assertGreater(unsure, 0, "something unsure is tried")
            # What is unsure is searched for: no level is asked for, but the word.
            self.assertEqual(self.ids(server.get("/v1/search", q="excel débutant")), ["named"])

    def test_say_what_a_reading_of_the_same_words_says(self):
        with self.served() as server:
            for q, _, _ in SAID:
                with self.subTest(q=q):
                    self.assertEqual(server.get("/v1/search", q=q)["read"], self.need(server, q))

    def test_let_a_parameter_win_over_the_words(self):
        with self.served() as server:
            for q, field, wins in (("excel lyon", "place", "Paris"), ("excel lyon", "place", "Lyon"), ("excel à distance", "modality", "onsite"), ("excel cpf", "funding", "opco"),
                                   ("excel 500 euros", "max_price", "1000"), ("excel niveau avancé", "level", "beginner")):
                with self.subTest(q=q, wins=wins):
                    found = self.without_read(server, q=q, **{field: wins})
                    self.assertGreater(found["total"], 0)
                    self.assertEqual(found, self.without_read(server, q="excel", read="literal", **{field: wins}))
            # Another field is none of its business.
            found = self.without_read(server, q="excel lyon 500 euros", funding="cpf")
            self.assertEqual(found, self.without_read(server, q="excel", read="literal", place="Lyon", max_price=500, funding="cpf"))
            self.assertEqual(self.ids(server.get("/v1/search", q="excel lyon", radius_km=100, level="beginner")), ["dear"])

    def test_measure_from_a_place_among_the_words(self):
        with self.served() as server:
            found = server.get("/v1/search", q="excel lyon", sort="distance", radius_km=100)
            self.assertEqual(self.ids(found), ["lyon", "dear", "villeurbanne", "etienne"])
            distances = [one["distance_km"] for one in found["offers"]]
            self.assertEqual(distances, sorted(distances))
            self.assertEqual(found["offers"], server.get("/v1/search", q="excel", place="Lyon", sort="distance", radius_km=100, read="literal")["offers"])
            for q, how in (("excel", {}), ("excel lyon", {"read": "literal"})):
                status, _, body = server.ask("/v1/search", q=q, sort="distance", **how)
                self.assertEqual((status, [error["field"] for error in json.loads(body)["errors"]]), (400, ["sort"]), q)

    def test_read_nothing_where_words_are_to_be_taken_literally(self):
        with self.served() as server:
            self.assertEqual(self.ids(server.get("/v1/search", q="excel lyon", read="literal")), ["said"])
            for q in (*(q for q, _, _ in SAID), "excel débutant"):
                reply = server.get("/v1/search", q=q, read="literal")
                self.assertEqual(reply["read"], {"topic": q, "spans": []})

    def test_are_mended_beside_a_place(self):
        with self.served() as server:
            for q, said in (("comptabilté lille", "comptabilite lille"), ("comptabilté générale à Lille, 900 € HT", "comptabilite générale à Lille, 900 € HT")):
                reply = server.get("/v1/search", q=q)
                self.assertEqual((reply["did_you_mean"], reply["total"]), (said, 3), q)
                self.assertEqual([place["code"] for place in reply["read"]["place"]], [LILLE])
            for q in ("comptabilité lille", "lille", "comptabilité à Lille, 900 € HT"):
                self.assertIsNone(server.get("/v1/search", q=q)["did_you_mean"], q)

    def test_bring_what_a_relaxation_says(self):
        said = set()
        with self.served() as server:
            for q in ("excel lyon", "excel 400 euros", "excel entre 400 et 500 €", "excel en janvier 2027", "excel avant le 1er février 2027", "excel lyon 400 euros"):
                reply = server.get("/v1/search", q=q, relax="true")
                for relaxation in reply["relaxations"]:
                    (field, value), = relaxation["change"].items()
                    # A constraint that the words state cannot be dropped by a parameter.
                    if value is not None:
                        said.add(field)
                        with self.subTest(q=q, change=relaxation["change"]):
                            self.assertEqual(server.get("/v1/search", q=q, **relaxation["change"])["total"], reply["total"] + relaxation["gain"])
        self.assertLessEqual({"radius_km", "max_price"}, said)

    def test_are_never_refused_for_what_their_words_say(self):
        with self.served() as server:
            for q in ("excel pour 50000 personnes", "excel 5000000000 €", "excel 99999999999999999999 €", "excel entre 800 et 500 €", "excel minimum 800 € maximum 500 €", "excel 0 jours",
                      "excel 5000 jours 900000 heures", "excel à 90000 km de lyon", "excel du 12 mars 2027 au 3 janvier 2027", "excel en 1850", "excel le 30 février 2027", "excel lyon lyon LYON",
                      "excel à distance et à distance", "excel 01/01/3500", "excel niveau 12", "sauf sauf sauf", "à", "€", "lyon sauf lyon", "pour 1 personne pour 2 personnes", "sans lyon"):
                with self.subTest(q=q):
                    status, _, body = server.ask("/v1/search", q=q)
                    self.assertEqual(status, 200, body[:300])

    def test_get_equal_bytes_for_equal_questions(self):
        questions = [dict(q=q) for q, _, _ in SAID] + [{"q": "excel débutant lyon", "relax": "true", "facets": "department,month"}]
        answers = []
        for _ in range(2):
            with self.served() as server:
                answers += [[server.ask("/v1/search", **question)[2] for question in questions] for _ in range(2)]
        self.assertTrue(all(other == answers[0] for other in answers))


class Texts(Reading):
    def test_say_nothing_that_is_not_said(self):
        with self.served() as server:
            for text in ("excel", "gestion de paie", "Nous cherchons une formation Excel.", "Bonjour, je souhaiterais suivre un cours de comptabilité, merci d'avance", "mars et vénus au travail",
                         "We are looking for an Excel course.", "Hello, we need an Excel training, thank you", "Wir suchen eine Excel-Schulung.", "Buscamos un curso de Excel, gracias."):
                with self.subTest(text=text):
                    self.assertLessEqual(set(self.need(server, text)), {"topic", "spans"})

    def test_give_each_field_its_value(self):
        lyon = [{"name": "Lyon", "kind": "commune", "code": LYON}]
        with self.served() as server:
            for text, read in (
                    ("Excel à Lyon", {"place": lyon}), ("Excel dans un rayon de 20 km autour de Lyon", {"place": lyon, "radius_km": 20}), ("Excel, 20 km autour de Lyon", {"place": lyon, "radius_km": 20}),
                    ("Excel Lyon 30 km autour", {"place": lyon, "radius_km": 30}),
                    ("Excel à distance à Lyon", {"place": lyon, "modality": ["remote"]}), ("Excel dans nos locaux", {"modality": ["onsite"], "format": ["in_house"]}),
                    ("Excel, 12,50 € TTC par heure", {"max_price": 12.5, "price_per": "hour", "tax": "included"}), ("Excel, niveau avancé", {"level": "advanced"}),
                    ("Excel débutant ou intermédiaire", {"level": ["beginner", "intermediate"]}), ("Excel accessible en fauteuil roulant", {"accessibility": "wheelchair"}),
                    ("Secrétariat médical, niveau bac", {"eqf": 4}), ("Anglais de A2 à B1", {"cefr_entry": "A2", "cefr_target": "B1"}), ("Excel, organisme certifié Qualiopi", {"qualiopi": True}),
                    ("Excel avant avril", {"date_from": "2026-11-24", "date_to": "2027-03-31"}), ("Excel, 2,5 jours maximum, 17 heures maximum", {"max_days": 2.5, "max_hours": 17}),
                    ("Management, impérativement en anglais", {"teaching_language": ["en"], "must": ["teaching_language"]}), ("Excel le soir, CPF", {"rhythm": ["evening"], "funding": ["cpf"]}),
                    ("Excel, surtout pas d'e-learning", {"exclude": {"modality": ["elearning"]}, "must": ["exclude"]})):
                with self.subTest(text=text):
                    need = self.need(server, text, today="2026-11-24")
                    for place in need.get("place", []):
                        self.assertTrue(place.pop("lat") and place.pop("lon"))
                    self.assertEqual({field: value for field, value in need.items() if field not in ("topic", "spans")}, read)

    def test_have_their_needs_in_their_order(self):
        with self.served() as server:
            reply = server.read("Trois formations : Excel avancé pour 6 personnes ; comptabilité pour 2 personnes ; anglais pour 1 personne.")
            self.assertEqual([need["headcount"] for need in reply["needs"]], [6, 2, 1])
            starts = [span["start"] for need in reply["needs"] for span in need["spans"] if span["field"] == "topic"]
            self.assertEqual(starts, sorted(starts))
            self.assertEqual(reply["lang"], "fr")

    def test_are_of_the_day_that_is_said_else_of_the_servers(self):
        with self.served() as server:
            for today, expected in (({}, "2027-03-31"), ({"today": None}, "2027-03-31"), ({"today": "2027-03-31"}, "2027-03-31"), ({"today": "2027-04-01"}, "2028-03-31"), ({"today": "1999-12-31"}, "2000-03-31")):
                self.assertEqual(self.need(server, "Excel en mars", **today)["date_to"], expected, today)

    def test_rule_a_provider_out_by_its_name(self):
        with self.served() as server:
            for text, ids, named in (("Excel à Lyon, surtout pas chez Cegos", ["CEG"], "Cegos"), ("Excel sauf CEGOS", ["CEG"], "CEGOS"), ("Excel, pas avec Alpha Formation s'il vous plaît", ["ALP"], "Alpha Formation"),
                                     ("Excel mais pas Cegos ni Alpha Formation", ["CEG", "ALP"], "Cegos")):
                with self.subTest(text=text):
                    need = self.need(server, text)
                    self.assertEqual((sorted(need["exclude"]["provider"]), need["must"]), (sorted(ids), ["exclude"]))
                    self.assertTrue([span for span in need["spans"] if span["field"] == "exclude" and named in span["text"]], need["spans"])
            self.assertNotIn("exclude", self.need(server, "Excel chez Cegos"), "who is named is not ruled out")

    def test_of_the_extranet_know_published_providers_only(self):
        text = "Excel à Lyon, surtout pas chez {}"
        with self.served() as server:
            hidden, nobody = (server.post("/v1/read", {"text": text.format(name)})[2].replace(name.encode(), b"") for name in ("Zorglub", "Zyrglob"))
            self.assertEqual(hidden, nobody)
            self.assertNotIn("exclude", self.need(server, text.format("Zorglub")))
        with self.served(audience="intranet") as server:
            self.assertEqual(self.need(server, text.format("Zorglub"))["exclude"], {"provider": ["HID"]})

    def test_of_any_kind_are_read_in_time(self):
        # Time is linear in the length: what is not would take minutes.
        with self.served("--deadline-ms", 15_000) as server:
            for said in ("a", " ", "\n", "(", "1 ", "€", "excel lyon ", "formation ", "Excel à Lyon pour 6 personnes. ", "pas chez Cegos ", "ni Cegos ", "sauf Alpha ", "2 à ", "pas de ", "lyon ou ", "é",
                         "entre 1 et ", "du 1 au 2 mars ", "- Excel\n", "> Excel\n", "Bonjour,\n", "saint-", "(Lyon) "):
                with self.subTest(said=said):
                    self.assertEqual(server.post("/v1/read", {"text": said * (32_000 // len(said))})[0], 200)

    def test_of_a_mebibyte_end_no_server(self):
        for said in ("ni Cegos ", "pas chez Cegos, ", "sauf Cegos ou ", "(", "excel lyon ", "- Excel\n"):
            with self.subTest(said=said), self.served() as server:
                status, _, body = server.post("/v1/read", {"text": said * (900_000 // len(said))})
                self.assertIn(status, (200, 503), body[:300])
                self.assertEqual(server.ask("/health/live")[0], 200, server.said())

    def test_get_equal_bytes_when_they_are_equal(self):
        asked = [({"text": LETTER, "today": TODAY}, "application/json"), ({"text": LETTER}, "application/json"), (mail(), "message/rfc822")]
        answers = []
        for _ in range(2):
            with self.served() as server:
                answers += [[server.post("/v1/read", *one)[2] for one in asked] for _ in range(2)]
        self.assertTrue(all(other == answers[0] for other in answers))
        self.assertEqual(answers[0][0], answers[0][1], "today is the server's")


class Mails(Reading):
    def read(self, server, message):
        """What is read in a mail; its spans are words of the text that is given back."""
        reply = server.read(message, "message/rfc822")
        for need in reply["needs"]:
            for span in need["spans"]:
                self.assertEqual(reply["text"].encode()[span["start"]:span["end"]].decode(), span["text"])
        return reply

    def test_are_read_however_they_travel(self):
        html = "<html><body><p>Bonjour,</p><p>une tout autre chose</p></body></html>"
        travelled = {"8bit": mail(), "quoted-printable in Latin-1": mail(charset="iso-8859-1", coding="quoted-printable"), "base64": mail(coding="base64"),
                     "in two forms": mail(html=html), "in two forms of Latin-1": mail(charset="iso-8859-1", coding="quoted-printable", html=html), "with an attachment": mail(attached="Excel pour 99 personnes à Brest")}
        with self.served() as server:
            for how, message in travelled.items():
                with self.subTest(how=how):
                    reply = self.read(server, message)
                    self.assertEqual(reply["text"], f"{SUBJECT}\n\n{LETTER.strip()}")
                    self.assertEqual(len(reply["needs"]), 1, reply["needs"])
                    need = reply["needs"][0]
                    self.assertEqual([place["code"] for place in need["place"]], [SAINT_ETIENNE])
                    self.assertEqual((need["topic"], need["headcount"], need["max_price"], need["price_per"]), ("Excel", 4, 800, "person"))
                    self.assertEqual((need["date_from"], need["date_to"]), ("2027-02-10", "2027-03-31"), "today is the day of the mail, where it was sent")

    def test_are_of_the_servers_day_where_they_bear_none(self):
        with self.served() as server:
            for date in (None, "some day", "Wed, 99 Feb 2027 10:00:00 +0100"):
                # A date that is none is written past the library that would refuse it.
                message = mail(date=None) if date is None else b"Date: " + date.encode() + b"\r\n" + mail(date=None)
                self.assertEqual(self.read(server, message)["needs"][0]["date_from"], TODAY, date)

    def test_say_what_their_text_says(self):
        with self.served() as server:
            for message in (mail(), mail(coding="base64"), mail("Deux besoins : Excel pour 3 personnes ; Word pour 2 personnes à Lyon.\n"), mail("Excel, surtout pas chez Cegos\n", charset="iso-8859-1", coding="quoted-printable")):
                reply = self.read(server, message)
                self.assertEqual(server.read(reply["text"], today="2027-02-10"), {"needs": reply["needs"], "lang": reply["lang"]})

    def test_are_read_with_their_subject(self):
        with self.served() as server:
            need, = self.read(server, mail("Pour 4 personnes à Saint-Étienne.\n", subject="Formation Excel à distance, été 2027"))["needs"]
            self.assertEqual((need["topic"], need["modality"], need["headcount"]), ("Excel", ["remote"], 4))

    def test_that_are_bare_lines_are_read(self):
        with self.served() as server:
            bare = b"Subject: Excel\n\nA Lyon, pour 4 personnes\n"
            self.assertEqual(self.read(server, bare)["text"], "Excel\n\nA Lyon, pour 4 personnes")
            self.assertEqual(self.read(server, bare), self.read(server, bare.replace(b"\n", b"\r\n")))


if __name__ == "__main__":
    unittest.main()
