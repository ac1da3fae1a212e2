package io.yidi.load.bill;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** 冲正报文（JSON）: the native JSON request that takes a settlement or a refund back; safe for any thread. */
public final class ReversalJsonWriter {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.ofHours(8));

    private final JsonFactory json = new JsonFactory();

    /**
     * Writes one request.
     *
     * @param original bill
     * @param originalCode of the request to take back
     * @param originalMsgId it was sent under
     * @param msgId of the reversal, thirty characters
     * @param sentAt time stated in it
     * @return one JSON object
     */
    public String text(
            final Bill original,
            final String originalCode,
            final String originalMsgId,
            final String msgId,
            final Instant sentAt) {
        final StringWriter text = new StringWriter();
        try (JsonGenerator generator = json.createGenerator(text)) {
            generator.writeStartObject();
            generator.writeStringField("inf_time", TIME.format(sentAt));
            generator.writeStringField("fixmedins_code", original.institutionCode());
            generator.writeStringField("infno", ReversalFrameWriter.TRANSACTION_CODE);
            generator.writeStringField("msgid", msgId);
            generator.writeStringField("psn_no", original.personNo());
            generator.writeStringField("oinfno", originalCode);
            generator.writeStringField("omsgid", originalMsgId);
            generator.writeEndObject();
        } catch (final IOException e) {
            throw new UncheckedIOException("writing to a text failed", e);
        }
        return text.toString();
    }
}
