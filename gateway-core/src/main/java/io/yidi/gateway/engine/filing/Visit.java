package io.yidi.gateway.engine.filing;

import io.yidi.gateway.policy.plane.CareRule;
import io.yidi.protocol.code.CareType;
import org.agrona.DirectBuffer;

/**
 * 就诊情形: what the decision needs to know about a visit. Mutable, reused by the core thread.
 */
public final class Visit {

    /** Kind of care. */
    public CareType careType;

    /** What the place of care lays down on the day. */
    public CareRule careRule = CareRule.ANY;

    /** Chronic disease as sent, packed; 0 for none. */
    public long diseaseKey;

    /** Place of insurance, six-digit area as a number. */
    public int insuredPlace;

    /** Place of care, six-digit area as a number. */
    public int carePlace;

    /** Business day of the settlement: a filing has to be there on it (BJ-13c). */
    public int settledEpochDay;

    /** Moment of the settlement, milliseconds since 1970-01-01T00:00Z. */
    public long settledAtMs;

    /** First day that a filing may cover: admission, or the business day. */
    public int firstEpochDay;

    /** Last day that a filing may cover: discharge, or the business day. */
    public int lastEpochDay;

    /** Whether the hospital states an emergency (BJ-27a). */
    public boolean emergency;

    /** Whether the hospital states a trauma (BJ-28b). */
    public boolean trauma;

    /** Whether form 11 was completed: no third party and no work injury is liable (BJ-F11a). */
    public boolean declared;

    /** Whether the hospital states that a third party is liable (BJ-28b). */
    public boolean thirdPartyLiable;

    /** Holds the code of the institution of care, filled up with NUL. */
    public DirectBuffer institution;

    /** Where the code is. */
    public int institutionOffset;
}
