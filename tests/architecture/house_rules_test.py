"""Holds the sources to the house's rules, and the rules to planted breaches."""
import os
import pathlib
import tempfile
import unittest
import unittest.mock

import house_rules

ROOT = pathlib.Path(os.environ.get("FILON_SOURCE", pathlib.Path(__file__).resolve().parents[2]))


class Sources(unittest.TestCase):
    def test_keep_every_rule(self):
        for rule in house_rules.RULES:
            with self.subTest(rule=rule.__name__):
                breaches = list(rule(ROOT))
                self.assertEqual(breaches, [], "\n" + "\n".join(breaches))

    def test_are_there_to_be_scanned(self):
        self.assertIn("engine/values/outcome.h", list(house_rules.sources(ROOT)))


# rule, what is planted (path → text), what the breach must name
PLANTED = (
    ("climbing_includes", {"engine/values/a.h": '#include "engine/offers/offer.h"\n'}, "engine/values/a.h:1: engine/values may not include"),
    ("climbing_includes", {"engine/text/a.cpp": '\n#include "engine/matching/rank.h"\n'}, "engine/text/a.cpp:2: engine/text may not include"),
    ("climbing_includes", {"engine/offers/a.h": '#include "engine/text/fold.h"\n'}, "engine/offers may not include"),
    ("climbing_includes", {"engine/matching/a.h": '#  include "engine/index/store.h"\n'}, "engine/matching may not include"),
    ("climbing_includes", {"engine/index/a.h": '#include "server/json/json.h"\n'}, "engine may not include server/json/json.h"),
    ("climbing_includes", {"indexer/a.cpp": '#include "server/http/listener.h"\n'}, "indexer may not include"),
    ("climbing_includes", {"server/a.cpp": '#include "indexer/report.h"\n'}, "server may not include"),
    ("climbing_includes", {"server/a.cpp": '#include "tests/builders.h"\n'}, "server may not include"),
    ("climbing_includes", {"engine/text/a.cpp": '#include "fold.h"\n'}, "does not start at the root"),
    ("climbing_includes", {"engine/text/a.cpp": '#include "../index/store.h"\n'}, "does not start at the root"),
    ("folders_out_of_order", {"engine/magic/a.h": "\n"}, "engine/magic: has no place"),
    ("cycles", {"engine/text/a.h": '#include "engine/places/b.h"\n', "engine/places/b.h": '#include "engine/text/a.h"\n'}, "engine/places: uses itself by way of text"),
    ("libraries_abroad", {"engine/matching/a.cpp": "#include <xapian.h>\n"}, "engine/matching/a.cpp:1: <xapian.h> belongs to engine/index/"),
    ("libraries_abroad", {"server/endpoints/a.h": "#include <boost/beast/http.hpp>\n"}, "belongs to server/http/"),
    ("libraries_abroad", {"engine/index/a.cpp": '#include "rapidjson/document.h"\n'}, "belongs to indexer/"),
    ("worldly_engine", {"engine/text/a.cpp": '// why\nvoid f() { std::getenv("HOME"); }\n'}, "engine/text/a.cpp:2: the engine does not know getenv"),
    ("worldly_engine", {"engine/text/a.cpp": "auto t = std::chrono::system_clock::now();\n"}, "system_clock::now"),
    ("worldly_engine", {"engine/text/a.cpp": "auto t = steady_clock :: now();\n"}, "steady_clock"),
    ("worldly_engine", {"engine/text/a.cpp": "#include <spdlog/spdlog.h>\n"}, "does not know <spdlog/spdlog.h>"),
    ("worldly_engine", {"engine/text/a.cpp": 'void f() { spdlog::info("x"); }\n'}, "does not know spdlog"),
    ("own_header_comes_first", {"engine/text/a.h": "\n", "engine/text/a.cpp": '#include <string>\n#include "engine/text/a.h"\n'}, "before its own"),
    ("sources_not_built", {"engine/text/CMakeLists.txt": "filon_library(filon_text SOURCES aa.cpp)\n", "engine/text/a.cpp": "\n"}, "is named in no CMakeLists.txt"),
    ("long_files", {"engine/text/a.cpp": "\n" * 301}, "301 lines"),
    ("names_that_say_nothing", {"engine/text/string_utils.h": "\n"}, "string_utils.h"),
    ("names_that_say_nothing", {"server/common/a.h": "\n"}, "server/common/a.h"),
)
INNOCENT = {
    "engine/text/CMakeLists.txt": "filon_library(filon_text SOURCES a.cpp)\n",
    "engine/text/a.h": '#pragma once\n#include "engine/values/b.h"\n// #include "server/http/listener.h"\n',
    "engine/text/a.cpp": '#include "engine/text/a.h"\n\n#include <string>\n\n/* std::getenv,\n   system_clock::now */\nconst char* said = "spdlog";\nauto raw = R"(#include <xapian.h>)";\nauto big = 1\'000\'000; // "\n',
    "engine/values/b.h": "\n",
}


def tree(folder, files):
    for path, text in files.items():
        target = pathlib.Path(folder) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return pathlib.Path(folder)


class Rules(unittest.TestCase):
    def test_find_what_is_planted(self):
        for name, files, named in PLANTED:
            with self.subTest(rule=name, files=files), tempfile.TemporaryDirectory() as folder:
                breaches = list(getattr(house_rules, name)(tree(folder, files)))
                self.assertTrue(any(named in breach for breach in breaches), breaches)

    def test_are_each_tried_on_a_breach(self):
        self.assertEqual({rule.__name__ for rule in house_rules.RULES}, {name for name, _, _ in PLANTED})

    def test_leave_comments_and_literals_alone(self):
        with tempfile.TemporaryDirectory() as folder, unittest.mock.patch.dict(house_rules.LONGER, clear=True):
            root = tree(folder, INNOCENT)
            for rule in house_rules.RULES:
                with self.subTest(rule=rule.__name__):
                    self.assertEqual(list(rule(root)), [])

    def test_want_a_reason_only_for_files_that_are_long(self):
        with tempfile.TemporaryDirectory() as folder:
            root = tree(folder, {"engine/text/a.cpp": "\n" * 301, "engine/text/b.cpp": "\n"})
            self.assertEqual(list(house_rules.long_files(root, {"engine/text/a.cpp": "one table"})), [])
            stale = list(house_rules.long_files(root, {"engine/text/a.cpp": "one table", "engine/text/b.cpp": "was long", "engine/text/c.cpp": "was there"}))
            self.assertEqual(len(stale), 2, stale)


if __name__ == "__main__":
    unittest.main()
