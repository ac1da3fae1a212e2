package io.yidi.gateway.explain;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** 步骤表: prints steps in aligned columns, then what they rest on; a Chinese character takes two columns. */
public final class StepTable {

    private static final String GAP = "  ";
    private static final int WORKING_WIDTH_MAX = 96;

    private final PrintWriter out;
    private final Language language;
    private final Map<Basis, String> references = new LinkedHashMap<>();

    /** One printed line. */
    private record Row(String title, String working, String amount, String basis) {}

    /**
     * Prepares to print.
     *
     * @param out takes the lines
     * @param language of everything
     */
    public StepTable(final PrintWriter out, final Language language) {
        this.out = out;
        this.language = language;
    }

    /**
     * Prints the steps, then the rules and the sources they rest on.
     *
     * @param steps in order
     */
    public void write(final List<Step> steps) {
        final List<Row> rows = steps.stream().map(this::row).toList();
        final int titles = widest(rows, Row::title);
        final int workings = Math.min(WORKING_WIDTH_MAX, widest(rows, Row::working));
        final int amounts = widest(rows, Row::amount);
        for (final Row row : rows) {
            out.println((GAP
                            + right(row.title, titles)
                            + GAP
                            + right(row.working, workings)
                            + GAP
                            + left(row.amount, amounts)
                            + GAP
                            + row.basis)
                    .stripTrailing());
        }
        writeReferences(false);
        writeReferences(true);
    }

    /**
     * Columns a text takes on a terminal.
     *
     * @param text to measure
     * @return columns
     */
    public static int width(final String text) {
        return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
    }

    private void writeReferences(final boolean figures) {
        references.forEach((basis, reference) -> {
            if (basis.isFigure() == figures) {
                out.println(GAP + reference + GAP + text(basis));
            }
        });
    }

    private Row row(final Step step) {
        final List<String> cited = new ArrayList<>();
        step.bases().forEach(basis -> cited.add(reference(basis)));
        return new Row(
                GAP.repeat(step.depth()) + language.of(step.title()),
                language.of(step.working()),
                step.amount(),
                String.join(" ", cited));
    }

    /** A rule by its requirement, a figure by the number of its source. */
    private String reference(final Basis basis) {
        if (!basis.isFigure()) {
            return references.computeIfAbsent(basis, Basis::id);
        }
        final Basis source = new Basis("", basis.document(), basis.article(), basis.confidence(), basis.text());
        final long figures =
                references.keySet().stream().filter(Basis::isFigure).count();
        return references.computeIfAbsent(source, key -> "[" + (figures + 1) + "]");
    }

    private String text(final Basis basis) {
        final String where = (language.of(basis.document()) + " " + basis.article()).strip();
        if (!basis.isFigure()) {
            return (where + (where.isEmpty() ? "" : ": ") + language.of(basis.text())).strip();
        }
        final String mark = basis.isIllustrative() ? language.of(Text.of("示例 ", "illustrative: ")) : "";
        return mark + where + " [" + basis.confidence() + "]";
    }

    private static int widest(final List<Row> rows, final Function<Row, String> column) {
        return rows.stream().map(column).mapToInt(StepTable::width).max().orElse(0);
    }

    private static String right(final String text, final int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    private static String left(final String text, final int columns) {
        return " ".repeat(columns - width(text)) + text;
    }

    private static boolean isWide(final int c) {
        return c >= 0x1100 && c <= 0x115F
                || c >= 0x2E80 && c <= 0xA4CF
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE4F
                || c >= 0xFF00 && c <= 0xFF60
                || c >= 0xFFE0 && c <= 0xFFE6;
    }
}
