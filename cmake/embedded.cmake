# cmake -D root=… -D folder=… -P embedded.cmake: writes embedded.S and embedded.cpp into `folder`, for the files that the program
# carries. Called by the build (cmake/embed.cmake).
cmake_minimum_required(VERSION 3.25)

# Sets `result` to names ("page/index.html.gz") of the files below `place`, each with `prefix` before it.
function(ringmur_files result place prefix)
  file(GLOB_RECURSE found RELATIVE "${place}" "${place}/*")
  list(FILTER found EXCLUDE REGEX "(^|/)\\.|~$")
  list(TRANSFORM found PREPEND "${prefix}")
  set(${result} "${found}" PARENT_SCOPE)
endfunction()

set(page_place "${root}/web/dist")
# From npm (script/web brings it).
set(passwords_place "${root}/web/node_modules/@zxcvbn-ts/language-common/src")
ringmur_files(files "${root}/data" "")
ringmur_files(page "${page_place}" "page/")
ringmur_files(passwords "${passwords_place}" "passwords/")
list(FILTER passwords INCLUDE REGEX "/passwords\\.json$")
if(NOT page OR NOT passwords)
  message(FATAL_ERROR "the page or the list of common passwords is missing; script/web build brings them")
endif()
list(APPEND files ${passwords})
# What is there as .gz is sent so; the rare client that takes none gets it unpacked.
foreach(file IN LISTS page)
  if(NOT "${file}.gz" IN_LIST page)
    list(APPEND files "${file}")
  endif()
endforeach()
list(SORT files COMPARE STRING)

set(assembly ".section .rodata\n")
set(names "")
set(rows "")
set(number 0)
foreach(file IN LISTS files)
  set(place "${root}/data/${file}")
  if(file MATCHES "^page/")
    string(REGEX REPLACE "^page/" "${page_place}/" place "${file}")
  endif()
  if(file MATCHES "^passwords/")
    string(REGEX REPLACE "^passwords/" "${passwords_place}/" place "${file}")
  endif()
  string(APPEND assembly
    ".balign 16\n.globl ringmur_file_${number}\n.globl ringmur_file_${number}_end\n"
    "ringmur_file_${number}:\n.incbin \"${place}\"\n"
    "ringmur_file_${number}_end:\n.byte 0\n")
  string(APPEND names "extern const char ringmur_file_${number}[];\nextern const char ringmur_file_${number}_end[];\n")
  string(APPEND rows "    File{\"${file}\", bytes(ringmur_file_${number}, ringmur_file_${number}_end)},\n")
  math(EXPR number "${number} + 1")
endforeach()
string(APPEND assembly ".section .note.GNU-stack,\"\",@progbits\n")

file(CONFIGURE OUTPUT "${folder}/embedded.S" CONTENT "@assembly@" @ONLY)
configure_file("${CMAKE_CURRENT_LIST_DIR}/embedded.cpp.in" "${folder}/embedded.cpp" @ONLY)
