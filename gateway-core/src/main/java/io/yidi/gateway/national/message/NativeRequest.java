package io.yidi.gateway.national.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * 本地报文请求: what a request of the national interface became.
 *
 * @param document of the native interface
 * @param lines its fee lines, in the order they came; empty if the message has none
 */
public record NativeRequest(ObjectNode document, List<NativeLine> lines) {

    /** Name of the fee lines in the native document. */
    public static final String LINES = "feedetail";

    /** Name of the returns in the native document. */
    public static final String RETURNS = "retn_feedetail";

    /**
     * 明细行: a fee line.
     *
     * @param shown values that its answer shows
     * @param isReturn whether it stands among the returns
     * @param index among its like
     */
    public record NativeLine(ObjectNode shown, boolean isReturn, int index) {}

    /** Number of lines that are not returns; answers give them before the returns. */
    public int purchaseCount() {
        return (int) lines.stream().filter(line -> !line.isReturn()).count();
    }

    /** A path such as {@code retn_feedetail[0].cnt} as the sender numbers its lines. */
    public String senderPath(final String path) {
        final int open = path.indexOf('[');
        final int close = path.indexOf(']');
        if (open < 0 || close < open || lines.isEmpty()) {
            return path;
        }
        final boolean isReturn = path.startsWith(RETURNS);
        final int index = Integer.parseInt(path.substring(open + 1, close));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isReturn() == isReturn && lines.get(i).index() == index) {
                return LINES + '[' + i + path.substring(close);
            }
        }
        return path;
    }
}
