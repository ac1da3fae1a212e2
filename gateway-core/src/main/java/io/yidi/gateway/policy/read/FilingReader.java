package io.yidi.gateway.policy.read;

import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.CategoryRule;
import io.yidi.gateway.policy.plane.ChronicRule;
import io.yidi.gateway.policy.plane.FilingExemption;
import io.yidi.gateway.policy.plane.FilingExtension;
import io.yidi.gateway.policy.plane.FilingRules;
import io.yidi.gateway.policy.plane.HomeRule;
import io.yidi.gateway.policy.plane.LateFilingRule;
import io.yidi.gateway.policy.yaml.BlockReader;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import io.yidi.protocol.code.FilingDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the block {@code filing} of a region; a part that is missing is as {@link FilingRules#ANY} has it. */
final class FilingReader {

    private static final int PROVIDERS_MAX = 8;
    private static final int DUE_DAYS_MAX = 366;
    private static final Pattern AREA = Pattern.compile("[0-9]{2}|[0-9]{4}|[0-9]{6}");
    private static final Pattern PROVINCE = Pattern.compile("[1-9][0-9]");
    private static final Pattern HOTLINE = Pattern.compile("[0-9-]{3,20}");
    private static final Pattern DIAGNOSIS = Pattern.compile("[A-Z][0-9A-Z.]{0,19}");

    private final BlockReader block;
    private final String source;
    private final PlanScope scope;
    private final MonthsReader months;

    private FilingReader(final BlockReader block, final String source, final PlanScope scope) {
        this.block = block;
        this.source = source;
        this.scope = scope;
        this.months = new MonthsReader(source, scope);
    }

    /** The rules of a region, or {@code null} if it says nothing about filings. */
    static FilingRules read(final BlockReader region, final String regionSource, final PlanScope scope) {
        final Optional<BlockReader> block = region.optionalBlock("filing");
        if (block.isEmpty()) {
            return null;
        }
        try (BlockReader filing = block.get()) {
            return new FilingReader(filing, scope.sourceOr(filing, regionSource), scope).rules();
        }
    }

    private FilingRules rules() {
        final List<FilingChannel> channels = block.choices("channels", FilingChannel.class);
        return new FilingRules(
                categories(),
                channels.isEmpty() ? FilingRules.ANY.channels() : channels,
                months.validity(block, "longTerm"),
                months.validity(block, "temporary"),
                extension(),
                months.changeLock(block),
                block.flag("cancelLongTermBySelf", true),
                block.flag("cancelTemporaryBySelf", true),
                block.flag("reviewNeeded", false),
                block.flag("transferFromFiledPlace", false),
                block.flag("repeatTransferSimple", false),
                block.has("documentsDueDays") ? count(block, "documentsDueDays", 1, DUE_DAYS_MAX) : 0,
                home(),
                chronic(),
                block.has("chosenProvidersMax") ? count(block, "chosenProvidersMax", 0, PROVIDERS_MAX) : 0,
                exemptions(),
                lateFilings(),
                provinceLevel(),
                block.has("hotline") ? block.text("hotline", HOTLINE, "a telephone number") : "");
    }

    private List<CategoryRule> categories() {
        if (!block.has("categories")) {
            return FilingRules.ANY.categories();
        }
        final List<CategoryRule> rules = new ArrayList<>();
        for (final BlockReader row : block.blocks("categories")) {
            try (row) {
                final FilingCategory category = row.choice("category", FilingCategory.class);
                if (rules.stream().anyMatch(rule -> rule.category() == category)) {
                    row.wrong("category", "each category once");
                }
                rules.add(category(row, category));
            }
        }
        return List.copyOf(rules);
    }

    private CategoryRule category(final BlockReader row, final FilingCategory category) {
        final CategoryRule any = FilingRules.ANY.category(category);
        final List<FilingBasis> bases = row.choices("bases", FilingBasis.class);
        return new CategoryRule(
                category,
                row.choice("benefit", BenefitCategory.class, any.benefit()),
                bases.isEmpty() ? any.bases() : bases,
                row.choices("channels", FilingChannel.class),
                row.choices("allDocuments", FilingDocument.class),
                row.choices("anyDocuments", FilingDocument.class),
                scope.source(row, source));
    }

    private FilingExtension extension() {
        final Optional<BlockReader> extension = block.optionalBlock("extension");
        if (extension.isEmpty()) {
            return null;
        }
        try (BlockReader row = extension.get()) {
            return new FilingExtension(
                    months.of(row, "minMonths"),
                    months.of(row, "maxMonths"),
                    matching(row, "diagnoses", DIAGNOSIS, "the beginning of a diagnosis code"),
                    scope.source(row, source));
        }
    }

    private HomeRule home() {
        final Optional<BlockReader> home = block.optionalBlock("home");
        if (home.isEmpty()) {
            return HomeRule.NONE;
        }
        try (BlockReader row = home.get()) {
            return new HomeRule(
                    row.choices("longTerm", CareType.class),
                    row.choices("temporary", CareType.class),
                    row.flag("needsDocuments", false),
                    scope.source(row, source));
        }
    }

    private ChronicRule chronic() {
        final Optional<BlockReader> chronic = block.optionalBlock("chronic");
        if (chronic.isEmpty()) {
            return ChronicRule.ANY;
        }
        try (BlockReader row = chronic.get()) {
            return new ChronicRule(
                    row.choices("channels", FilingChannel.class),
                    row.choices("documents", FilingDocument.class),
                    row.flag("commitment", false),
                    row.choice("scope", ChronicRule.Scope.class, ChronicRule.Scope.PER_DISEASE),
                    row.has("hospitalsMax")
                            ? count(row, "hospitalsMax", 1, ChronicRule.HOSPITALS_MAX)
                            : ChronicRule.HOSPITALS_MAX,
                    row.flag("additive", false),
                    scope.source(row, source));
        }
    }

    private List<FilingExemption> exemptions() {
        final List<FilingExemption> exemptions = new ArrayList<>();
        if (block.has("exemptions")) {
            for (final BlockReader row : block.blocks("exemptions")) {
                try (row) {
                    requireOne(row, "insuredAreas");
                    requireOne(row, "careAreas");
                    requireOne(row, "careTypes");
                    exemptions.add(new FilingExemption(
                            matching(row, "insuredAreas", AREA, "first 2, 4 or 6 digits of area codes"),
                            matching(row, "careAreas", AREA, "first 2, 4 or 6 digits of area codes"),
                            row.choices("careTypes", CareType.class),
                            (int) row.date("from").toEpochDay(),
                            (int) row.date("to", RegionReader.LAST_DAY).toEpochDay(),
                            scope.source(row, source)));
                }
            }
        }
        return List.copyOf(exemptions);
    }

    /** An empty list would exempt nobody, silently. */
    private static void requireOne(final BlockReader row, final String key) {
        if (row.list(key).isEmpty() && row.has(key)) {
            row.wrong(key, "at least one entry");
        }
    }

    private List<LateFilingRule> lateFilings() {
        final List<LateFilingRule> rows = new ArrayList<>();
        if (block.has("lateFilings")) {
            for (final BlockReader row : block.blocks("lateFilings")) {
                try (row) {
                    final boolean longTerm = row.flag("longTerm", false);
                    row.required("longTerm");
                    rows.add(new LateFilingRule(
                            longTerm,
                            row.has("basis") ? row.choice("basis", FilingBasis.class) : null,
                            row.choice("claim", LateFilingRule.Claim.class),
                            scope.source(row, source)));
                }
            }
        }
        return List.copyOf(rows);
    }

    private List<Integer> provinceLevel() {
        return block.has("provinceLevel")
                ? matching(block, "provinceLevel", PROVINCE, "two digits of a province").stream()
                        .map(Integer::valueOf)
                        .toList()
                : FilingRules.PROVINCE_LEVEL;
    }

    static int count(final BlockReader row, final String key, final int min, final int max) {
        final List<String> numbers = Stream.iterate(min, number -> number + 1)
                .limit(max - min + 1L)
                .map(String::valueOf)
                .toList();
        final String text = row.text(key);
        if (!numbers.contains(text)) {
            row.wrong(key, "a number from " + min + " to " + max);
            return min;
        }
        return Integer.parseInt(text);
    }

    private static List<String> matching(
            final BlockReader row, final String key, final Pattern form, final String expected) {
        final List<String> texts = row.texts(key);
        if (!texts.stream().allMatch(text -> form.matcher(text).matches())) {
            row.wrong(key, expected);
            return List.of();
        }
        return texts;
    }
}
