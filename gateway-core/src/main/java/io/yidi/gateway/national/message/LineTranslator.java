package io.yidi.gateway.national.message;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.national.message.NativeRequest.NativeLine;
import io.yidi.gateway.national.place.PlaceTable;
import io.yidi.gateway.national.table.FieldRow;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.national.table.NodeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * 明细转换: fee lines (2204, 2301, 2101, 2102). What the lines of a message have in common is said once; a line with a
 * negative quantity is a return.
 */
final class LineTranslator {

    private static final String[] COMMON = {"psn_no", "mdtrt_id", "chrg_bchno", "dise_codg"};
    private static final Set<String> COMMON_NAMES = Set.of(COMMON);
    private static final Set<String> RETURN_NAMES =
            Set.of("feedetl_sn", "init_feedetl_sn", "cnt", "det_item_fee_sumamt");
    private static final String ORIGINAL = "init_feedetl_sn";
    private static final String PHARMACY_LINES = "drugdetail";

    private final CatalogueClassifier catalogue;

    LineTranslator(final PlaceTable places) {
        this.catalogue = new CatalogueClassifier(places);
    }

    List<NativeLine> translate(final NationalRequest request, final NodeTable node, final ObjectNode document)
            throws InputFaultException {
        final ArrayNode purchases = document.putArray(NativeRequest.LINES);
        final ArrayNode returns = JsonNodeFactory.instance.arrayNode();
        final boolean isPharmacy = node.name().equals(PHARMACY_LINES);
        final List<NativeLine> lines = new ArrayList<>();
        for (final InputNodes.Row row : request.nodes().rows(node)) {
            if (!isPharmacy) {
                WithdrawalTranslator.requireSame(row, COMMON, document);
            }
            final boolean isReturn = !isPharmacy && row.text("cnt").startsWith("-");
            final ArrayNode group = isReturn ? returns : purchases;
            final ObjectNode shown = valuesOf(node, row);
            catalogue.complete(row, request.envelopeText("mdtrtarea_admvs"), shown);
            lines.add(new NativeLine(shown, isReturn, group.size()));
            group.add(nativeLine(shown, isReturn));
        }
        if (!returns.isEmpty()) {
            document.set(NativeRequest.RETURNS, returns);
        }
        if (purchases.isEmpty() && !returns.isEmpty()) {
            document.remove(NativeRequest.LINES);
        }
        return lines;
    }

    private static ObjectNode valuesOf(final NodeTable node, final InputNodes.Row row) {
        final ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (final FieldRow field : node.fields()) {
            if (!field.value().isEmpty() && !COMMON_NAMES.contains(field.nativeName())) {
                RequestTranslator.put(field, row.text(field.name()), values);
            }
        }
        return values;
    }

    private static ObjectNode nativeLine(final ObjectNode shown, final boolean isReturn) {
        final ObjectNode line = shown.deepCopy().without(CatalogueClassifier.REMARK);
        return isReturn ? line.retain(RETURN_NAMES) : line.without(ORIGINAL);
    }
}
