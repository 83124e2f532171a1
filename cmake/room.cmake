# room(NAME USES room… SEES outside-library…): a folder of src/ as a library.
#
# USES are public (a room's header may show the types of rooms above), SEES are private: nobody learns through a room what library
# it is built on.
function(room NAME)
  cmake_parse_arguments(ROOM "" "" "USES;SEES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${NAME}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(NOT sources)
    message(STATUS "room ${NAME} is empty")
    add_library(room-${NAME} INTERFACE)
    return()
  endif()
  add_library(room-${NAME} STATIC ${sources})
  target_link_libraries(room-${NAME} PUBLIC house-rules)
  foreach(used IN LISTS ROOM_USES)
    target_link_libraries(room-${NAME} PUBLIC room-${used})
  endforeach()
  foreach(seen IN LISTS ROOM_SEES)
    target_link_libraries(room-${NAME} PRIVATE outside::${seen})
  endforeach()
endfunction()
