package io.yidi.gateway.national.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.yidi.protocol.Fault;

/**
 * 查询台应答: what came of a request: values for its output, a file that is the whole answer, or a fault.
 *
 * @param reply as a native reply would hold it; {@code null} with a fault
 * @param file bytes to be sent as they are, or {@code null}
 * @param fault why there is nothing, or {@code null}
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record DeskAnswer(JsonNode reply, byte[] file, Fault fault) {

    /** Values of the output. */
    public static DeskAnswer of(final JsonNode reply) {
        return new DeskAnswer(reply, null, null);
    }

    /** A file that is the whole answer. */
    public static DeskAnswer of(final byte[] file) {
        return new DeskAnswer(MissingNode.getInstance(), file, null);
    }
}
