package io.yidi.clearing.recon;

import io.yidi.clearing.recon.compare.Comparison;
import io.yidi.clearing.recon.compare.DayComparison;
import io.yidi.clearing.recon.compare.DayTables;
import io.yidi.clearing.recon.compare.Side;
import io.yidi.clearing.recon.compare.SideReader;
import io.yidi.clearing.recon.file.DayFileException;
import io.yidi.clearing.recon.file.DayFileException.Fault;
import io.yidi.clearing.recon.file.DayFileReader;
import io.yidi.clearing.recon.file.KeptFiles.FileSink;
import io.yidi.clearing.recon.result.Reconciliation;
import io.yidi.clearing.recon.rows.DayRows;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * 三方对账: compares a business day as the hospitals, the gateway and the national platform have it, each with each
 * (BJ-35a, BJ-35b). Changes nothing: the same files give the same verdicts, however often they come. One thread
 * asks.
 */
public final class ReconciliationJob implements FileSink, AutoCloseable {

    private static final Pattern INSTITUTION = Pattern.compile("[A-Z0-9]{12}");

    private final LocalDate day;
    private final Consumer<String> progress;
    private final DayTables tables;
    private final DayComparison comparison;
    private final Map<String, byte[]> hospitals = new TreeMap<>();
    private Optional<byte[]> platform = Optional.empty();

    /**
     * Takes up what the gateway has.
     *
     * @param ledger up to the end of the day at least
     * @param day business day
     */
    public ReconciliationJob(final Path ledger, final LocalDate day) {
        this(ledger, day, step -> {});
    }

    /**
     * Takes up what the gateway has.
     *
     * @param ledger up to the end of the day at least
     * @param day business day
     * @param progress told what is done
     */
    public ReconciliationJob(final Path ledger, final LocalDate day, final Consumer<String> progress) {
        this.day = day;
        this.progress = progress;
        tables = new DayTables(ledger, day);
        comparison = new DayComparison(tables);
    }

    @Override
    public void hospital(final String institution, final byte[] content) {
        if (!INSTITUTION.matcher(institution).matches()) {
            throw new DayFileException(
                    List.of(new Fault(1, "", "an institution of 12 letters and digits", institution)));
        }
        hospitals.put(institution, content);
    }

    @Override
    public void platform(final byte[] content) {
        platform = Optional.of(content);
    }

    /**
     * Reads the files, of each side the one that came last, and compares. Who has rows here and sent no file is told
     * of as missing, the platform too.
     *
     * @return what came of it
     * @throws DayFileException if a file is not sound
     */
    public Reconciliation run() {
        tables.take(this::readHospitals, this::readPlatform);
        progress.accept("ledger, " + hospitals.size() + " files of hospitals and " + (platform.isPresent() ? 1 : 0)
                + " of the platform read");
        final List<Comparison> differences = comparison.run(hospitals.keySet(), platform.isPresent());
        final Reconciliation reconciliation =
                Reconciliation.of(day, new SideReader(tables).read(), comparison.sums(), differences, missing());
        progress.accept("compared, " + differences.size() + " differences");
        return reconciliation;
    }

    /**
     * Goes through what is alike; after {@link #run}.
     *
     * @param visitor told of each row of each pair
     */
    public void forEachMatched(final Consumer<Comparison> visitor) {
        comparison.forEachMatched(visitor);
    }

    @Override
    public void close() {
        tables.close();
    }

    private void readHospitals(final DayRows rows) {
        final long length =
                hospitals.values().stream().mapToLong(content -> content.length).sum();
        rows.expect(DayFileReader.rowsUsual(length), true);
        hospitals.forEach((institution, content) -> {
            try {
                DayFileReader.read(content, day, institution, rows);
            } catch (final DayFileException unsound) {
                throw unsound.of(institution);
            }
        });
    }

    private void readPlatform(final DayRows rows) {
        platform.ifPresent(content -> {
            rows.expect(DayFileReader.rowsUsual(content.length), true);
            try {
                DayFileReader.read(content, day, "", rows);
            } catch (final DayFileException unsound) {
                throw unsound.of(Side.PLATFORM.label());
            }
        });
    }

    private List<String> missing() {
        final Set<String> missing = new TreeSet<>(tables.institutions());
        final boolean isSomethingThere = !missing.isEmpty();
        missing.removeAll(hospitals.keySet());
        if (platform.isEmpty() && isSomethingThere) {
            missing.add(Side.PLATFORM.label());
        }
        return List.copyOf(missing);
    }
}
