package io.yidi.clearing.recon;

import io.yidi.clearing.ledger.Ledger;
import io.yidi.clearing.ledger.StatementReader;
import io.yidi.clearing.recon.compare.Cause;
import io.yidi.clearing.recon.compare.Comparison;
import io.yidi.clearing.recon.compare.GatewayDayReader;
import io.yidi.clearing.recon.compare.KnownDay;
import io.yidi.clearing.recon.compare.KnownRow;
import io.yidi.clearing.recon.compare.PairComparison;
import io.yidi.clearing.recon.compare.Side;
import io.yidi.clearing.recon.compare.Verdict;
import io.yidi.clearing.recon.file.DayFileException;
import io.yidi.clearing.recon.file.DayFileReader;
import io.yidi.clearing.recon.file.DayRow;
import io.yidi.clearing.recon.file.DayRow.Key;
import io.yidi.clearing.recon.file.KeptFiles.FileSink;
import io.yidi.clearing.recon.result.Reconciliation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * 三方对账: compares a business day as the hospitals, the gateway and the national platform have it, each with each
 * (BJ-35a, BJ-35b). Changes nothing: the same files give the same verdicts, however often they come. One thread.
 */
public final class ReconciliationJob implements FileSink {

    private static final Pattern INSTITUTION = Pattern.compile("[A-Z0-9]{12}");

    private final LocalDate day;
    private final List<KnownRow> gateway;
    private final KnownDay ours;
    private final List<InstitutionFile> hospitals = new ArrayList<>();
    private final List<DayRow> platform = new ArrayList<>();
    private boolean hasPlatform;

    /**
     * Takes up what the gateway has.
     *
     * @param ledger up to the end of the day at least
     * @param day business day
     */
    public ReconciliationJob(final Ledger ledger, final LocalDate day) {
        this(day, new GatewayDayReader(new StatementReader(ledger)).read(day));
    }

    ReconciliationJob(final LocalDate day, final List<KnownRow> gateway) {
        this.day = day;
        this.gateway = gateway;
        ours = new KnownDay(day, gateway);
    }

    /**
     * Takes in the file of an institution.
     *
     * @param institution {@code fixmedins_code}
     * @param content of the file
     * @throws DayFileException if it is not sound; nothing of it was taken in
     */
    @Override
    public void hospital(final String institution, final byte[] content) {
        if (!INSTITUTION.matcher(institution).matches()) {
            throw new DayFileException(
                    List.of(new DayFileException.Fault(1, "", "an institution of 12 letters and digits", institution)));
        }
        hospitals.add(new InstitutionFile(institution, named(read(content, institution, institution))));
    }

    /**
     * Takes in the file of the platform, of all institutions.
     *
     * @param content of the file
     * @throws DayFileException if it is not sound; nothing of it was taken in
     */
    @Override
    public void platform(final byte[] content) {
        platform.addAll(named(read(content, "", Side.PLATFORM.label())));
        hasPlatform = true;
    }

    /**
     * Compares what was taken in. Who has rows here and sent no file is told of as missing, the platform too.
     *
     * @return the verdicts
     */
    public Reconciliation run() {
        final List<Comparison> comparisons = new ArrayList<>();
        for (final InstitutionFile file : hospitals) {
            comparisons.addAll(PairComparison.of(
                    Side.GATEWAY, new KnownDay(day, ofInstitution(file.institution())), Side.HOSPITAL, file.rows()));
        }
        if (hasPlatform) {
            comparisons.addAll(PairComparison.of(Side.GATEWAY, ours, Side.PLATFORM, platform));
            comparisons.addAll(hospitalsWithPlatform(comparisons));
        }
        return new Reconciliation(day, List.copyOf(comparisons), missing());
    }

    /**
     * What hospital and platform differ in, at least one of them differs in from the gateway, too; the cause is the one
     * that shows there, and the hospital's first, where most of them are.
     */
    private List<Comparison> hospitalsWithPlatform(final List<Comparison> withGateway) {
        final Map<Key, Cause> causes = new HashMap<>();
        withGateway.stream()
                .filter(comparison -> comparison.verdict() != Verdict.MATCHED)
                .forEach(comparison -> causes.putIfAbsent(comparison.key(), comparison.cause()));
        return hospitals.stream()
                .flatMap(file -> withPlatform(file).stream())
                .map(comparison -> comparison.verdict() == Verdict.MATCHED
                        ? comparison
                        : comparison.because(causes.getOrDefault(comparison.key(), comparison.cause())))
                .toList();
    }

    private List<Comparison> withPlatform(final InstitutionFile file) {
        final List<KnownRow> rows =
                file.rows().stream().map(row -> KnownRow.of(row, day)).toList();
        final List<DayRow> national = platform.stream()
                .filter(row -> row.group().institution().equals(file.institution()))
                .toList();
        return PairComparison.of(Side.HOSPITAL, new KnownDay(day, rows), Side.PLATFORM, national);
    }

    private List<KnownRow> ofInstitution(final String institution) {
        return gateway.stream()
                .filter(row -> row.row().group().institution().equals(institution))
                .toList();
    }

    private List<DayRow> read(final byte[] content, final String institution, final String whose) {
        try {
            return DayFileReader.read(content, day, institution).rows();
        } catch (final DayFileException unsound) {
            throw unsound.of(whose);
        }
    }

    private List<DayRow> named(final List<DayRow> rows) {
        return rows.stream().map(ours::named).toList();
    }

    private List<String> missing() {
        final Set<String> sent =
                hospitals.stream().map(InstitutionFile::institution).collect(Collectors.toSet());
        final Set<String> missing = new TreeSet<>();
        ours.standing().stream()
                .map(row -> row.row().group().institution())
                .filter(institution -> !sent.contains(institution))
                .forEach(missing::add);
        if (!hasPlatform && !ours.standing().isEmpty()) {
            missing.add(Side.PLATFORM.label());
        }
        return List.copyOf(missing);
    }
}
