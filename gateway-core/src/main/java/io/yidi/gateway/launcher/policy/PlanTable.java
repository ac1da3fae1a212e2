package io.yidi.gateway.launcher.policy;

import io.yidi.gateway.policy.view.PlanView;
import io.yidi.gateway.policy.view.PlanView.Figure;
import io.yidi.gateway.policy.view.PlanView.Kind;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;

/** 待遇表: a plan as a table of figures, in columns that also fit Chinese characters. */
final class PlanTable {

    private static final int GAP = 2;
    private static final int WIDE = 0x2E80;

    private PlanTable() {}

    static void print(final PlanView plan, final ShowLanguage language, final PrintWriter out) {
        out.println(language.of(plan.region(), plan.regionEn()) + "  " + plan.level() + "  " + plan.id() + "  "
                + plan.from() + " – " + (plan.isOpen() ? "" : plan.to()));
        final int kinds = width(plan.figures(), figure -> name(figure.kind(), language));
        final int details = width(plan.figures(), Figure::detail);
        final int values = width(plan.figures(), Figure::value);
        for (final Figure figure : plan.figures()) {
            out.println(padded(name(figure.kind(), language), kinds)
                    + padded(figure.detail(), details)
                    + padded(figure.value(), values)
                    + figure.source()
                    + (figure.verified() ? "" : language.of("  未核实", "  not verified")));
        }
    }

    private static String name(final Kind kind, final ShowLanguage language) {
        return switch (kind) {
            case DEDUCTIBLE -> language.of("起付标准", "deductible");
            case DEDUCTIBLE_YEAR_MAX -> language.of("年度起付上限", "deductible of a year");
            case BAND -> language.of("支付比例", "ratio");
            case STATUS_RULE -> language.of("人员倾斜", "status rule");
            case REDUCTION -> language.of("异地降低", "reduction");
            case CAP -> language.of("最高支付限额", "limit");
            case LAYER_DEDUCTIBLE -> language.of("后续基金起付", "layer deductible");
            case LAYER_BAND -> language.of("后续基金比例", "layer ratio");
            case LAYER_CAP -> language.of("后续基金限额", "layer limit");
        };
    }

    private static int width(final List<Figure> figures, final Function<Figure, String> column) {
        return figures.stream().map(column).mapToInt(PlanTable::columns).max().orElse(0) + GAP;
    }

    private static String padded(final String text, final int width) {
        return text + " ".repeat(width - columns(text));
    }

    /** Columns on a terminal: two for a Chinese character, one for any other. */
    private static int columns(final String text) {
        return text.codePoints().map(character -> character < WIDE ? 1 : 2).sum();
    }
}
