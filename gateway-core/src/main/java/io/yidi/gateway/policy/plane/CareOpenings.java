package io.yidi.gateway.policy.plane;

import io.yidi.protocol.code.CareType;
import java.util.List;

/**
 * 开通范围: since when which kinds of care are settled directly between provinces (NAT-N3a, NAT-2b). A kind of care
 * without any row is open everywhere; otherwise the rows with the longest prefix of a place decide, and a place without
 * a row is not open. Immutable; days since 1970-01-01.
 */
public final class CareOpenings {

    /** Everything is open. */
    public static final CareOpenings ALL = new CareOpenings(List.of());

    private static final int[] PREFIX_DIGITS = {6, 4, 2};

    private final Row[] rows;

    /** For whom a place is open. */
    public enum Side {
        /** 就医地与参保地. */
        BOTH,
        /** 就医地: for patients from elsewhere. */
        CARE,
        /** 参保地: for its own people elsewhere. */
        INSURED
    }

    /**
     * Days on which a place is open.
     *
     * @param careType kind of care
     * @param side for whom
     * @param areaPrefix first 2, 4 or 6 digits of the place
     * @param fromEpochDay first day
     * @param toEpochDay last day
     */
    public record Row(CareType careType, Side side, String areaPrefix, int fromEpochDay, int toEpochDay) {

        boolean isFor(final Side asked, final int area, final int digits) {
            return areaPrefix.length() == digits
                    && (side == Side.BOTH || side == asked)
                    && AreaPrefix.covers(areaPrefix, area);
        }

        boolean covers(final int epochDay) {
            return epochDay >= fromEpochDay && epochDay <= toEpochDay;
        }
    }

    /**
     * Makes the table.
     *
     * @param rows in any order
     */
    public CareOpenings(final List<Row> rows) {
        this.rows = rows.toArray(new Row[0]);
    }

    /**
     * Whether a place is open.
     *
     * @param careType kind of care
     * @param side {@link Side#CARE} or {@link Side#INSURED}
     * @param area six-digit code as a number
     * @param epochDay day of the visit
     * @return true if bills of this kind are settled directly
     */
    public boolean isOpen(final CareType careType, final Side side, final int area, final int epochDay) {
        if (!isLimited(careType)) {
            return true;
        }
        for (final int digits : PREFIX_DIGITS) {
            boolean named = false;
            for (final Row row : rows) {
                if (row.careType() == careType && row.isFor(side, area, digits)) {
                    if (row.covers(epochDay)) {
                        return true;
                    }
                    named = true;
                }
            }
            if (named) {
                return false;
            }
        }
        return false;
    }

    private boolean isLimited(final CareType careType) {
        for (final Row row : rows) {
            if (row.careType() == careType) {
                return true;
            }
        }
        return false;
    }
}
