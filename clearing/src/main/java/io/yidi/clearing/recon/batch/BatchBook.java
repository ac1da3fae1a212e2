package io.yidi.clearing.recon.batch;

import io.yidi.clearing.recon.batch.ObservedBatches.Observed;
import io.yidi.clearing.recon.compare.Side;
import io.yidi.clearing.recon.result.Reconciliation;
import io.yidi.gateway.sealed.DurableFile;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * 批次簿: what happened to the batches of each day, line by line, beside its files. Lines are added and never changed. A
 * sign-off holds for the content it was given to: when a settlement of the day is reversed, or another file comes,
 * the batch is open again. One thread.
 */
public final class BatchBook {

    private static final String FILE = "batches.csv";
    private static final Set<BatchState> UNEVEN =
            Set.of(BatchState.DIFFERENT, BatchState.EXPLAINED, BatchState.ESCALATED);

    private final Path folder;
    private final Supplier<LocalDateTime> clock;

    /**
     * Names the folder.
     *
     * @param folder of the days; made when the first line is written
     * @param clock time in China
     */
    public BatchBook(final Path folder, final Supplier<LocalDateTime> clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * How the batches of a day stand now.
     *
     * @param reconciliation the day, compared
     * @return the last event of each; what was never written down counts as happening now
     * @throws IOException if the book cannot be read
     */
    public List<BatchEvent> states(final Reconciliation reconciliation) throws IOException {
        final List<BatchEvent> events = read(reconciliation.day());
        final List<BatchEvent> states = new ArrayList<>();
        ObservedBatches.of(reconciliation).forEach((id, observed) -> states.add(state(events, id, observed)));
        return states;
    }

    /**
     * Writes down which batches came into another state.
     *
     * @param reconciliation the day, compared
     * @throws IOException if the book cannot be read or written
     */
    public void observe(final Reconciliation reconciliation) throws IOException {
        final List<BatchEvent> events = read(reconciliation.day());
        final int before = events.size();
        for (final BatchEvent state : states(reconciliation)) {
            if (!events.contains(state)) {
                events.add(state);
            }
        }
        if (events.size() > before) {
            write(reconciliation.day(), events);
        }
    }

    /**
     * Writes down what somebody says to some batches; to all of them, or to none.
     *
     * @param reconciliation the day, compared
     * @param batches which
     * @param state explained, escalated or closed
     * @param by who
     * @param note why
     * @throws BatchException if one of them is not in a state in which that can be said
     * @throws IOException if the book cannot be read or written
     */
    public void mark(
            final Reconciliation reconciliation,
            final Set<BatchId> batches,
            final BatchState state,
            final String by,
            final String note)
            throws IOException {
        if (by.isBlank() || note.isBlank() && state != BatchState.CLOSED) {
            throw new BatchException("expected a name, and a note to what does not agree, found none");
        }
        observe(reconciliation);
        final List<BatchEvent> events = read(reconciliation.day());
        final Map<BatchId, BatchEvent> current = new LinkedHashMap<>();
        states(reconciliation).forEach(event -> current.put(event.id(), event));
        for (final BatchId id : batches) {
            final BatchEvent before = current.get(id);
            if (before == null || !state.mayFollow(before.state())) {
                throw new BatchException("expected a batch " + id.pair() + " of " + id.institution()
                        + " that can become " + state + ", found "
                        + (before == null ? "none" : before.state().toString()));
            }
            events.add(new BatchEvent(id, state, before.content(), now(), by, note));
        }
        write(reconciliation.day(), events);
    }

    private BatchEvent state(final List<BatchEvent> events, final BatchId id, final Observed observed) {
        final List<BatchEvent> own =
                events.stream().filter(event -> event.id().equals(id)).toList();
        if (!own.isEmpty() && own.get(own.size() - 1).content().equals(observed.content())) {
            return own.get(own.size() - 1);
        }
        final boolean wasUneven = own.stream().anyMatch(event -> UNEVEN.contains(event.state()));
        final BatchState state =
                observed.state() == BatchState.MATCHED && wasUneven ? BatchState.CORRECTED : observed.state();
        final boolean wasClosed = !own.isEmpty() && own.get(own.size() - 1).state() == BatchState.CLOSED;
        return new BatchEvent(id, state, observed.content(), now(), "", wasClosed ? "签认后内容有变，重新对账" : "");
    }

    private LocalDateTime now() {
        return clock.get().truncatedTo(ChronoUnit.SECONDS);
    }

    private List<BatchEvent> read(final LocalDate day) throws IOException {
        final Path file = file(day);
        final List<BatchEvent> events = new ArrayList<>();
        if (Files.exists(file)) {
            for (final CSVRecord line : CSVFormat.DEFAULT.parse(Files.newBufferedReader(file))) {
                events.add(new BatchEvent(
                        new BatchId(Side.valueOf(line.get(1)), Side.valueOf(line.get(2)), line.get(3)),
                        BatchState.valueOf(line.get(4)),
                        line.get(5),
                        LocalDateTime.parse(line.get(0)),
                        line.get(6),
                        line.get(7)));
            }
        }
        return events;
    }

    private void write(final LocalDate day, final List<BatchEvent> events) throws IOException {
        final StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.DEFAULT)) {
            for (final BatchEvent event : events) {
                printer.printRecord(
                        event.at(),
                        event.id().here(),
                        event.id().there(),
                        event.id().institution(),
                        event.state(),
                        event.content(),
                        event.by(),
                        event.note());
            }
        }
        DurableFile.makeFolder(file(day).getParent());
        DurableFile.write(file(day), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Path file(final LocalDate day) {
        return folder.resolve(day.toString()).resolve(FILE);
    }
}
