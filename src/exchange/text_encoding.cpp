#include "exchange/text_encoding.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace ringmur {

namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view little_mark = "\xFF\xFE";
constexpr std::string_view big_mark = "\xFE\xFF";

/// 0x80 to 0x9F; 0 where Windows-1252 has nothing.
constexpr std::array<char16_t, 32> windows1252_points{0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020,
    0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

unsigned byte_of(char value) {
  return static_cast<unsigned char>(value);
}

bool is_letter(unsigned byte) {
  return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

/// Index of the first byte of 0x80 and above, from `index` on.
std::size_t skip_ascii(std::string_view text, std::size_t index) {
  for (; index + 8 <= text.size(); index += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + index, 8);
    if ((word & 0x8080808080808080ULL) != 0) break;
  }
  while (index < text.size() && byte_of(text[index]) < 0x80) ++index;
  return index;
}

void append_point(char32_t point, std::string& out) {
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xC0 | (point >> 6));
    out += static_cast<char>(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    out += static_cast<char>(0xE0 | (point >> 12));
    out += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (point & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (point >> 18));
    out += static_cast<char>(0x80 | ((point >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (point & 0x3F));
  }
}

/// What the bytes of a file say about its encoding; fed piece by piece.
class Evidence {
 public:
  void feed(std::string_view piece) {
    for (std::size_t index = 0; index < piece.size();) {
      if (need_ == 0) {
        const std::size_t next = skip_ascii(piece, index);
        if (next > index) {
          last_ascii(piece[index]);
          before_ = byte_of(piece[next - 1]);
        }
        index = next;
        if (index == piece.size()) break;
      }
      high_or_broken(byte_of(piece[index]), offset_ + index);
      before_ = byte_of(piece[index]);
      ++index;
    }
    offset_ += piece.size();
  }
  void finish() {
    if (need_ == 0) return;
    // A file cut within its only å is still no Windows-1252.
    if (lead_ == 0xC3) ++swedish_pairs_;
    broken(offset_ - 1);
  }

  bool utf8() const { return !broken_; }
  std::uint64_t first_broken() const { return first_broken_; }
  /// In Windows-1252 "Ã" before a sign such as "¥" does not happen, so this is UTF-8 with something else in
  /// it.
  bool surely_utf8() const { return swedish_pairs_ > 0; }
  bool windows1252() const { return unassigned_ == 0 && (dos_letters_ == 0 || swedish_bytes_ > 0); }

 private:
  /// An ASCII byte follows a byte that old DOS has for ä, å or ö.
  void last_ascii(char first) {
    if (dos_pending_ && is_letter(byte_of(first))) ++dos_letters_;
    dos_pending_ = false;
  }

  void high_or_broken(unsigned byte, std::uint64_t offset) {
    if (byte >= 0x80) look_at(byte);
    if (need_ > 0) {
      if (byte >= low_ && byte <= high_) {
        low_ = 0x80, high_ = 0xBF;
        if (--need_ == 0 && lead_ == 0xC3) ++swedish_pairs_;
        return;
      }
      broken(offset);
      need_ = 0;
      if (byte < 0x80) return last_ascii(static_cast<char>(byte));
    }
    lead_ = byte;
    low_ = 0x80, high_ = 0xBF;
    if (byte >= 0xC2 && byte <= 0xDF) {
      need_ = 1;
    } else if (byte >= 0xE0 && byte <= 0xEF) {
      need_ = 2;
      if (byte == 0xE0) low_ = 0xA0;
      if (byte == 0xED) high_ = 0x9F;
    } else if (byte >= 0xF0 && byte <= 0xF4) {
      need_ = 3;
      if (byte == 0xF0) low_ = 0x90;
      if (byte == 0xF4) high_ = 0x8F;
    } else {
      broken(offset);
    }
  }

  /// What the byte would be in other encodings.
  void look_at(unsigned byte) {
    dos_pending_ = (byte == 0x84 || byte == 0x86 || byte == 0x94) && is_letter(before_);
    if (byte < 0xA0 && windows1252_points[byte - 0x80] == 0) ++unassigned_;
    if (byte == 0xE5 || byte == 0xE4 || byte == 0xF6 || byte == 0xC5 || byte == 0xC4 || byte == 0xD6)
      ++swedish_bytes_;
  }

  void broken(std::uint64_t offset) {
    if (!broken_) first_broken_ = offset;
    broken_ = true;
  }

  int need_{0};
  unsigned low_{0x80};
  unsigned high_{0xBF};
  unsigned lead_{0};
  unsigned before_{0};
  bool dos_pending_{false};
  bool broken_{false};
  std::uint64_t offset_{0};
  std::uint64_t first_broken_{0};
  std::uint64_t swedish_pairs_{0};
  std::uint64_t swedish_bytes_{0};
  std::uint64_t unassigned_{0};
  std::uint64_t dos_letters_{0};
};

Result<std::size_t> line_of(SheetFile& file, std::uint64_t offset) {
  file.seek(0);
  std::size_t line = 1;
  std::string piece;
  while (file.position() < offset) {
    piece.clear();
    const std::uint64_t left = offset - file.position();
    const auto got = file.read(piece, static_cast<std::size_t>(std::min<std::uint64_t>(sheet_piece, left)));
    if (!got) return std::unexpected(got.error());
    if (*got == 0) break;
    line += static_cast<std::size_t>(std::count(piece.begin(), piece.end(), '\n'));
  }
  return line;
}

std::unexpected<Error> refuse_binary() {
  return refuse(Refusal::invalid, "sheet.not_a_table",
      {"Filen är ingen tabell: den innehåller annat än text. Spara den som XLSX eller \"CSV UTF-8\".",
          "The file is no table: it holds something else than text. Save it as XLSX or \"CSV UTF-8\"."});
}

std::unexpected<Error> refuse_mixed(std::size_t line) {
  return refuse(Refusal::invalid, "csv.mixed_encoding",
      {fmt::format("Filen är skriven i UTF-8, men rad {} har tecken i en annan kodning, eller slutar mitt i "
                   "ett tecken. "
                   "Rätta raden och spara filen som \"CSV UTF-8\".",
           line),
          fmt::format(
              "The file is written in UTF-8, but line {} has characters of another encoding, or ends within "
              "one. Mend the line and save the file as \"CSV UTF-8\".",
              line)});
}

std::unexpected<Error> refuse_unknown(std::size_t line) {
  return refuse(Refusal::invalid, "csv.unknown_encoding",
      {fmt::format(
           "Filens teckenkodning är varken UTF-8 eller Windows-1252 (rad {}). Spara den som \"CSV UTF-8\".",
           line),
          fmt::format(
              "The file's encoding is neither UTF-8 nor Windows-1252 (line {}). Save it as \"CSV UTF-8\".",
              line)});
}

std::unexpected<Error> refuse_utf16() {
  return refuse(Refusal::invalid, "csv.bad_utf16",
      {"Filen är skriven i UTF-16 men är skadad eller avkortad. Spara den på nytt som \"CSV UTF-8\".",
          "The file is written in UTF-16 but is damaged or cut. Save it anew as \"CSV UTF-8\"."});
}

std::unexpected<Error> refuse_utf16_without_mark() {
  return refuse(Refusal::invalid, "csv.utf16_without_mark",
      {"Filen ser ut att vara skriven i UTF-16 men säger det inte (BOM saknas). Spara den som \"CSV UTF-8\".",
          "The file seems to be UTF-16 but does not say so (it has no BOM). Save it as \"CSV UTF-8\"."});
}

char16_t unit_at(std::string_view bytes, std::size_t index, Encoding encoding) {
  const unsigned first = byte_of(bytes[index]);
  const unsigned second = byte_of(bytes[index + 1]);
  return static_cast<char16_t>(encoding == Encoding::utf16_big ? first << 8 | second : second << 8 | first);
}

enum class Utf16 { fine, broken, binary };

/// Takes whole code points from the front of `bytes` and appends them to `out`.
Utf16 take_utf16(std::string& bytes, Encoding encoding, std::string& out) {
  std::size_t index = 0;
  Utf16 verdict = Utf16::fine;
  while (index + 2 <= bytes.size() && verdict == Utf16::fine) {
    const char16_t unit = unit_at(bytes, index, encoding);
    if (unit == 0) {
      verdict = Utf16::binary;
    } else if (unit >= 0xD800 && unit <= 0xDBFF) {
      if (index + 4 > bytes.size()) break;
      const char16_t low = unit_at(bytes, index + 2, encoding);
      if (low < 0xDC00 || low > 0xDFFF) verdict = Utf16::broken;
      append_point(0x10000 + ((static_cast<char32_t>(unit) - 0xD800) << 10) + (low & 0x3FFU), out);
      index += 4;
    } else {
      if (unit >= 0xDC00 && unit <= 0xDFFF) verdict = Utf16::broken;
      append_point(unit, out);
      index += 2;
    }
  }
  bytes.erase(0, index);
  return verdict;
}

Result<void> check_utf16(SheetFile& file, Encoding encoding) {
  std::string bytes;
  std::string text;
  file.seek(2);
  for (;;) {
    const auto got = file.read(bytes);
    if (!got) return std::unexpected(got.error());
    if (*got == 0) break;
    text.clear();
    const Utf16 verdict = take_utf16(bytes, encoding, text);
    if (verdict == Utf16::binary) return refuse_binary();
    if (verdict == Utf16::broken) return refuse_utf16();
  }
  if (!bytes.empty()) return refuse_utf16();
  return {};
}

/// Latin text in UTF-16 has a NUL in every other byte.
bool looks_utf16(std::string_view head) {
  const auto nul = [&](std::size_t index) { return head[index] == '\0'; };
  return head.size() >= 4 &&
         ((nul(0) && !nul(1) && nul(2) && !nul(3)) || (!nul(0) && nul(1) && !nul(2) && nul(3)));
}

Result<Evidence> gather(SheetFile& file) {
  Evidence evidence;
  std::string piece;
  file.seek(0);
  for (;;) {
    const bool first = file.position() == 0;
    piece.clear();
    const auto got = file.read(piece);
    if (!got) return std::unexpected(got.error());
    if (*got == 0) break;
    if (piece.find('\0') != std::string::npos) {
      return first && looks_utf16(piece) ? refuse_utf16_without_mark() : refuse_binary();
    }
    evidence.feed(piece);
  }
  evidence.finish();
  return evidence;
}

Result<Encoding> judge(SheetFile& file, const Evidence& evidence, bool marked) {
  if (evidence.utf8()) return marked ? Encoding::utf8_with_bom : Encoding::utf8;
  const bool mixed = marked || evidence.surely_utf8();
  if (!mixed && evidence.windows1252()) return Encoding::windows1252;
  const auto line = line_of(file, evidence.first_broken());
  if (!line) return std::unexpected(line.error());
  return mixed ? refuse_mixed(*line) : refuse_unknown(*line);
}

}  // namespace

std::string_view name(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::utf8_with_bom:
      return "UTF-8 BOM";
    case Encoding::utf16_little:
      return "UTF-16LE";
    case Encoding::utf16_big:
      return "UTF-16BE";
    case Encoding::windows1252:
      return "Windows-1252";
  }
  std::unreachable();
}

Result<Encoding> find_encoding(SheetFile& file) {
  std::string head;
  file.seek(0);
  const auto got = file.read(head, 4);
  if (!got) return std::unexpected(got.error());
  const bool little = head.starts_with(little_mark);
  if (little || head.starts_with(big_mark)) {
    const Encoding encoding = little ? Encoding::utf16_little : Encoding::utf16_big;
    const auto fine = check_utf16(file, encoding);
    if (!fine) return std::unexpected(fine.error());
    return encoding;
  }
  const auto evidence = gather(file);
  if (!evidence) return std::unexpected(evidence.error());
  return judge(file, *evidence, head.starts_with(utf8_mark));
}

void append_windows1252(std::string_view bytes, std::string& out) {
  for (std::size_t index = 0; index < bytes.size();) {
    const std::size_t next = skip_ascii(bytes, index);
    out.append(bytes.substr(index, next - index));
    index = next;
    if (index == bytes.size()) break;
    const unsigned byte = byte_of(bytes[index++]);
    const char16_t point = byte < 0xA0 ? windows1252_points[byte - 0x80] : static_cast<char16_t>(byte);
    append_point(point == 0 ? 0xFFFD : point, out);
  }
}

TextSource::TextSource(SheetFile file, Encoding encoding) : file_(std::move(file)), encoding_(encoding) {
  switch (encoding) {
    case Encoding::utf8:
    case Encoding::windows1252:
      file_.seek(0);
      break;
    case Encoding::utf8_with_bom:
      file_.seek(utf8_mark.size());
      break;
    case Encoding::utf16_little:
    case Encoding::utf16_big:
      file_.seek(little_mark.size());
      break;
  }
}

Result<bool> TextSource::read(std::string& out) {
  const bool direct = encoding_ == Encoding::utf8 || encoding_ == Encoding::utf8_with_bom;
  const auto got = file_.read(direct ? out : bytes_);
  if (!got) return std::unexpected(got.error());
  if (direct) return *got > 0;
  if (encoding_ == Encoding::windows1252) {
    append_windows1252(bytes_, out);
    bytes_.clear();
  } else if (take_utf16(bytes_, encoding_, out) != Utf16::fine) {
    return refuse_utf16();
  }
  return *got > 0;
}

double TextSource::progress() const {
  if (file_.size() == 0) return 1.0;
  return std::min(1.0, static_cast<double>(file_.position()) / static_cast<double>(file_.size()));
}

}  // namespace ringmur
