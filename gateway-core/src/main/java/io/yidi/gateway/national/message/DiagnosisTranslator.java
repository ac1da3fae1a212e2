package io.yidi.gateway.national.message;

import io.yidi.gateway.national.document.DocumentIndex;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.national.table.NodeTable;

/**
 * 诊断转换: of the diagnoses of a visit the main one is carried on: the one marked so, else the first in their order; one
 * that stands in the visit itself goes before.
 */
final class DiagnosisTranslator implements NodeTranslator {

    private static final String MAIN = "maindiag_flag";
    private static final String ORDER = "diag_srt_no";
    private static final int ORDER_DIGITS_MAX = 4;

    private final NodeTable node;
    private final FieldTranslator[] fields;

    DiagnosisTranslator(final NodeTable node, final NativeMessage message) {
        this.node = node;
        this.fields = node.fields().stream()
                .filter(field -> !field.value().isEmpty())
                .map(field -> new FieldTranslator(field, message.member(field.nativeName())))
                .toArray(FieldTranslator[]::new);
    }

    @Override
    public void translate(final IndexedRequest request, final NativeMessage message, final LineList lines)
            throws InputFaultException {
        final int main = mainRow(request);
        if (main != DocumentIndex.NONE) {
            for (final FieldTranslator field : fields) {
                field.putIfAbsent(request, main, message);
            }
        }
    }

    private int mainRow(final IndexedRequest request) {
        int main = DocumentIndex.NONE;
        long mainRank = Long.MAX_VALUE;
        for (int row = request.firstRow(node); row != DocumentIndex.NONE; row = request.nextRow(node, row)) {
            final long rank = rank(request, row);
            if (rank < mainRank) {
                main = row;
                mainRank = rank;
            }
        }
        return main;
    }

    private static long rank(final IndexedRequest request, final int row) {
        final boolean isMain = "1".contentEquals(request.text(row, MAIN));
        return (isMain ? 0 : 1L << Integer.SIZE) + order(request.text(row, ORDER));
    }

    private static int order(final CharSequence text) {
        int order = 0;
        for (int i = 0; i < text.length(); i++) {
            final int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i == ORDER_DIGITS_MAX) {
                return Integer.MAX_VALUE;
            }
            order = order * 10 + digit;
        }
        return text.length() == 0 ? Integer.MAX_VALUE : order;
    }
}
