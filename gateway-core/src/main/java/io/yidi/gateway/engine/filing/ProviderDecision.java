package io.yidi.gateway.engine.filing;

import io.yidi.gateway.engine.state.ProviderStatus;
import io.yidi.gateway.engine.state.ProviderTable;
import io.yidi.gateway.policy.plane.AreaPrefix;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.gateway.policy.plane.HospitalRank;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;

/**
 * 机构判定: row 2 of the decision, its part about the provider of care.
 *
 * <pre>
 *   not in the table, though there is one                     PROVIDER_UNKNOWN           NAT-12a
 *   not in the place of care                                  PROVIDER_OTHER_PLACE       NAT-N4.1c
 *   of another level than the hospital states                 PROVIDER_OTHER_LEVEL       AMB-29
 *   not networked for the kind of care                        PROVIDER_NOT_NETWORKED     NAT-N4.1c
 *   suspended or removed                                      PROVIDER_SUSPENDED, _REMOVED   NAT-12b
 *   no agreement on the day                                   PROVIDER_NO_AGREEMENT      BJ-5b
 * </pre>
 *
 * <p>Who was admitted while the provider was in order is settled for, whatever happened since (AMB-25). Without a table
 * nothing is asked. Core thread only; allocates nothing.
 */
public final class ProviderDecision {

    private final ProviderTable providers;
    private long provider = ProviderTable.NOT_FOUND;

    /**
     * Decides by a table.
     *
     * @param providers the table
     */
    public ProviderDecision(final ProviderTable providers) {
        this.providers = providers;
    }

    /** Forgets the last decision. */
    public void forget() {
        provider = ProviderTable.NOT_FOUND;
    }

    /**
     * Decides about a bill.
     *
     * @param visit what is known of the visit
     * @param hospitalLevel national level as the hospital states it
     * @return {@link ResultCode#DONE}, or the refusal
     */
    public ResultCode decide(final Visit visit, final int hospitalLevel) {
        return decide(visit, hospitalLevel, visit.settledEpochDay);
    }

    /**
     * Decides about a visit or stay that is being registered: what begins today begins now.
     *
     * @param visit what is known of it
     * @param hospitalLevel national level as the hospital states it
     * @return {@link ResultCode#DONE}, or the refusal
     */
    public ResultCode admits(final Visit visit, final int hospitalLevel) {
        return decide(visit, hospitalLevel, visit.settledEpochDay - 1);
    }

    private ResultCode decide(final Visit visit, final int hospitalLevel, final int admittedUntilEpochDay) {
        forget();
        if (providers.isEmpty()) {
            return ResultCode.DONE;
        }
        provider = providers.find(visit.institution, visit.institutionOffset);
        if (provider == ProviderTable.NOT_FOUND) {
            return ResultCode.PROVIDER_UNKNOWN;
        }
        if (!AreaPrefix.contains(visit.carePlace, providers.place(provider))) {
            return ResultCode.PROVIDER_OTHER_PLACE;
        }
        if (providers.level(provider) != 0 && providers.level(provider) != hospitalLevel) {
            return ResultCode.PROVIDER_OTHER_LEVEL;
        }
        if (!providers.isNetworkedFor(provider, visit.careType)) {
            return ResultCode.PROVIDER_NOT_NETWORKED;
        }
        final ResultCode now = standing(visit.settledAtMs, visit.settledEpochDay);
        return now == ResultCode.DONE || wasInOrderAtAdmission(visit, admittedUntilEpochDay) ? ResultCode.DONE : now;
    }

    /** Whose hospital the provider of the last decision is, as far as it is known. */
    public HospitalRank rank() {
        return provider == ProviderTable.NOT_FOUND ? HospitalRank.NONE : providers.rank(provider);
    }

    private boolean wasInOrderAtAdmission(final Visit visit, final int admittedUntilEpochDay) {
        return visit.careType == CareType.INPATIENT
                && visit.firstEpochDay <= admittedUntilEpochDay
                && standing(CivilDate.beginMs(visit.firstEpochDay), visit.firstEpochDay) == ResultCode.DONE;
    }

    private ResultCode standing(final long timeMs, final int epochDay) {
        final ProviderStatus status = providers.status(provider, timeMs);
        if (status != ProviderStatus.ADDED) {
            return status == ProviderStatus.SUSPENDED ? ResultCode.PROVIDER_SUSPENDED : ResultCode.PROVIDER_REMOVED;
        }
        return providers.hasAgreement(provider, epochDay) ? ResultCode.DONE : ResultCode.PROVIDER_NO_AGREEMENT;
    }
}
