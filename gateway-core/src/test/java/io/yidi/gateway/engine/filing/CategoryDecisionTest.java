package io.yidi.gateway.engine.filing;

import static io.yidi.protocol.code.FilingCategory.LONG_TERM_RESIDENT;
import static io.yidi.protocol.code.FilingCategory.OTHER_TEMPORARY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingState;
import io.yidi.gateway.policy.plane.DiseaseCatalogue;
import io.yidi.gateway.policy.plane.DiseaseCatalogue.Entry;
import io.yidi.gateway.policy.plane.FilingExemption;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.gateway.policy.plane.SuspicionRules;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingCategory;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stay from day 100 to day 110 in Shijiazhuang (130100) of somebody insured in Jiaozuo, settled on day 112. */
class CategoryDecisionTest {

    private static final int CARE_PLACE = 130_100;
    private static final int ELSEWHERE = 310_000;
    private static final String DISEASE = "M03900";
    private static final String CLOSED_DISEASE = "M01600";
    private static final DiseaseCatalogue DISEASES =
            new DiseaseCatalogue(List.of(entry(DISEASE), entry(CLOSED_DISEASE)), List.of(entry(DISEASE)));

    private final CategoryDecision decision = new CategoryDecision();
    private final FilingRulesBuilder rules = new FilingRulesBuilder();
    private final FiledPerson patient = new FiledPerson();
    private final Visit visit = visit();
    private boolean deemedFiled = true;

    /**
     * Every row breaks its own rule and those of the rows below it that it can break at the same time, so that its
     * outcome proves that it comes first. Columns: status of the person, third party liable, kind of care, care
     * place, what is filed, emergency stated.
     */
    @ParameterizedTest(name = "{0}: {7}")
    @DisplayName("The first rule that applies decides")
    @CsvSource({
        "NAT-28,    SUSPENDED,  true,  CHRONIC_OUTPATIENT, 410100, NONE,       true,  PERSON_SUSPENDED",
        "NAT-10b,   PAUSED,     true,  CHRONIC_OUTPATIENT, 410100, NONE,       true,  BENEFIT_PAUSED",
        "NAT-10b,   TERMINATED, true,  CHRONIC_OUTPATIENT, 410100, NONE,       true,  BENEFIT_TERMINATED",
        "BJ-28b,    NORMAL,     true,  CHRONIC_OUTPATIENT, 410100, NONE,       true,  THIRD_PARTY_LIABLE",
        "NAT-15,    NORMAL,     false, CHRONIC_OUTPATIENT, 410100, UNKNOWN,    true,  CHRONIC_DISEASE_UNKNOWN",
        "NAT-N4.3a, NORMAL,     false, CHRONIC_OUTPATIENT, 410100, CLOSED,     true,  CHRONIC_DISEASE_NOT_OPEN",
        "NAT-8,     NORMAL,     false, CHRONIC_OUTPATIENT, 410100, NONE,       true,  CHRONIC_NOT_FILED",
        "BJ-9c,     NORMAL,     false, CHRONIC_OUTPATIENT, 410100, CHRONIC2,   true,  CHRONIC_OTHER_HOSPITAL",
        "BJ-10a,    NORMAL,     false, CHRONIC_OUTPATIENT, 410100, CHRONICOLD, true,  FILING_EXPIRED",
        "BJ-1a,     NORMAL,     false, CHRONIC_OUTPATIENT, 410100, CHRONIC1,   true,  NOT_CROSS_PROVINCE",
        "BJ-1a,     NORMAL,     false, INPATIENT,          410100, SOUND,      true,  NOT_CROSS_PROVINCE",
        "BJ-1a,     NORMAL,     false, INPATIENT,          410802, NONE,       true,  NOT_CROSS_PROVINCE",
        "JZ-2.2b,   NORMAL,     false, INPATIENT,          410802, SOUND,      true,  HOME_LONG_TERM",
        "JZ-2.2d,   NORMAL,     false, INPATIENT,          410802, TEMPORARY,  true,  HOME_TEMPORARY",
        "NAT-8,     NORMAL,     false, CHRONIC_OUTPATIENT, 130100, CHRONIC1,   true,  LONG_TERM",
        "XJ-2.5a,   NORMAL,     false, INPATIENT,          130100, SOUND,      true,  LONG_TERM",
        "JZ-2.2a,   NORMAL,     false, INPATIENT,          130100, SOUND,      false, LONG_TERM",
        "XJ-2.5d,   NORMAL,     false, INPATIENT,          310101, ONWARD,     true,  TRANSFER",
        "JZ-2.4c,   NORMAL,     false, INPATIENT,          130100, TEMPORARY,  false, OTHER_TEMPORARY",
        "JZ-2.4b,   NORMAL,     false, INPATIENT,          130100, TEMPORARY,  true,  EMERGENCY",
        "BJ-27b,    NORMAL,     false, OUTPATIENT,         130100, NONE,       true,  EMERGENCY",
        "AMB-19,    NORMAL,     false, INPATIENT,          130100, PLACE,      true,  EMERGENCY",
        "TJ-4.4d,   NORMAL,     false, OUTPATIENT,         130100, NONE,       false, EXEMPT",
        "TJ-4.4d,   NORMAL,     false, OUTPATIENT,         130100, PLACE,      false, EXEMPT",
        "BJ-13c,    NORMAL,     false, INPATIENT,          130100, NONE,       false, NOT_FILED",
        "BJ-9a,     NORMAL,     false, INPATIENT,          130100, PLACE,      false, FILING_OTHER_PLACE",
        "BJ-N1.3b,  NORMAL,     false, INPATIENT,          130100, SUPERSEDED, false, FILING_SUPERSEDED",
        "JZ-1.2a,   NORMAL,     false, INPATIENT,          130100, ENDED,      false, FILING_ENDED",
        "NAT-10a,   NORMAL,     false, INPATIENT,          130100, REVIEW,     false, FILING_IN_REVIEW",
        "AMB-30,    NORMAL,     false, INPATIENT,          130100, HOSPITAL,   false, FILING_OTHER_HOSPITAL",
        "BJ-9b,     NORMAL,     false, INPATIENT,          130100, CARE,       false, FILING_OTHER_CARE_TYPE",
        "BJ-10a,    NORMAL,     false, INPATIENT,          130100, EXPIRED,    false, FILING_EXPIRED",
        "BJ-10a,    NORMAL,     false, INPATIENT,          130100, LATER,      false, FILING_NOT_YET_VALID",
        "NAT-N4.1a, NORMAL,     false, OUTPATIENT,         130100, SOUND,      false, LONG_TERM",
        "NAT-N4.1a, NORMAL,     false, PHARMACY,           130100, SOUND,      false, FILING_OTHER_CARE_TYPE",
    })
    void shouldDecideByTheFirstRuleThatApplies(
            final String requirement,
            final String status,
            final boolean thirdParty,
            final CareType careType,
            final int carePlace,
            final String filed,
            final boolean emergency,
            final String outcome) {
        visit.thirdPartyLiable = thirdParty;
        visit.careType = careType;
        visit.carePlace = carePlace;
        visit.emergency = emergency;
        rules.withHome(false);
        rules.exemptions = List.of(
                new FilingExemption(List.of("41"), List.of("13"), FiledPerson.care(CareType.OUTPATIENT), 1, 500, ""));
        give(status);
        file(filed);

        assertEquals(outcome, decide());
    }

    @ParameterizedTest(name = "{0}: {1} is {2}; {3} {4} → {5}")
    @DisplayName("Each condition of the table changes the outcome alone")
    @CsvSource({
        "NAT-28,    SOUND,     LONG_TERM,          status,     SUSPENDED,          PERSON_SUSPENDED",
        "NAT-10b,   SOUND,     LONG_TERM,          status,     PAUSED,             BENEFIT_PAUSED",
        "NAT-10b,   SOUND,     LONG_TERM,          status,     TERMINATED,         BENEFIT_TERMINATED",
        "BJ-28b,    SOUND,     LONG_TERM,          thirdParty, yes,                THIRD_PARTY_LIABLE",
        "NAT-8,     SOUND,     LONG_TERM,          care,       CHRONIC_OUTPATIENT, CHRONIC_NOT_FILED",
        "NAT-N4.1a, SOUND,     LONG_TERM,          care,       OUTPATIENT,         LONG_TERM",
        "BJ-9b,     SOUND,     LONG_TERM,          care,       PHARMACY,           FILING_OTHER_CARE_TYPE",
        "BJ-9a,     SOUND,     LONG_TERM,          place,      310101,             FILING_OTHER_PLACE",
        "BJ-1a,     SOUND,     LONG_TERM,          place,      410100,             NOT_CROSS_PROVINCE",
        "JZ-2.2b,   SOUND,     LONG_TERM,          place,      410802,             HOME_LONG_TERM",
        "BJ-13c,    SOUND,     LONG_TERM,          settled,    0,                  FILING_NOT_YET_VALID",
        "TJ-3.3c,   SOUND,     LONG_TERM,          hospital,   H2,                 LONG_TERM",
        "XJ-3.1b,   VISIT,     LONG_TERM,          chosen,     2,                  PROVIDER_NOT_CHOSEN",
        "NAT-15,    CHRONIC,   LONG_TERM,          disease,    M99999,             CHRONIC_DISEASE_UNKNOWN",
        "NAT-N4.3a, CHRONIC,   LONG_TERM,          disease,    M01600,             CHRONIC_DISEASE_NOT_OPEN",
        "BJ-9c,     CHRONIC,   LONG_TERM,          hospital,   H2,                 CHRONIC_OTHER_HOSPITAL",
        "NAT-8,     CHRONIC,   LONG_TERM,          care,       OUTPATIENT,         NOT_FILED",
        "JZ-2.4b,   TEMPORARY, OTHER_TEMPORARY,    emergency,  yes,                EMERGENCY",
        "JZ-2.2d,   TEMPORARY, OTHER_TEMPORARY,    place,      410802,             HOME_TEMPORARY",
        "XJ-2.5d,   ONWARD,    LONG_TERM,          place,      310101,             TRANSFER",
        "AMB-30,    HOSPITAL,  TRANSFER,           hospital,   H2,                 FILING_OTHER_HOSPITAL",
        "BJ-27b,    NONE,      NOT_FILED,          emergency,  yes,                EMERGENCY",
        "TJ-4.4d,   NONE,      NOT_FILED,          care,       OUTPATIENT,         EXEMPT",
        "AMB-19,    UNFILED,   EMERGENCY,          deemed,     no,                 NOT_FILED",
        "XJ-2.5c,   HOME,      HOME_DOCUMENTS_MISSING, proven, yes,                HOME_LONG_TERM",
    })
    void shouldChangeByEachConditionAlone(
            final String requirement,
            final String baseline,
            final String before,
            final String condition,
            final String value,
            final String after) {
        beginWith(baseline);
        assertEquals(before, decide());
        change(condition, value);

        assertEquals(after, decide());
    }

    @ParameterizedTest(name = "{0}: filed as {1}, emergency {2} → {3}")
    @DisplayName("The group of a filing decides (rows 9 and 11)")
    @CsvSource({
        "TJ-4.1a, RETIRED_RESETTLED,  false, LONG_TERM",
        "JZ-2.2a, LONG_TERM_RESIDENT, false, LONG_TERM",
        "XJ-2.5a, STATIONED_WORKER,   true,  LONG_TERM",
        "JZ-2.4a, TRANSFER,           false, TRANSFER",
        "XJ-2.6b, TRANSFER,           true,  TRANSFER",
        "JZ-2.4b, EMERGENCY,          false, EMERGENCY",
        "JZ-2.4b, EMERGENCY,          true,  EMERGENCY",
        "XJ-2.2a, OTHER_TEMPORARY,    false, OTHER_TEMPORARY",
        "JZ-2.4b, OTHER_TEMPORARY,    true,  EMERGENCY",
    })
    void shouldTakeTheCategoryFromTheFiling(
            final String requirement, final FilingCategory filed, final boolean emergency, final String expected) {
        visit.emergency = emergency;
        deemedFiled = false;
        patient.general(filed, CARE_PLACE, 1, 200);

        assertEquals(expected, decide());
    }

    @ParameterizedTest(name = "filed place {0}, care place {1} → {2}")
    @DisplayName("BJ-9a, AMB-14: a province or a city holds everything below it; some provinces are one area")
    @CsvSource({
        "130000, 130100, LONG_TERM",
        "130000, 130184, LONG_TERM",
        "130100, 130184, LONG_TERM",
        "130184, 130184, LONG_TERM",
        "130184, 130185, FILING_OTHER_PLACE",
        "130100, 130200, FILING_OTHER_PLACE",
        "130000, 110105, FILING_OTHER_PLACE",
        "310000, 310115, LONG_TERM",
        "310115, 310104, LONG_TERM",
        "460100, 460200, LONG_TERM",
        "540100, 542400, LONG_TERM",
        "660100, 660200, LONG_TERM",
        "650100, 652300, FILING_OTHER_PLACE",
    })
    void shouldMatchTheFiledPlace(final int filedPlace, final int carePlace, final String outcome) {
        visit.carePlace = carePlace;
        patient.general(LONG_TERM_RESIDENT, filedPlace, 1, 200);

        assertEquals(outcome, decide());
    }

    @ParameterizedTest(name = "filed from {0} to {1} → {2}")
    @DisplayName("BJ-10a, BJ-13c, AMB-7: valid on the first or the last day of the stay, both bounds included")
    @CsvSource({
        "1,   99,  FILING_EXPIRED",
        "1,   100, LONG_TERM",
        "100, 100, LONG_TERM",
        "101, 109, FILING_EXPIRED",
        "101, 110, LONG_TERM",
        "110, 110, LONG_TERM",
        "110, 2147483647, LONG_TERM",
        "111, 200, FILING_NOT_YET_VALID",
        "113, 200, FILING_NOT_YET_VALID",
    })
    void shouldMatchTheFiledDays(final int from, final int to, final String outcome) {
        patient.general(LONG_TERM_RESIDENT, CARE_PLACE, from, to);

        assertEquals(outcome, decide());
    }

    @ParameterizedTest
    @DisplayName("BJ-27b: an emergency that no filing matches is deemed filed, unless the region says no")
    @CsvSource({
        "310000, 1,   200, INPATIENT, true,  EMERGENCY",
        "130100, 1,   99,  INPATIENT, true,  EMERGENCY",
        "130100, 1,   200, PHARMACY,  true,  EMERGENCY",
        "310000, 1,   200, INPATIENT, false, FILING_OTHER_PLACE",
        "130100, 1,   99,  INPATIENT, false, FILING_EXPIRED",
        "130100, 1,   200, PHARMACY,  false, FILING_OTHER_CARE_TYPE",
    })
    void shouldDeemAnEmergencyFiled(
            final int filedPlace,
            final int from,
            final int to,
            final CareType filedFor,
            final boolean isDeemed,
            final String outcome) {
        visit.emergency = true;
        deemedFiled = isDeemed;
        patient.file(FilingKind.GENERAL, OTHER_TEMPORARY, filedPlace, from, to, filedFor, "");

        assertEquals(outcome, decide());
    }

    /** XJ-2.5c, AMB-13: only the benefits at home wait for the documents. */
    @Test
    void shouldWantTheDocumentsOfACommitmentAtHomeOnly() {
        rules.withHome(true);
        patient.general(LONG_TERM_RESIDENT, CARE_PLACE, 1, 200);
        assertEquals("LONG_TERM", decide());
        visit.carePlace = FiledPerson.INSURED_PLACE;
        assertEquals("HOME_DOCUMENTS_MISSING", decide());
        patient.filings.prove(patient.filings.first(0), 0, true);

        assertEquals("HOME_LONG_TERM", decide());
    }

    @ParameterizedTest(name = "{0}: {1} at home, filed {2} to {3} → {4}")
    @DisplayName("AMB-23: a long-term filing has to be valid at admission, a temporary one on the first or last day")
    @CsvSource({
        "AMB-23,  LONG_TERM_RESIDENT, 1,   99,  NOT_CROSS_PROVINCE",
        "AMB-23,  LONG_TERM_RESIDENT, 1,   100, HOME_LONG_TERM",
        "AMB-23,  LONG_TERM_RESIDENT, 101, 200, NOT_CROSS_PROVINCE",
        "JZ-2.2d, OTHER_TEMPORARY,    101, 200, HOME_TEMPORARY",
        "JZ-2.2d, OTHER_TEMPORARY,    111, 200, NOT_CROSS_PROVINCE",
    })
    void shouldWantAValidFilingAtHome(
            final String requirement, final FilingCategory filed, final int from, final int to, final String outcome) {
        rules.withHome(false);
        visit.carePlace = FiledPerson.INSURED_PLACE;
        patient.general(filed, CARE_PLACE, from, to);

        assertEquals(outcome, decide());
    }

    @Test
    void shouldSettleAtHomeOnlyWhereTheRegionOffersIt() {
        visit.carePlace = FiledPerson.INSURED_PLACE;
        patient.general(LONG_TERM_RESIDENT, CARE_PLACE, 1, 200);

        assertEquals("NOT_CROSS_PROVINCE", decide());
    }

    /** XJ-3.1b: inpatient care at every hospital, outpatient care at chosen providers. */
    @Test
    void shouldWantAChosenProviderForOutpatientCareWhereTheRegionDoes() {
        patient.general(LONG_TERM_RESIDENT, CARE_PLACE, 1, 200);
        rules.chosenProvidersMax = 2;
        assertEquals("LONG_TERM", decide());
        visit.careType = CareType.OUTPATIENT;
        assertEquals("PROVIDER_NOT_CHOSEN", decide());
        patient.file(FilingKind.CHOSEN_PROVIDER, LONG_TERM_RESIDENT, CARE_PLACE, 1, 200, CareType.OUTPATIENT, "", "H1");

        assertEquals("LONG_TERM", decide());
    }

    /** TJ-3.3c, AMB-30: a transfer names a hospital or holds for the whole area; it opens visits and stays there. */
    @Test
    void shouldBindATransferToTheHospitalItsOrderNames() {
        patient.file(FilingKind.GENERAL, FilingCategory.TRANSFER, CARE_PLACE, 1, 200, CareType.INPATIENT, "", "H1");
        assertEquals("TRANSFER", decide());
        visit.careType = CareType.OUTPATIENT;
        assertEquals("TRANSFER", decide());
        visit.institution = FiledPerson.institution("H2");
        assertEquals("FILING_OTHER_HOSPITAL", decide());
        patient.general(FilingCategory.TRANSFER, CARE_PLACE, 2, 200);

        assertEquals("TRANSFER", decide());
    }

    /** JZ-2.2c, XJ-2.5d: the long-term filing stays in force beside the transfer. */
    @Test
    void shouldKeepTheLongTermFilingBesideATransfer() {
        file("ONWARD");
        assertEquals("LONG_TERM", decide());
        visit.carePlace = 310_104;

        assertEquals("TRANSFER", decide());
    }

    @Test
    void shouldForgetTheCategoryOfTheLastVisit() {
        patient.general(LONG_TERM_RESIDENT, CARE_PLACE, 1, 200);
        assertEquals("LONG_TERM", decide());
        visit.thirdPartyLiable = true;

        assertEquals("THIRD_PARTY_LIABLE", decide());
        assertNull(decision.category());
    }

    /** Where a condition is changed alone: care at home is offered, ordinary visits to Hebei are exempt. */
    private void beginWith(final String baseline) {
        rules.withHome(false);
        rules.exemptions = List.of(
                new FilingExemption(List.of("41"), List.of("13"), FiledPerson.care(CareType.OUTPATIENT), 1, 500, ""));
        switch (baseline) {
            case "VISIT" -> {
                rules.exemptions = List.of();
                visit.careType = CareType.OUTPATIENT;
                file("SOUND");
            }
            case "CHRONIC" -> {
                rules.exemptions = List.of();
                visit.careType = CareType.CHRONIC_OUTPATIENT;
                chronic("H1", 1, 200);
            }
            case "HOSPITAL" ->
                patient.file(
                        FilingKind.GENERAL, FilingCategory.TRANSFER, CARE_PLACE, 1, 200, CareType.INPATIENT, "", "H1");
            case "UNFILED" -> visit.emergency = true;
            case "HOME" -> {
                rules.withHome(true);
                visit.carePlace = FiledPerson.INSURED_PLACE;
                file("SOUND");
            }
            default -> file(baseline);
        }
    }

    private void change(final String condition, final String value) {
        switch (condition) {
            case "status" -> give(value);
            case "thirdParty" -> visit.thirdPartyLiable = true;
            case "care" -> visit.careType = CareType.valueOf(value);
            case "place" -> visit.carePlace = Integer.parseInt(value);
            case "settled" -> visit.settledEpochDay = Integer.parseInt(value);
            case "hospital" -> visit.institution = FiledPerson.institution(value);
            case "chosen" -> rules.chosenProvidersMax = Integer.parseInt(value);
            case "disease" -> visit.diseaseKey = AsciiField.pack(value);
            case "emergency" -> visit.emergency = true;
            case "deemed" -> deemedFiled = false;
            default -> patient.filings.prove(patient.filings.first(0), 0, true);
        }
    }

    private void give(final String status) {
        if (status.equals("SUSPENDED")) {
            patient.persons.suspend(0, 1, 500);
            patient.persons.changeBenefit(0, BenefitStatus.PAUSED, 1);
        } else {
            patient.persons.changeBenefit(0, BenefitStatus.valueOf(status), 1);
        }
    }

    private void file(final String what) {
        switch (what) {
            case "NONE" -> assertEquals(0, patient.filings.count());
            case "CLOSED" -> visit.diseaseKey = AsciiField.pack(CLOSED_DISEASE);
            case "UNKNOWN" -> visit.diseaseKey = AsciiField.pack("M99999");
            case "CHRONIC1" -> chronic("H1", 1, 200);
            case "CHRONIC2" -> chronic("H2", 1, 2);
            case "CHRONICOLD" -> chronic("H1", 1, 2);
            case "SOUND" -> patient.general(LONG_TERM_RESIDENT, CARE_PLACE, 1, 200);
            case "TEMPORARY" -> patient.general(OTHER_TEMPORARY, CARE_PLACE, 1, 200);
            case "ONWARD" ->
                patient.general(LONG_TERM_RESIDENT, CARE_PLACE, 1, 200)
                        .file(
                                FilingKind.TRANSFER_OUT,
                                FilingCategory.TRANSFER,
                                ELSEWHERE,
                                1,
                                200,
                                CareType.INPATIENT,
                                "");
            case "PLACE" ->
                patient.file(FilingKind.GENERAL, LONG_TERM_RESIDENT, ELSEWHERE, 1, 2, CareType.PHARMACY, "");
            case "SUPERSEDED" ->
                patient.general(LONG_TERM_RESIDENT, CARE_PLACE, 1, 200).general(LONG_TERM_RESIDENT, ELSEWHERE, 5, 200);
            case "ENDED" -> {
                patient.general(LONG_TERM_RESIDENT, CARE_PLACE, 1, 200);
                patient.course.endByEnrolment(0, 112);
            }
            case "REVIEW" -> {
                patient.general(LONG_TERM_RESIDENT, CARE_PLACE, 1, 200);
                patient.filings.end(patient.filings.first(0), 500, FilingState.REVIEW);
            }
            case "HOSPITAL" ->
                patient.file(
                        FilingKind.GENERAL, FilingCategory.TRANSFER, CARE_PLACE, 1, 2, CareType.PHARMACY, "", "H9");
            case "CARE" ->
                patient.file(FilingKind.GENERAL, LONG_TERM_RESIDENT, CARE_PLACE, 1, 2, CareType.PHARMACY, "");
            case "EXPIRED" -> patient.general(LONG_TERM_RESIDENT, CARE_PLACE, 1, 2);
            default -> patient.general(LONG_TERM_RESIDENT, CARE_PLACE, 111, 200);
        }
    }

    private void chronic(final String hospital, final int from, final int to) {
        patient.file(
                FilingKind.CHRONIC,
                LONG_TERM_RESIDENT,
                CARE_PLACE,
                from,
                to,
                CareType.CHRONIC_OUTPATIENT,
                DISEASE,
                hospital);
    }

    private static Entry entry(final String disease) {
        return new Entry(AsciiField.pack(disease), AsciiField.pack(disease), 0, 500);
    }

    /** The category, or the code of the refusal. */
    private String decide() {
        final RegionPolicy region = new RegionPolicy(
                "test",
                "测试",
                List.of("4108"),
                deemedFiled,
                rules.build(),
                SuspicionRules.NONE,
                List.of(),
                List.of(),
                List.of(),
                DISEASES);
        final ResultCode code = decision.decide(visit, region, patient.persons, patient.filings, 0);
        if (code != ResultCode.DONE) {
            assertNull(decision.category());
            return code.name();
        }
        return decision.category().name();
    }

    private static Visit visit() {
        final Visit visit = new Visit();
        visit.careType = CareType.INPATIENT;
        visit.insuredPlace = FiledPerson.INSURED_PLACE;
        visit.carePlace = CARE_PLACE;
        visit.settledEpochDay = 112;
        visit.firstEpochDay = 100;
        visit.lastEpochDay = 110;
        visit.diseaseKey = AsciiField.pack(DISEASE);
        visit.institution = FiledPerson.institution("H1");
        return visit;
    }
}
