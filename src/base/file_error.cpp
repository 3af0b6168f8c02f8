#include "base/file_error.h"

namespace ringmur {

std::unexpected<Error> file_not_written(const std::filesystem::path& file) {
  return refuse(Refusal::unavailable, "file.not_written",
      {file.string() + " går inte att skriva. Kontrollera mappen och rättigheterna.",
          file.string() + " cannot be written. Check the folder and the permissions."});
}

}  // namespace ringmur
