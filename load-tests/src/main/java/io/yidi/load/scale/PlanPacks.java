package io.yidi.load.scale;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * 方案包生成: the packs of the project and generated ones beside them, each of a made-up region with ten plans for stays of
 * employees, one a year.
 */
final class PlanPacks {

    /** Plans of one region. */
    static final int PLANS_A_REGION = 10;

    private static final int FIRST_AREA = 5_000;
    private static final int REGIONS_MAX = 1_000;
    private static final int FIRST_YEAR = 2_021;
    private static final int LAST_YEAR = FIRST_YEAR + PLANS_A_REGION - 1;

    private static final String REGION = """
            # 压测用的方案包：虚构地区与数字。
            sources:
              generated:
                document: 压测生成（虚构地区与数字）
                confidence: D
                note: 只用于测量方案数量的影响。

            region:
              code: generated-%1$d
              name: {zh: 压测 %1$d, en: Generated %1$d}
              areas: ["%1$d"]
              from: %2$d-01-01
              emergencyDeemedFiled: true
              source: generated
              levels: [一级, 二级, 三级]
              levelMapping:
                - {national: 1, level: 一级}
                - {national: 2, level: 二级}
                - {national: 3, level: 三级}
              funds:
                "310100": 职工基本医疗保险统筹基金
                "330100": 职工大额医疗费用补助

            plans:
            """;

    private static final String PLAN = """
              - name: employee-inpatient-%1$d
                insurance: 310
                careType: INPATIENT
                from: %1$d-01-01
            %2$s    source: generated
                poolFund: "310100"
                groups: {stays: inpatient, deductible: inpatient, bands: inpatient}
                deductible: {basis: PER_STAY, amounts: [%3$d.00, %4$d.00], source: generated}
                bands:
                  scope: YEAR
                  source: generated
                  steps:
                    - {upTo: 20000.00, ratio: 80%%}
                    - {upTo: 60000.00, ratio: 85%%}
                    - {upTo: open, ratio: 90%%}
                reductions:
                  - {category: TRANSFER, rule: POINTS, value: 10, source: generated}
                  - {category: "*", rule: NONE, source: generated}
                caps:
                  - group: inpatient
                    period: YEAR
                    measure: OF_PAYMENT
                    amount: 400000.00
                    beyond: LAYERS
                    source: generated
                layers:
                  - id: large-expense
                    fund: "330100"
                    source: generated
                    base: [ABOVE_POOL]
                    deductible: {amount: 0.00}
                    bands: {steps: [{upTo: open, ratio: 80%%}]}
                    cap: {amount: 200000.00}
                    reductionApplies: false
                account: {pays: [], source: generated}
            """;

    private PlanPacks() {}

    /**
     * Writes all packs.
     *
     * @param packs of the project
     * @param directory for them and the generated ones
     * @param planCount generated; rounded up to whole regions
     * @return places of insurance, one a region
     * @throws IOException if something cannot be read or written
     */
    static List<String> write(final Path packs, final Path directory, final int planCount) throws IOException {
        final int regions = (planCount + PLANS_A_REGION - 1) / PLANS_A_REGION;
        if (regions > REGIONS_MAX) {
            throw new IllegalArgumentException(
                    "expected at most " + REGIONS_MAX * PLANS_A_REGION + " plans, found " + planCount);
        }
        copy(packs, directory);
        final List<String> places = new ArrayList<>();
        for (int area = FIRST_AREA; area < FIRST_AREA + regions; area++) {
            final Path pack = Files.createDirectories(directory.resolve("generated-" + area));
            Files.writeString(pack.resolve("pack.yaml"), pack(area), StandardCharsets.UTF_8);
            places.add(area + "00");
        }
        return places;
    }

    private static String pack(final int area) {
        final StringBuilder text = new StringBuilder(String.format(Locale.ROOT, REGION, area, FIRST_YEAR));
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            final String to = year == LAST_YEAR ? "" : "    to: " + year + "-12-31\n";
            final int deductible = 500 + area % 100 + year % 10;
            text.append(String.format(Locale.ROOT, PLAN, year, to, deductible, deductible / 2));
        }
        return text.toString();
    }

    private static void copy(final Path from, final Path to) throws IOException {
        final List<Path> paths;
        try (Stream<Path> tree = Files.walk(from)) {
            paths = tree.sorted().toList();
        }
        for (final Path path : paths) {
            final Path copy = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(path, copy);
            }
        }
    }
}
