package io.yidi.load.his;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/**
 * 请求: one transaction as it was made and stored before it is sent, and is sent again as it is.
 *
 * @param infno its number
 * @param envelope the whole document
 */
public record NationalCall(String infno, ObjectNode envelope) {

    private static final int NUMBER_DIGITS = 4;

    /** Number of the transaction without the letter of its variant. */
    public String number() {
        return infno.substring(0, NUMBER_DIGITS);
    }

    /** Key of the sender. */
    public String msgId() {
        return envelope.path("msgid").asText();
    }

    /** The document as bytes. */
    public byte[] bytes() {
        return envelope.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same content under another key. */
    public NationalCall under(final String msgId) {
        return new NationalCall(infno, envelope.deepCopy().put("msgid", msgId));
    }
}
