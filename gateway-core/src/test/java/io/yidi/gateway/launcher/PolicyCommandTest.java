package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.launcher.policy.PolicyCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the commands of {@code yidi policy} print. */
class PolicyCommandTest {

    private static final String BEIJING = "beijing/employee-inpatient.yaml";
    private static final String JIAOZUO = "jiaozuo/inpatient.yaml";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(final String... arguments) {
        return PolicyCommand.commandLine(PolicyRerun::run)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler(new FailureReport())
                .execute(arguments);
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }

    /** A copy of the shipped packs with one text replaced in one file. */
    private Path packs(final String name, final String file, final String target, final String replacement)
            throws IOException {
        return Packs.change(Packs.copy(folder.resolve(name)), file, target, replacement);
    }

    @Test
    void shouldSayThatTheShippedPacksAreSound() {
        assertEquals(CommandLine.ExitCode.OK, run("check", Packs.FOLDER.toString()), out::toString);
        assertEquals(1, lines().size(), out::toString);
        assertTrue(lines().get(0).endsWith("bundle " + Packs.hash()), out::toString);
    }

    @Test
    void shouldTellWhichPeopleNoPlanIsFor() throws Exception {
        final String person = "{\"record\":\"person\",\"psn_no\":\"P%d\",\"insutype\":\"%d\",\"insuplc_admdvs\":\"%d\","
                + "\"psn_type\":\"1101\",\"brdy\":\"1980-06-01\",\"cvlserv_flag\":\"0\",\"psn_insu_stas\":\"1\","
                + "\"balc\":\"0.00\"}\n";
        final Path people = Files.writeString(
                folder.resolve("people.jsonl"),
                person.formatted(1, 310, 110_105)
                        + person.formatted(2, 310, 890_100)
                        + person.formatted(3, 310, 890_100)
                        + person.formatted(4, 390, 910_100));

        assertEquals(
                CommandLine.ExitCode.OK,
                run("check", "--people", people.toString(), Packs.FOLDER.toString()),
                out::toString);

        assertEquals(
                List.of(
                        people + ": insuplc_admdvs 890100 无参保地政策包 no pack: 2 persons",
                        people + ": insuplc_admdvs 910100, insutype 390 无待遇方案 no plan in worked-1: 1 persons"),
                lines().subList(1, lines().size()));
    }

    @Test
    void shouldNameEveryFaultOfEveryDirectoryAtOnce() throws Exception {
        final Path broken = packs("broken", BEIJING, "ratio: 85%}", "ratio: 185%}");
        Files.writeString(
                broken.resolve(JIAOZUO),
                Files.readString(broken.resolve(JIAOZUO)).replace("92%", "92.125%"));

        assertEquals(ExitCode.CONFIGURATION, run("check", broken.toString(), Packs.FOLDER.toString()));

        assertEquals(
                List.of(
                        broken + "/beijing/employee-inpatient.yaml:94:39 YD-7004"
                                + " plans[0].bands.rows[2].steps[0].ratio",
                        broken + "/beijing/employee-inpatient.yaml:117:61 YD-7004"
                                + " plans[0].layers[0].bands.rows[1].steps[0].ratio",
                        broken + "/jiaozuo/inpatient.yaml:45:51 YD-7004 plans[0].bands.rows[0].steps[0].ratio"),
                lines().stream()
                        .filter(line -> line.contains(" YD-"))
                        .map(line -> line.substring(0, line.indexOf(": expected")))
                        .toList());
        assertTrue(lines().get(3).startsWith(broken + ": 3 "), out::toString);
        assertTrue(lines().get(4).startsWith(Packs.FOLDER + ": "), out::toString);
    }

    @Test
    void shouldTellAWrongPathFromUnsoundPacks() {
        assertEquals(ExitCode.USAGE, run("check", folder.resolve("nowhere").toString()));
        assertEquals(
                ExitCode.USAGE,
                run("diff", Packs.FOLDER.toString(), folder.resolve("nowhere").toString()));
        assertEquals(ExitCode.USAGE, run());
    }

    @Test
    void shouldShowWhatAppliesToAPerson() {
        final int exitCode = run(
                "show",
                "--packs=" + Packs.FOLDER,
                "--region=110105",
                "--date=2023-06-01",
                "--status=RETIRED",
                "--age=66",
                "--lang=ZH");

        assertEquals(CommandLine.ExitCode.OK, exitCode, err::toString);
        assertEquals("""
                北京市  三级  beijing/employee-inpatient/2022-01-01  2022-01-01 –\s
                起付标准      PER_STAY                        1300.00, 650.00        北京市基本医疗保险规定及经办口径 起付标准 [B]
                支付比例      0.00–30000.00                   85% → 91%              北京市基本医疗保险规定 第三十六条 [A]
                支付比例      30000.00–40000.00               90% → 94%              北京市基本医疗保险规定 第三十六条 [A]
                支付比例      40000.00–open                   95% → 97%              一笔 2025 年退休人员三级医院住院结算 [B]
                人员倾斜      [RETIRED]                       SELF_SHARE_FACTOR 60%  北京市基本医疗保险规定 第三十六条第（四）项 [A]
                异地降低      LONG_TERM                       NONE                   北京市基本医疗保险跨省异地就医直接结算实施细则 [B]
                最高支付限额  inpatient YEAR OF_PAYMENT       100000.00              一笔 2025 年退休人员三级医院住院结算 [B]
                后续基金起付  large-expense 330100            0.00                   北京市大额医疗费用互助办法（规则摘录） [B]
                后续基金比例  large-expense 330100 0.00–open  80%                    北京市大额医疗费用互助办法（规则摘录） [B]
                后续基金限额  large-expense 330100            400000.00              一般常识 [D]  未核实
                """, out.toString());
    }

    @Test
    void shouldShowReductionsInEnglish() {
        final int exitCode = run(
                "show",
                "--packs=" + Packs.FOLDER,
                "--region=jiaozuo",
                "--date=2023-06-01",
                "--care=OUTPATIENT",
                "--level=2",
                "--status=RETIRED",
                "--category=OTHER_TEMPORARY",
                "--lang=EN");

        assertEquals(CommandLine.ExitCode.OK, exitCode, err::toString);
        assertEquals("""
                Jiaozuo  二级  jiaozuo/employee-outpatient/2023-01-01  2023-01-01 –\s
                deductible   PER_VISIT                   30.00            公开数据集（未见官方文本） [C]  not verified
                ratio        0.00–open                   60% → 70% → 50%  公开数据集（未见官方文本） [C]  not verified
                status rule  [RETIRED]                   POINTS +10       公开数据集（未见官方文本） [C]  not verified
                reduction    OTHER_TEMPORARY             POINTS −20       焦作市医疗保障局、焦作市财政局\
                关于调整异地就医直接结算政策的通知（焦医保〔2022〕87号） 二（四） [A]
                limit        outpatient YEAR OF_PAYMENT  2300.00          公开数据集（未见官方文本） [C]  not verified
                """, out.toString());
    }

    /** A table without a row for the person refuses the bill; it must not look as if it asked for nothing. */
    @Test
    void shouldSayWhereAPersonHasNoRow() throws Exception {
        final Path changed = packs(
                "changed", BEIJING, "amounts: [1300.00, 650.00]", "rows: [{level: 三级, amounts: [1300.00, 650.00]}]");

        assertEquals(0, run("show", "--packs=" + changed, "--region=beijing", "--date=2023-06-01", "--level=2"));

        assertEquals(
                "起付标准      PER_STAY                        no row: YD-5004",
                lines().get(1).stripTrailing());
    }

    @Test
    void shouldShowADeductibleThatIsWaived() {
        run(
                "show",
                "--packs=" + Packs.FOLDER.resolveSibling("docs/policy/example/packs"),
                "--region=lanchuan",
                "--date=2024-06-01",
                "--insurance=390",
                "--assistance=EXTREME_POVERTY");

        assertTrue(lines().get(1).matches("起付标准 +PER_STAY waived +0\\.00 .*"), lines().get(1));
    }

    @Test
    void shouldSayThatThereIsNoPlan() {
        assertEquals(1, run("show", "--packs=" + Packs.FOLDER, "--region=tianjin", "--date=2028-01-01", "--lang=EN"));
        assertEquals(List.of("no plan: tianjin 310 INPATIENT 2028-01-01"), lines());
        assertEquals(ExitCode.USAGE, run("show", "--packs=" + Packs.FOLDER, "--region=990000", "--date=2023-01-01"));
    }

    @Test
    void shouldFindExactlyTheFigureThatChanged() throws Exception {
        final Path changed = packs("changed", BEIJING, "{upTo: 40000.00, ratio: 90%}", "{upTo: 40000.00, ratio: 91%}");

        assertEquals(1, run("diff", Packs.FOLDER.toString(), changed.toString()));

        assertEquals(
                List.of(
                        "plan/beijing/employee-inpatient/2022-01-01",
                        "  ~ bands[三级].value[2].ratioBp  90% → 91%",
                        "1 处数字不同 figures differ, 0 处出处不同 sources differ"),
                lines());
    }

    /** A row that ends and one that begins cut the plan in two: the new stretch is held against the whole. */
    @Test
    void shouldFindTheFigureThatChangesFromADayOn() throws Exception {
        final Path changed = packs(
                "changed",
                BEIJING,
                "amount: 100000.00,",
                "rows: [{amount: 100000.00, to: 2025-12-31}, {amount: 120000.00, from: 2026-01-01}],");

        assertEquals(1, run("diff", Packs.FOLDER.toString(), changed.toString()));
        final List<String> expected = List.of(
                "plan/beijing/employee-inpatient/2022-01-01",
                "  ~ to  9999-12-31 → 2025-12-31",
                "plan/beijing/employee-inpatient/2026-01-01  对照 against plan/beijing/employee-inpatient/2022-01-01",
                "  ~ caps[inpatient YEAR].amounts[*].value  100000.00 → 120000.00",
                "  ~ from  2022-01-01 → 2026-01-01",
                "3 处数字不同 figures differ, 0 处出处不同 sources differ");
        assertEquals(expected, lines());

        assertEquals(1, run("diff", changed.toString(), Packs.FOLDER.toString()));
        final List<String> back = lines().subList(expected.size(), lines().size());
        assertEquals(expected.get(2), back.get(2));
        assertEquals("  ~ caps[inpatient YEAR].amounts[*].value  120000.00 → 100000.00", back.get(3));
    }

    @Test
    void shouldHoldAPlanAgainstItselfWhenItsFirstDayMoves() throws Exception {
        final Path changed = packs("changed", BEIJING, "from: 2022-01-01", "from: 2021-01-01");

        assertEquals(1, run("diff", Packs.FOLDER.toString(), changed.toString()));
        assertEquals(
                List.of(
                        "plan/beijing/employee-inpatient/2021-01-01"
                                + "  对照 against plan/beijing/employee-inpatient/2022-01-01",
                        "  ~ from  2022-01-01 → 2021-01-01",
                        "1 处数字不同 figures differ, 0 处出处不同 sources differ"),
                lines());
    }

    @Test
    void shouldTellAChangedSourceFromAChangedFigure() throws Exception {
        final Path changed = packs("changed", BEIJING, "note: 跨年度住院按天数分摊到两个年度。", "note: 分摊。");

        assertEquals(1, run("diff", Packs.FOLDER.toString(), changed.toString(), "--json"));

        assertEquals(
                "[{\"row\":\"plan/beijing/employee-inpatient/2022-01-01\",\"path\":\"sources.rules-31.note\","
                        + "\"before\":\"跨年度住院按天数分摊到两个年度。\",\"after\":\"分摊。\",\"figure\":false}]",
                lines().get(0));
    }

    @Test
    void shouldSayNothingOfEqualPacksHoweverTheyAreLaidOut() throws Exception {
        final Path same = packs("same", BEIJING, "# 金额单位元", "# 元");

        assertEquals(CommandLine.ExitCode.OK, run("diff", Packs.FOLDER.toString(), same.toString()));
        assertEquals(List.of("0 处数字不同 figures differ, 0 处出处不同 sources differ"), lines());
    }
}
