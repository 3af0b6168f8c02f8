#include "identity/qr.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>

namespace ringmur {

std::string qr_svg(std::string_view text) {
  const std::string whole(text);
  std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeString8bit(whole.c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
  if (!code) return {};
  constexpr int quiet = 4;  // modules, as the standard has it
  const int width = code->width;
  const int side = width + 2 * quiet;
  std::string path;
  for (int y = 0; y < width; ++y) {
    for (int x = 0; x < width; ++x) {
      const bool dark = (code->data[y * width + x] & 1) != 0;
      if (dark) path += fmt::format("M{} {}h1v1h-1z", x + quiet, y + quiet);
    }
  }
  return fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" )"
                     R"(shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{0}v{0}h-{0}z"/>)"
                     R"(<path fill="#000" d="{1}"/></svg>)",
      side, path);
}

}  // namespace ringmur
