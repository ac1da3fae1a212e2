package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.FilingFrames;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.sbe.RefusalReplyDecoder;
import java.util.EnumSet;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a filing that was made as a request opens, by the shipped packs: bills before it and after it. */
class FiledBillsTest {

    private static final int EMPLOYEE = 310;

    private final MachineRun run = new MachineRun("2023-01-01");
    private int bills;

    /** BJ-13c: the filing has to be there when the bill is settled; it may have been made during the stay. */
    @ParameterizedTest(name = "{0}, {1}: filed as {2} by {3} → {4}")
    @CsvSource({
        "BJ-N1.4a, 110105, OTHER_TEMPORARY,    COMMITMENT, OTHER_TEMPORARY",
        "TJ-4.4a,  120101, OTHER_TEMPORARY,    COMMITMENT, OTHER_TEMPORARY",
        "XJ-2.4a,  650102, OTHER_TEMPORARY,    COMMITMENT, OTHER_TEMPORARY",
        "AMB-20,   650102, OTHER_TEMPORARY,    COMMITMENT, OTHER_TEMPORARY",
        "JZ-1.3a,  410802, TRANSFER,           PROOF,      TRANSFER",
        "JZ-2.5a,  410802, LONG_TERM_RESIDENT, PROOF,      LONG_TERM",
        "JZ-2.5a,  410802, LONG_TERM_RESIDENT, COMMITMENT, LONG_TERM",
        "JZ-2.5b,  410802, TRANSFER,           PROOF,      TRANSFER",
        "JZ-2.5b,  410802, EMERGENCY,          COMMITMENT, EMERGENCY",
        "JZ-2.5b,  410802, OTHER_TEMPORARY,    COMMITMENT, OTHER_TEMPORARY",
    })
    void shouldSettleAStayByAFilingMadeBeforeItsSettlement(
            final String requirement,
            final String insuredPlace,
            final String category,
            final String basis,
            final String expected) {
        final FilingScript script = script(insuredPlace);
        run.cutOver("2023-01-15");
        assertEquals("NOT_FILED psn_no", category(stay(insuredPlace, "130102")));
        script.play("2023-01-15 NEW from=2023-01-12 category=" + category + " basis=" + basis);

        assertEquals(expected, category(stay(insuredPlace, "130102")));
    }

    /** NAT-11: a filing that a person makes by himself is there for the next bill. */
    @ParameterizedTest(name = "{0}: {1}, then {2} at {3} → {4}")
    @CsvSource({
        "NAT-11,    '',                         OUTPATIENT, 130102, LONG_TERM",
        "BJ-N2.2a,  '',                         INPATIENT,  130102, LONG_TERM",
        "BJ-N2.2a,  '',                         OUTPATIENT, 130184, LONG_TERM",
        "BJ-N2.2a,  '',                         PHARMACY,   130102, LONG_TERM",
        "NAT-7,     ipt_flag,                   OUTPATIENT, 130102, LONG_TERM",
        "NAT-7,     ipt_flag place=310000,      OUTPATIENT, 310115, LONG_TERM",
        "NAT-N4.1b, otp_flag,                   OUTPATIENT, 130102, LONG_TERM",
        "NAT-N4.1b, otp_flag,                   INPATIENT,  130102, FILING_OTHER_CARE_TYPE med_type",
        "NAT-N4.1c, '',                         OUTPATIENT, 310115, FILING_OTHER_PLACE mdtrtarea_admvs",
        "NAT-N4.1c, '',                         INPATIENT,  310115, FILING_OTHER_PLACE mdtrtarea_admvs",
        "BJ-F1b,    place=460200,               OUTPATIENT, 460100, LONG_TERM",
        "BJ-F1b,    place=660100,               INPATIENT,  660200, LONG_TERM",
        "BJ-6b,     '',                         INPATIENT,  110101, HOME_LONG_TERM",
        "BJ-6b,     category=OTHER_TEMPORARY,   OUTPATIENT, 110101, HOME_TEMPORARY",
    })
    void shouldOpenWhatTheFilingIsFor(
            final String requirement,
            final String filing,
            final String careType,
            final String carePlace,
            final String expected) {
        script("110105").play("2023-01-02 NEW basis=COMMITMENT channel=NATIONAL_APP " + filing);
        run.cutOver("2023-01-16");

        assertEquals(expected, category(bill("110105", careType, carePlace)));
    }

    /** NAT-N4.1c: the kind of care has to be opened at the filed place, too. */
    @Test
    void shouldNotSettleVisitsWhereTheyAreNotOpened() {
        script("110105").play("2023-01-02 NEW place=810000");

        assertEquals("CARE_PLACE_NOT_OPENED mdtrtarea_admvs", category(bill("110105", "OUTPATIENT", "810001")));
    }

    /**
     * BJ-6b, TJ-3.3a, XJ-2.5b: after filing, care at home is paid as it was before; the filing takes nothing away. In
     * Xinjiang, from the completion of its documents on.
     */
    @ParameterizedTest(name = "{0}: {1} at home, in {2}, filed by {3}")
    @CsvSource({
        "BJ-6b,   110105, 110101, 2023-01-02 NEW basis=COMMITMENT",
        "TJ-3.3a, 120101, 120102, 2023-01-02 NEW basis=COMMITMENT",
        "XJ-2.5b, 650102, 650103, 2023-01-02 NEW doc_residence_proof",
        "XJ-2.5b, 650102, 650103, 2023-01-02 NEW basis=COMMITMENT; 2023-01-12 COMPLETE_DOCUMENTS doc_residence_proof"
    })
    void shouldPayTheSameAtHomeAndAtTheFiledPlace(
            final String requirement, final String insuredPlace, final String homePlace, final String filed) {
        script(insuredPlace).play(filed);
        final MachineRun home = run.cutOver("2023-01-16").restored();

        final String away = run.send(stay(insuredPlace, "130102"));
        assertEquals(away.replace("LONG_TERM", "HOME_LONG_TERM"), home.send(stay(insuredPlace, homePlace)));
    }

    /** XJ-2.5c, AMB-13: until then the filed place settles, and home does not. */
    @Test
    void shouldNotPayAtHomeBeforeTheDocumentsAreComplete() {
        script("650102").play("2023-01-02 NEW basis=COMMITMENT");
        run.cutOver("2023-01-16");

        assertEquals("HOME_DOCUMENTS_MISSING psn_no", category(stay("650102", "650103")));
        assertEquals("LONG_TERM", category(stay("650102", "130102")));
    }

    /** JZ-1.1, BJ-F2c: three long-term groups and three temporary ones; without a filing nothing is settled. */
    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource({
        "JZ-1.1, RETIRED_RESETTLED,  LONG_TERM",
        "JZ-1.1, LONG_TERM_RESIDENT, LONG_TERM",
        "JZ-1.1, STATIONED_WORKER,   LONG_TERM",
        "JZ-1.1, TRANSFER,           TRANSFER",
        "JZ-1.1, EMERGENCY,          EMERGENCY",
        "JZ-1.1, OTHER_TEMPORARY,    OTHER_TEMPORARY",
    })
    void shouldSettleEveryGroupByItsOwn(final String requirement, final String category, final String expected) {
        final FilingScript script = script("410802");
        run.cutOver("2023-01-15");
        assertEquals("NOT_FILED psn_no", category(stay("410802", "130102")));
        script.play("2023-01-15 NEW from=2023-01-05 category=" + category);

        assertEquals(expected, category(stay("410802", "130102")));
    }

    /** BJ-27b, BJ-F17.4, BJ-F1b: an emergency needs no filing; who is not filed and comes without one is told so. */
    @Test
    void shouldDeemAnEmergencyFiled() {
        script("110105");
        run.cutOver("2023-01-15");

        assertEquals("NOT_FILED psn_no", category(stay("110105", "130102")));
        assertEquals("EMERGENCY", category(stay("110105", "130102").emergency()));
        assertEquals("NORMAL: ", run.send(FilingFrames.query("Q1", "P1", 110_105, query -> {})), "nothing is stored");
    }

    /** BJ-N2.3, TJ-8.4: who is not filed is told what to do, and whom to ask. */
    @Test
    void shouldTellWhatToDoAndWhomToAsk() {
        script("120101");
        run.cutOver("2023-01-15");
        assertEquals("NOT_FILED psn_no", category(stay("120101", "130102")));
        final RefusalReplyDecoder refusal = Answers.refusal(new UnsafeBuffer(run.lastReply()));
        refusal.skipFound();
        assertTrue(refusal.textZh().contains("备案"));
        refusal.skipTextEn();
        final String cureZh = refusal.cureZh();
        assertTrue(cureZh.contains("备案") && cureZh.contains("12393"), cureZh);
        assertTrue(refusal.cureEn().contains("12393"));
    }

    /** NAT-N4.3b: whether somebody has a chronic disease is known from the insured place's filing alone. */
    @Test
    void shouldTakeTheDiseaseFromTheFilingAtTheInsuredPlace() {
        final FilingScript script = script("120101");
        script.play("2023-01-02 NEW");
        final SettleFrame visit =
                bill("120101", "OUTPATIENT", "130102").medicalType("140104").disease("M03900");
        assertEquals("CHRONIC_NOT_FILED dise_codg", category(visit));
        script.play("2023-01-02 NEW disease=M03900 hospitals=" + SettleFrame.INSTITUTION);

        assertEquals("LONG_TERM", category(visit));
    }

    /** TJ-3.3c, AMB-30: a transfer to a hospital stays bound to it, unless the change names a place or a hospital. */
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "CHANGE to=2023-12-31,                         FILING_OTHER_HOSPITAL fixmedins_code",
        "CHANGE category=TRANSFER to=2023-12-31,       FILING_OTHER_HOSPITAL fixmedins_code",
        "CHANGE place=130100,                          TRANSFER",
        "CHANGE hospitals=" + SettleFrame.INSTITUTION + ", TRANSFER",
        "CHANGE category=OTHER_TEMPORARY,              OTHER_TEMPORARY",
    })
    void shouldKeepTheHospitalOfATransferThatIsChanged(final String change, final String expected) {
        final FilingScript script = script("110105");
        script.play("2023-01-02 NEW category=TRANSFER hospitals=H13010000009; 2023-01-03 " + change);
        run.cutOver("2023-01-15");

        assertEquals(expected, category(stay("110105", "130102")));
    }

    /** NAT-15, BJ-26a: a disease is known by every code the region has for it, in a file as in a request. */
    @ParameterizedTest(name = "filed as {0}, sent as {1}")
    @CsvSource({"M00500, M00500", "M00500, M00503", "M00503, M00500", "M00503, M00503"})
    void shouldKnowADiseaseByEveryCodeOfTheRegion(final String filedAs, final String sentAs) {
        script("410802");
        run.load(new FilingRow(
                "P1",
                EMPLOYEE,
                FilingKind.CHRONIC,
                FilingCategory.LONG_TERM_RESIDENT,
                FilingBasis.PROOF,
                true,
                FilingChannel.WINDOW,
                130_100,
                0,
                Integer.MAX_VALUE,
                0,
                EnumSet.of(CareType.CHRONIC_OUTPATIENT),
                filedAs,
                List.of(new FilingRow.Hospital(SettleFrame.INSTITUTION, 130_100))));

        assertEquals(
                "LONG_TERM",
                category(bill("410802", "OUTPATIENT", "130102")
                        .medicalType("140104")
                        .disease(sentAs)));
    }

    /** NAT-2a: another city of the same province is no cross-province care, filed or not. */
    @ParameterizedTest(name = "{0} insured, treated in {1}")
    @CsvSource({"410802, 410102", "650102, 652302"})
    void shouldNotSettleInsideTheProvince(final String insuredPlace, final String carePlace) {
        final FilingScript script = script(insuredPlace);
        assertEquals("FILING_PLACE_AT_HOME " + carePlace, script.play("2023-01-02 NEW place=" + carePlace));
        script.play("2023-01-02 NEW");
        run.cutOver("2023-01-15");

        assertEquals("NOT_CROSS_PROVINCE mdtrtarea_admvs", category(stay(insuredPlace, carePlace)));
        assertEquals(
                "NOT_CROSS_PROVINCE mdtrtarea_admvs",
                category(stay(insuredPlace, carePlace).emergency()));
    }

    private FilingScript script(final String insuredPlace) {
        run.person("P1", EMPLOYEE, Integer.parseInt(insuredPlace), PersonStatus.WORKING);
        return new FilingScript(run, "P1", insuredPlace);
    }

    private static SettleFrame stay(final String insuredPlace, final String carePlace) {
        return SettleFrame.inpatient()
                .person("P1", EMPLOYEE, insuredPlace)
                .carePlace(carePlace)
                .stay("2023-01-05", "2023-01-15")
                .bill("9000.00", "9000.00");
    }

    private static SettleFrame bill(final String insuredPlace, final String careType, final String carePlace) {
        final SettleFrame visit = SettleFrame.outpatient()
                .person("P1", EMPLOYEE, insuredPlace)
                .carePlace(carePlace)
                .lines("90.00", "90.00");
        return switch (careType) {
            case "INPATIENT" -> stay(insuredPlace, carePlace);
            case "PHARMACY" -> visit.code("2102").medicalType("41");
            default -> visit;
        };
    }

    /** The category of a bill, or its refusal. */
    private String category(final SettleFrame bill) {
        final String answer = run.send(bill.msgId("B" + ++bills));
        return answer.contains(" of ") ? answer.substring(0, answer.indexOf(' ')) : answer;
    }
}
