# Puts the files of data/, the built page as page/, and the passwords that most people have as passwords/, into the binary. The assembler reads them (.incbin), so a file of
# many MB costs nothing to compile; a small table beside them gives each its name. In code: src/base/embedded.h.

# Sets `result` to names ("page/index.html.gz") of the files below `folder`, each with `prefix` before it.
function(ringmur_files result folder prefix)
  file(GLOB_RECURSE found CONFIGURE_DEPENDS RELATIVE "${folder}" "${folder}/*")
  list(FILTER found EXCLUDE REGEX "(^|/)\\.|~$")
  list(TRANSFORM found PREPEND "${prefix}")
  set(${result} "${found}" PARENT_SCOPE)
endfunction()

# Sets `result` to the sources that carry the files.
function(ringmur_embed result)
  ringmur_files(files "${CMAKE_SOURCE_DIR}/data" "")
  ringmur_files(page "${CMAKE_SOURCE_DIR}/web/dist" "page/")
  # From npm (script/web brings it). Without it the program is built, and refuses fewer passwords; a test says so.
  set(common "${CMAKE_SOURCE_DIR}/web/node_modules/@zxcvbn-ts/language-common/src")
  ringmur_files(passwords "${common}" "passwords/")
  list(FILTER passwords INCLUDE REGEX "/passwords\\.json$")
  if(NOT passwords)
    message(WARNING "the list of common passwords is missing; script/web build brings it")
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
  set(dependencies "")
  set(number 0)
  foreach(file IN LISTS files)
    set(place "${CMAKE_SOURCE_DIR}/data/${file}")
    if(file MATCHES "^page/")
      string(REGEX REPLACE "^page/" "${CMAKE_SOURCE_DIR}/web/dist/" place "${file}")
    endif()
    if(file MATCHES "^passwords/")
      string(REGEX REPLACE "^passwords/" "${common}/" place "${file}")
    endif()
    string(APPEND assembly
      ".balign 16\n.globl ringmur_file_${number}\n.globl ringmur_file_${number}_end\n"
      "ringmur_file_${number}:\n.incbin \"${place}\"\n"
      "ringmur_file_${number}_end:\n.byte 0\n")
    string(APPEND names "extern const char ringmur_file_${number}[];\nextern const char ringmur_file_${number}_end[];\n")
    string(APPEND rows "    File{\"${file}\", bytes(ringmur_file_${number}, ringmur_file_${number}_end)},\n")
    list(APPEND dependencies "${place}")
    math(EXPR number "${number} + 1")
  endforeach()
  string(APPEND assembly ".section .note.GNU-stack,\"\",@progbits\n")

  set(folder "${CMAKE_BINARY_DIR}/generated")
  file(CONFIGURE OUTPUT "${folder}/embedded.S" CONTENT "@assembly@" @ONLY)
  configure_file("${CMAKE_SOURCE_DIR}/cmake/embedded.cpp.in" "${folder}/embedded.cpp" @ONLY)
  set_source_files_properties("${folder}/embedded.S" PROPERTIES OBJECT_DEPENDS "${dependencies}")
  set(${result} "${folder}/embedded.S" "${folder}/embedded.cpp" PARENT_SCOPE)
endfunction()
