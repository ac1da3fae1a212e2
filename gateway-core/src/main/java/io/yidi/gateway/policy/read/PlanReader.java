package io.yidi.gateway.policy.read;

import io.yidi.gateway.policy.pack.PackModel;
import io.yidi.gateway.policy.pack.PackModel.Cap;
import io.yidi.gateway.policy.pack.PackModel.Deductible;
import io.yidi.gateway.policy.pack.PackModel.Groups;
import io.yidi.gateway.policy.pack.PackModel.PlanRows;
import io.yidi.gateway.policy.pack.PackModel.Region;
import io.yidi.gateway.policy.pack.PackModel.Row;
import io.yidi.gateway.policy.pack.PackModel.Step;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.CapRule;
import io.yidi.gateway.policy.plane.DeductibleRule;
import io.yidi.gateway.policy.plane.FigureTrust;
import io.yidi.gateway.policy.plane.Period;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.gateway.policy.yaml.BlockReader;
import io.yidi.protocol.code.CareType;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads one block of {@code plans}, for the days of its scope. */
final class PlanReader {

    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    static final String NAME_FORM = "lower-case letters, digits and hyphens, at most 32";

    private static final Pattern INSURANCE = Pattern.compile("[1-9][0-9]{2}");

    private final BlockReader block;
    private final Region region;
    private final PlanScope scope;
    private final TableRowsReader tables;

    PlanReader(final BlockReader block, final Region region, final PlanScope scope) {
        this.block = block;
        this.region = region;
        this.scope = scope;
        this.tables = new TableRowsReader(scope);
    }

    PlanRows read() {
        try (block) {
            block.date("from");
            block.optional("to");
            final String name = block.text("name", NAME, NAME_FORM);
            final CareType careType = block.choice("careType", CareType.class);
            final String disease = disease();
            final String source = scope.source(block, null);
            final BandRows bands = bands();
            final AdjustmentReader adjustments = new AdjustmentReader(scope);
            return new PlanRows(
                    region.code(),
                    name,
                    insuranceType(),
                    careType,
                    disease,
                    scope.from().toString(),
                    scope.to().toString(),
                    source,
                    benefitYearStart(),
                    fund(block, "poolFund", region),
                    groups(careType),
                    block.block("deductible").map(this::deductible).orElse(null),
                    bands.scope(),
                    bands.rows(),
                    adjustments.statusRules(block),
                    adjustments.reductions(block),
                    caps(disease),
                    layers(),
                    new LayerReader(scope, tables, region).accountParts(block),
                    block.choice("round", Plan.Rounding.class, Plan.Rounding.COMPONENT),
                    block.choice("yearEnd", Plan.YearEnd.class, Plan.YearEnd.NONE),
                    scope.cited());
        }
    }

    static String fund(final BlockReader block, final String key, final Region region) {
        final String code = block.text(key);
        if (block.has(key) && !region.funds().containsKey(code)) {
            block.wrong(key, "one of the region's funds " + region.funds().keySet());
        }
        return code;
    }

    private int insuranceType() {
        final String text = block.text("insurance", INSURANCE, "three digits of insutype, such as 310");
        return INSURANCE.matcher(text).matches() ? Integer.parseInt(text) : 0;
    }

    private String disease() {
        return block.has("disease") ? block.text("disease", DiseaseReader.CODE, DiseaseReader.CODE_FORM) : "";
    }

    private int benefitYearStart() {
        final String text = block.text("benefitYearStart", "01-01");
        try {
            final MonthDay start = MonthDay.parse("--" + text);
            if (start.isValidYear(1)) {
                return start.getMonthValue() * 100 + start.getDayOfMonth();
            }
        } catch (final DateTimeParseException notADay) {
            block.wrong("benefitYearStart", "month and day MM-DD");
            return 101;
        }
        block.wrong("benefitYearStart", "a day that every year has");
        return 101;
    }

    private Groups groups(final CareType careType) {
        return block.block("groups")
                .map(groups -> {
                    try (groups) {
                        final boolean stays = careType == CareType.INPATIENT;
                        return new Groups(
                                stays ? groups.text("stays", NAME, NAME_FORM) : "",
                                groups.text("deductible", NAME, NAME_FORM),
                                groups.text("bands", NAME, NAME_FORM));
                    }
                })
                .orElse(null);
    }

    private Deductible deductible(final BlockReader deductible) {
        try (deductible) {
            final DeductibleRule.Basis basis = deductible.choice("basis", DeductibleRule.Basis.class);
            final String source = scope.source(deductible, null);
            final List<Row<List<Long>>> amounts =
                    basis == DeductibleRule.Basis.NONE ? List.of() : tables.amountLists(deductible, source);
            return new Deductible(
                    basis,
                    amounts,
                    deductible
                            .optionalBlock("yearMax")
                            .map(table -> closing(table, it -> tables.amounts(it, source)))
                            .orElse(null),
                    waivedDiseases(deductible),
                    deductible.choices("waivedAssistance", AssistanceClass.class),
                    deductible.flag("referralContinues", false));
        }
    }

    private static List<String> waivedDiseases(final BlockReader deductible) {
        final List<String> codes = deductible.texts("waivedDiseases");
        for (final String code : codes) {
            if (!DiseaseReader.CODE.matcher(code).matches()) {
                deductible.wrong("waivedDiseases", DiseaseReader.CODE_FORM);
            }
        }
        return codes.stream().sorted().toList();
    }

    private record BandRows(Plan.BandScope scope, List<Row<List<Step>>> rows) {}

    private BandRows bands() {
        return block.block("bands")
                .map(bands -> closing(
                        bands, it -> new BandRows(it.choice("scope", Plan.BandScope.class), tables.bands(it, null))))
                .orElse(new BandRows(null, List.of()));
    }

    private List<Cap> caps(final String disease) {
        final List<Cap> caps = new ArrayList<>();
        for (final BlockReader cap : atMost(FigureTrust.MAX_STEPS, "caps")) {
            try (cap) {
                final boolean perDisease = cap.flag("perDisease", false);
                if (perDisease && disease.isEmpty()) {
                    cap.wrong("perDisease", "false, or a plan with a disease");
                }
                caps.add(new Cap(
                        cap.text("group", NAME, NAME_FORM),
                        cap.choice("period", Period.class),
                        cap.choice("measure", CapRule.Measure.class),
                        cap.choice("beyond", CapRule.Beyond.class),
                        perDisease,
                        tables.amounts(cap, null)));
            }
        }
        return caps;
    }

    private List<PackModel.Layer> layers() {
        final LayerReader reader = new LayerReader(scope, tables, region);
        final List<PackModel.Layer> layers = atMost(FigureTrust.MAX_STEPS, "layers").stream()
                .map(reader::read)
                .toList();
        if (layers.stream().map(PackModel.Layer::id).distinct().count() != layers.size()) {
            block.wrong("layers", "each layer id once");
        }
        return layers;
    }

    private List<BlockReader> atMost(final int limit, final String key) {
        final List<BlockReader> blocks = block.blocks(key);
        if (blocks.size() > limit) {
            block.wrong(key, "at most " + limit + " entries");
        }
        return blocks;
    }

    static <T> T closing(final BlockReader table, final Function<BlockReader, T> read) {
        try (table) {
            return read.apply(table);
        }
    }
}
