package io.yidi.gateway.engine.state;

import org.agrona.collections.Int2ObjectHashMap;

/**
 * 封存日清单: which days are closed, and which of their keys have changed since; those are looked up first.
 *
 * <p>The keys themselves are with the archive. Core thread only.
 */
final class ClosedDays implements AutoCloseable {

    private static final int DAYS_MAX = 100_000;

    private final KeyArchive archive;
    private final Int2ObjectHashMap<Day> days = new Int2ObjectHashMap<>();

    ClosedDays(final KeyArchive archive) {
        this.archive = archive;
    }

    /** Closes a day. */
    void add(final int epochDay, final KeyTable keys) {
        final ClosedDay closed = new ClosedDay(epochDay, keys);
        days.put(epochDay, new Day(closed.count()));
        archive.keep(closed);
    }

    /** Looks a key of an earlier day up. */
    boolean find(final RequestKey key, final ArchivedKey into) {
        final Day day = days.get(key.epochDay());
        if (day == null) {
            return false;
        }
        final long entry = day.amended == null ? CellTable.NOT_FOUND : day.amended.find(key.fingerprint());
        if (entry == CellTable.NOT_FOUND) {
            return archive.find(key.epochDay(), key.fingerprint(), into);
        }
        into.set(key.epochDay(), day.amended.bufferOf(entry), CellTable.offsetOf(entry));
        return true;
    }

    /** Changes what became of a key that was found. */
    void amend(final ArchivedKey key, final KeyState state) {
        final Day day = days.get(key.epochDay());
        if (day.amended == null) {
            day.amended = new KeyTable(KeyTable.PARTITION_BITS_FEW);
        }
        key.amend(day.amended, state);
    }

    /** Lets go of the days before one. */
    void dropBefore(final int epochDay) {
        final Int2ObjectHashMap<Day>.EntryIterator entries = days.entrySet().iterator();
        while (entries.hasNext()) {
            entries.next();
            if (entries.getIntKey() < epochDay) {
                entries.getValue().close();
                archive.drop(entries.getIntKey());
                entries.remove();
            }
        }
    }

    /** Keys of all closed days. */
    long count() {
        long count = 0;
        for (final Day day : days.values()) {
            count += day.count;
        }
        return count;
    }

    /** A hash over days, numbers of keys, and keys that changed. */
    long stateHash() {
        final long[] hash = new long[1];
        days.forEachInt((epochDay, day) -> hash[0] += Fingerprint.avalanche(
                epochDay ^ Fingerprint.avalanche(day.count ^ Fingerprint.avalanche(day.amendedHash()))));
        return hash[0];
    }

    void writeTo(final StateWriter writer) {
        writer.number(days.size());
        days.forEachInt((epochDay, day) -> {
            writer.number(epochDay);
            writer.number(day.count);
            writer.number(day.amended == null ? 0 : 1);
            if (day.amended != null) {
                day.amended.writeTo(writer);
            }
        });
    }

    void readFrom(final StateReader reader) {
        final int count = reader.number("number of closed days", 0, DAYS_MAX);
        for (int i = 0; i < count; i++) {
            final int epochDay = reader.number("closed day", 0, Integer.MAX_VALUE);
            if (!archive.holds(epochDay)) {
                throw new StateMismatchException(
                        "expected the keys of closed day " + epochDay + " in the archive, found none");
            }
            final Day day = new Day(reader.number("keys of a closed day", 1, Integer.MAX_VALUE));
            days.put(epochDay, day);
            if (reader.number("keys that changed", 0, 1) == 1) {
                day.amended = new KeyTable(KeyTable.PARTITION_BITS_FEW);
                day.amended.readFrom(reader);
            }
        }
    }

    @Override
    public void close() {
        days.values().forEach(Day::close);
        days.clear();
    }

    private static final class Day implements AutoCloseable {

        private final int count;
        private KeyTable amended;

        private Day(final int count) {
            this.count = count;
        }

        private long amendedHash() {
            return amended == null ? 0 : amended.stateHash();
        }

        @Override
        public void close() {
            if (amended != null) {
                amended.close();
            }
        }
    }
}
