package io.yidi.gateway.policy.read;

import io.yidi.gateway.policy.pack.PackModel.Confidence;
import io.yidi.gateway.policy.pack.PackModel.LevelMapping;
import io.yidi.gateway.policy.pack.PackModel.Region;
import io.yidi.gateway.policy.pack.PackModel.Source;
import io.yidi.gateway.policy.plane.FilingRules;
import io.yidi.gateway.policy.plane.HospitalRank;
import io.yidi.gateway.policy.plane.ProviderType;
import io.yidi.gateway.policy.plane.SuspicionRules;
import io.yidi.gateway.policy.yaml.BlockReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** 统筹区读取: reads the {@code sources} of a file and the {@code region} of a folder. */
public final class RegionReader {

    public static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private static final String ANY = "*";
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern AREA = Pattern.compile("[0-9]{2}|[0-9]{4}|[0-9]{6}");
    private static final Pattern CARE_AREA = Pattern.compile("\\*|[0-9]{2}|[0-9]{4}|[0-9]{6}");
    private static final Pattern FUND = Pattern.compile("[0-9]{6}");
    private static final Pattern NATIONAL_LEVEL = Pattern.compile("[123*]");

    private RegionReader() {}

    static Map<String, Source> sources(final BlockReader file) {
        final Map<String, Source> sources = new TreeMap<>();
        final Optional<BlockReader> table = file.block("sources");
        table.ifPresent(block -> {
            for (final String id : block.keys()) {
                block.block(id).ifPresent(entry -> {
                    try (entry) {
                        sources.put(id, source(entry));
                    }
                });
            }
        });
        return sources;
    }

    private static Source source(final BlockReader entry) {
        return new Source(
                entry.text("document"),
                entry.text("article", ""),
                entry.choice("confidence", Confidence.class),
                entry.text("note", ""));
    }

    static Region region(final BlockReader block, final String folder, final Map<String, Source> sources) {
        try (block) {
            final LocalDate from = block.date("from");
            final LocalDate to = block.date("to", LAST_DAY);
            if (to.isBefore(from)) {
                block.wrong("to", "a day not before " + from);
            }
            final PlanScope scope = new PlanScope(sources, List.of(), from, to, new IdentityHashMap<>());
            final Names names = names(block);
            final List<String> levels = levels(block);
            final String source = scope.source(block, null);
            final FilingRules filing = FilingReader.read(block, source, scope);
            final SuspicionRules suspicion = SuspicionReader.read(block, source, scope);
            return new Region(
                    code(block, folder),
                    names.zh(),
                    names.en(),
                    areas(block, "areas"),
                    from.toString(),
                    to.toString(),
                    block.flag("emergencyDeemedFiled", true),
                    levels,
                    levelMapping(block, levels),
                    funds(block),
                    source,
                    scope.cited(),
                    filing,
                    suspicion);
        }
    }

    record Names(String zh, String en) {}

    static Names names(final BlockReader block) {
        return block.block("name")
                .map(name -> {
                    try (name) {
                        return new Names(name.text("zh"), name.text("en"));
                    }
                })
                .orElse(new Names("", ""));
    }

    private static String code(final BlockReader block, final String folder) {
        final String code = block.text("code", CODE, "lower-case letters, digits and hyphens, at most 32");
        if (block.has("code") && !code.equals(folder)) {
            block.wrong("code", "the name of the folder, " + folder);
        }
        return code;
    }

    /** Prefixes of area codes; an empty list is a pack that nobody has opted in to yet. */
    static List<String> areas(final BlockReader block, final String key) {
        final List<String> areas = new ArrayList<>();
        for (final Node item : block.list(key)) {
            final String area = block.textOf(item, block.pathOf(key));
            if (!AREA.matcher(area).matches() || area.startsWith("0")) {
                block.wrong(item, block.pathOf(key), "first 2, 4 or 6 digits of area codes");
            }
            areas.add(area);
        }
        return areas.stream().sorted().toList();
    }

    private static List<String> levels(final BlockReader block) {
        final List<String> levels = block.texts("levels");
        block.required("levels");
        if (levels.stream().distinct().count() != levels.size()) {
            block.wrong("levels", "each level once");
        }
        return levels;
    }

    private static List<LevelMapping> levelMapping(final BlockReader block, final List<String> levels) {
        final List<LevelMapping> rows = new ArrayList<>();
        for (final BlockReader row : block.blocks("levelMapping")) {
            try (row) {
                final String national = row.text("national", NATIONAL_LEVEL, "1, 2, 3 or \"*\"");
                final String careArea = row.text("careArea", ANY);
                if (!CARE_AREA.matcher(careArea).matches()) {
                    row.wrong("careArea", "first 2, 4 or 6 digits of area codes, or \"*\"");
                }
                final int level = levels.indexOf(row.text("level"));
                if (row.has("level") && level < 0) {
                    row.wrong("level", "one of the region's levels " + levels);
                }
                rows.add(new LevelMapping(
                        NATIONAL_LEVEL.matcher(national).matches() && !national.equals(ANY)
                                ? Integer.parseInt(national)
                                : 0,
                        row.choice("rank", HospitalRank.class, null),
                        row.choice("type", ProviderType.class, null),
                        careArea.equals(ANY) ? "" : careArea,
                        level));
            }
        }
        return rows;
    }

    private static Map<String, String> funds(final BlockReader block) {
        final Map<String, String> funds = new TreeMap<>();
        block.block("funds").ifPresent(table -> {
            for (final String code : table.keys()) {
                funds.put(code, table.text(code));
                if (!FUND.matcher(code).matches()) {
                    table.wrong(code, "six digits of fund_pay_type as key");
                }
            }
        });
        return funds;
    }
}
