package io.yidi.gateway.engine.filing;

import static io.yidi.gateway.engine.filing.DecidedStay.CARE_PLACE;
import static io.yidi.gateway.engine.filing.DecidedStay.CLOSED_DISEASE;
import static io.yidi.gateway.engine.filing.DecidedStay.ELSEWHERE;
import static io.yidi.protocol.code.FilingCategory.LONG_TERM_RESIDENT;
import static io.yidi.protocol.code.FilingCategory.OTHER_TEMPORARY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingState;
import io.yidi.gateway.fixture.FiledPerson;
import io.yidi.gateway.fixture.FilingRulesBuilder;
import io.yidi.gateway.policy.plane.CareRule;
import io.yidi.gateway.policy.plane.FilingExemption;
import io.yidi.gateway.policy.plane.HomeRule;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.VoucherType;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of the decision: which of its rows comes first, and that each of its conditions matters. */
class CategoryDecisionTest {

    private final DecidedStay stay = new DecidedStay();
    private final FilingRulesBuilder rules = stay.rules;
    private final FiledPerson patient = stay.patient;
    private final Visit visit = stay.visit;

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
        exempt("41");
        give(status);
        file(filed);

        assertEquals(outcome, stay.decide());
    }

    @ParameterizedTest(name = "{0}: {1} is {2}; {3} {4} → {5}")
    @DisplayName("Each condition of the table changes the outcome alone")
    @CsvSource({
        "NAT-28,    SOUND,     LONG_TERM,          status,     SUSPENDED,          PERSON_SUSPENDED",
        "NAT-10b,   SOUND,     LONG_TERM,          status,     PAUSED,             BENEFIT_PAUSED",
        "NAT-10b,   SOUND,     LONG_TERM,          status,     TERMINATED,         BENEFIT_TERMINATED",
        "BJ-28b,    SOUND,     LONG_TERM,          thirdParty, yes,                THIRD_PARTY_LIABLE",
        "BJ-28a,    SOUND,     LONG_TERM,          trauma,     yes,                TRAUMA_NOT_DECLARED",
        "BJ-28a,    DECLARED,  LONG_TERM,          declared,   no,                 TRAUMA_NOT_DECLARED",
        "BJ-28b,    DECLARED,  LONG_TERM,          thirdParty, yes,                THIRD_PARTY_LIABLE",
        "JZ-2.3,    DECLARED,  LONG_TERM,          included,   NOT,                TRAUMA_NOT_SETTLED",
        "TJ-3.2b,   DECLARED,  LONG_TERM,          included,   MUST,               LONG_TERM",
        "NAT-8,     SOUND,     LONG_TERM,          care,       CHRONIC_OUTPATIENT, CHRONIC_NOT_FILED",
        "NAT-N4.1a, SOUND,     LONG_TERM,          care,       OUTPATIENT,         LONG_TERM",
        "BJ-9b,     SOUND,     LONG_TERM,          care,       PHARMACY,           FILING_OTHER_CARE_TYPE",
        "BJ-9a,     SOUND,     LONG_TERM,          place,      310101,             FILING_OTHER_PLACE",
        "BJ-1a,     SOUND,     LONG_TERM,          place,      410100,             NOT_CROSS_PROVINCE",
        "JZ-2.2b,   SOUND,     LONG_TERM,          place,      410802,             HOME_LONG_TERM",
        "JZ-2.2b,   AT_HOME,   HOME_LONG_TERM,     offered,    no,                 NOT_CROSS_PROVINCE",
        "JZ-2.2b,   AT_HOME,   HOME_LONG_TERM,     days,       300,                NOT_CROSS_PROVINCE",
        "BJ-13c,    SOUND,     LONG_TERM,          settled,    0,                  FILING_NOT_YET_VALID",
        "BJ-10a,    SOUND,     LONG_TERM,          days,       300,                FILING_EXPIRED",
        "AMB-7,     EXPIRING,  LONG_TERM,          first,      106,                FILING_EXPIRED",
        "AMB-7,     LATER,     FILING_NOT_YET_VALID, last,     111,                LONG_TERM",
        "BJ-N1.3b,  SOUND,     LONG_TERM,          filing,     SUPERSEDED,         FILING_SUPERSEDED",
        "JZ-1.2a,   SOUND,     LONG_TERM,          filing,     ENDED,              FILING_ENDED",
        "NAT-10a,   SOUND,     LONG_TERM,          filing,     REVIEW,             FILING_IN_REVIEW",
        "TJ-3.3c,   SOUND,     LONG_TERM,          hospital,   H2,                 LONG_TERM",
        "XJ-3.1b,   VISIT,     LONG_TERM,          chosen,     2,                  PROVIDER_NOT_CHOSEN",
        "NAT-15,    CHRONIC,   LONG_TERM,          disease,    M99999,             CHRONIC_DISEASE_UNKNOWN",
        "NAT-N4.3a, CHRONIC,   LONG_TERM,          disease,    M01600,             CHRONIC_DISEASE_NOT_OPEN",
        "BJ-9c,     CHRONIC,   LONG_TERM,          hospital,   H2,                 CHRONIC_OTHER_HOSPITAL",
        "BJ-10a,    CHRONIC,   LONG_TERM,          days,       300,                FILING_EXPIRED",
        "NAT-8,     CHRONIC,   LONG_TERM,          care,       OUTPATIENT,         NOT_FILED",
        "JZ-2.4b,   TEMPORARY, OTHER_TEMPORARY,    emergency,  yes,                EMERGENCY",
        "JZ-2.2d,   TEMPORARY, OTHER_TEMPORARY,    place,      410802,             HOME_TEMPORARY",
        "XJ-2.5d,   ONWARD,    LONG_TERM,          place,      310101,             TRANSFER",
        "AMB-30,    HOSPITAL,  TRANSFER,           hospital,   H2,                 FILING_OTHER_HOSPITAL",
        "BJ-27b,    NONE,      NOT_FILED,          emergency,  yes,                EMERGENCY",
        "TJ-4.4d,   NONE,      NOT_FILED,          care,       OUTPATIENT,         EXEMPT",
        "TJ-4.4d,   EXEMPT,    EXEMPT,             care,       PHARMACY,           NOT_FILED",
        "TJ-4.4d,   EXEMPT,    EXEMPT,             place,      310101,             NOT_FILED",
        "TJ-4.4d,   EXEMPT,    EXEMPT,             exempted,   42,                 NOT_FILED",
        "TJ-4.4d,   EXEMPT,    EXEMPT,             days,       501,                NOT_FILED",
        "BJ-27b,    EXEMPT,    EXEMPT,             emergency,  yes,                EMERGENCY",
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
        assertEquals(before, stay.decide());
        change(condition, value);

        assertEquals(after, stay.decide());
    }

    @Test
    void shouldForgetTheCategoryOfTheLastVisit() {
        patient.general(LONG_TERM_RESIDENT, CARE_PLACE, 1, 200);
        assertEquals("LONG_TERM", stay.decide());
        visit.thirdPartyLiable = true;

        assertEquals("THIRD_PARTY_LIABLE", stay.decide());
        assertNull(stay.decision.category());
    }

    /** Where one is changed alone: care at home is offered, ordinary visits to Hebei are exempt, form 11 is wanted. */
    private void beginWith(final String baseline) {
        rules.withHome(false);
        exempt("41");
        visit.careRule = careRule(CareRule.Trauma.MAY);
        switch (baseline) {
            case "EXEMPT" -> visit.careType = CareType.OUTPATIENT;
            case "EXPIRING" -> patient.general(LONG_TERM_RESIDENT, CARE_PLACE, 1, 105);
            case "AT_HOME" -> {
                visit.carePlace = FiledPerson.INSURED_PLACE;
                file("SOUND");
            }
            case "VISIT" -> {
                rules.exemptions = List.of();
                visit.careType = CareType.OUTPATIENT;
                file("SOUND");
            }
            case "CHRONIC" -> {
                rules.exemptions = List.of();
                visit.careType = CareType.CHRONIC_OUTPATIENT;
                stay.chronic("H1", 1, 200);
            }
            case "HOSPITAL" ->
                patient.file(
                        FilingKind.GENERAL, FilingCategory.TRANSFER, CARE_PLACE, 1, 200, CareType.INPATIENT, "", "H1");
            case "UNFILED" -> visit.emergency = true;
            case "DECLARED" -> {
                visit.trauma = true;
                visit.declared = true;
                file("SOUND");
            }
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
            case "trauma" -> visit.trauma = true;
            case "declared" -> visit.declared = false;
            case "included" -> visit.careRule = careRule(CareRule.Trauma.valueOf(value));
            case "care" -> visit.careType = CareType.valueOf(value);
            case "place" -> visit.carePlace = Integer.parseInt(value);
            case "settled" -> visit.settledEpochDay = Integer.parseInt(value);
            case "hospital" -> visit.institution = FiledPerson.institution(value);
            case "chosen" -> rules.chosenProvidersMax = Integer.parseInt(value);
            case "disease" -> visit.diseaseKey = AsciiField.pack(value);
            case "emergency" -> visit.emergency = true;
            case "days" -> {
                visit.settledEpochDay = Integer.parseInt(value);
                visit.firstEpochDay = visit.settledEpochDay;
                visit.lastEpochDay = visit.settledEpochDay;
            }
            case "first" -> visit.firstEpochDay = Integer.parseInt(value);
            case "last" -> visit.lastEpochDay = Integer.parseInt(value);
            case "filing" -> become(value);
            case "exempted" -> exempt(value);
            case "offered" -> rules.home = HomeRule.NONE;
            case "deemed" -> rules.emergencyDeemedFiled = false;
            default -> patient.filings.prove(patient.filings.first(0), 0, true);
        }
    }

    /** A place that wants form 11. */
    private static CareRule careRule(final CareRule.Trauma trauma) {
        return new CareRule("13", Integer.MIN_VALUE, Integer.MAX_VALUE, EnumSet.allOf(VoucherType.class), trauma, true);
    }

    private void become(final String state) {
        switch (state) {
            case "SUPERSEDED" -> patient.general(LONG_TERM_RESIDENT, ELSEWHERE, 5, 200);
            case "ENDED" -> patient.course.endByEnrolment(0, 112);
            default -> patient.filings.end(patient.filings.first(0), 500, FilingState.valueOf(state));
        }
    }

    private void exempt(final String insuredArea) {
        rules.exemptions = List.of(new FilingExemption(
                List.of(insuredArea), List.of("13"), FiledPerson.care(CareType.OUTPATIENT), 1, 500, ""));
    }

    private void give(final String status) {
        if (status.equals("SUSPENDED")) {
            patient.persons.suspend(0, 1, 500, 0);
            patient.persons.changeBenefit(0, BenefitStatus.PAUSED, 1, 0);
        } else {
            patient.persons.changeBenefit(0, BenefitStatus.valueOf(status), 1, 0);
        }
    }

    private void file(final String what) {
        switch (what) {
            case "NONE" -> assertEquals(0, patient.filings.count());
            case "CLOSED" -> visit.diseaseKey = AsciiField.pack(CLOSED_DISEASE);
            case "UNKNOWN" -> visit.diseaseKey = AsciiField.pack("M99999");
            case "CHRONIC1" -> stay.chronic("H1", 1, 200);
            case "CHRONIC2" -> stay.chronic("H2", 1, 2);
            case "CHRONICOLD" -> stay.chronic("H1", 1, 2);
            case "SOUND" -> patient.general(LONG_TERM_RESIDENT, CARE_PLACE, 1, 200);
            case "TEMPORARY" -> patient.general(OTHER_TEMPORARY, CARE_PLACE, 1, 200);
            case "ONWARD" -> stay.onward();
            case "PLACE" ->
                patient.file(FilingKind.GENERAL, LONG_TERM_RESIDENT, ELSEWHERE, 1, 2, CareType.PHARMACY, "");
            case "SUPERSEDED" ->
                patient.general(LONG_TERM_RESIDENT, CARE_PLACE, 1, 200).general(LONG_TERM_RESIDENT, ELSEWHERE, 5, 200);
            case "ENDED", "REVIEW" -> {
                patient.general(LONG_TERM_RESIDENT, CARE_PLACE, 1, 200);
                become(what);
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
}
