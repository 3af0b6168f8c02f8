#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

/// What the fuzz targets share. A target is a file with one function, `ringmur::fuzz::one()`, that is given
/// bytes of any kind: it must come back, whatever they are, and what it asks with require() must hold.
namespace ringmur::fuzz {

/// The target's own.
void one(std::string_view bytes);

/// Ends the program, so that the fuzzer keeps the input, where `holds` is false.
void require(bool holds, std::string_view what);

/// Cuts what stands before the next line of "---" off `rest`; all of it where there is none.
std::string_view next_part(std::string_view& rest);

/// A file in memory, for readers that take a path. The same one again and again: one at a time.
std::filesystem::path file_of(std::string_view bytes);

/// No byte that is not UTF-8.
void require_text(std::string_view text, std::string_view what);

}  // namespace ringmur::fuzz
