#pragma once

#include <string>
#include <string_view>

namespace ringmur {

/// A QR code (ISO/IEC 18004, correction M) as SVG: black on white with its quiet zone, drawn by attributes
/// alone, so that a page which forbids inline styles may show it. Empty where the text is too long for one.
std::string qr_svg(std::string_view text);

}  // namespace ringmur
