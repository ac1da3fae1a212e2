package io.yidi.gateway.policy.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.policy.pack.PackFault;
import io.yidi.gateway.policy.pack.PackText;
import io.yidi.gateway.policy.pack.Place;
import io.yidi.protocol.ResultCode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PackFaultTest {

    /** Stands where the fault must be reported; taken out before the pack is read. */
    private static final String HERE = "▶";

    @TempDir
    Path packs;

    private static Arguments fault(final ResultCode code, final String target, final String replacement) {
        return Arguments.of(code, target, replacement);
    }

    static Stream<Arguments> syntax() {
        final ResultCode code = ResultCode.PACK_SYNTAX;
        return Stream.of(
                fault(code, "levels: [L1, L2, L3]", "levels: [L1, L2▶}"),
                fault(code, "  code: testland\n", "  code: testland\n  ▶code: testland\n"),
                fault(code, "{amount: 0.00}", "▶*zero"),
                fault(code, "[ABOVE_POOL]", "[[[[[[[[[[[▶[1]]]]]]]]]]]]"));
    }

    static Stream<Arguments> keys() {
        final ResultCode missing = ResultCode.PACK_FIELD_MISSING;
        final ResultCode unknown = ResultCode.PACK_FIELD_UNKNOWN;
        return Stream.of(
                fault(missing, "- name: employee-inpatient\n    insurance: 310\n", "- ▶name: employee-inpatient\n"),
                fault(missing, "{upTo: 10000.00, ratio: 80%}", "▶{upTo: 10000.00}"),
                fault(missing, "name: {zh: 测试, en: Testland}", "name: ▶{zh: 测试}"),
                fault(
                        missing,
                        "  - {category: TRANSFER, rule: FACTOR, value: 90%, source: law}\n      - {category: \"*\"",
                        "  ▶- {category: LONG_TERM"),
                fault(unknown, "        base:", "        ▶bace: [ABOVE_POOL]\n        base:"),
                fault(unknown, "{amount: 0.00}", "{amount: 0.00, ▶amounts: [0.00]}"),
                fault(unknown, "talk: {document: Hearsay,", "talk: {document: Hearsay, ▶url: x,"),
                fault(unknown, "plans:\n", "▶plan: 1\nplans:\n"));
    }

    static Stream<Arguments> values() {
        final ResultCode code = ResultCode.PACK_VALUE_WRONG;
        return Stream.of(
                fault(code, "[1000.00, 500.00]", "[▶1000.005, 500.00]"),
                fault(code, "[1000.00, 500.00]", "[▶1000, 500.00]"),
                fault(code, "[1000.00, 500.00]", "[1000.00, ▶-500.00]"),
                fault(code, "[1000.00, 500.00]", "[1000.00, ▶5e2]"),
                fault(code, "[1000.00, 500.00]", "▶1000.00"),
                fault(code, "[1000.00, 500.00]", "▶[]"),
                fault(code, "ratio: 90%", "ratio: ▶100.01%"),
                fault(code, "ratio: 90%", "ratio: ▶0.9"),
                fault(code, "ratio: 90%", "ratio: ▶90.125%"),
                fault(code, "10000.00, ratio: 80%}", "▶0.00, ratio: 80%}"),
                fault(code, "ratio: 80%}\n", "ratio: 80%}\n            - {upTo: ▶10000.00, ratio: 80%}\n"),
                fault(code, "[{upTo: open, ratio: 90%}]", "▶[{upTo: 10.00, ratio: 90%}]"),
                fault(code, "level: L3, steps", "level: ▶L4, steps"),
                fault(code, "careArea: \"11\", level: L3", "careArea: \"11\", level: ▶L4"),
                fault(code, "careArea: \"11\"", "careArea: ▶\"111\""),
                fault(code, "areas: [\"91\"]", "areas: [▶\"9\"]"),
                fault(code, "status: RETIRED", "status: ▶RETIERD"),
                fault(code, "status: RETIRED", "status: RETIRED, age: ▶70-60"),
                fault(code, "scope: STAY", "scope: ▶{a: b}"),
                fault(code, "poolFund: \"310100\"", "poolFund: ▶\"999999\""),
                fault(code, "    from: 2022-01-01", "    from: ▶2022-02-30"),
                fault(code, "code: testland", "code: ▶otherland"),
                fault(code, "    insurance: 310\n", "    insurance: 310\n    benefitYearStart: ▶02-29\n"),
                fault(code, "period: YEAR,", "period: YEAR, perDisease: ▶true,"),
                fault(code, "pays: [IN_SCOPE]", "pays: [▶EVERYTHING]"),
                fault(code, "confidence: D", "confidence: ▶E"));
    }

    static Stream<Arguments> tables() {
        final String transfer = "{category: TRANSFER, rule: FACTOR, value: 90%, source: law}";
        return Stream.of(
                fault(
                        ResultCode.PACK_ROWS_TIE,
                        "- {level: L3, steps: [{upTo: open, ratio: 90%}]}",
                        "- {level: L3, steps: [{upTo: open, ratio: 90%}]}\n"
                                + "        - ▶{grade: LOW, steps: [{upTo: open, ratio: 90%}]}"),
                fault(ResultCode.PACK_ROWS_TIE, "- {category: \"*\"", "- ▶" + transfer + "\n      - {category: \"*\""),
                fault(ResultCode.PACK_RATIO_NOT_WHOLE, "{upTo: open, ratio: 90%}", "▶{upTo: open, ratio: 90.01%}"),
                fault(
                        ResultCode.PACK_RATIO_NOT_WHOLE,
                        "- {upTo: 10000.00, ratio: 80%}",
                        "- ▶{upTo: 10000.00, ratio: 80.05%}"),
                fault(
                        ResultCode.PACK_SOURCE_MISSING,
                        "{basis: PER_STAY, amounts: [1000.00, 500.00], source: law}",
                        "▶{basis: PER_STAY, amounts: [1000.00, 500.00]}"),
                fault(
                        ResultCode.PACK_SOURCE_MISSING,
                        "scope: STAY\n      source: law\n      rows:\n        - steps:",
                        "scope: STAY\n      rows:\n        - ▶steps:"),
                fault(ResultCode.PACK_SOURCE_MISSING, "value: 90%, source: law", "value: 90%, source: ▶lore"));
    }

    @ParameterizedTest(name = "{0} for {2}")
    @MethodSource({"syntax", "keys", "values", "tables"})
    void shouldReportOneFaultAtItsPlace(final ResultCode code, final String target, final String replacement)
            throws Exception {
        final String marked = PackText.replaced(target, replacement);
        final int at = marked.indexOf(HERE);
        final String before = marked.substring(0, at);
        final int line = 1 + (int) before.chars().filter(it -> it == '\n').count();
        final int column = at - before.lastIndexOf('\n');
        final List<PackFault> faults = faultsOf(marked.replace(HERE, ""));
        assertEquals(
                List.of(new Place("testland/pack.yaml", line, column) + " " + code),
                summary(faults),
                () -> faults.toString());
        assertTrue(faults.get(0).text().contains(code.label()));
    }

    @Test
    void shouldListEveryKeyThatAnUnknownOneMayMean() throws Exception {
        final PackFault fault = faultsOf(PackText.replaced("    poolFund:", "    diseas: M03900\n    poolFund:"))
                .get(0);

        assertEquals("plans[0].diseas", fault.path());
        for (final String key : List.of("disease", "round", "yearEnd", "statusRules", "benefitYearStart")) {
            assertTrue(fault.expected().matches(".*[\\[ ]" + key + "[,\\]].*"), key + " in " + fault);
        }
    }

    @Test
    void shouldTellRatiosAsThePackWritesThem() throws Exception {
        final PackFault fault = faultsOf(PackText.replaced("10000.00, ratio: 80%}", "10000.00, ratio: 80.05%}"))
                .get(0);

        assertEquals("80.05% under a TRANSFER factor of 90%", fault.found());
    }

    private List<PackFault> faultsOf(final String text) throws Exception {
        PackText.write(packs, text);
        return assertThrows(PackException.class, () -> PackReader.read(packs)).faults();
    }

    private static List<String> summary(final List<PackFault> faults) {
        return faults.stream().map(fault -> fault.place() + " " + fault.code()).toList();
    }

    @Test
    void shouldAcceptTheValidPack() throws Exception {
        assertEquals(
                1,
                PackReader.read(PackText.write(packs, PackText.VALID)).plans().size());
    }
}
