package io.yidi.gateway.engine.state;

/**
 * 开放日: a table of keys for each day that new keys can come to: from three days before the business day to one after.
 *
 * <p>Core thread only; allocates for the first key of a day, and to grow.
 */
final class OpenDays implements AutoCloseable {

    /** Days before the business day that still take new keys. */
    static final int DAYS_BEFORE = 3;

    /** Days after the business day that already take new keys: clocks differ around midnight. */
    static final int DAYS_AFTER = 1;

    /** Number of slots, more than open days. */
    static final int SLOTS = 8;

    private static final int DAYS = DAYS_BEFORE + 1 + DAYS_AFTER;

    private final KeyTable[] tables = new KeyTable[SLOTS];
    private int firstDay = -DAYS_BEFORE;

    /** Goes to a business day; days that are too old now are closed, the oldest first. */
    void cutOver(final int businessDay, final ClosedDays closed) {
        final int newFirstDay = businessDay - DAYS_BEFORE;
        final int end = Math.min(newFirstDay, firstDay + DAYS);
        for (int day = firstDay; day < end; day++) {
            final int slot = slot(day);
            if (tables[slot] != null) {
                closed.add(day, tables[slot]);
                tables[slot] = null;
            }
        }
        firstDay = newFirstDay;
    }

    boolean isBefore(final int epochDay) {
        return epochDay < firstDay;
    }

    boolean isAfter(final int epochDay) {
        return epochDay >= firstDay + DAYS;
    }

    static int slot(final int epochDay) {
        return Math.floorMod(epochDay, SLOTS);
    }

    /** Keys of a slot; {@code null} while there are none. */
    KeyTable keys(final int slot) {
        return tables[slot];
    }

    /** Keys of a day, to add one. */
    KeyTable keysForNew(final int epochDay) {
        final int slot = slot(epochDay);
        if (tables[slot] == null) {
            tables[slot] = new KeyTable(KeyTable.PARTITION_BITS);
        }
        return tables[slot];
    }

    long count() {
        long count = 0;
        for (final KeyTable table : tables) {
            count += table == null ? 0 : table.count();
        }
        return count;
    }

    long stateHash() {
        long hash = 0;
        for (int day = firstDay; day < firstDay + DAYS; day++) {
            final KeyTable table = tables[slot(day)];
            hash += table == null ? 0 : Fingerprint.avalanche(day ^ table.stateHash());
        }
        return hash;
    }

    void writeTo(final StateWriter writer) {
        for (int day = firstDay; day < firstDay + DAYS; day++) {
            final KeyTable table = tables[slot(day)];
            writer.number(table == null ? 0 : 1);
            if (table != null) {
                table.writeTo(writer);
            }
        }
    }

    void readFrom(final StateReader reader) {
        for (int day = firstDay; day < firstDay + DAYS; day++) {
            if (reader.number("keys of a day", 0, 1) == 1) {
                keysForNew(day).readFrom(reader);
            }
        }
    }

    @Override
    public void close() {
        for (final KeyTable table : tables) {
            if (table != null) {
                table.close();
            }
        }
    }
}
