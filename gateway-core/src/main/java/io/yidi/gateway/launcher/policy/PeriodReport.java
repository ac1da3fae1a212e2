package io.yidi.gateway.launcher.policy;

import io.yidi.gateway.policy.pack.PackException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * 期间重算表: what a period would have cost under other packs, for people to read.
 *
 * @param rerunner executes the journal
 * @param data directory of a gateway, running or not; stays as it is
 * @param packs directory of the other packs
 */
public record PeriodReport(Rerunner rerunner, Path data, Path packs) {

    private static final long PROGRESS_EVERY_RECORDS = 100_000;

    /**
     * Prints the table.
     *
     * @param from first business day
     * @param to last business day
     * @param out takes the table
     * @param progress told now and then how far the journal has been executed
     * @throws IOException if a file cannot be read
     * @throws PackException with all problems of the packs
     */
    public void print(final LocalDate from, final LocalDate to, final PrintWriter out, final PrintWriter progress)
            throws IOException, PackException {
        new PeriodCostWriter(cost(from, to, progress), out).text(from, to);
        out.flush();
    }

    PeriodCost cost(final LocalDate from, final LocalDate to, final PrintWriter progress)
            throws IOException, PackException {
        final PeriodCost cost = new PeriodCost(day(from), day(to), records -> {
            if (records % PROGRESS_EVERY_RECORDS == 0) {
                progress.println(records + " 条 records …");
            }
        });
        rerunner.run(data, packs, cost);
        return cost;
    }

    private static int day(final LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }
}
