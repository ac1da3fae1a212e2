package io.yidi.gateway.explain.record;

import io.yidi.gateway.explain.Basis;
import io.yidi.gateway.explain.Parts;
import io.yidi.gateway.explain.Rule;
import io.yidi.gateway.explain.Scope;
import io.yidi.gateway.explain.ScopeSteps;
import io.yidi.gateway.explain.Steps;
import io.yidi.gateway.explain.Text;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** 上传明细说明: how the lines that were uploaded came to the four parts of a bill, line by line, then by fee category. */
final class UploadedScope implements Scope {

    private final List<UploadedLine> lines;

    UploadedScope(final List<UploadedLine> lines) {
        this.lines = lines;
    }

    @Override
    public Parts explain(final SettleRequestDecoder bill, final Steps steps) {
        ScopeSteps.heading(steps, bill, true, catalogues());
        final Map<String, Parts> categories = new TreeMap<>();
        int number = 0;
        for (final UploadedLine line : lines) {
            number++;
            steps.same("feedetl_sn " + line.lineNo(), line.answered(), line.computed());
            ScopeSteps.line(steps, number, title(line), working(line), line.parts(), bases(line));
            categories.merge(line.feeCategory(), line.parts(), Parts::plus);
        }
        compare(categories, bill, steps);
        rewindToCategories(bill);
        return ScopeSteps.sum(steps, bill, ScopeSteps.categories(steps, bill));
    }

    private String catalogues() {
        return lines.stream()
                .map(UploadedLine::catalogue)
                .filter(version -> !version.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static Text title(final UploadedLine line) {
        return line.isReturn()
                ? Text.of("退 ", "return of ").plus(line.originalLineNo())
                : line.figures().title();
    }

    private static Text working(final UploadedLine line) {
        final Text figures = Text.same(line.lineNo() + ": ").plus(line.figures().working());
        return line.order().isEmpty()
                ? figures
                : figures.plus(Text.of("，附件12 ", ", form 12 ")).plus(line.order());
    }

    private static Basis[] bases(final UploadedLine line) {
        return line.order().isEmpty() ? new Basis[0] : new Basis[] {Basis.of(Rule.EXTERNAL_ORDER)};
    }

    /** What the bill has of each fee category is the sum of the lines of that category. */
    private static void compare(final Map<String, Parts> computed, final SettleRequestDecoder bill, final Steps steps) {
        final Map<String, Parts> recorded = new TreeMap<>();
        rewindToCategories(bill);
        bill.categoryTotals().forEachRemaining(total -> recorded.put(total.feeCategory(), ScopeSteps.partsOf(total)));
        steps.same("chrgitm", recorded.toString(), computed.toString());
    }

    private static void rewindToCategories(final SettleRequestDecoder bill) {
        bill.sbeRewind();
        bill.feeLines().forEachRemaining(line -> {});
    }
}
