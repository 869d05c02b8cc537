// Offers and providers of every shape the types allow, drawn from a seed.
#pragma once

#include <random>

#include "engine/offers/offer.h"
#include "engine/offers/provider.h"

namespace filon {

Offer random_offer(std::mt19937_64& random);
Provider random_provider(std::mt19937_64& random);

}  // namespace filon
