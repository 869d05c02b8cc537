// Stock Xapian as a peer.
//   filon-peer-xapian index  DOCUMENTS.tsv FOLDER DATE LITTLE_WORDS
//   filon-peer-xapian search FOLDER LITTLE_WORDS ASKING_WORDS COMMUNES.tsv
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "bench/peers/xapian/database.h"
#include "bench/peers/xapian/search_documents.h"

int main(int argc, char** argv) try {
    using namespace filon;
    const std::vector<std::string> arguments{argv + 1, argv + argc};
    if (arguments.size() == 5 && arguments[0] == "index") {
        peers::index_documents({.documents = arguments[1],
                                .folder = arguments[2],
                                .little_words = arguments[4],
                                .today = peers::day_number(arguments[3])});
        return 0;
    }
    if (arguments.size() == 5 && arguments[0] == "search") {
        peers::Searcher searcher{{.folder = arguments[1],
                                  .little_words = arguments[2],
                                  .asking_words = arguments[3],
                                  .communes = arguments[4]}};
        converse([&](std::string_view request) { return searcher.answer(request); });
        return 0;
    }
    std::cerr << "usage: see the head of bench/peers/xapian/main.cpp\n";
    return 2;
} catch (const Xapian::Error& error) {
    std::cerr << error.get_description() << '\n';
    return 3;
} catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 3;
}
