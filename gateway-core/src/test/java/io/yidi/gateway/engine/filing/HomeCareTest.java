package io.yidi.gateway.engine.filing;

import static io.yidi.gateway.engine.filing.DecidedStay.CARE_PLACE;
import static io.yidi.protocol.code.FilingCategory.LONG_TERM_RESIDENT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.fixture.FiledPerson;
import io.yidi.gateway.fixture.FilingRulesBuilder;
import io.yidi.protocol.code.FilingCategory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Care at home of somebody who filed to be elsewhere. */
class HomeCareTest {

    private final DecidedStay stay = new DecidedStay();
    private final FilingRulesBuilder rules = stay.rules;
    private final FiledPerson patient = stay.patient;
    private final Visit visit = stay.visit;

    /** XJ-2.5c, AMB-13: only the benefits at home wait for the documents. */
    @Test
    void shouldWantTheDocumentsOfACommitmentAtHomeOnly() {
        rules.withHome(true);
        patient.general(LONG_TERM_RESIDENT, CARE_PLACE, 1, 200);
        assertEquals("LONG_TERM", stay.decide());
        visit.carePlace = FiledPerson.INSURED_PLACE;
        assertEquals("HOME_DOCUMENTS_MISSING", stay.decide());
        patient.filings.prove(patient.filings.first(0), 0, true);

        assertEquals("HOME_LONG_TERM", stay.decide());
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

        assertEquals(outcome, stay.decide());
    }

    @Test
    void shouldSettleAtHomeOnlyWhereTheRegionOffersIt() {
        visit.carePlace = FiledPerson.INSURED_PLACE;
        patient.general(LONG_TERM_RESIDENT, CARE_PLACE, 1, 200);

        assertEquals("NOT_CROSS_PROVINCE", stay.decide());
    }
}
