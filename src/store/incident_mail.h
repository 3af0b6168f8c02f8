#pragma once

#include <string_view>

#include "store/writer.h"

namespace ringmur {

/// Keeps that a letter has been taken, by its Message-ID, of which only a digest stays; false where it was
/// before. Within the write of what the letter becomes, whose walls have the house.
bool take_letter(Writer& writer, std::string_view message_id);

}  // namespace ringmur
