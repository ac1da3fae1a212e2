package io.yidi.clearing.recon.result;

import io.yidi.clearing.recon.compare.Comparison;
import io.yidi.clearing.recon.compare.Verdict;
import java.time.LocalDate;
import java.util.List;

/**
 * 对账: what came of comparing a day (INV-13). Zero tolerance: it balances only if every settlement does on each pair of
 * sides, and nobody's file is missing.
 *
 * @param day business day
 * @param comparisons one for each settlement and pair of sides
 * @param missing who has no file although there were settlements: institutions, or the platform
 */
public record Reconciliation(LocalDate day, List<Comparison> comparisons, List<String> missing) {

    /** Whether everything agrees. */
    public boolean isBalanced() {
        return missing.isEmpty() && differences().isEmpty();
    }

    /** What does not agree. */
    public List<Comparison> differences() {
        return comparisons.stream()
                .filter(comparison -> comparison.verdict() != Verdict.MATCHED)
                .toList();
    }
}
