#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"
#include "exchange/sheet_file.h"

/// Text files of unknown encoding, as UTF-8.
namespace ringmur {

enum class Encoding { utf8, utf8_with_bom, utf16_little, utf16_big, windows1252 };

/// "UTF-8", "Windows-1252" …
std::string_view name(Encoding encoding);

/// Reads the whole file, piece by piece: only then is it known that no later byte speaks against the answer.
/// Without BOM it is UTF-8 if every byte agrees, else Windows-1252. Refused: NUL bytes (no text), UTF-8 with
/// bytes that are not (two files glued together), what is neither of the encodings (old DOS).
Result<Encoding> find_encoding(SheetFile& file);

/// The text of a file from its beginning, without BOM.
class TextSource {
 public:
  TextSource(SheetFile file, Encoding encoding);

  /// Appends the next piece as UTF-8; false at the end of the file.
  Result<bool> read(std::string& out);

  Encoding encoding() const { return encoding_; }
  /// Between 0 and 1.
  double progress() const;

 private:
  SheetFile file_;
  Encoding encoding_;
  std::string bytes_;  ///< of UTF-16: what is read but not a whole code point yet
};

/// Appends `bytes`, which are Windows-1252, as UTF-8.
void append_windows1252(std::string_view bytes, std::string& out);

}  // namespace ringmur
