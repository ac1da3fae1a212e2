package io.yidi.gateway.national;

import io.yidi.gateway.national.document.DocumentIndex;
import io.yidi.gateway.national.document.TextBuffer;
import io.yidi.gateway.national.message.LineList;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultTexts;

/**
 * 错误信息: one line for the cashier, from the catalogue of result codes: what happened, where, and what to do; at most
 * {@value #LENGTH_MAX} characters. Not thread-safe.
 */
final class ErrorMessage {

    /** Most characters of {@code err_msg}. */
    static final int LENGTH_MAX = 200;

    private final TextBuffer text = new TextBuffer();

    /** Of what the door itself found. */
    CharSequence of(final Fault fault) {
        begin(fault.code().label(), ResultTexts.ZH_CN.text(fault.code()));
        place(fault.field(), fault.found());
        return end(ResultTexts.ZH_CN.cure(fault.code()));
    }

    /** Of what the native door answered; its lines are counted as the sender counts them. */
    CharSequence of(final DocumentIndex index, final int reply, final LineList lines) {
        begin(textOf(index, reply, "code"), textOf(index, reply, "message_zh"));
        place(lines.senderPath(textOf(index, reply, "field")), textOf(index, reply, "found"));
        return end(textOf(index, reply, "cure_zh"));
    }

    private static String textOf(final DocumentIndex index, final int reply, final String name) {
        return index.text(index.find(reply, name)).toString();
    }

    private void begin(final String code, final String message) {
        text.clear().append('[').append(code).append(']').append(message);
    }

    private void place(final CharSequence field, final CharSequence found) {
        if (field.isEmpty() && found.isEmpty()) {
            text.append('。');
            return;
        }
        text.append('（').append(field);
        text.append(field.isEmpty() || found.isEmpty() ? "" : "：");
        text.append(found).append('）');
    }

    private CharSequence end(final String cure) {
        text.append(cure);
        text.cut(Math.min(text.length(), LENGTH_MAX));
        return text.view();
    }
}
