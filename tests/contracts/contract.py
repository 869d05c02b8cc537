"""What the tests of the contract share: the schemas, the program that judges by them, and texts that say every field."""
import json
import os
import subprocess

from programs import SOURCE, Journey

CHECK_SCHEMA = os.environ.get("FILON_CHECK_SCHEMA", str(SOURCE / "build/dev/check_schema"))
SCHEMAS = SOURCE / "schemas"
# Texts in four languages that between them say every field; some stand beyond ASCII, so that a byte is no character.
TEXTS = (
    "excel", "", "Bonjour à tous", "élève à Orléans : été, œuvre, 10 %",
    "Bonjour, nous cherchons une formation « Excel avancé » à Lyon pour 6 personnes en mars 2027, budget maximum 800 € HT par personne, uniquement en présentiel.",
    "Gestion de paie en intra, chez nous à Besançon, entre 1 500 et 2 000 € TTC le groupe, 2,5 jours maximum, le soir, surtout pas d’e-learning ni de visio",
    "Anglais de A2 à B1 à distance, dispensé en allemand, finançable CPF ou OPCO, TOEIC, 20 heures maximum, organisme certifié Qualiopi",
    "Secrétariat médical niveau bac à Strasbourg ou à Colmar, en Île-de-France sauf Paris", "Excel débutant ou intermédiaire, Bordeaux 30 km autour", "anglais toeic paris 15e cpf",
    "LSF et fauteuil roulant, excel à Nîmes ou en Suisse",
    "Trois formations : Excel avancé pour 6 personnes ; comptabilité pour 2 personnes ; anglais pour 1 personne.",
    "Dear Sir, is there a project management course in English for 8 people near Paris before April, at most €1,500 per person? It must be in person, not on Saturdays.",
    "Can you provide a welding course for beginners within 20 miles of Genève, part time, blended learning?",
    "Sehr geehrte Damen und Herren, wir suchen einen Englischkurs in Straßburg für 5 Mitarbeiter ab Mai, höchstens 900 € pro Person, am Wochenende, ohne E-Learning.",
    "Estimados señores: buscamos un curso de inglés en Perpiñán para 4 personas en enero, máximo 600 € por persona, presencial y obligatoriamente en español.",
)


def schema(name):
    return json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))


def slices(text, need):
    """The words that the spans of a need say they are, and those that stand there."""
    there = text.encode()
    return [(span["text"].encode(), there[span["start"]:span["end"]]) for span in need["spans"]]


def is_served(server, path):
    """Whether a path that is posted to is there."""
    return server.post(path, {})[0] != 404


class Contract(Journey):
    def keep(self, name, values):
        lines = "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)
        self.assertTrue(lines, f"something to hold against {name}")
        done = subprocess.run([CHECK_SCHEMA, str(SCHEMAS), f"{name}.json"], input=lines, capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 0, (done.stdout + done.stderr)[:2000])
