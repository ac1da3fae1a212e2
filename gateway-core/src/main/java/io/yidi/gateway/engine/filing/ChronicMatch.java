package io.yidi.gateway.engine.filing;

import io.yidi.gateway.engine.state.FilingTable;
import io.yidi.gateway.policy.plane.DiseaseCatalogue;
import io.yidi.protocol.ResultCode;

/**
 * 慢特病备案匹配: row 5 of the decision: chronic care needs a filing of its own, for its disease and its hospital (NAT-8,
 * BJ-9c). A message carries exactly one disease (BJ-13b). Core thread only.
 */
final class ChronicMatch {

    private int row = FilingTable.NONE;

    /**
     * Looks for the filing.
     *
     * @return {@link ResultCode#DONE} with {@link #row()}, or the refusal
     */
    ResultCode find(final Visit visit, final DiseaseCatalogue diseases, final FilingTable filings, final int person) {
        row = FilingTable.NONE;
        final ResultCode disease = DiseaseDecision.decide(visit, diseases);
        if (disease != ResultCode.DONE) {
            return disease;
        }
        final long national = diseases.nationalOf(visit.diseaseKey, visit.lastEpochDay);
        final int filed = filings.chronic(person, national, visit.settledEpochDay);
        if (filed == FilingTable.NONE) {
            return ResultCode.CHRONIC_NOT_FILED;
        }
        if (!filings.designates(filed, visit.institution, visit.institutionOffset)) {
            return ResultCode.CHRONIC_OTHER_HOSPITAL;
        }
        row = filed;
        return FilingMatch.byDays(visit, filings, filed);
    }

    /** The filing that was found. */
    int row() {
        return row;
    }
}
