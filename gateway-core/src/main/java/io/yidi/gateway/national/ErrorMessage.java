package io.yidi.gateway.national;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.gateway.national.message.LineList;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultTexts;

/**
 * 错误信息: one line for the cashier, from the catalogue of result codes: what happened, where, and what to do; at most
 * {@value #LENGTH_MAX} characters.
 */
final class ErrorMessage {

    /** Most characters of {@code err_msg}. */
    static final int LENGTH_MAX = 200;

    private ErrorMessage() {}

    /** Of what the door itself found. */
    static String of(final Fault fault) {
        return text(
                fault.code().label(),
                ResultTexts.ZH_CN.text(fault.code()),
                fault.field(),
                fault.found(),
                ResultTexts.ZH_CN.cure(fault.code()));
    }

    /** Of what the native door answered; its lines are counted as the sender counts them. */
    static String of(final JsonNode reply, final LineList lines) {
        return text(
                reply.path("code").asText(),
                reply.path("message_zh").asText(),
                lines.senderPath(reply.path("field").asText()),
                reply.path("found").asText(),
                reply.path("cure_zh").asText());
    }

    private static String text(
            final String code,
            final String message,
            final CharSequence field,
            final CharSequence found,
            final String cure) {
        final StringBuilder text = new StringBuilder(LENGTH_MAX)
                .append('[')
                .append(code)
                .append(']')
                .append(message);
        if (!field.isEmpty() || !found.isEmpty()) {
            text.append('（').append(field);
            text.append(field.isEmpty() || found.isEmpty() ? "" : "：");
            text.append(found).append('）');
        }
        text.append(field.isEmpty() && found.isEmpty() ? "。" : "").append(cure);
        if (text.length() > LENGTH_MAX) {
            text.setLength(LENGTH_MAX);
        }
        return text.toString();
    }
}
