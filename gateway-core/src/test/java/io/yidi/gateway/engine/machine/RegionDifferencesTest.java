package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.policy.bundle.PolicyBundles;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.protocol.code.PersonStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

@DisplayName("NAT-35, NAT-9: where regions differ, one key of a pack changes the answer alone")
class RegionDifferencesTest {

    private static final int EMPLOYEE = 310;
    private static final String PLACE = "950102";
    private static final String CATALOGUE = """
            sources:
              law: {document: 某地异地就医办法, article: 第一条, confidence: A}
            diseases:
              - {code: M03900, name: {zh: 高血压, en: Hypertension}, from: 2022-01-01, source: law}
              - {code: M01600, name: {zh: 糖尿病, en: Diabetes}, from: 2022-01-01, source: law}
            """;

    /** What stands at a mark where the row writes nothing. */
    private static final Map<String, String> MARKS = Map.of(
            "region from", "from: 2022-01-01",
            "region", "",
            "funds", "funds: {\"310100\": 统筹基金}",
            "home", "home: {longTerm: [INPATIENT, CHRONIC_OUTPATIENT], temporary: [INPATIENT]}",
            "filing", "",
            "stays", "reductions: [{category: \"*\", rule: NONE, source: law}]",
            "chronic", "reductions: [{category: \"*\", rule: NONE, source: law}]");

    @TempDir
    private Path folder;

    private int bills;
    private String json;

    @ParameterizedTest(name = "{0}: {2} or {3}")
    @CsvFileSource(resources = "region-differences.txt", delimiter = '|', quoteCharacter = '`')
    void shouldChangeTheAnswerByOneKeyAlone(
            final String key,
            final String mark,
            final String one,
            final String other,
            final String steps,
            final String answerOfOne,
            final String answerOfOther)
            throws Exception {
        requireAnswer(answerOfOne, play(plane("one", mark, Objects.toString(one, "")), steps));
        requireAnswer(answerOfOther, play(plane("other", mark, other), steps));
    }

    private void requireAnswer(final String expected, final String answer) {
        if (expected.startsWith("has ") || expected.startsWith("lacks ")) {
            final String text = expected.substring(expected.indexOf(' ') + 1);
            assertTrue(json.contains(text) == expected.startsWith("has "), json);
        } else {
            assertTrue(answer.startsWith(expected), () -> "expected " + expected + ", found " + answer);
        }
    }

    private PolicyPlane plane(final String name, final String mark, final String text) throws Exception {
        final Path packs = folder.resolve(name);
        String pack = base();
        for (final Map.Entry<String, String> known : MARKS.entrySet()) {
            final String written = known.getKey().equals(mark) ? text : known.getValue();
            pack = pack.replaceAll(
                    "(?m)^( *)# " + known.getKey() + "$",
                    written.isEmpty() ? "" : "$1" + written.replace("$", "\\$").replace(";; ", "\n$1"));
        }
        write(packs.resolve("somewhere/pack.yaml"), pack);
        write(packs.resolve("diseases/national.yaml"), CATALOGUE);
        if (!MARKS.containsKey(mark)) {
            write(
                    packs.resolve("care-places/places.yaml"),
                    CATALOGUE.substring(0, CATALOGUE.indexOf("diseases:")) + mark + ":\n  - " + text + "\n");
        }
        return PolicyBundles.planeOf(packs);
    }

    private static void write(final Path file, final String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base() throws IOException {
        try (InputStream in = RegionDifferencesTest.class.getResourceAsStream("region-differences.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Plays steps about filings and bills; the answer to the last one. */
    private String play(final PolicyPlane plane, final String steps) {
        final MachineRun run = new MachineRun(hash -> plane, plane.bundleHash(), "2023-01-01")
                .person("P1", EMPLOYEE, Integer.parseInt(PLACE), PersonStatus.WORKING);
        final FilingScript script = new FilingScript(run, "P1", PLACE);
        String answer = "";
        for (final String step : steps.split("; ?", -1)) {
            final List<String> words = List.of(step.strip().split(" +", -1));
            if (words.get(1).equals("BILL")) {
                run.cutOver(words.get(0));
                answer = run.send(bill(words)).replaceAll(" [0-9.]+ of [0-9.]+: [0-9]+ ", " ");
            } else {
                answer = script.play(step);
            }
            json = script.json();
        }
        return answer;
    }

    private SettleFrame bill(final List<String> words) {
        bills++;
        final String day = words.get(0);
        final SettleFrame bill = words.get(2).equals("INPATIENT")
                ? SettleFrame.inpatient()
                        .stay(LocalDate.parse(day).minusDays(7).toString(), day)
                        .bill("10000.00", "10000.00")
                : SettleFrame.outpatient().lines("10000.00", "10000.00");
        bill.person("P1", EMPLOYEE, PLACE).msgId("B" + bills).carePlace(words.get(3));
        switch (words.get(2)) {
            case "CHRONIC" -> bill.medicalType("140104").disease("M03900");
            case "PHARMACY" -> bill.code("2102").medicalType("41");
            default -> {}
        }
        switch (words.size() > 4 ? words.get(4) : "") {
            case "emergency" -> bill.emergency();
            case "trauma" -> bill.trauma();
            case "ID_CARD" -> bill.voucher(2, "11010519800101T011");
            default -> {}
        }
        return bill;
    }
}
