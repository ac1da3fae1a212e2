package io.yidi.load.conformance;

import io.yidi.load.his.HisSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** 符合性检查过程: every check, with a line for each and one at the end. */
public final class ConformanceRun {

    private final Supplier<HisSession> hospitals;
    private final Predicate<String> isAsked;
    private final PrintWriter out;
    private int passed;
    private int failed;

    /**
     * Prepares a run.
     *
     * @param hospitals gives each check a session of its own
     * @param isAsked which checks to run, by name
     * @param out for the list
     */
    public ConformanceRun(
            final Supplier<HisSession> hospitals, final Predicate<String> isAsked, final PrintWriter out) {
        this.hospitals = hospitals;
        this.isAsked = isAsked;
        this.out = out;
    }

    /** Runs the checks; true if all passed and there were any. */
    public boolean run() {
        final List<ConformanceCheck> checks =
                all().stream().filter(check -> isAsked.test(check.name())).toList();
        checks.forEach(this::run);
        out.println(passed + " passed, " + failed + " failed");
        out.flush();
        return failed == 0 && passed > 0;
    }

    /** All checks there are, in their order. */
    static List<ConformanceCheck> all() {
        return Stream.of(EnvelopeChecks.all(), VisitChecks.all(), OutcomeChecks.all(), StatementChecks.all())
                .flatMap(List::stream)
                .toList();
    }

    private void run(final ConformanceCheck check) {
        try (HisSession his = hospitals.get()) {
            check.body().run(his);
            passed++;
            out.println("pass  " + check.name() + "  " + check.manner());
        } catch (final RuntimeException | IOException broken) {
            failed++;
            out.println("FAIL  " + check.name() + "  " + check.manner());
            out.println("      " + broken.getMessage());
        }
        out.flush();
    }
}
