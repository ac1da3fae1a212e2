package io.yidi.rivals.drools;

import io.yidi.rivals.split.PolicyRows;
import java.util.ArrayList;
import java.util.List;

/** 数字事实: the policy's rows as facts, for rules that hold no figures themselves. */
public final class FigureRows {

    private FigureRows() {}

    /**
     * 起付标准.
     *
     * @param fromStays least stays before
     * @param upToStays most stays before
     * @param amountFen taken
     */
    public record DeductibleRow(int fromStays, int upToStays, long amountFen) {}

    /**
     * 统筹限额.
     *
     * @param capFen of the year
     */
    public record CapRow(long capFen) {}

    /**
     * 大额.
     *
     * @param retired or working
     * @param ratioBp paid
     * @param capFen of the year
     */
    public record LayerRow(boolean retired, int ratioBp, long capFen) {}

    /** All facts of a policy. */
    static List<Object> of(final PolicyRows rows) {
        final List<Object> facts = new ArrayList<>(rows.bands());
        final int last = rows.deductibleFen().size() - 1;
        for (int i = 0; i <= last; i++) {
            facts.add(new DeductibleRow(
                    i, i == last ? Integer.MAX_VALUE : i, rows.deductibleFen().get(i)));
        }
        facts.add(new CapRow(rows.poolCapFen()));
        facts.add(new LayerRow(false, rows.layerBp(false), rows.layerCapFen()));
        facts.add(new LayerRow(true, rows.layerBp(true), rows.layerCapFen()));
        return List.copyOf(facts);
    }
}
