package io.yidi.gateway.national.catalogue;

import io.yidi.gateway.catalogue.CatalogueRow;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import java.time.LocalDate;
import java.util.List;

/**
 * 目录筛选: which items a question is about: by code, name, kind, fee category, class and day, each if it is given. What a
 * catalogue does not hold (mnemonics, restrictions, times of update) is not looked at.
 */
final class ItemFilter {

    private static final String DAY = "query_date";
    private static final List<String> FIELDS =
            List.of("hilist_code", "hilist_name", "list_type", "med_chrgitm_type", "chrgitm_lv", "vali_flag");
    private static final String INVALID = "0";
    private static final int ANY_DAY = Integer.MIN_VALUE;

    private final InputNodes.Row asked;
    private final int epochDay;

    ItemFilter(final InputNodes.Row asked) throws InputFaultException {
        this.asked = asked;
        final LocalDate day = asked.day(DAY);
        this.epochDay = day == null ? ANY_DAY : (int) day.toEpochDay();
    }

    /** The same for all pages of a question. */
    String question() {
        final StringBuilder question = new StringBuilder().append(epochDay);
        for (final String name : FIELDS) {
            question.append('\n').append(asked.text(name));
        }
        return question.toString();
    }

    boolean holds(final CatalogueRow row) {
        return fits("hilist_code", row.itemCode())
                && row.name().contains(asked.text("hilist_name"))
                && fits("list_type", Integer.toString(row.listType()))
                && fits("med_chrgitm_type", ItemFields.feeCategory(row))
                && fits("chrgitm_lv", ItemFields.itemClass(row))
                && !asked.text("vali_flag").equals(INVALID)
                && (epochDay == ANY_DAY || epochDay >= row.fromEpochDay() && epochDay <= row.toEpochDay());
    }

    private boolean fits(final String name, final String value) {
        final String wanted = asked.text(name);
        return wanted.isEmpty() || wanted.equals(value);
    }
}
