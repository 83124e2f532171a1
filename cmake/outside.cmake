# The libraries of others, as Debian ships them, each as outside::name. Their headers are system headers: our warnings are about
# our own code.
find_package(PkgConfig REQUIRED)

# outside(NAME pkg-config-module…)
function(outside NAME)
  pkg_check_modules(${NAME} REQUIRED IMPORTED_TARGET ${ARGN})
  add_library(outside::${NAME} ALIAS PkgConfig::${NAME})
endfunction()

# outside_library(NAME header library…): for a library that brings no pkg-config file.
function(outside_library NAME header)
  find_path(${NAME}_INCLUDE ${header} REQUIRED)
  add_library(outside-${NAME} INTERFACE)
  target_include_directories(outside-${NAME} SYSTEM INTERFACE ${${NAME}_INCLUDE})
  foreach(library IN LISTS ARGN)
    find_library(${NAME}_${library} ${library} REQUIRED)
    target_link_libraries(outside-${NAME} INTERFACE ${${NAME}_${library}})
  endforeach()
  add_library(outside::${NAME} ALIAS outside-${NAME})
endfunction()

outside(yaml-cpp yaml-cpp)
outside(icu icu-uc icu-i18n)
outside(harfbuzz harfbuzz)
outside(hb-subset harfbuzz-subset)
outside(libdeflate libdeflate)
outside_library(cmark-gfm cmark-gfm.h cmark-gfm-extensions cmark-gfm)
outside_library(libharu hpdf.h hpdf)
outside_library(valijson valijson/validator.hpp)
outside_library(nlohmann nlohmann/json.hpp)
outside_library(cli11 CLI/CLI.hpp)
outside_library(zint zint.h zint)
target_link_libraries(outside-valijson INTERFACE outside-nlohmann)
