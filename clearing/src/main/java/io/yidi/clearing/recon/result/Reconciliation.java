package io.yidi.clearing.recon.result;

import io.yidi.clearing.recon.compare.Comparison;
import io.yidi.clearing.recon.compare.DaySides;
import io.yidi.clearing.recon.compare.GroupSum;
import java.time.LocalDate;
import java.util.List;

/**
 * 对账: what came of comparing a day (INV-13). Zero tolerance: it balances only if every settlement does on each pair of
 * sides, and nobody's file is missing.
 *
 * @param day business day
 * @param sides what each side has, alike or not
 * @param batches what each pair of sides comes to, group by group
 * @param differences what is not alike, on each pair of sides
 * @param missing who has no file although there were settlements: institutions, or the platform
 */
public record Reconciliation(
        LocalDate day, DaySides sides, List<BatchRow> batches, List<Comparison> differences, List<String> missing) {

    /**
     * Puts a day together.
     *
     * @param day business day
     * @param sides what each side has
     * @param sums of what is alike
     * @param differences what is not
     * @param missing who has no file
     * @return the day
     */
    public static Reconciliation of(
            final LocalDate day,
            final DaySides sides,
            final List<GroupSum> sums,
            final List<Comparison> differences,
            final List<String> missing) {
        return new Reconciliation(day, sides, BatchRow.of(sums, differences), differences, missing);
    }

    /** Whether everything agrees. */
    public boolean isBalanced() {
        return missing.isEmpty() && differences.isEmpty();
    }
}
