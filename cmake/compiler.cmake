# Language, warnings, hardening, cache and linker: the same for every target.

option(RINGMUR_TESTS "Build the tests" ON)
option(RINGMUR_PCH "Precompile the standard library's and fmt's headers" ON)

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_COLOR_DIAGNOSTICS ON)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Release, Sanitized or Threads" FORCE)
endif()

set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g0 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2")
set(CMAKE_C_FLAGS_RELEASE "${CMAKE_CXX_FLAGS_RELEASE}")
# maybe-uninitialized: g++ 12 sees ghosts in std::optional and std::expected once the sanitizers' checks are in between.
set(CMAKE_CXX_FLAGS_SANITIZED
    "-O1 -g1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -Wno-maybe-uninitialized")
set(CMAKE_C_FLAGS_SANITIZED "${CMAKE_CXX_FLAGS_SANITIZED}")
set(CMAKE_EXE_LINKER_FLAGS_SANITIZED "-fsanitize=address,undefined")
# tsan: g++ warns that it does not follow std::atomic_thread_fence, which Asio uses.
set(CMAKE_CXX_FLAGS_THREADS
    "-O1 -g1 -fsanitize=thread -fno-omit-frame-pointer -Wno-maybe-uninitialized -Wno-tsan")
set(CMAKE_C_FLAGS_THREADS "-O1 -g1 -fsanitize=thread -fno-omit-frame-pointer")
set(CMAKE_EXE_LINKER_FLAGS_THREADS "-fsanitize=thread")

# Said here once for libraries and programs, since a precompiled header serves only one way of placing code.
# Not where the sanitizers check: five million addresses to place are a third of each start.
add_compile_options("$<IF:$<CONFIG:Sanitized>,-fno-pie,-fPIE>")
add_link_options("$<IF:$<CONFIG:Sanitized>,-no-pie,-pie>")

add_compile_options(
  "$<$<COMPILE_LANGUAGE:CXX>:-Wall;-Wextra;-Wpedantic;-Wshadow;-Wconversion;-Wno-sign-conversion;-Werror>"
  # restrict: g++ 12 warns of its own std::string operator+ (GCC bug 105651).
  # array-bounds: likewise of std::string within aggregates (GCC bugs 105329, 105762).
  "$<$<COMPILE_LANGUAGE:CXX>:-Wno-restrict;-Wno-array-bounds;-Wno-stringop-overflow>"
  -fstack-protector-strong
  # No path of the machine in the binary, and one compiler cache for every checkout.
  "-ffile-prefix-map=${CMAKE_SOURCE_DIR}/=")
add_compile_definitions(_GLIBCXX_ASSERTIONS)
add_link_options(-Wl,-z,relro,-z,now -Wl,--as-needed)

find_program(RINGMUR_MOLD mold)
find_program(RINGMUR_LLD ld.lld)
if(RINGMUR_MOLD)
  add_link_options(-fuse-ld=mold)
elseif(RINGMUR_LLD)
  add_link_options(-fuse-ld=lld)
endif()

find_program(RINGMUR_CCACHE ccache)
if(RINGMUR_CCACHE)
  # The sloppiness is what ccache asks for with precompiled headers. The base folder lets two checkouts share. With the
  # cache of inodes a header, and the hundred megabytes of those that are precompiled, is read once and not for each file.
  set(launcher
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 CCACHE_INODECACHE=1 ${RINGMUR_CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
endif()
