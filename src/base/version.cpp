#include "base/version.h"

namespace ringmur {

std::string_view program_version() {
  return RINGMUR_VERSION;
}

}  // namespace ringmur
