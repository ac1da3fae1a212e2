package io.yidi.gateway.national.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.catalogue.CatalogueRow;
import io.yidi.protocol.money.Decimals;
import java.time.LocalDate;

/** 目录字段: what the answers say of an item, under the names of the national interface. */
final class ItemFields {

    private static final int LEVELS = 3;
    private static final int HUNDRED = 100;

    private ItemFields() {}

    /** Puts what all answers say. */
    static void put(final ObjectNode target, final CatalogueRow row) {
        target.put("hilist_code", row.itemCode())
                .put("hilist_name", row.name())
                .put("begndate", LocalDate.ofEpochDay(row.fromEpochDay()).toString())
                .put("enddate", lastDay(row))
                .put("med_chrgitm_type", feeCategory(row))
                .put("chrgitm_lv", itemClass(row))
                .put("list_type", Integer.toString(row.listType()))
                .put("selfpay_prop", Decimals.format(row.firstSelfPayBp(), Decimals.RATIO_SCALE));
    }

    /** Two digits, or empty. */
    static String feeCategory(final CatalogueRow row) {
        return row.feeCategory() == CatalogueRow.NO_CATEGORY
                ? ""
                : Integer.toString(HUNDRED + row.feeCategory()).substring(1);
    }

    /** Two digits. */
    static String itemClass(final CatalogueRow row) {
        return "0" + row.itemClass().value();
    }

    /** The limit at hospitals of a level, of 1 if the level is not known; {@link Long#MAX_VALUE} for none. */
    static long limitMicro(final CatalogueRow row, final String level) {
        return row.limitsMicro().get(level.matches("[1-" + LEVELS + "]") ? Integer.parseInt(level) - 1 : 0);
    }

    /** The last day, or empty. */
    static String lastDay(final CatalogueRow row) {
        return row.toEpochDay() == Integer.MAX_VALUE
                ? ""
                : LocalDate.ofEpochDay(row.toEpochDay()).toString();
    }
}
