package io.yidi.gateway.explain;

import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.HospitalRank;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingCategory;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * 核算依据: what the decision on a bill looked at, as the journal holds it.
 *
 * @param insuredPlace six-digit area as a number
 * @param carePlace six-digit area as a number
 * @param firstEpochDay first day of the visit
 * @param lastEpochDay picks plan and benefit year
 * @param careType kind of care
 * @param emergency whether the hospital stated an emergency
 * @param thirdParty whether the hospital stated that a third party is liable
 * @param trauma whether the hospital stated a trauma
 * @param useAccount whether the account may pay
 * @param insuranceType {@code insutype}; 0 until the benefit was computed
 * @param diseaseKey packed disease code, or 0
 * @param referralStep value of the schema's {@code ReferralStep}
 * @param level of the provider on the region's own scale; −1 until it was looked up
 * @param referredFromLevel −1 without a referral
 * @param access what the rows on provider and opened places came to; {@code DONE} also if they were not reached
 * @param rank whose hospital it is, as far as it is known
 * @param person the patient, if known
 * @param decision what the rows on person and filing came to; {@code DONE} also if they were not reached
 * @param category what the bill is settled as, if they came to that
 * @param filed whether the filing matched
 * @param filing the filing looked at, if there was one
 * @param parts the four parts of the bill
 * @param counters what the counters held before the bill; one that is not named held 0
 */
public record Facts(
        int insuredPlace,
        int carePlace,
        int firstEpochDay,
        int lastEpochDay,
        CareType careType,
        boolean emergency,
        boolean thirdParty,
        boolean trauma,
        boolean useAccount,
        int insuranceType,
        long diseaseKey,
        int referralStep,
        int level,
        int referredFromLevel,
        ResultCode access,
        HospitalRank rank,
        Optional<Person> person,
        ResultCode decision,
        Optional<BenefitCategory> category,
        boolean filed,
        Optional<Filing> filing,
        Parts parts,
        Map<Counter, Long> counters) {

    /**
     * 人员: the patient on the day of the visit.
     *
     * @param registeredPlace place of insurance, six-digit area as a number
     * @param benefit ordinal of the benefit status: 0 normal, 1 paused, 2 ended
     * @param context status, age, assistance class, grade and flags; level and category are not set
     * @param accountBalanceFen before the bill
     */
    public record Person(int registeredPlace, int benefit, BenefitContext context, long accountBalanceFen) {}

    /**
     * 备案.
     *
     * @param category filed for
     * @param place six-digit area as a number
     * @param fromEpochDay first day
     * @param toEpochDay last day
     * @param careTypes bit n: the kind of care of ordinal n
     * @param transferredOn whether it is for being transferred on from the filed place
     */
    public record Filing(
            FilingCategory category,
            int place,
            int fromEpochDay,
            int toEpochDay,
            int careTypes,
            boolean transferredOn) {

        boolean isFor(final CareType careType) {
            return (careTypes >> careType.ordinal() & 1) == 1;
        }

        boolean covers(final int epochDay) {
            return epochDay >= fromEpochDay && epochDay <= toEpochDay;
        }
    }

    /**
     * 累计项: one counter in one period.
     *
     * @param id as {@code CounterId} makes it
     * @param period as {@code CivilDate.periodOf} numbers it
     */
    public record Counter(long id, int period) {

        /** By id, then by period. */
        static final Comparator<Counter> ORDER =
                Comparator.comparingLong(Counter::id).thenComparingInt(Counter::period);
    }

    /**
     * The same with other counters.
     *
     * @param otherCounters what they held before the bill
     * @return facts of their own
     */
    public Facts with(final Map<Counter, Long> otherCounters) {
        return new Facts(
                insuredPlace,
                carePlace,
                firstEpochDay,
                lastEpochDay,
                careType,
                emergency,
                thirdParty,
                trauma,
                useAccount,
                insuranceType,
                diseaseKey,
                referralStep,
                level,
                referredFromLevel,
                access,
                rank,
                person,
                decision,
                category,
                filed,
                filing,
                parts,
                otherCounters);
    }

    /**
     * What a counter held before the bill.
     *
     * @param id as {@code CounterId} makes it
     * @param period as {@code CivilDate.periodOf} numbers it
     * @return fen or a count; 0 if it is not named
     */
    public long counter(final long id, final int period) {
        return counters.getOrDefault(new Counter(id, period), 0L);
    }

    /**
     * What the rows of a plan may depend on.
     *
     * @param category of the bill
     * @param ofLevel of the provider, on the region's scale
     * @return a context of its own
     */
    public BenefitContext context(final BenefitCategory category, final int ofLevel) {
        final BenefitContext known = person.orElseThrow().context();
        return new BenefitContext()
                .set(ofLevel, known.status, known.ageYears, known.assistanceClass, known.grade, category, known.flags);
    }
}
