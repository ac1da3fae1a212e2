package io.yidi.gateway.national.message;

import io.yidi.gateway.catalogue.Catalogues;
import io.yidi.gateway.national.document.DocumentIndex;
import io.yidi.gateway.national.table.FieldRow;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.national.table.NodeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * 明细转换: fee lines (2204, 2301, 2101, 2102). What the lines of a message have in common is said once; a line with a
 * negative quantity is a return.
 */
final class LineTranslator implements NodeTranslator {

    private static final Set<String> RETURN_NAMES =
            Set.of("feedetl_sn", "init_feedetl_sn", "cnt", "det_item_fee_sumamt");
    private static final String ORIGINAL = "init_feedetl_sn";
    private static final String PHARMACY_LINES = "drugdetail";
    private static final int NO_GROUP = -1;

    private final NodeTable node;
    private final boolean isPharmacy;
    private final int purchases;
    private final int returns;
    private final FieldTranslator[] ofPurchases;
    private final FieldTranslator[] ofReturns;
    private final CatalogueClassifier catalogue;
    private final CommonFields common;

    LineTranslator(final NodeTable node, final NativeMessage message) {
        this.node = node;
        this.isPharmacy = node.name().equals(PHARMACY_LINES);
        this.purchases = message.group(LineList.PURCHASES);
        this.returns = isPharmacy ? NO_GROUP : message.group(LineList.RETURNS);
        this.common = new CommonFields(
                node, message, isPharmacy ? List.of() : List.of("psn_no", "mdtrt_id", "chrg_bchno", "dise_codg"));
        final List<FieldTranslator> plain = new ArrayList<>();
        final List<FieldTranslator> ofCatalogue = new ArrayList<>();
        final List<FieldTranslator> returned = new ArrayList<>();
        for (final FieldRow field : node.fields()) {
            final String name = field.nativeName();
            if (!name.isEmpty() && !name.equals(ORIGINAL) && !common.has(name)) {
                (CatalogueClassifier.decides(name) ? ofCatalogue : plain)
                        .add(new FieldTranslator(field, message.member(purchases, name)));
            }
            if (!isPharmacy && RETURN_NAMES.contains(name)) {
                returned.add(new FieldTranslator(field, message.member(returns, name)));
            }
        }
        this.ofPurchases = plain.toArray(FieldTranslator[]::new);
        this.ofReturns = returned.toArray(FieldTranslator[]::new);
        this.catalogue = new CatalogueClassifier(isPharmacy, ofCatalogue);
    }

    void use(final Catalogues catalogues, final IntSupplier today) {
        catalogue.use(catalogues, today);
    }

    @Override
    public void translate(final IndexedRequest request, final NativeMessage message, final LineList lines)
            throws InputFaultException {
        int row = request.firstRow(node);
        for (int i = 0; row != DocumentIndex.NONE; i++) {
            common.put(request, row, i, message);
            if (isPharmacy) {
                LineDay.require(node, request, row, i);
            }
            final boolean isReturn = !isPharmacy && isNegative(request.text(row, "cnt"));
            final int listed = catalogue.listed(request, row);
            lines.add(row, isReturn, catalogue.isUnknown(listed, request, row));
            message.beginEntry(isReturn ? returns : purchases, LineList.PURCHASES, i);
            for (final FieldTranslator field : isReturn ? ofReturns : ofPurchases) {
                field.put(request, row, message);
            }
            if (!isReturn) {
                catalogue.put(listed, request, row, message);
            }
            message.endEntry();
            row = request.nextRow(node, row);
        }
    }

    private static boolean isNegative(final CharSequence quantity) {
        return quantity.length() > 0 && quantity.charAt(0) == '-';
    }
}
