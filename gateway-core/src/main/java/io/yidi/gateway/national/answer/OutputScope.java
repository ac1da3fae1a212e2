package io.yidi.gateway.national.answer;

import io.yidi.gateway.national.document.DocumentIndex;
import io.yidi.gateway.national.message.IndexedRequest;
import io.yidi.gateway.national.message.LineList;
import io.yidi.protocol.json.CharRange;

/**
 * 取值范围: where the values of an answer's field may come from: the request and the native reply to it, a row of the
 * reply and the line of the request that belongs to it. Used for one answer after the other.
 */
final class OutputScope {

    private static final String STORED = "answer";
    private static final String RESULT = "result";
    private static final String STATE = "state";
    private static final String REFUNDED = "REFUNDED";
    private static final String REVERSED = "REVERSED";
    private static final String REMARK = "memo";

    private IndexedRequest request;
    private LineList lines;
    private DocumentIndex index;
    private int whole;
    private int reply;
    private int row;
    private int line;
    private CharSequence messageId = "";
    private CharSequence now = "";

    /** Takes the next answer; a stored one stands within the reply. */
    void begin(
            final IndexedRequest newRequest,
            final LineList newLines,
            final DocumentIndex newIndex,
            final int newReply,
            final CharSequence newMessageId,
            final CharSequence newNow) {
        request = newRequest;
        lines = newLines;
        index = newIndex;
        whole = newReply;
        final int stored = newIndex.find(newReply, STORED);
        reply = stored == DocumentIndex.NONE ? newReply : stored;
        messageId = newMessageId;
        now = newNow;
        at(DocumentIndex.NONE, LineList.NONE);
    }

    void at(final int newRow) {
        at(newRow, LineList.NONE);
    }

    void at(final int newRow, final int newLine) {
        row = newRow;
        line = newLine;
    }

    IndexedRequest request() {
        return request;
    }

    LineList lines() {
        return lines;
    }

    /** Holds the reply. */
    DocumentIndex index() {
        return index;
    }

    int reply() {
        return reply;
    }

    /** The reply, and what stands beside a stored one. */
    int whole() {
        return whole;
    }

    /** Neither a refund, nor a settlement that was refunded or undone since. */
    boolean isInForce() {
        return !REFUNDED.contentEquals(text(reply, RESULT))
                && !REFUNDED.contentEquals(text(whole, STATE))
                && !REVERSED.contentEquals(text(whole, STATE));
    }

    int row() {
        return row;
    }

    /** Number that the answer to a sign-in gives out. */
    CharSequence messageId() {
        return messageId;
    }

    /** {@code yyyy-MM-dd HH:mm:ss}. */
    CharSequence now() {
        return now;
    }

    /** Text of a member of the reply or its rows, a view. */
    CharRange text(final int object, final String name) {
        return index.text(index.find(object, name));
    }

    /** Text of a field of the line; its remark is not the sender's but what became of it. */
    CharSequence lineText(final String name) {
        if (line == LineList.NONE) {
            return "";
        }
        if (name.equals(REMARK)) {
            return lines.isUnknown(line) ? "就医地目录中无此项目，按全自费处理" : "";
        }
        return request.text(lines.row(line), name);
    }
}
