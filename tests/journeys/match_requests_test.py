"""How a request reaches /v1/match: words and needs, mails, lines, for a client, on an audience; and what it keeps to itself."""
import email.message
import email.policy
import json
import pathlib
import random
import subprocess
import tempfile
import unittest

from matching import GRENOBLE, LYON, PARIS, Matching, offer, provider, session, told
from programs import SERVER, Server, built, knowing, made_records, standing
from seal_test import with_canaries

SAINT_LO = "50502"
CATALOGUE = (
    provider("CEG", "Cegos", qualiopi=True), provider("ALP", "Alpha Formation", PARIS), provider("BET", "Bêta Conseil"),
    offer("lyon", "Excel", session(LYON, "2027-01-12"), price=450, by="CEG", level="advanced", modality="onsite", teaching_languages=["fr"]),
    offer("lyon2", "Excel", session(LYON, "2027-03-12"), price=700, by="BET", level="beginner", modality="onsite", teaching_languages=["fr"]),
    offer("dear", "Excel", session(LYON, "2028-03-15"), price=950, by="CEG", level="advanced", modality="onsite"),
    offer("saint-lo", "Excel", session(SAINT_LO, "2027-03-15"), price=500, by="ALP", modality="onsite", teaching_languages=["en"]),
    offer("paris", "Excel", session(PARIS, "2027-01-20"), price=400, by="ALP", level="beginner", modality="onsite"), offer("remote", "Excel", {"start": "2027-01-15"}, price=300, by="ALP", modality="remote"),
    offer("paie", "Gestion de paie", session(GRENOBLE, "2027-04-05"), price=900, by="BET", modality="onsite"), offer("english", "Anglais professionnel", session(LYON, "2027-02-01"), price=800, by="BET", modality="onsite"),
    offer("art", "L'art d'écrire élégamment", session(LYON, "2027-02-01"), price=800, by="CEG", modality="onsite"),
)
# What equals whom.
POTS = (*(provider(name) for name in "ABCD"), *(offer(f"{name} equal", "Vannerie", by=name, price=500) for name in "ABCD"), offer("D dear", "Vannerie", by="D", price=600), offer("E", "Vannerie", by="A", price=560))
TEXTS = (
    "Excel", "Excel avancé à Lyon, 800 € HT maximum par personne", "Bonjour, nous cherchons une formation Excel à Saint-Lô pour 4 personnes, avant le 1er avril 2027, ne pas dépasser 600 euros par personne.", "Excel à distance",
    "Excel à Lyon, surtout pas chez Cegos", "gestion de paie en Isère, uniquement en présentiel", "Excel en anglais à Saint-Lô", "plongée sous-marine", "Anglais professionnel, finançable CPF", "Excel dans le Rhône en janvier 2027",
    "Deux besoins : Excel à Lyon pour 6 personnes ; gestion de paie pour 2 personnes.",
)
SENT = "Wed, 10 Feb 2027 23:30:00 +0100"


def mail(body, date=SENT, charset="utf-8", coding="8bit", subject="Demande de devis"):
    """The bytes of a mail as they travel."""
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message["From"], message["To"], message["Subject"] = "Zoé Été <zoe@example.org>", "formation@example.org", subject
    if date:
        message["Date"] = date
    message.set_content(body, charset=charset, cte=coding)
    return message.as_bytes()


def without_reading(answer):
    """An answer but for what it says was read, and for the reasons' words about it."""
    offers = [{**one, "why": [{**reason, "text": ""} for reason in one["why"]]} for one in answer["offers"]]
    return {**answer, "offers": offers, "read": None}


def said(read):
    return {name: value for name, value in read.items() if name != "spans"}


def setUpModule():
    global server
    server = unittest.enterModuleContext(standing(*CATALOGUE, *POTS))


class Texts(Matching):
    def test_answer_as_the_needs_that_are_read_in_them(self):
        for text in TEXTS:
            with self.subTest(text=text):
                found = self.answers(server, text)
                self.assertEqual([one["read"] for one in found], server.read(text)["needs"])
                for one in found:
                    again = self.answer(server, one["read"])
                    self.assertEqual(without_reading(again), without_reading(one), "what was read, sent back as a need, gets the same answer")
                    self.assertEqual((said(again["read"]), again["read"]["spans"]), (said(one["read"]), []))

    def test_are_corrected_by_the_need_beside_them(self):
        text = "Excel avancé à Lyon en janvier 2027, 500 euros maximum"
        alone, = self.answers(server, text)
        self.assertEqual(({one["id"]: told(one) for one in alone["offers"]}, alone["verdict"]), ({"lyon": "fit"}, "good"))
        for need, changed in (({"place": "Paris"}, {"place": ["75056"]}), ({"topic": "paie"}, {"topic": "paie"}), ({"level": "beginner"}, {"level": "beginner"}), ({"max_price": 950}, {"max_price": 950}), ({"must": ["max_price"]}, {"must": ["max_price"]}),
                              ({"date_from": "2027-03-01", "date_to": "2027-03-31"}, {"date_from": "2027-03-01", "date_to": "2027-03-31"}), ({"exclude": {"provider": ["CEG"]}}, {"exclude": {"provider": ["CEG"]}}), ({}, {}), ({"place": None, "level": [], "topic": ""}, {})):
            with self.subTest(need=need):
                found, = self.answers(server, text, need)
                read = said(found["read"])
                self.assertEqual({**read, "place": [place["code"] for place in read["place"]]}, {**said(alone["read"]), "place": [LYON], **changed}, "the need wins, the text says the rest")
                self.assertEqual(without_reading(self.answer(server, found["read"])), without_reading(found))

    def test_with_several_needs_get_an_answer_to_each_in_their_order(self):
        for last in ("poterie", "plongée sous-marine"):
            with self.subTest(last=last):
                found = self.answers(server, f"Trois formations : Excel à Lyon pour 6 personnes ; gestion de paie pour 2 personnes ; {last} pour 1 personne.")
                self.assertEqual([(one["verdict"], one["read"]["headcount"]) for one in found], [("good", 6), ("good", 2), ("none", 1)])
                self.assertEqual([{offer["title"] for offer in one["offers"]} for one in found], [{"Excel"}, {"Gestion de paie"}, set()])

    def test_say_what_they_insist_on(self):
        for text, must, ids in (("Excel à Lyon, 600 euros maximum", [], ["lyon", "lyon2"]), ("Excel à Lyon, ne pas dépasser 600 euros", ["max_price"], ["lyon"]), ("Excel à Lyon, 600 euros maximum impérativement", ["max_price"], ["lyon"])):
            with self.subTest(text=text):
                one, = self.answers(server, text)
                self.assertEqual((one["read"].get("must", []), [offer["id"] for offer in one["offers"]]), (must, ids))
        one, = self.answers(server, "Excel en anglais")
        self.assertIn("teaching_language", one["read"]["must"])
        self.assertNotIn("lyon", [offer["id"] for offer in one["offers"]])
        one, = self.answers(server, "Excel à Lyon, surtout pas chez Cegos")
        self.assertEqual((one["read"]["exclude"], [offer["id"] for offer in one["offers"]]), ({"provider": ["CEG"]}, ["lyon2"]))

    def test_are_of_the_day_that_is_said_else_of_the_servers(self):
        for today, expected in (({}, "2027-03-31"), ({"today": None}, "2027-03-31"), ({"today": "2027-04-01"}, "2028-03-31")):
            one, = self.answers(server, "Excel en mars", **today)
            self.assertEqual(one["read"]["date_to"], expected, today)
        need = {"topic": "excel", "place": "Lyon"}
        self.assertEqual(self.judged(server, need, today="2027-02-01"), {"lyon2": "fit", "dear": "fit"}, "a session that started before today satisfies nothing")
        self.assertEqual(self.judged(server, need), {"lyon": "fit", "lyon2": "fit", "dear": "fit"})

    def test_mean_the_same_in_capitals_without_accents_and_with_any_apostrophe(self):
        for spellings in (("formation Excel à Saint-Lô", "FORMATION EXCEL À SAINT-LÔ", "formation excel a saint-lo", "Formation EXCEL à saint lo"), ("l'art d'écrire élégamment", "L’ART D’ÉCRIRE ÉLÉGAMMENT", "l’art d'ecrire elegamment", "LʼART DʼECRIRE ELEGAMMENT")):
            answers = [self.answers(server, text) for text in spellings] + [self.answers(server, need={"topic": text}) for text in spellings[1:] if "art" in text.lower()]
            self.assertTrue(answers[0][0]["offers"])
            for spelling, other in zip(spellings[1:], answers[1:]):
                with self.subTest(spelling=spelling):
                    self.assertEqual([[(one["id"], one["score"], told(one)) for one in need["offers"]] for need in other], [[(one["id"], one["score"], told(one)) for one in need["offers"]] for need in answers[0]])
        for topic, place in (("EXCEL", "LYON"), ("excel", "lyon"), ("Excel", " Lyon ")):
            self.assertEqual(without_reading(self.answer(server, {"topic": topic, "place": place})), without_reading(self.answer(server, {"topic": "Excel", "place": "Lyon"})))

    def test_get_equal_bytes_when_they_are_equal(self):
        asked = [({"text": text, "facets": ["level"]}, "application/json") for text in TEXTS] + [(mail(TEXTS[2]), "message/rfc822")]
        with Server(server.index, "extranet") as other:
            for one in asked:
                self.assertEqual(len({each.post("/v1/match", *one)[2] for each in (server, server, other, other)}), 1, one)


# Titles that call their topics by a name of them, or by none.
UNNAMED = (
    provider("P"), offer("rgpd", "L'essentiel du RGPD"), offer("registers", "Officier d'état civil"), offer("suppliers", "Gestion des fournisseurs", topics=["gestion-des-fournisseurs"]),
    offer("law", "RGPD et droit social", topics=["droit-du-travail"]), offer("pottery", "Poterie"),
)


class Topics(Matching):
    def setUp(self):
        self.server = self.enterContext(standing(*UNNAMED))

    def found(self, text):
        answer, = self.answers(self.server, text)
        return answer["read"].get("topic"), [one["id"] for one in answer["offers"]]

    def test_are_found_by_what_a_title_calls_them_where_the_offer_says_of_none(self):
        self.assertEqual(self.found("protection des données"), ("Protection des données", ["rgpd"]))

    def test_are_understood_where_nobody_names_them(self):
        self.assertEqual(self.found("Notre agent devra tenir les registres de naissances, de mariages et de décès et délivrer les actes."), ("État civil", ["registers"]))

    def test_are_read_whole_where_a_slip_parts_their_words(self):
        self.assertEqual(self.found("Gestio des fournisseurs"), ("Gestion des fournisseurs", ["suppliers"]))


class Mails(Matching):
    BODY = "Bonjour,\n\nnous cherchons une formation Excel à Saint-Lô en mars pour 4 personnes, 800 euros par personne.\n\nCordialement,\nZoé Été\n"

    def test_are_asked_as_they_are(self):
        for how in ({}, {"charset": "iso-8859-1", "coding": "quoted-printable"}, {"coding": "base64"}):
            with self.subTest(**how):
                reply = self.reply(server, mail(self.BODY, **how), "message/rfc822")
                self.assertEqual(reply["text"], f"Demande de devis\n\n{self.BODY.strip()}")
                one, = reply["needs"]
                self.assertEqual(({offer["id"]: told(offer) for offer in one["offers"]}, one["verdict"]), ({"saint-lo": "fit"}, "good"))
                self.assertTrue(one["read"]["spans"])
                for span in one["read"]["spans"]:
                    self.assertEqual(reply["text"].encode()[span["start"]:span["end"]].decode(), span["text"])
                self.assertEqual(self.answers(server, reply["text"], today="2027-02-10"), reply["needs"], "its text, asked on its day")

    def test_are_of_their_own_day_else_of_the_servers(self):
        for date, month in ((SENT, "2027-03"), ("Thu, 01 Apr 2027 09:00:00 +0200", "2028-03"), (None, "2027-03")):
            one, = self.reply(server, mail("Excel en mars\n", date), "message/rfc822")["needs"]
            self.assertEqual(one["read"]["date_to"], f"{month}-31", date)
        one, = self.reply(server, mail("Excel à Lyon\n", "Thu, 01 Apr 2027 09:00:00 +0200"), "message/rfc822")["needs"]
        self.assertEqual({offer["id"] for offer in one["offers"]}, {"dear"}, "its sessions, too, start on that day or later")


class Lines(Matching):
    def test_are_answered_one_by_one_and_a_wrong_one_costs_itself_alone(self):
        lines = [{"text": "Excel à Lyon"}, "{", {"need": {"topic": "paie", "level": "high"}}, {"need": {"topic": "paie"}, "limit": 1, "lang": "en"}, "[]", {"limit": 5}, {"text": "plongée sous-marine", "facets": ["level"]}, {"need": {}, "limit": 101}, {"need": {}}]
        for end in ("\n", "\r\n"):
            body = end.join(["", *(line if isinstance(line, str) else json.dumps(line) for line in lines[:5]), "", "  ", *(json.dumps(line) for line in lines[5:])])
            for sent in (body.encode(), (body + end).encode()):
                status, headers, answer = server.post("/v1/match", sent, "application/x-ndjson")
                self.assertEqual((status, headers["Content-Type"]), (200, "application/x-ndjson"))
                self.assertTrue(answer.endswith(b"\n"))
                answers = [json.loads(line) for line in answer.splitlines()]
                self.assertEqual(len(answers), len(lines), "empty lines are skipped")
                for line, one in zip(lines, answers):
                    status, _, alone = server.post("/v1/match", line.encode() if isinstance(line, str) else line)
                    with self.subTest(line=line, end=end):
                        if status == 200:
                            self.assertEqual(one, json.loads(alone))
                        else:
                            self.assertEqual((one["status"], one["errors"]), (400, json.loads(alone)["errors"]))
        self.assertEqual(server.post("/v1/match", b"", "application/x-ndjson")[::2], (200, b""), "no line, no answer")
        self.assertEqual(len(server.post("/v1/match", b'{"need":{"topic":"excel"},"limit":1}\n' * 500, "application/x-ndjson")[2].splitlines()), 500)


class Clients(Matching):
    KNOWN = [{"id": "acme"}, {"id": "no-cegos", "exclude_providers": ["CEG"]}, *({"id": f"likes-{name}", "prefer_providers": [name]} for name in ("A", "B", "C", "D"))]

    def with_clients(self, audience="intranet", *options, **more):
        # Served from the very index that the other tests ask.
        return knowing(self.KNOWN, server.index, audience, *options, **more)

    def test_are_never_shown_what_they_exclude(self):
        with self.with_clients() as ours:
            need = {"topic": "excel", "place": "Lyon"}
            self.assertEqual(self.judged(ours, need, client="acme"), self.judged(ours, need))
            self.assertEqual(self.judged(ours, need, client="no-cegos"), {"lyon2": "fit"})
            self.assertEqual(self.judged(ours, {**need, "exclude": {"provider": ["BET"]}}, client="no-cegos"), {}, "what they exclude joins what is excluded")
            self.assertEqual(self.judged(ours, {**need, "exclude": {"provider": ["CEG"]}}, client="no-cegos"), {"lyon2": "fit"}, "which may be the same")
            for text in ("Excel à Lyon", "Excel à Lyon, surtout pas chez Bêta Conseil"):
                for one in self.answers(ours, text, client="no-cegos"):
                    self.assertNotIn("CEG", [offer["provider"]["id"] for offer in one["offers"]], text)
            counted = self.answer(ours, need, client="no-cegos", facets=["provider"])["facets"]["provider"]
            self.assertEqual([row["value"] for row in counted if row["count"]], ["BET"])
            self.assertEqual(ours.post("/v1/match", {"need": need, "client": "nobody"})[0], 400)

    def test_have_those_they_prefer_first_among_equals_alone(self):
        with self.with_clients() as ours:
            need = {"topic": "vannerie", "max_price": 500}
            plain = self.ids(ours, need)
            for name in "ABCD":
                found = self.ids(ours, need, client=f"likes-{name}")
                self.assertEqual(found[0], f"{name} equal")
                self.assertEqual([one for one in found[1:4]], [one for one in plain[:4] if one != f"{name} equal"], "the others stand as they stood")
                self.assertEqual(found[4:], ["E", "D dear"], "who scores less comes later, preferred or not")
            scores = [[(one["id"], one["score"]) for one in self.answer(ours, need, **client)["offers"]] for client in ({}, {"client": "likes-D"})]
            self.assertEqual(sorted(scores[0]), sorted(scores[1]), "a preference scores nothing")

    def test_of_the_extranet_are_those_of_their_keys(self):
        folder = tempfile.TemporaryDirectory(prefix="filon-test-")
        self.addCleanup(folder.cleanup)
        keys = pathlib.Path(folder.name) / "keys.json"

        def key(client):
            return subprocess.run([SERVER, "keys", "add", "--keys", str(keys), "--client", client], capture_output=True, text=True, timeout=30, check=True).stdout.strip()

        known, picky, stranger = key("acme"), key("no-cegos"), key("stranger")
        body = json.dumps({"need": {"topic": "excel", "place": "Lyon"}}).encode()
        with self.with_clients("extranet", "--keys", keys, auth=True) as ours:
            def ids(key):
                status, _, reply = ours.ask("/v1/match", "POST", {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}, body)
                self.assertEqual(status, 200, reply)
                return sorted(one["id"] for one in json.loads(reply)["needs"][0]["offers"])
            self.assertEqual((ids(known), ids(picky), ids(stranger)), (["dear", "lyon", "lyon2"], ["lyon2"], ["dear", "lyon", "lyon2"]))
            naming = json.dumps({"need": {}, "client": "no-cegos"}).encode()
            status, _, problem = ours.ask("/v1/match", "POST", {"Authorization": f"Bearer {picky}", "Content-Type": "application/json"}, naming)
            self.assertEqual((status, [error["field"] for error in json.loads(problem)["errors"]]), (400, ["client"]))
            self.assertEqual(ours.ask("/v1/match", "POST", {"Content-Type": "application/json"}, body)[0], 401)


class Seal(Matching):
    WORDS = ("excel", "anglais", "caces", "management", "soudage", "paie", "secret", "canaryone", "canaryone7", "autrecanari", "formation", "plongée")

    def questions(self):
        drawn = random.Random(5)
        fields = {"place": ("Lyon", "69", "Bretagne"), "radius_km": (5, 300), "max_price": (200, 900, 5000), "level": ("beginner", "expert", "unknown"), "modality": ("onsite", "remote"), "headcount": (1, 12), "date_to": ("2027-02-01",),
                  "exclude": ({"modality": ["elearning"]}, {"provider": ["nobody"]}), "must": (["max_price"], ["level"]), "qualiopi": (True,)}
        for _ in range(100):
            need = {"topic": " ".join(drawn.sample(self.WORDS, drawn.randint(0, 2)))}
            for name in drawn.sample(sorted(fields), drawn.randint(0, 4)):
                need[name] = drawn.choice(fields[name])
            yield {"need": need, "limit": drawn.choice((3, 100)), "facets": ["provider", "level", "price_band"], "relax": True}, "application/json"
        for text in TEXTS:
            yield {"text": text, "limit": 100}, "application/json"
            yield mail(text), "message/rfc822"
        yield "\n".join(json.dumps({"text": text}) for text in (*TEXTS, "", "canaryone")).encode(), "application/x-ndjson"

    def test_no_confidential_field_changes_a_byte_of_an_answer(self):
        records = made_records(150)
        folder = tempfile.TemporaryDirectory(prefix="filon-test-")
        self.addCleanup(folder.cleanup)
        folders = [built(folder.name, *with_canaries(records, word), name=word) for word in ("canaryone", "autrecanari")]
        with Server(folders[0], "extranet") as one, Server(folders[1], "extranet") as other:
            offers = 0
            for question in self.questions():
                (status, headers, body), (_, _, again) = one.post("/v1/match", *question), other.post("/v1/match", *question)
                self.assertEqual((status, body), (200, again), f"{question[0]} tells two confidential parts apart")
                offers += body.count(b'"snippet"')
                asked = question[0] if isinstance(question[0], bytes) else json.dumps(question[0]).encode()
                if b"canar" not in asked:
                    self.assertNotIn(b"canar", str(headers).encode() + body, question)
            self.assertGreater(offers, 500, "there is something to tell apart")


if __name__ == "__main__":
    unittest.main()
