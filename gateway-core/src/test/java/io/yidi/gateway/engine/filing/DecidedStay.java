package io.yidi.gateway.engine.filing;

import static org.junit.jupiter.api.Assertions.assertNull;

import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.fixture.FiledPerson;
import io.yidi.gateway.fixture.FilingRulesBuilder;
import io.yidi.gateway.policy.plane.DiseaseCatalogue;
import io.yidi.gateway.policy.plane.DiseaseCatalogue.Entry;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingCategory;
import java.util.List;

/**
 * A stay from day 100 to day 110 in Shijiazhuang (130100) of somebody insured in Jiaozuo, settled on day 112; what a
 * test sets of region, person and visit differs.
 */
final class DecidedStay {

    static final int CARE_PLACE = 130_100;
    static final int ELSEWHERE = 310_000;
    static final int SETTLED = 112;
    static final String DISEASE = "M03900";

    /** Known, but not opened in the region. */
    static final String CLOSED_DISEASE = "M01600";

    private static final DiseaseCatalogue DISEASES =
            new DiseaseCatalogue(List.of(entry(DISEASE), entry(CLOSED_DISEASE)), List.of(entry(DISEASE)));

    final CategoryDecision decision = new CategoryDecision();
    final FilingRulesBuilder rules = new FilingRulesBuilder();
    final FiledPerson patient = new FiledPerson();
    final Visit visit = new Visit();

    DecidedStay() {
        visit.careType = CareType.INPATIENT;
        visit.insuredPlace = FiledPerson.INSURED_PLACE;
        visit.carePlace = CARE_PLACE;
        visit.settledEpochDay = SETTLED;
        visit.firstEpochDay = 100;
        visit.lastEpochDay = 110;
        visit.diseaseKey = AsciiField.pack(DISEASE);
        visit.institution = FiledPerson.institution("H1");
    }

    /** The category, or the code of the refusal. */
    String decide() {
        final ResultCode code = decision.decide(visit, rules.region(DISEASES), patient.persons, patient.filings, 0);
        if (code != ResultCode.DONE) {
            assertNull(decision.category(), "no category of a refusal");
            return code.name();
        }
        return decision.category().name();
    }

    /** A chronic filing for the care place, with one hospital. */
    void chronic(final String hospital, final int from, final int to) {
        patient.file(
                FilingKind.CHRONIC,
                FilingCategory.LONG_TERM_RESIDENT,
                CARE_PLACE,
                from,
                to,
                CareType.CHRONIC_OUTPATIENT,
                DISEASE,
                hospital);
    }

    /** A transfer from the filed place on to another province. */
    void onward() {
        patient.general(FilingCategory.LONG_TERM_RESIDENT, CARE_PLACE, 1, 200)
                .file(FilingKind.TRANSFER_OUT, FilingCategory.TRANSFER, ELSEWHERE, 1, 200, CareType.INPATIENT, "");
    }

    private static Entry entry(final String disease) {
        return new Entry(AsciiField.pack(disease), AsciiField.pack(disease), 0, 500);
    }
}
