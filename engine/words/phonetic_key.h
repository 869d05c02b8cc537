// How a French reader would say a word, so that writings that sound alike meet.
#pragma once

#include <string>
#include <string_view>

namespace filon {

// The sounds of a folded word, one sign each: small letters for what is written so, capitals for the sounds that French
// writes with several letters (A an, I in, O on, E eu, U ou, W oi, N gn, S ch). "forfait", "forfé" and "phorfaits" have
// one key. Signs and letters that French does not know stand for themselves; the key of a word of silent letters alone
// ("h", "es") is empty.
std::string phonetic_key(std::string_view folded);

}  // namespace filon
