package io.yidi.gateway.engine.state;

import io.yidi.gateway.policy.plane.CivilDate;

/**
 * 无日期业务键: keys whose msgid carries no date, by the month they came in. All kept months are looked through. Each
 * institution has room for a number of them only.
 *
 * <p>Core thread only; allocates for the first key of a month, and to grow.
 */
final class UndatedKeys implements AutoCloseable {

    /** Months that are kept: the month of the business day and the fifteen before. */
    static final int MONTHS_KEPT = 16;

    private final int keysPerInstitutionMax;
    private final Month[] months = new Month[MONTHS_KEPT];
    private int currentMonth;

    UndatedKeys(final int keysPerInstitutionMax) {
        this.keysPerInstitutionMax = keysPerInstitutionMax;
    }

    /** Goes to the month of a business day; what is too old is let go. */
    void cutOver(final int businessDay) {
        final int date = CivilDate.yearMonthDay(businessDay);
        currentMonth = date / 10_000 * 12 + date / 100 % 100 - 1;
        for (int slot = 0; slot < MONTHS_KEPT; slot++) {
            if (months[slot] != null && months[slot].number <= currentMonth - MONTHS_KEPT) {
                months[slot].close();
                months[slot] = null;
            }
        }
    }

    /** Slot of the month that holds a key, or -1; the newest month first. */
    int slotOf(final RequestKey key) {
        for (int back = 0; back < MONTHS_KEPT; back++) {
            final int slot = slot(currentMonth - back);
            if (months[slot] != null && months[slot].keys.find(key.fingerprint()) != CellTable.NOT_FOUND) {
                return slot;
            }
        }
        return -1;
    }

    /** Makes room for a key in the current month. */
    int slotForNew(final RequestKey key) {
        final int slot = slot(currentMonth);
        if (months[slot] == null) {
            months[slot] = new Month(currentMonth);
        }
        months[slot].countIn(key);
        return slot;
    }

    /** Keys of a slot. */
    KeyTable keys(final int slot) {
        return months[slot].keys;
    }

    /** Whether the institution of a key may add some. */
    boolean hasRoom(final RequestKey key, final int added) {
        long kept = 0;
        for (final Month month : months) {
            kept += month == null ? 0 : month.countOf(key);
        }
        return kept + added <= keysPerInstitutionMax;
    }

    long count() {
        long count = 0;
        for (final Month month : months) {
            count += month == null ? 0 : month.keys.count();
        }
        return count;
    }

    long stateHash() {
        long hash = 0;
        for (final Month month : months) {
            hash += month == null ? 0 : Fingerprint.avalanche(month.number ^ month.keys.stateHash());
        }
        return hash;
    }

    void writeTo(final StateWriter writer) {
        for (final Month month : months) {
            writer.number(month == null ? 0 : month.number);
            if (month != null) {
                month.keys.writeTo(writer);
                month.counts.writeTo(writer);
            }
        }
    }

    void readFrom(final StateReader reader) {
        for (int slot = 0; slot < MONTHS_KEPT; slot++) {
            final int number = reader.number("month of undated keys", 0, currentMonth);
            if (number != 0) {
                months[slot] = new Month(number);
                months[slot].keys.readFrom(reader);
                months[slot].counts.readFrom(reader);
            }
        }
    }

    @Override
    public void close() {
        for (final Month month : months) {
            if (month != null) {
                month.close();
            }
        }
    }

    private static int slot(final int month) {
        return Math.floorMod(month, MONTHS_KEPT);
    }

    /** Keys that came in one month, and how many of each institution. */
    private static final class Month implements AutoCloseable {

        private static final int COUNT_OFFSET = 16;
        private static final int CELL_BYTES = 24;
        private static final int PARTITION_BITS = 2;
        private static final long NEVER_ZERO = 1L << Integer.SIZE;

        private final int number;
        private final KeyTable keys = new KeyTable(KeyTable.PARTITION_BITS);
        private final CellTable counts = new CellTable(CELL_BYTES, PARTITION_BITS);

        private Month(final int number) {
            this.number = number;
        }

        private void countIn(final RequestKey key) {
            long cell = counts.find(key.institution(), tail(key));
            if (cell == CellTable.NOT_FOUND) {
                cell = counts.insert(key.institution(), tail(key));
            }
            counts.word(cell, COUNT_OFFSET, counts.word(cell, COUNT_OFFSET) + 1);
        }

        private long countOf(final RequestKey key) {
            final long cell = counts.find(key.institution(), tail(key));
            return cell == CellTable.NOT_FOUND ? 0 : counts.word(cell, COUNT_OFFSET);
        }

        private static long tail(final RequestKey key) {
            return NEVER_ZERO | key.institutionTail() & 0xFFFF_FFFFL;
        }

        @Override
        public void close() {
            keys.close();
            counts.close();
        }
    }
}
