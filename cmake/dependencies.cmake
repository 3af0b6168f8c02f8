# Everything from outside, each from a Debian package (script/packages.txt, docs/dependencies.md).

set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)

find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(SQLite3 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(OpenSSL 3 REQUIRED)
find_package(CURL 7.85 REQUIRED)

# Static, so that a program that is moved needs no Boost where it runs; it also starts faster.
set(Boost_USE_STATIC_LIBS ON)
find_package(Boost 1.81 REQUIRED COMPONENTS headers json)

pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(fido2 REQUIRED IMPORTED_TARGET libfido2)
pkg_check_modules(qrencode REQUIRED IMPORTED_TARGET libqrencode)
pkg_check_modules(libpq REQUIRED IMPORTED_TARGET libpq)
pkg_check_modules(gmime REQUIRED IMPORTED_TARGET gmime-3.0)
# Its flags beside the folders are the compiler's own on this machine, and forbid the precompiled header.
set_target_properties(PkgConfig::gmime PROPERTIES INTERFACE_COMPILE_OPTIONS "")
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(yaml REQUIRED IMPORTED_TARGET yaml-0.1)
pkg_check_modules(pugixml REQUIRED IMPORTED_TARGET pugixml)
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)
pkg_check_modules(qpdf REQUIRED IMPORTED_TARGET libqpdf)
# qpdf asks to be told that nobody here uses its old smart pointer.
target_compile_definitions(PkgConfig::qpdf INTERFACE POINTERHOLDER_TRANSITION=4)
pkg_check_modules(md4c REQUIRED IMPORTED_TARGET md4c-html)

# libstemmer and CLI11 (headers only) bring no description of their own that CMake can use.
find_library(STEMMER_LIBRARY stemmer REQUIRED)
find_path(STEMMER_INCLUDE libstemmer.h REQUIRED)
add_library(stemmer INTERFACE)
target_link_libraries(stemmer INTERFACE ${STEMMER_LIBRARY})
target_include_directories(stemmer SYSTEM INTERFACE ${STEMMER_INCLUDE})
find_path(CLI11_INCLUDE CLI/CLI.hpp REQUIRED)
add_library(cli11 INTERFACE)
target_include_directories(cli11 SYSTEM INTERFACE ${CLI11_INCLUDE})

if(RINGMUR_TESTS)
  find_package(GTest REQUIRED)
  find_package(rapidcheck REQUIRED)
endif()
