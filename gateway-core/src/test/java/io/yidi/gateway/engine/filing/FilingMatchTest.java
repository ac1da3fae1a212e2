package io.yidi.gateway.engine.filing;

import static io.yidi.protocol.code.FilingCategory.LONG_TERM_RESIDENT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingTable;
import io.yidi.gateway.policy.plane.DiseaseCatalogue;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.gateway.policy.plane.SuspicionRules;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingCategory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of several filings decides, and which of several that do not match is told. */
class FilingMatchTest {

    private static final int CARE_PLACE = 130_100;
    private static final int ELSEWHERE = 310_000;
    private static final int TODAY = 112;
    private static final long DISEASE = AsciiField.pack("M03900");

    private final CategoryDecision decision = new CategoryDecision();
    private final FilingRulesBuilder rules = new FilingRulesBuilder();
    private final FiledPerson patient = new FiledPerson();
    private final Visit visit = visit(100, 110);

    @Test
    void shouldTellWhatBecameOfTheNewestOfTwoThatAreOver() {
        patient.general(LONG_TERM_RESIDENT, CARE_PLACE, 1, 200).general(LONG_TERM_RESIDENT, CARE_PLACE, 5, 200);
        patient.course.endByEnrolment(0, TODAY);

        assertEquals(ResultCode.FILING_ENDED, decide(visit), "the one before was superseded");
    }

    /** JZ-2.2c: row 9 comes before row 10, whatever was filed last. */
    @Test
    void shouldTakeTheGeneralFilingBeforeATransferToTheSamePlace() {
        patient.general(LONG_TERM_RESIDENT, CARE_PLACE, 1, 200)
                .file(FilingKind.TRANSFER_OUT, FilingCategory.TRANSFER, CARE_PLACE, 2, 200, CareType.INPATIENT, "");

        assertEquals("LONG_TERM", category());
        assertEquals(FilingKind.GENERAL, patient.filings.kind(decision.filing()));
    }

    /** BJ-10b: superseded on the day it was registered, it was there on that day. */
    @Test
    void shouldKnowAFilingThatWasReplacedOnItsFirstDay() {
        patient.general(LONG_TERM_RESIDENT, CARE_PLACE, TODAY, 200).general(LONG_TERM_RESIDENT, ELSEWHERE, TODAY, 200);

        assertEquals(ResultCode.FILING_SUPERSEDED, decide(visit(TODAY, TODAY)));
    }

    @Test
    void shouldPassOverAFilingThatWouldNotHaveHeldAnyway() {
        patient.general(LONG_TERM_RESIDENT, CARE_PLACE, 1, 50).general(LONG_TERM_RESIDENT, ELSEWHERE, 60, 200);

        assertEquals(ResultCode.FILING_OTHER_PLACE, decide(visit));
    }

    /** NAT-8: chronic care has the category of its own filing, not of the general one. */
    @Test
    void shouldTakeTheCategoryOfTheChronicFiling() {
        patient.general(FilingCategory.TRANSFER, CARE_PLACE, 1, 200)
                .file(
                        FilingKind.CHRONIC,
                        LONG_TERM_RESIDENT,
                        CARE_PLACE,
                        1,
                        200,
                        CareType.CHRONIC_OUTPATIENT,
                        "M03900",
                        "H1");
        visit.careType = CareType.CHRONIC_OUTPATIENT;

        assertEquals("LONG_TERM", category());
        assertEquals(FilingKind.CHRONIC, patient.filings.kind(decision.filing()));
    }

    @Test
    void shouldKeepTheBenefitOfAGroupThatTheRegionNamesNoMore() {
        rules.categories = List.of();
        patient.general(FilingCategory.TRANSFER, CARE_PLACE, 1, 200);

        assertEquals("TRANSFER", category());
    }

    @Test
    void shouldSayThatNoFilingMatched() {
        assertEquals(ResultCode.NOT_FILED, decide(visit));
        assertEquals(ResultCode.NOT_FILED, decision.code());
        assertEquals(FilingTable.NONE, decision.filing());
    }

    private String category() {
        assertEquals(ResultCode.DONE, decide(visit));
        return decision.category().name();
    }

    private ResultCode decide(final Visit asked) {
        final DiseaseCatalogue.Entry entry = new DiseaseCatalogue.Entry(DISEASE, DISEASE, 0, 500);
        final RegionPolicy region = new RegionPolicy(
                "test",
                "测试",
                List.of("4108"),
                true,
                rules.build(),
                SuspicionRules.NONE,
                List.of(),
                List.of(),
                List.of(),
                new DiseaseCatalogue(List.of(entry), List.of(entry)));
        return decision.decide(asked, region, patient.persons, patient.filings, 0);
    }

    private static Visit visit(final int first, final int last) {
        final Visit visit = new Visit();
        visit.careType = CareType.INPATIENT;
        visit.insuredPlace = FiledPerson.INSURED_PLACE;
        visit.carePlace = CARE_PLACE;
        visit.settledEpochDay = TODAY;
        visit.firstEpochDay = first;
        visit.lastEpochDay = last;
        visit.diseaseKey = DISEASE;
        visit.institution = FiledPerson.institution("H1");
        return visit;
    }
}
