package io.yidi.rivals.drools;

import io.yidi.rivals.split.PolicyRows;
import io.yidi.rivals.split.PolicyRows.BandRow;
import java.util.List;
import java.util.Locale;

/** 规则文本: one rule for each row of the policy, in the language of Drools. */
final class RuleWriter {

    private static final int DEDUCTIBLE_SALIENCE = 4_000;
    private static final int CAP_SALIENCE = 3_000;
    private static final int BAND_SALIENCE = 2_000;
    private static final int LAYER_SALIENCE = 1_000;
    private static final List<Boolean> STATUSES = List.of(false, true);

    private final StringBuilder text = new StringBuilder();

    private RuleWriter() {}

    /** All rules; those of an earlier step have the higher salience. */
    static String write(final PolicyRows rows) {
        final RuleWriter writer = new RuleWriter();
        writer.text
                .append("package io.yidi.rivals.rules;\nimport ")
                .append(SplitFact.class.getName())
                .append(";\n");
        writer.putDeductibles(rows.deductibleFen());
        writer.put("pool-cap", CAP_SALIENCE, "", "$bill.openPool(" + rows.poolCapFen() + "L);");
        for (int i = 0; i < rows.bands().size(); i++) {
            writer.putBand(i, rows.bands().get(i));
        }
        for (final boolean isRetired : STATUSES) {
            writer.put(
                    "large-expense-" + isRetired,
                    LAYER_SALIENCE,
                    "retired == " + isRetired,
                    "$bill.payLayer(" + rows.layerBp(isRetired) + ", " + rows.layerCapFen() + "L);");
        }
        return writer.text.toString();
    }

    private void putDeductibles(final List<Long> deductibleFen) {
        final int last = deductibleFen.size() - 1;
        for (int i = 0; i <= last; i++) {
            put(
                    "deductible-" + i,
                    DEDUCTIBLE_SALIENCE,
                    "stays " + (i == last ? ">= " : "== ") + i,
                    "$bill.takeDeductible(" + deductibleFen.get(i) + "L);");
        }
    }

    private void putBand(final int index, final BandRow band) {
        for (final boolean isRetired : STATUSES) {
            put(
                    "band-" + index + "-" + isRetired,
                    BAND_SALIENCE - index,
                    String.format(
                            Locale.ROOT,
                            "level == %d, retired == %s, inScopeFen > %dL",
                            band.level(),
                            isRetired,
                            band.fromFen()),
                    String.format(
                            Locale.ROOT,
                            "$bill.payBand(%dL, %dL, %d);",
                            band.fromFen(),
                            band.upToFen(),
                            band.ratioBp(isRetired)));
        }
    }

    private void put(final String name, final int salience, final String condition, final String action) {
        text.append(String.format(
                Locale.ROOT,
                "rule \"%s\" salience %d when $bill : SplitFact(%s) then %s end%n",
                name,
                salience,
                condition,
                action));
    }
}
