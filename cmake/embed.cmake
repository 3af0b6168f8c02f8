# Puts the files of data/, the built page as page/, and the passwords that most people have as passwords/, into the binary. The assembler reads them (.incbin), so a file of
# many MB costs nothing to compile; a small table beside them gives each its name. In code: src/base/embedded.h.

# Links `target` to what carries the files. The page is made by script/web beside the compiler: what there is to carry is looked up
# while building (cmake/embedded.cmake), and the library is named by its file, since only linking has to wait for it; a target's
# name would let every compilation wait.
function(ringmur_embed target)
  set(folder "${CMAKE_BINARY_DIR}/generated")
  set(made "${folder}/embedded.S" "${folder}/embedded.cpp")
  set(page "${CMAKE_SOURCE_DIR}/build/web-made") # changes with the page
  set(script "${CMAKE_SOURCE_DIR}/cmake/embedded.cmake")
  file(GLOB_RECURSE data CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/data/*")
  # What is taken away, or moved in with an old date, is seen by the list alone.
  file(CONFIGURE OUTPUT "${folder}/data.txt" CONTENT "${data}\n" @ONLY)

  add_custom_target(ringmur_page
    COMMAND "${CMAKE_SOURCE_DIR}/script/web" build
    BYPRODUCTS "${page}"
    COMMENT "Making the page")
  add_custom_command(
    OUTPUT ${made}
    COMMAND "${CMAKE_COMMAND}" -D "root=${CMAKE_SOURCE_DIR}" -D "folder=${folder}" -P "${script}"
    DEPENDS ${data} "${folder}/data.txt" "${page}" "${script}" "${CMAKE_SOURCE_DIR}/cmake/embedded.cpp.in"
    COMMENT "Listing what the program carries")
  set_source_files_properties("${folder}/embedded.S" PROPERTIES OBJECT_DEPENDS "${data};${page}")
  add_library(ringmur_carried STATIC ${made})
  target_include_directories(ringmur_carried PRIVATE "${CMAKE_SOURCE_DIR}/src")
  set_target_properties(ringmur_carried PROPERTIES ARCHIVE_OUTPUT_DIRECTORY "${folder}")
  target_link_libraries(${target} PRIVATE "${folder}/libringmur_carried.a")
endfunction()
