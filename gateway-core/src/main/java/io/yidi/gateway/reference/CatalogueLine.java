package io.yidi.gateway.reference;

import io.yidi.gateway.catalogue.CatalogueRow;
import io.yidi.gateway.catalogue.CatalogueTable;
import io.yidi.protocol.money.Decimals;
import io.yidi.protocol.money.LineArithmetic;
import io.yidi.protocol.money.Ratio;
import io.yidi.protocol.sbe.ItemClass;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** 目录行: reads a line of a catalogue; what is wrong is noted in it. */
final class CatalogueLine {

    private static final int CITY = 100;
    private static final int AREA_UNREADABLE = -1;
    private static final String LIMIT = "pric_uplmt_amt";
    private static final String CATEGORY = "med_chrgitm_type";
    private static final String TYPE = "list_type";
    private static final Set<String> HEAD_FIELDS = Set.of("record", "mdtrtarea_admvs", "name");
    private static final Set<String> LIST_TYPES = Set.of("101", "102", "103", "104", "201", "301");
    private static final Set<String> ITEM_FIELDS = Set.of(
            "record",
            "med_list_codg",
            TYPE,
            "name",
            CATEGORY,
            "chrgitm_lv",
            "selfpay_prop",
            LIMIT,
            "pric_uplmt_lv1",
            "pric_uplmt_lv2",
            "pric_uplmt_lv3",
            "begndate",
            "enddate");

    private CatalogueLine() {}

    /** Whose catalogue it is, from the first line. */
    static int area(final ReferenceLine line) {
        line.allow(HEAD_FIELDS);
        if (!"catalogue".equals(line.text("record"))) {
            line.reject("record", "expected catalogue in the first line");
        }
        final int area = line.area("mdtrtarea_admvs");
        if (area % CITY != 0) {
            line.reject("mdtrtarea_admvs", "expected a province or a city: six digits that end in 00");
        }
        return line.isSound() ? area : AREA_UNREADABLE;
    }

    /** An item over some days. */
    static CatalogueRow item(final ReferenceLine line) {
        line.allow(ITEM_FIELDS);
        if (!LIST_TYPES.contains(line.text(TYPE))) {
            line.reject(TYPE, "expected 101 to 104 (drugs), 201 (services) or 301 (consumables)");
        }
        final ItemClass itemClass = itemClass(line);
        final CatalogueRow row = new CatalogueRow(
                line.code("med_list_codg", CatalogueTable.ITEM_CODE_BYTES),
                LIST_TYPES.contains(line.text(TYPE)) ? Integer.parseInt(line.text(TYPE)) : 0,
                line.text("name"),
                feeCategory(line),
                itemClass,
                firstSelfPayBp(line, itemClass),
                limits(line, itemClass),
                line.date("begndate"),
                line.dateOrOpen("enddate"));
        if (row.toEpochDay() < row.fromEpochDay()) {
            line.reject("enddate", "expected a day not before begndate");
        }
        return row;
    }

    private static int feeCategory(final ReferenceLine line) {
        if (!line.has(CATEGORY)) {
            return CatalogueRow.NO_CATEGORY;
        }
        if (!line.text(CATEGORY).matches("0[1-9]|1[0-4]")) {
            line.reject(CATEGORY, "expected 01 to 14, as text");
            return CatalogueRow.NO_CATEGORY;
        }
        return Integer.parseInt(line.text(CATEGORY));
    }

    private static ItemClass itemClass(final ReferenceLine line) {
        return switch (line.text("chrgitm_lv")) {
            case "01" -> ItemClass.A;
            case "02" -> ItemClass.B;
            case "03" -> ItemClass.OWN;
            default -> {
                line.reject("chrgitm_lv", "expected 01, 02 or 03");
                yield ItemClass.OWN;
            }
        };
    }

    /** Class B alone has one. */
    private static int firstSelfPayBp(final ReferenceLine line, final ItemClass itemClass) {
        final String text = line.text("selfpay_prop");
        if (itemClass != ItemClass.B && text.isEmpty()) {
            return 0;
        }
        final long ratio = Decimals.parse(text, Decimals.RATIO_SCALE);
        if (itemClass != ItemClass.B || ratio < 0 || ratio > Ratio.ONE_BP) {
            line.reject("selfpay_prop", "expected 0.0000 to 1.0000 as text, of class 02 alone");
            return 0;
        }
        return (int) ratio;
    }

    /** A limit of a level goes before that of all. */
    private static List<Long> limits(final ReferenceLine line, final ItemClass itemClass) {
        final List<Long> limits = Stream.of("pric_uplmt_lv1", "pric_uplmt_lv2", "pric_uplmt_lv3")
                .map(level -> limit(line, line.has(level) ? level : LIMIT))
                .toList();
        if (itemClass == ItemClass.OWN && limits.stream().anyMatch(limit -> limit != Long.MAX_VALUE)) {
            line.reject(LIMIT, "expected no limit of class 03");
        }
        return limits;
    }

    private static long limit(final ReferenceLine line, final String field) {
        if (!line.has(field)) {
            return Long.MAX_VALUE;
        }
        final long limitMicro = Decimals.parse(line.text(field), Decimals.PRICE_SCALE);
        if (limitMicro < 0 || limitMicro > LineArithmetic.UNIT_PRICE_MAX_MICRO) {
            line.reject(field, "expected a price in yuan with at most six decimals, as text");
            return Long.MAX_VALUE;
        }
        return limitMicro;
    }
}
