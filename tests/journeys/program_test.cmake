find_package(Python3 REQUIRED COMPONENTS Interpreter)

# filon_program_test(NAME SCRIPT [variable=value ...]): a Python test that runs both programs of this very build. One that
# returns 77 is skipped.
function(filon_program_test name script)
    add_test(NAME ${name} COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_SOURCE_DIR}/${script} -v)
    set(environment PYTHONPATH=${CMAKE_SOURCE_DIR}/tests/journeys FILON_SOURCE=${CMAKE_SOURCE_DIR}
        FILON_INDEXER=$<TARGET_FILE:filon-indexer> FILON_SERVER=$<TARGET_FILE:filon-server> ${ARGN})
    # They take both cores: builds and a server under load are waited for.
    set_tests_properties(${name} PROPERTIES ENVIRONMENT "${environment}" SKIP_RETURN_CODE 77 PROCESSORS 2 TIMEOUT 1200)
endfunction()
