package io.yidi.gateway.policy.plane;

import io.yidi.protocol.code.CareType;
import java.util.Arrays;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * 开通范围: since when which kinds of care are settled directly between provinces (NAT-N3a, NAT-2b). A kind of care
 * without any row is open everywhere; otherwise the rows with the longest prefix of a place decide, and a place without
 * a row is not open. Immutable; days since 1970-01-01.
 */
public final class CareOpenings {

    /** Everything is open. */
    public static final CareOpenings ALL = new CareOpenings(List.of());

    private static final int SHORTEST_PREFIX = 10;
    private static final int DIGITS_OF_A_STEP = 100;

    private final Int2ObjectHashMap<Row[]>[] byCareType;

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

        boolean isFor(final Side asked) {
            return side == Side.BOTH || side == asked;
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
    @SuppressWarnings({"unchecked", "rawtypes"})
    public CareOpenings(final List<Row> rows) {
        byCareType = new Int2ObjectHashMap[CareType.values().length];
        rows.forEach(this::add);
    }

    private void add(final Row row) {
        final int careType = row.careType().ordinal();
        if (byCareType[careType] == null) {
            byCareType[careType] = new Int2ObjectHashMap<>();
        }
        byCareType[careType].merge(Integer.parseInt(row.areaPrefix()), new Row[] {row}, CareOpenings::joined);
    }

    private static Row[] joined(final Row[] rows, final Row[] more) {
        final Row[] joined = Arrays.copyOf(rows, rows.length + more.length);
        System.arraycopy(more, 0, joined, rows.length, more.length);
        return joined;
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
        final Int2ObjectHashMap<Row[]> byPrefix = byCareType[careType.ordinal()];
        if (byPrefix == null) {
            return true;
        }
        for (int prefix = area; prefix >= SHORTEST_PREFIX; prefix /= DIGITS_OF_A_STEP) {
            final Row[] rows = byPrefix.get(prefix);
            if (rows != null && isNamed(rows, side)) {
                return isOpen(rows, side, epochDay);
            }
        }
        return false;
    }

    private static boolean isNamed(final Row[] rows, final Side side) {
        for (final Row row : rows) {
            if (row.isFor(side)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOpen(final Row[] rows, final Side side, final int epochDay) {
        for (final Row row : rows) {
            if (row.isFor(side) && row.covers(epochDay)) {
                return true;
            }
        }
        return false;
    }
}
