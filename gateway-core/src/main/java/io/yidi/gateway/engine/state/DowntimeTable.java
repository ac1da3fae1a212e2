package io.yidi.gateway.engine.state;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 停机公告表: the notices of regions and centres that are down for a while, in the order they were announced.
 *
 * <p>Bounded by {@value #COUNT_MAX}. Core thread only; asking allocates nothing.
 */
public final class DowntimeTable {

    /** Most notices. */
    public static final int COUNT_MAX = 256;

    private static final int TEXT_BYTES_MAX = 4 * DowntimeRow.TEXT_LENGTH_MAX;

    private final List<DowntimeRow> rows = new ArrayList<>();

    /**
     * Takes a notice in. It takes the place of the one with its number; without one it needs room, which notices make
     * that are over.
     *
     * @param row the notice
     * @param nowMs a moment that has passed
     * @return false if there is no room
     */
    public boolean put(final DowntimeRow row, final long nowMs) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).number().equals(row.number())) {
                rows.set(i, row);
                return true;
            }
        }
        rows.removeIf(other -> other.toMs() <= nowMs);
        return rows.size() < COUNT_MAX && rows.add(row);
    }

    /**
     * Whether a notice is known.
     *
     * @param number of the notice
     * @return true if one has this number
     */
    public boolean contains(final String number) {
        return rows.stream().anyMatch(row -> row.number().equals(number));
    }

    /** Notices kept, those that are over included. */
    public int count() {
        return rows.size();
    }

    /**
     * A notice.
     *
     * @param index in the order they were announced, below {@link #count}
     * @return the row
     */
    public DowntimeRow row(final int index) {
        return rows.get(index);
    }

    /**
     * The notice that says that a place is down.
     *
     * @param place six-digit area
     * @param atMs moment, milliseconds since 1970-01-01T00:00Z
     * @return the first one announced, or {@code null}
     */
    public DowntimeRow of(final int place, final long atMs) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).concerns(place, atMs)) {
                return rows.get(i);
            }
        }
        return null;
    }

    /**
     * A hash over all of them.
     *
     * @return 64 bits
     */
    public long stateHash() {
        long hash = rows.size();
        for (final DowntimeRow row : rows) {
            hash = Fingerprint.avalanche(hash ^ row.number().hashCode());
            hash = Fingerprint.avalanche(hash ^ row.area());
            hash = Fingerprint.avalanche(hash ^ row.fromMs());
            hash = Fingerprint.avalanche(hash ^ row.toMs());
            hash = Fingerprint.avalanche(hash ^ row.text().hashCode());
        }
        return hash;
    }

    /**
     * Writes all of them.
     *
     * @param writer takes them
     */
    public void writeTo(final StateWriter writer) {
        writer.section(StateSection.DOWNTIMES);
        writer.number(rows.size());
        for (final DowntimeRow row : rows) {
            final byte[] text = row.text().getBytes(StandardCharsets.UTF_8);
            writer.text(row.number());
            writer.number(row.area());
            writer.number(row.fromMs());
            writer.number(row.toMs());
            writer.number(text.length);
            writer.block(new UnsafeBuffer(text), text.length);
        }
    }

    /**
     * Reads all of them into a table that is empty.
     *
     * @param reader gives them
     */
    public void readFrom(final StateReader reader) {
        reader.section(StateSection.DOWNTIMES);
        final int count = reader.number("number of downtimes", 0, COUNT_MAX);
        for (int i = 0; i < count; i++) {
            final String number = reader.text();
            final int area = reader.number("area of a downtime", 0, 999_999);
            final long fromMs = reader.number();
            final long toMs = reader.number();
            final byte[] text = new byte[reader.number("length of a notice", 0, TEXT_BYTES_MAX)];
            reader.block(new UnsafeBuffer(text), text.length);
            rows.add(new DowntimeRow(number, area, fromMs, toMs, new String(text, StandardCharsets.UTF_8)));
        }
    }
}
