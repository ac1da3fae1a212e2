package io.yidi.gateway.catalogue;

import io.yidi.protocol.sbe.ItemClass;
import java.util.List;

/**
 * 目录项目: what a catalogue says to one item over some days.
 *
 * @param itemCode {@code med_list_codg}, up to 30 ASCII characters
 * @param listType {@code list_type}: 101 to 104 drugs, 201 services, 301 consumables
 * @param name for people; may be empty
 * @param feeCategory {@code med_chrgitm_type} as a number, or {@link #NO_CATEGORY}
 * @param itemClass class
 * @param firstSelfPayBp share of a class B item that the person pays first, 0 … 10 000
 * @param limitsMicro price limit at hospitals of level 1, 2, 3 in millionths of a yuan, {@link Long#MAX_VALUE} for none
 * @param fromEpochDay first day
 * @param toEpochDay last day
 */
public record CatalogueRow(
        String itemCode,
        int listType,
        String name,
        int feeCategory,
        ItemClass itemClass,
        int firstSelfPayBp,
        List<Long> limitsMicro,
        int fromEpochDay,
        int toEpochDay) {

    /** The catalogue does not say which category. */
    public static final int NO_CATEGORY = 0;

    /** Keeps the limits as they are. */
    public CatalogueRow {
        limitsMicro = List.copyOf(limitsMicro);
    }
}
