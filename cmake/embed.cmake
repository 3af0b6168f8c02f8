# Puts the files of data/ into the binary. The assembler reads them (.incbin), so a file of many MB costs nothing to
# compile; a small table beside them gives each its name. What is asked for in code: src/base/embedded.h.

# Sets `result` to the sources that carry the files.
function(ringmur_embed result)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE "${CMAKE_SOURCE_DIR}/data" "${CMAKE_SOURCE_DIR}/data/*")
  list(FILTER files EXCLUDE REGEX "(^|/)\\.|~$")
  list(SORT files COMPARE STRING)

  set(assembly ".section .rodata\n")
  set(names "")
  set(rows "")
  set(dependencies "")
  set(number 0)
  foreach(file IN LISTS files)
    string(APPEND assembly
      ".balign 16\n.globl ringmur_file_${number}\n.globl ringmur_file_${number}_end\n"
      "ringmur_file_${number}:\n.incbin \"${CMAKE_SOURCE_DIR}/data/${file}\"\n"
      "ringmur_file_${number}_end:\n.byte 0\n")
    string(APPEND names "extern const char ringmur_file_${number}[];\nextern const char ringmur_file_${number}_end[];\n")
    string(APPEND rows "    File{\"${file}\", bytes(ringmur_file_${number}, ringmur_file_${number}_end)},\n")
    list(APPEND dependencies "${CMAKE_SOURCE_DIR}/data/${file}")
    math(EXPR number "${number} + 1")
  endforeach()
  string(APPEND assembly ".section .note.GNU-stack,\"\",@progbits\n")

  set(folder "${CMAKE_BINARY_DIR}/generated")
  file(CONFIGURE OUTPUT "${folder}/embedded.S" CONTENT "@assembly@" @ONLY)
  configure_file("${CMAKE_SOURCE_DIR}/cmake/embedded.cpp.in" "${folder}/embedded.cpp" @ONLY)
  set_source_files_properties("${folder}/embedded.S" PROPERTIES OBJECT_DEPENDS "${dependencies}")
  set(${result} "${folder}/embedded.S" "${folder}/embedded.cpp" PARENT_SCOPE)
endfunction()
