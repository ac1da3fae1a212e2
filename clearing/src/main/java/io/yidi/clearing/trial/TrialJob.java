package io.yidi.clearing.trial;

import io.yidi.clearing.ledger.DrillLevel;
import io.yidi.clearing.ledger.DrillRow;
import io.yidi.clearing.ledger.Ledger;
import io.yidi.clearing.ledger.LedgerJob;
import io.yidi.clearing.ledger.LedgerReader;
import io.yidi.clearing.recon.file.DayFileWriter;
import io.yidi.clearing.recon.file.DayRow;
import io.yidi.clearing.recon.file.DayRow.Key;
import io.yidi.gateway.journal.ChannelJournalFiles;
import io.yidi.gateway.policy.pack.PackException;
import io.yidi.load.bill.ReferenceFileWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * 对账试验: makes a day with faults, reconciles it by the commands that operators use, and compares. One thread, beside the
 * core thread of the gateway.
 */
public final class TrialJob {

    private static final int BILLS_PER_PERSON = 10;
    private static final int LAST_PART = 100;
    private static final int LATE_FILES = 2;
    private static final String DATA = "data";
    private static final List<DrillLevel> LEVELS = List.of(DrillLevel.values());

    private final TrialPlan plan;
    private final Path folder;
    private final Path packs;
    private final Commands commands;
    private final PrintWriter out;

    /** 命令: what the trial has operators type. */
    @FunctionalInterface
    public interface Commands {

        /**
         * Runs a command.
         *
         * @param arguments of it
         * @return its exit code, and what it printed
         */
        Ran run(List<String> arguments);
    }

    /**
     * 写成的一日: what is left of a day whose files are written.
     *
     * @param hospitals that have a file, in the order of their names
     * @param truth what was done, by the number it is found under
     * @param agrees whether every sum of the ledger is what the answers said
     */
    private record WrittenDay(List<String> hospitals, Map<Key, Fault> truth, boolean agrees) {}

    /**
     * 命令结果: what came of a command.
     *
     * @param exitCode of it
     * @param output what it printed
     */
    public record Ran(int exitCode, String output) {}

    /**
     * Prepares.
     *
     * @param plan of the day
     * @param folder empty or missing; everything is left there
     * @param packs policy packs
     * @param commands of operators
     * @param out figures, line by line
     */
    public TrialJob(
            final TrialPlan plan, final Path folder, final Path packs, final Commands commands, final PrintWriter out) {
        this.plan = plan;
        this.folder = folder;
        this.packs = packs;
        this.commands = commands;
        this.out = out;
    }

    /**
     * Runs it.
     *
     * @return whether everything was found, nothing invented, nearly every cause named rightly, and every sum agrees
     * @throws IOException if something cannot be read or written
     * @throws PackException if the packs are not sound
     */
    public boolean run() throws IOException, PackException {
        final WrittenDay written = write();
        final boolean isMissed = reconcile(written.hospitals());
        final TrialFindings findings = new TrialFindings(written.truth());
        final Path export = folder.resolve("differences.csv");
        commands.run(List.of(
                "recon", "export", "--data", data(), "--date", day(), "--differences", "--out", export.toString()));
        try (Reader reader = Files.newBufferedReader(export, StandardCharsets.UTF_8)) {
            reader.skip(1);
            findings.read(reader);
        }
        out.println(findings.text());
        return findings.isSound() && written.agrees() && isMissed;
    }

    /** What the trial remembers of a day is as much as the day; while it is reconciled, nothing of it is held. */
    private WrittenDay write() throws IOException, PackException {
        final TrialBooks books = settle();
        final boolean agrees = addUp(books);
        return new WrittenDay(writeFiles(books), books.truth(), agrees);
    }

    private TrialBooks settle() throws IOException, PackException {
        Files.createDirectories(ledger().getParent());
        final int persons = Math.max(plan.settlements() / BILLS_PER_PERSON, 1);
        final Path reference = folder.resolve("persons.jsonl");
        new ReferenceFileWriter().write(reference, persons, plan.seed());
        final Map<Integer, Fault> faults = plan.faults();
        final Requests requests = new Requests(plan, persons);
        final FaultyHospitals hospitals = new FaultyHospitals(requests, faults);
        try (TrialGateway gateway =
                new TrialGateway(folder.resolve(DATA), packs, reference, plan.sentAtNs(0), hospitals)) {
            final TrialDay day = new TrialDay(plan, requests, faults, hospitals, gateway);
            final int lastPart = plan.settlements() - plan.settlements() / LAST_PART;
            final long startNs = System.nanoTime();
            day.send(0, lastPart);
            final long sentNs = System.nanoTime();
            update("ledger made of 99 % of the day");
            final long updatedNs = System.nanoTime();
            day.send(lastPart, plan.settlements());
            print("settlements %d, refused %d", plan.settlements(), hospitals.refused());
            time("sent through the pipeline", sentNs - startNs + System.nanoTime() - updatedNs);
            cutOver();
            day.send(plan.settlements(), plan.bills());
        }
        update("ledger brought up to the end");
        return hospitals.books();
    }

    /** From the last settlement of the day to its totals. */
    private void cutOver() throws IOException {
        final long startNs = System.nanoTime();
        ledgerJob().update();
        try (Ledger ledger = Ledger.openReadOnly(ledger())) {
            new LedgerReader(ledger).drill(List.of(DrillLevel.INSTITUTION), plan.day(), plan.day());
        }
        time("totals of the day after the cut-over, from 99 % on", System.nanoTime() - startNs);
    }

    private void update(final String what) throws IOException {
        final long startNs = System.nanoTime();
        ledgerJob().update();
        time(what, System.nanoTime() - startNs);
    }

    /** The answers, added up as they came, with neither journal nor database; each level has to come to the same. */
    private boolean addUp(final TrialBooks books) {
        final long[] expected = new long[5];
        books.gateway().forEach(row -> {
            expected[0]++;
            expected[1] = Math.addExact(expected[1], row.amounts().totalFen());
            expected[2] = Math.addExact(expected[2], row.amounts().fundFen());
            expected[3] = Math.addExact(expected[3], row.amounts().accountFen());
            expected[4] = Math.addExact(expected[4], row.amounts().cashFen());
        });
        int agreeing = 0;
        try (Ledger ledger = Ledger.openReadOnly(ledger())) {
            final LedgerReader reader = new LedgerReader(ledger);
            for (int depth = 0; depth <= LEVELS.size(); depth++) {
                final List<DrillRow> rows = reader.drill(LEVELS.subList(0, depth), plan.day(), plan.day());
                agreeing += Arrays.equals(expected, sum(rows)) ? 1 : 0;
            }
        }
        print(
                "sums of %d settlements and refunds: %d of %d drill levels come to what the answers said, to the fen",
                expected[0], agreeing, LEVELS.size() + 1);
        return agreeing == LEVELS.size() + 1;
    }

    private static long[] sum(final List<DrillRow> rows) {
        final long[] sums = new long[5];
        for (final DrillRow row : rows) {
            sums[0] += row.count();
            sums[1] = Math.addExact(sums[1], row.amounts().totalFen());
            sums[2] = Math.addExact(sums[2], row.amounts().fundFen());
            sums[3] = Math.addExact(sums[3], row.amounts().accountFen());
            sums[4] = Math.addExact(sums[4], row.amounts().cashFen());
        }
        return sums;
    }

    /** Writes the files of all sides, and says whose there are. */
    private List<String> writeFiles(final TrialBooks books) throws IOException {
        final Map<String, List<DayRow>> hospitals = books.hospitals();
        for (final Map.Entry<String, List<DayRow>> hospital : hospitals.entrySet()) {
            Files.writeString(file(hospital.getKey()), DayFileWriter.text(plan.day(), hospital.getValue()));
        }
        Files.writeString(file("platform"), DayFileWriter.text(plan.day(), books.platform()));
        return List.copyOf(hospitals.keySet());
    }

    /** Once without the first hospitals' files, which are late, so that they have to be missed; and once with them. */
    private boolean reconcile(final List<String> hospitals) {
        final List<String> late = hospitals.stream().limit(LATE_FILES).toList();
        final List<String> first =
                new ArrayList<>(List.of("--center", file("platform").toString()));
        hospitals.stream()
                .filter(institution -> !late.contains(institution))
                .forEach(institution -> add(first, institution));
        final String missing = recon("reconciled, all files but " + late.size(), first);
        final List<String> second = new ArrayList<>();
        late.forEach(institution -> add(second, institution));
        final String all = recon("reconciled with the late files", second);
        final long missed =
                missing.lines().filter(line -> line.startsWith("MISSING")).count();
        final boolean isMissed = missed == late.size()
                && late.stream().allMatch(institution -> missing.contains("MISSING\t" + institution))
                && !all.contains("MISSING\t");
        print("hospitals missed until their files came: %d of %d", missed, late.size());
        return isMissed;
    }

    private void add(final List<String> arguments, final String institution) {
        arguments.add("--his");
        arguments.add(institution + "=" + file(institution));
    }

    private String recon(final String what, final List<String> files) {
        final List<String> arguments = new ArrayList<>(List.of("recon", "run", "--data", data(), "--date", day()));
        arguments.addAll(files);
        final long startNs = System.nanoTime();
        final Ran ran = commands.run(arguments);
        time(what + ", exit code " + ran.exitCode(), System.nanoTime() - startNs);
        return ran.output();
    }

    private LedgerJob ledgerJob() throws IOException {
        return new LedgerJob(
                new ChannelJournalFiles(folder.resolve(DATA).resolve("journal")), ledger(), sequence -> {});
    }

    private Path ledger() {
        return folder.resolve(DATA).resolve("ledger").resolve("ledger.duckdb");
    }

    private Path file(final String name) {
        return folder.resolve(name + ".csv");
    }

    private String data() {
        return folder.resolve(DATA).toString();
    }

    private String day() {
        return plan.day().toString();
    }

    private void time(final String what, final long elapsedNs) {
        print("%s: %d ms", what, TimeUnit.NANOSECONDS.toMillis(elapsedNs));
    }

    private void print(final String format, final Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
