package io.yidi.gateway.admin;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * 运维请求: what somebody asks of the admin port.
 *
 * @param parameters values of the path and of the query by name, as they were sent
 * @param body file with what was sent along; belongs to whoever answers
 * @param accept kinds of content that are understood, as sent in the header of that name; empty if it was not
 * @param text what was sent along, if it is not put into a file
 */
public record AdminRequest(Map<String, String> parameters, Optional<Path> body, String accept, String text) {

    /**
     * Value of a parameter.
     *
     * @param name of it
     * @param otherwise if it was not sent
     * @return the value
     */
    public String parameter(final String name, final String otherwise) {
        return parameters.getOrDefault(name, otherwise);
    }
}
