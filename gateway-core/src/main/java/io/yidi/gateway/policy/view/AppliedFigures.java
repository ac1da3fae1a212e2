package io.yidi.gateway.policy.view;

import io.yidi.gateway.policy.pack.PackModel;
import io.yidi.gateway.policy.pack.PackModel.Cap;
import io.yidi.gateway.policy.pack.PackModel.Layer;
import io.yidi.gateway.policy.pack.PackModel.PlanRows;
import io.yidi.gateway.policy.pack.PackModel.Reduction;
import io.yidi.gateway.policy.pack.PackModel.Region;
import io.yidi.gateway.policy.pack.PackModel.Row;
import io.yidi.gateway.policy.pack.PackModel.Source;
import io.yidi.gateway.policy.pack.PackModel.Step;
import io.yidi.gateway.policy.pack.PackModel.Tilt;
import io.yidi.gateway.policy.pack.SelectorText;
import io.yidi.gateway.policy.plane.BandTable;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.DeductibleRule;
import io.yidi.gateway.policy.plane.KeyedRows;
import io.yidi.gateway.policy.plane.ReductionRule;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.gateway.policy.plane.StatusRule;
import io.yidi.gateway.policy.view.PlanView.Figure;
import io.yidi.gateway.policy.view.PlanView.Kind;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.money.Fen;
import io.yidi.protocol.money.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Picks of a plan's tables the rows that fit one person, as the engine does: the most specific row of each. */
final class AppliedFigures {

    private static final String ARROW = " → ";
    private static final String NO_ROW = "no row: " + ResultCode.PLAN_ROW_MISSING.label();

    private final PlanRows plan;
    private final Region region;
    private final BenefitContext person;
    private final List<Figure> figures = new ArrayList<>();

    AppliedFigures(final PlanRows plan, final Region region, final BenefitContext person) {
        this.plan = plan;
        this.region = region;
        this.person = person;
    }

    PlanView view() {
        addDeductible();
        addBands();
        tilt().ifPresent(tilt ->
                add(Kind.STATUS_RULE, SelectorText.of(tilt.selector(), region.levels()), rule(tilt), tilt.source()));
        reduction().ifPresent(row -> add(Kind.REDUCTION, row.category().name(), rule(row), row.source()));
        plan.caps().forEach(this::addCap);
        plan.layers().stream().filter(this::paysFor).forEach(this::addLayer);
        final String level =
                person.level == RegionPolicy.NO_LEVEL ? "" : region.levels().get(person.level);
        return new PlanView(
                plan.id(), region.name(), region.nameEn(), level, plan.from(), plan.to(), List.copyOf(figures));
    }

    private void addDeductible() {
        final PackModel.Deductible deductible = plan.deductible();
        final String basis = deductible.basis().name();
        if (deductible.basis() == DeductibleRule.Basis.NONE) {
            add(Kind.DEDUCTIBLE, basis, Fen.format(0), plan.source());
        } else if (isWaived(deductible)) {
            add(Kind.DEDUCTIBLE, basis + " waived", Fen.format(0), plan.source());
        } else {
            addFound(Kind.DEDUCTIBLE, basis, deductible.amounts(), AppliedFigures::amounts);
            if (deductible.yearMax() != null) {
                addFound(Kind.DEDUCTIBLE_YEAR_MAX, "", deductible.yearMax(), AppliedFigures::fen);
            }
        }
    }

    private boolean isWaived(final PackModel.Deductible deductible) {
        return deductible.waivedAssistance().contains(person.assistanceClass)
                || deductible.waivedDiseases().contains(plan.disease());
    }

    private static String amounts(final List<Long> amountsFen) {
        return amountsFen.stream().map(Fen::format).collect(Collectors.joining(", "));
    }

    private void addBands() {
        addBands(Kind.BAND, "", plan.bands(), true);
    }

    private void addBands(final Kind kind, final String who, final List<Row<List<Step>>> rows, final boolean adjusts) {
        find(rows).ifPresentOrElse(row -> addSteps(kind, who, row.value(), adjusts), () -> addMissing(kind, who));
    }

    private <T> void addFound(
            final Kind kind, final String detail, final List<Row<T>> rows, final Function<T, String> text) {
        find(rows)
                .ifPresentOrElse(
                        row -> add(kind, detail, text.apply(row.value()), row.source()),
                        () -> addMissing(kind, detail));
    }

    /** A table without a row for the person: the bill is refused. */
    private void addMissing(final Kind kind, final String detail) {
        figures.add(new Figure(kind, detail, NO_ROW, "", true));
    }

    private void addSteps(final Kind kind, final String who, final List<Step> steps, final boolean adjusts) {
        long fromFen = 0;
        for (final Step step : steps) {
            final String stretch = Fen.format(fromFen) + "–" + fen(step.upToFen());
            add(
                    kind,
                    (who + " " + stretch).strip(),
                    adjusts ? adjusted(step.ratioBp()) : Ratio.percent(step.ratioBp()),
                    step.source());
            fromFen = step.upToFen();
        }
    }

    /** A ratio, and what status rule and reduction make of it. */
    private String adjusted(final int ratioBp) {
        final int tiltedBp = tilt().map(it -> new StatusRule(it.selector(), it.kind(), it.valueBp()).apply(ratioBp))
                .orElse(ratioBp);
        final int reducedBp = reduction()
                .map(it -> new ReductionRule(it.kind(), it.valueBp()).apply(tiltedBp))
                .orElse(tiltedBp);
        final StringBuilder text = new StringBuilder(Ratio.percent(ratioBp));
        if (tiltedBp != ratioBp) {
            text.append(ARROW).append(Ratio.percent(tiltedBp));
        }
        if (reducedBp != tiltedBp) {
            text.append(ARROW).append(Ratio.percent(reducedBp));
        }
        return text.toString();
    }

    private Optional<Tilt> tilt() {
        return plan.statusRules().stream()
                .filter(tilt -> tilt.selector().matches(person))
                .findFirst();
    }

    private Optional<Reduction> reduction() {
        return plan.reductions().stream()
                .filter(row -> row.category() == person.category)
                .findFirst();
    }

    private void addCap(final Cap cap) {
        final String detail = cap.group() + " " + cap.period() + " " + cap.measure();
        addFound(Kind.CAP, detail, cap.amounts(), AppliedFigures::fen);
    }

    private void addLayer(final Layer layer) {
        final String who = layer.id() + " " + layer.fund();
        addFound(Kind.LAYER_DEDUCTIBLE, who, layer.deductible(), AppliedFigures::fen);
        addBands(Kind.LAYER_BAND, who, layer.bands(), false);
        if (layer.cap() != null) {
            addFound(Kind.LAYER_CAP, who, layer.cap(), AppliedFigures::fen);
        }
    }

    private boolean paysFor(final Layer layer) {
        return layer.enabled()
                && (layer.statuses().isEmpty() || layer.statuses().contains(person.status))
                && (layer.assistance().isEmpty() || layer.assistance().contains(person.assistanceClass))
                && (!layer.civilServants() || (person.flags & BenefitContext.CIVIL_SERVANT) != 0);
    }

    private <T> Optional<Row<T>> find(final List<Row<T>> rows) {
        return Optional.ofNullable(KeyedRows.unnumbered(rows.stream()
                        .map(row -> new KeyedRows.Row<>(row.selector(), row))
                        .toList())
                .find(person));
    }

    private static String fen(final long amountFen) {
        return amountFen == BandTable.OPEN ? "open" : Fen.format(amountFen);
    }

    private static String rule(final Tilt tilt) {
        final String value = Ratio.percent(tilt.valueBp());
        return tilt.kind() == StatusRule.Kind.POINTS ? "POINTS +" + points(value) : tilt.kind() + " " + value;
    }

    private static String rule(final Reduction row) {
        final String value = Ratio.percent(row.valueBp());
        return switch (row.kind()) {
            case NONE -> "NONE";
            case POINTS -> "POINTS −" + points(value);
            case FACTOR, FIRST_SELF_PAY -> row.kind() + " " + value;
        };
    }

    private static String points(final String percent) {
        return percent.substring(0, percent.length() - 1);
    }

    private void add(final Kind kind, final String detail, final String value, final String source) {
        final Source cited = plan.sources().get(source);
        figures.add(new Figure(
                kind, detail, value, cited.figure().text(), cited.confidence().isVerified()));
    }
}
