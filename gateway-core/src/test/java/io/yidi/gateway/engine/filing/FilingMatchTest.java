package io.yidi.gateway.engine.filing;

import static io.yidi.gateway.engine.filing.DecidedStay.CARE_PLACE;
import static io.yidi.gateway.engine.filing.DecidedStay.ELSEWHERE;
import static io.yidi.gateway.engine.filing.DecidedStay.SETTLED;
import static io.yidi.protocol.code.FilingCategory.LONG_TERM_RESIDENT;
import static io.yidi.protocol.code.FilingCategory.OTHER_TEMPORARY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingTable;
import io.yidi.gateway.fixture.FiledPerson;
import io.yidi.gateway.fixture.FilingRulesBuilder;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingCategory;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several filings decides, and which of several that do not match is told. */
class FilingMatchTest {

    private final DecidedStay stay = new DecidedStay();
    private final FilingRulesBuilder rules = stay.rules;
    private final FiledPerson patient = stay.patient;
    private final Visit visit = stay.visit;

    @Test
    void shouldTellWhatBecameOfTheNewestOfTwoThatAreOver() {
        patient.general(LONG_TERM_RESIDENT, CARE_PLACE, 1, 200).general(LONG_TERM_RESIDENT, CARE_PLACE, 5, 200);
        patient.course.endByEnrolment(0, SETTLED);

        assertEquals("FILING_ENDED", stay.decide(), "the one before was superseded");
    }

    /** JZ-2.2c: row 9 comes before row 10, whatever was filed last. */
    @Test
    void shouldTakeTheGeneralFilingBeforeATransferToTheSamePlace() {
        patient.general(LONG_TERM_RESIDENT, CARE_PLACE, 1, 200)
                .file(FilingKind.TRANSFER_OUT, FilingCategory.TRANSFER, CARE_PLACE, 2, 200, CareType.INPATIENT, "");

        assertEquals("LONG_TERM", stay.decide());
        assertEquals(FilingKind.GENERAL, patient.filings.kind(stay.decision.filing()));
    }

    /** BJ-10b: superseded on the day it was registered, it was there on that day. */
    @Test
    void shouldKnowAFilingThatWasReplacedOnItsFirstDay() {
        patient.general(LONG_TERM_RESIDENT, CARE_PLACE, SETTLED, 200)
                .general(LONG_TERM_RESIDENT, ELSEWHERE, SETTLED, 200);
        visit.firstEpochDay = SETTLED;
        visit.lastEpochDay = SETTLED;

        assertEquals("FILING_SUPERSEDED", stay.decide());
    }

    @Test
    void shouldPassOverAFilingThatWouldNotHaveHeldAnyway() {
        patient.general(LONG_TERM_RESIDENT, CARE_PLACE, 1, 50).general(LONG_TERM_RESIDENT, ELSEWHERE, 60, 200);

        assertEquals("FILING_OTHER_PLACE", stay.decide());
    }

    /** NAT-8: chronic care has the category of its own filing, not of the general one. */
    @Test
    void shouldTakeTheCategoryOfTheChronicFiling() {
        patient.general(FilingCategory.TRANSFER, CARE_PLACE, 1, 200);
        stay.chronic("H1", 1, 200);
        visit.careType = CareType.CHRONIC_OUTPATIENT;

        assertEquals("LONG_TERM", stay.decide());
        assertEquals(FilingKind.CHRONIC, patient.filings.kind(stay.decision.filing()));
    }

    @Test
    void shouldKeepTheBenefitOfAGroupThatTheRegionNamesNoMore() {
        rules.categories = List.of();
        patient.general(FilingCategory.TRANSFER, CARE_PLACE, 1, 200);

        assertEquals("TRANSFER", stay.decide());
    }

    @Test
    void shouldSayThatNoFilingMatched() {
        assertEquals("NOT_FILED", stay.decide());
        assertEquals(ResultCode.NOT_FILED, stay.decision.code());
        assertEquals(FilingTable.NONE, stay.decision.filing());
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
        rules.emergencyDeemedFiled = false;
        patient.general(filed, CARE_PLACE, 1, 200);

        assertEquals(expected, stay.decide());
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

        assertEquals(outcome, stay.decide());
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

        assertEquals(outcome, stay.decide());
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
        rules.emergencyDeemedFiled = isDeemed;
        patient.file(FilingKind.GENERAL, OTHER_TEMPORARY, filedPlace, from, to, filedFor, "");

        assertEquals(outcome, stay.decide());
    }

    /** XJ-3.1b: inpatient care at every hospital, outpatient care at chosen providers. */
    @Test
    void shouldWantAChosenProviderForOutpatientCareWhereTheRegionDoes() {
        patient.general(LONG_TERM_RESIDENT, CARE_PLACE, 1, 200);
        rules.chosenProvidersMax = 2;
        assertEquals("LONG_TERM", stay.decide());
        visit.careType = CareType.OUTPATIENT;
        assertEquals("PROVIDER_NOT_CHOSEN", stay.decide());
        patient.file(FilingKind.CHOSEN_PROVIDER, LONG_TERM_RESIDENT, CARE_PLACE, 1, 200, CareType.OUTPATIENT, "", "H1");

        assertEquals("LONG_TERM", stay.decide());
    }

    /** TJ-3.3c, AMB-30: a transfer names a hospital or holds for the whole area; it opens visits and stays there. */
    @Test
    void shouldBindATransferToTheHospitalItsOrderNames() {
        patient.file(FilingKind.GENERAL, FilingCategory.TRANSFER, CARE_PLACE, 1, 200, CareType.INPATIENT, "", "H1");
        assertEquals("TRANSFER", stay.decide());
        visit.careType = CareType.OUTPATIENT;
        assertEquals("TRANSFER", stay.decide());
        visit.institution = FiledPerson.institution("H2");
        assertEquals("FILING_OTHER_HOSPITAL", stay.decide());
        patient.general(FilingCategory.TRANSFER, CARE_PLACE, 2, 200);

        assertEquals("TRANSFER", stay.decide());
    }

    /** JZ-2.2c, XJ-2.5d: the long-term filing stays in force beside the transfer. */
    @Test
    void shouldKeepTheLongTermFilingBesideATransfer() {
        stay.onward();
        assertEquals("LONG_TERM", stay.decide());
        visit.carePlace = 310_104;

        assertEquals("TRANSFER", stay.decide());
    }
}
