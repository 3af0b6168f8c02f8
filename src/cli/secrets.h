#pragma once

#include <string>

#include "base/error.h"

namespace ringmur::cli {

/// The first line of standard input, without its end. Refused where there is none.
Result<std::string> password_of_input();

/// A file that only this user may read, new or written over.
Result<void> write_secret_file(const std::string& path, const std::string& text);

}  // namespace ringmur::cli
