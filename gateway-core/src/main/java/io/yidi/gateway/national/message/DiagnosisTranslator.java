package io.yidi.gateway.national.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.national.table.FieldRow;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.NodeTable;
import java.util.Comparator;
import java.util.List;

/**
 * 诊断转换: of the diagnoses of a visit the main one is carried on: the one marked so, else the first in their order; one
 * that stands in the visit itself goes before.
 */
final class DiagnosisTranslator {

    private static final String MAIN = "maindiag_flag";
    private static final String ORDER = "diag_srt_no";
    private static final int ORDER_DIGITS_MAX = 4;

    private DiagnosisTranslator() {}

    static void translate(final NationalRequest request, final NodeTable node, final ObjectNode document) {
        final List<InputNodes.Row> diagnoses = request.nodes().rows(node);
        diagnoses.stream()
                .min(Comparator.<InputNodes.Row, Boolean>comparing(
                                row -> !row.text(MAIN).equals("1"))
                        .thenComparing(row -> order(row.text(ORDER))))
                .ifPresent(row -> put(node, row, document));
    }

    private static void put(final NodeTable node, final InputNodes.Row row, final ObjectNode document) {
        for (final FieldRow field : node.fields()) {
            if (!field.value().isEmpty() && !document.has(field.nativeName())) {
                RequestTranslator.put(field, row.text(field.name()), document);
            }
        }
    }

    private static int order(final String text) {
        return text.matches("\\d{1," + ORDER_DIGITS_MAX + "}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
    }
}
