package io.yidi.gateway.statement;

import io.yidi.gateway.journal.JournalFiles;
import io.yidi.gateway.journal.JournalPoint;
import io.yidi.gateway.journal.JournalReader;
import io.yidi.gateway.journal.RecordSource;
import io.yidi.gateway.journal.RecordVisitor;
import io.yidi.gateway.journal.RecoveryStart;
import io.yidi.gateway.journal.StartSearch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongArrayList;

/**
 * 对账: answers what an institution's settlements come to, by the journal up to where it was durable when asked. The
 * journal is read on piece by piece, from where the last reading ended; nothing is read before somebody asks, and
 * nothing of days that are not held.
 *
 * <p>One thread, beside the writer.
 */
public final class Statements {

    /** Days held at most. */
    public static final int DAYS_MAX = 100;

    private static final int ROWS_MAX = 8_000_000;
    private static final long PIECE_RECORDS = 500_000;

    /** Asia/Shanghai has been eight hours ahead of UTC since 1991. */
    private static final long SHANGHAI_NS = TimeUnit.HOURS.toNanos(8);

    private final JournalFiles files;
    private final LongSupplier durableSequence;
    private final LongSupplier epochNs;
    private final StatementBook book;
    private RecoveryStart start;

    /**
     * Prepares.
     *
     * @param files of the journal
     * @param durableSequence up to where it is durable; any thread
     * @param epochNs time of day
     */
    public Statements(final JournalFiles files, final LongSupplier durableSequence, final LongSupplier epochNs) {
        this(files, durableSequence, epochNs, new StatementBook(DAYS_MAX, ROWS_MAX));
    }

    Statements(
            final JournalFiles files,
            final LongSupplier durableSequence,
            final LongSupplier epochNs,
            final StatementBook book) {
        this.files = files;
        this.durableSequence = durableSequence;
        this.epochNs = epochNs;
        this.book = book;
    }

    /**
     * Reads on by one piece, a second's work at most.
     *
     * @return whether everything is in that was durable at this call
     * @throws IOException if the journal cannot be read
     */
    public boolean advance() throws IOException {
        final long durable = durableSequence.getAsLong();
        if (start == null && durable > 0) {
            begin();
        }
        final long until = Math.min(durable, book.lastSequence() + PIECE_RECORDS);
        if (until > book.lastSequence()) {
            read(until, book);
        }
        return book.lastSequence() >= durable;
    }

    /** Days that would be let go again need not be read; the day before the first one is not held whole. */
    private void begin() throws IOException {
        final long today = TimeUnit.NANOSECONDS.toDays(epochNs.getAsLong() + SHANGHAI_NS);
        final long firstDay = today - DAYS_MAX;
        start = StartSearch.since(files, TimeUnit.DAYS.toNanos(firstDay) - SHANGHAI_NS);
        start.point().ifPresent(point -> book.beginBehind(point.sequence(), (int) firstDay));
    }

    /** Whether all of a day's rows are held; of days long gone they are not. */
    public boolean holds(final int businessDay) {
        return book.holds(businessDay);
    }

    /**
     * Sums of an institution.
     *
     * @param institutionCode {@code fixmedins_code}
     * @param fromDay first business day, days since 1970-01-01
     * @param toDay last business day
     * @param isWanted says which groups count
     * @return the sums over them
     */
    public StatementSums sums(
            final String institutionCode,
            final int fromDay,
            final int toDay,
            final Predicate<StatementGroup> isWanted) {
        final StatementSums[] sum = {StatementSums.ZERO};
        book.groups(institutionCode, fromDay, toDay, (group, sums) -> {
            if (isWanted.test(group)) {
                sum[0] = sum[0].plus(sums);
            }
        });
        return sum[0];
    }

    /**
     * Rows of an institution, in the order of days.
     *
     * @param institutionCode {@code fixmedins_code}
     * @param fromDay first business day, days since 1970-01-01
     * @param toDay last business day
     * @param isWanted says which groups count
     * @return the rows
     * @throws IOException if the journal cannot be read
     */
    public List<StatementRow> rows(
            final String institutionCode, final int fromDay, final int toDay, final Predicate<StatementGroup> isWanted)
            throws IOException {
        final LongArrayList positions = book.positions(institutionCode, fromDay, toDay);
        final StatementRowReader reader = new StatementRowReader();
        final List<StatementRow> rows = new ArrayList<>();
        look(earlier -> {
            for (int i = 0; i < positions.size(); i++) {
                reader.read(positions.getLong(i), earlier)
                        .filter(row -> isWanted.test(row.group()))
                        .ifPresent(rows::add);
            }
        });
        return rows;
    }

    /**
     * The live lines of a visit or a stay.
     *
     * @param lastSequence record that concerned it last; not after what {@link #advance} took in
     * @return its lines in the order in which they came
     * @throws IOException if the journal cannot be read
     */
    public List<EncounterLine> lines(final long lastSequence) throws IOException {
        final EncounterHistory history = new EncounterHistory();
        look(earlier -> history.read(lastSequence, earlier));
        return history.lines();
    }

    /** Looks records up at the end of a reading: only while one goes on does the journal give records back. */
    private void look(final Consumer<RecordSource> work) throws IOException {
        if (book.lastSequence() > 0) {
            read(book.lastSequence(), new Look(work));
        }
    }

    private void read(final long untilSequence, final RecordVisitor visitor) throws IOException {
        final JournalReader reader = new JournalReader(files, start);
        reader.readUpTo(untilSequence, visitor);
        final JournalPoint end = reader.end();
        start = RecoveryStart.after(end);
    }

    /** A reading that takes in nothing. */
    private static final class Look implements RecordVisitor {

        private final Consumer<RecordSource> work;
        private RecordSource earlier;

        private Look(final Consumer<RecordSource> work) {
            this.work = work;
        }

        @Override
        public void onStart(final RecordSource newEarlier) {
            earlier = newEarlier;
        }

        @Override
        public void onEnd() {
            work.accept(earlier);
        }

        @Override
        public void onRecord(
                final int type,
                final long sequence,
                final long timestampNs,
                final long position,
                final DirectBuffer buffer,
                final int offset,
                final int length) {
            // Only what lies behind is wanted.
        }
    }
}
