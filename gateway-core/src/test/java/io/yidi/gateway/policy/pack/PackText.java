package io.yidi.gateway.policy.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small valid pack to break, and where to put it. */
public final class PackText {

    public static final String VALID = """
            sources:
              law: {document: Rules, article: Article 36, confidence: A}
              talk: {document: Hearsay, confidence: D}
            region:
              code: testland
              name: {zh: 测试, en: Testland}
              areas: ["91"]
              from: 2022-01-01
              source: law
              levels: [L1, L2, L3]
              levelMapping:
                - {national: 3, careArea: "11", level: L3}
                - {national: "*", level: L1}
              funds: {"310100": Pool, "330100": Large}
            plans:
              - name: employee-inpatient
                insurance: 310
                careType: INPATIENT
                from: 2022-01-01
                source: law
                poolFund: "310100"
                groups: {stays: inpatient, deductible: inpatient, bands: inpatient}
                deductible: {basis: PER_STAY, amounts: [1000.00, 500.00], source: law}
                bands:
                  scope: STAY
                  source: law
                  rows:
                    - steps:
                        - {upTo: 10000.00, ratio: 80%}
                        - {upTo: open, ratio: 85.5%}
                    - {level: L3, steps: [{upTo: open, ratio: 90%}]}
                statusRules:
                  - {status: RETIRED, rule: SELF_SHARE_FACTOR, value: 60%, source: law}
                reductions:
                  - {category: TRANSFER, rule: FACTOR, value: 90%, source: law}
                  - {category: "*", rule: NONE, source: law}
                caps:
                  - {group: pool, period: YEAR, measure: OF_PAYMENT, amount: 100000.00, beyond: LAYERS, source: law}
                layers:
                  - id: large
                    fund: "330100"
                    source: law
                    base: [ABOVE_POOL]
                    deductible: {amount: 0.00}
                    bands: {steps: [{upTo: open, ratio: 80%}]}
                    cap: {amount: 200000.00}
                account: {pays: [IN_SCOPE], source: law}
            """;

    private PackText() {}

    public static Path write(final Path packs, final String text) throws IOException {
        return write(packs, "testland", "pack.yaml", text);
    }

    public static Path write(final Path packs, final String folder, final String file, final String text)
            throws IOException {
        Files.createDirectories(packs.resolve(folder));
        Files.write(packs.resolve(folder).resolve(file), text.getBytes(StandardCharsets.UTF_8));
        return packs;
    }

    public static String replaced(final String target, final String replacement) {
        if (!VALID.contains(target)) {
            throw new IllegalArgumentException("expected a part of the valid pack, found " + target);
        }
        return VALID.replace(target, replacement);
    }
}
