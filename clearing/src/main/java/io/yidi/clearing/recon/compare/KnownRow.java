package io.yidi.clearing.recon.compare;

import io.yidi.clearing.recon.file.DayRow;
import java.time.LocalDate;

/**
 * 已知行: a settlement or refund as a side has it, also if it no longer stands or lies on a neighbouring day.
 *
 * @param row as it is compared
 * @param msgId {@code msgid}
 * @param originalId of a refund: the settlement it takes back; empty otherwise
 * @param day business day
 * @param isReversed whether it was reversed
 * @param isNearMidnight whether it was decided within minutes of a cut-over
 */
public record KnownRow(
        DayRow row, String msgId, String originalId, LocalDate day, boolean isReversed, boolean isNearMidnight) {

    /** As the file of a day has it: it stands, and nothing else is known. */
    public static KnownRow of(final DayRow row, final LocalDate day) {
        return new KnownRow(row, "", "", day, false, false);
    }

    /** Whether it counts on a day. */
    public boolean standsOn(final LocalDate wanted) {
        return !isReversed && day.equals(wanted);
    }
}
