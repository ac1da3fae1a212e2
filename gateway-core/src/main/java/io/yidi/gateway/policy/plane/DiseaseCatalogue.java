package io.yidi.gateway.policy.plane;

import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * 病种目录: the chronic diseases as one region sees them: the national codes, the region's own codes for them, and which
 * are open to direct settlement (NAT-15, NAT-N4.3a). Immutable; codes packed, days since 1970-01-01.
 */
public final class DiseaseCatalogue {

    /** No disease of the catalogue. */
    public static final long UNKNOWN = 0;

    /** A catalogue that knows no disease. */
    public static final DiseaseCatalogue EMPTY = new DiseaseCatalogue(List.of(), List.of());

    private final Long2ObjectHashMap<Entry> known = new Long2ObjectHashMap<>();
    private final Entry[] open;

    /**
     * Days on which a code stands for a national disease, or on which a national disease is open.
     *
     * @param code packed, as it is sent
     * @param national packed national code
     * @param fromEpochDay first day
     * @param toEpochDay last day
     */
    public record Entry(long code, long national, int fromEpochDay, int toEpochDay) {

        boolean covers(final int epochDay) {
            return epochDay >= fromEpochDay && epochDay <= toEpochDay;
        }
    }

    /**
     * Makes a catalogue.
     *
     * @param known national codes, and the region's own codes; each code once
     * @param open days on which a national disease is open; several entries for several stretches
     */
    public DiseaseCatalogue(final List<Entry> known, final List<Entry> open) {
        known.forEach(entry -> this.known.put(entry.code(), entry));
        this.open = open.toArray(new Entry[0]);
    }

    /**
     * The national disease that a code stands for.
     *
     * @param code packed, national or the region's own
     * @param epochDay day of the visit
     * @return packed national code, or {@link #UNKNOWN}
     */
    public long nationalOf(final long code, final int epochDay) {
        final Entry entry = known.get(code);
        return entry != null && entry.covers(epochDay) ? entry.national() : UNKNOWN;
    }

    /**
     * The national disease that a code stands for, or the code itself if it is unknown.
     *
     * @param code packed, national or the region's own
     * @param epochDay day of the visit
     * @return packed code
     */
    public long nationalElseAsSent(final long code, final int epochDay) {
        final long national = nationalOf(code, epochDay);
        return national == UNKNOWN ? code : national;
    }

    /**
     * Whether the region settles a disease directly.
     *
     * @param national packed national code
     * @param epochDay day of the visit
     * @return true if it is open on the day
     */
    public boolean isOpen(final long national, final int epochDay) {
        for (final Entry entry : open) {
            if (entry.national() == national && entry.covers(epochDay)) {
                return true;
            }
        }
        return false;
    }
}
