package io.yidi.gateway.admin;

import java.nio.charset.StandardCharsets;

/**
 * 运维应答: what the admin port answers.
 *
 * @param status of HTTP
 * @param contentType of the body
 * @param body its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
public record AdminAnswer(int status, String contentType, byte[] body) {

    private static final String JSON = "application/json; charset=UTF-8";

    /**
     * An answer in JSON.
     *
     * @param status of HTTP
     * @param json the body
     */
    public AdminAnswer(final int status, final String json) {
        this(status, JSON, json.getBytes(StandardCharsets.UTF_8));
    }
}
