# cmake -D DATA=folder -D OUT=file -P labels.cmake: what départements and topics are called, as a script of the page.
function(names_of out name)
    set(rows "")
    foreach(file IN LISTS ARGN)
        file(STRINGS ${file} lines ENCODING UTF-8)
        list(POP_FRONT lines)  # the header
        foreach(line IN LISTS lines)
            # The first two columns: an id, and a label that may be quoted.
            if(line MATCHES "^([0-9A-Za-z-]+),\"([^\"\\]+)\"," OR line MATCHES "^([0-9A-Za-z-]+),([^,\"\\]+),")
                string(APPEND rows "    \"${CMAKE_MATCH_1}\": \"${CMAKE_MATCH_2}\",\n")
            endif()
        endforeach()
    endforeach()
    set(${out} "const ${name} = {\n${rows}};\n" PARENT_SCOPE)
endfunction()

file(GLOB topic_files ${DATA}/topics/*.csv)
names_of(departments departmentNames ${DATA}/gazetteer/departments.csv)
names_of(topics topicLabels ${topic_files})
file(WRITE ${OUT} "'use strict';\n${departments}${topics}")
