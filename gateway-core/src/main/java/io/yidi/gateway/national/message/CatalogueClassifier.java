package io.yidi.gateway.national.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.national.place.NationalConfiguration.CatalogueItem;
import io.yidi.gateway.national.place.PlaceTable;
import io.yidi.gateway.national.table.InputNodes;

/**
 * 目录匹配: gives a fee line its class, first self-pay and price limit: those the line states, else those of the items
 * that this door knows; where it knows any, what is not among them is own pay, and the answer says so. Where it knows
 * none, the line goes on as it is, and the gateway's catalogues decide.
 */
final class CatalogueClassifier {

    /** Where a line says something to people; not part of the native message. */
    static final String REMARK = "memo";

    private static final String CATEGORY = "med_chrgitm_type";
    private static final String CLASS = "chrgitm_lv";
    private static final String SELF_PAY = "selfpay_prop";
    private static final String LIMIT = "pric_uplmt_amt";
    private static final String CLASS_A = "01";
    private static final String OWN_PAY = "03";
    private static final String OTHER_FEES = "14";
    private static final String NOTHING = "0";
    private static final String ALL = "1";

    private final PlaceTable places;

    CatalogueClassifier(final PlaceTable places) {
        this.places = places;
    }

    void complete(final InputNodes.Row row, final String carePlace, final ObjectNode line) {
        if (!line.has(CLASS)) {
            final CatalogueItem item = places.item(carePlace, row.text("med_list_codg"));
            if (item != null) {
                fill(line, item);
            } else if (places.hasItems()) {
                line.put(CLASS, OWN_PAY).put(SELF_PAY, ALL).put(REMARK, "就医地目录中无此项目，按全自费处理");
                putAbsent(line, CATEGORY, OTHER_FEES);
            }
        } else if (!line.path(CLASS).asText().equals(CLASS_A)) {
            putAbsent(line, SELF_PAY, line.path(CLASS).asText().equals(OWN_PAY) ? ALL : "");
        } else {
            putAbsent(line, SELF_PAY, NOTHING);
        }
    }

    private static void fill(final ObjectNode line, final CatalogueItem item) {
        line.put(CATEGORY, item.feeCategory()).put(CLASS, item.itemClass()).put(SELF_PAY, item.firstSelfPay());
        if (!item.priceLimit().isEmpty()) {
            line.put(LIMIT, item.priceLimit());
        }
    }

    private static void putAbsent(final ObjectNode line, final String name, final String value) {
        if (!line.has(name) && !value.isEmpty()) {
            line.put(name, value);
        }
    }
}
