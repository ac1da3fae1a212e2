package io.yidi.gateway.engine.registration;

import io.yidi.gateway.engine.state.FilingDraft;
import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.protocol.code.FilingAction;

/** 备案申请: what is to be done to the filings of a person. Mutable, reused by the core thread. */
public final class FilingOrder {

    /** Day that is not given. */
    public static final int NO_DAY = Integer.MIN_VALUE;

    /** Number that is not given. */
    public static final long NO_NUMBER = 0;

    /** Place that is not given. */
    public static final int NO_PLACE = 0;

    /** What is done. */
    public FilingAction action;

    /** What kind of filing it is about; a transfer beside a long-term filing is found out by the rules. */
    public FilingKind kind;

    /**
     * What is filed; category, basis and place may be missing where the action does not need them. Its state, days and
     * kind are completed by the decision.
     */
    public final FilingDraft draft = new FilingDraft();

    /** First day, or {@link #NO_DAY}. */
    public int fromEpochDay;

    /** Last day, or {@link #NO_DAY}. */
    public int toEpochDay;

    /** Place of insurance, six-digit area as a number. */
    public int insuredPlace;

    /** Place of the hospital that transfers, or {@link #NO_PLACE}. */
    public int referringPlace;

    /** Code of the diagnosis, or empty. */
    public final StringBuilder diagnosis = new StringBuilder();

    /** First three characters of the diagnosis, packed: one disease; 0 if there is none. */
    public long diagnosedDisease;

    /** Day of discharge of a stay that was paid in full already, or {@link #NO_DAY}. */
    public int dischargedEpochDay;

    /** Whether fees of the disease are not settled yet, as the hospital or the agency states. */
    public boolean hasUnsettledFees;

    /** Number of the filing that is meant, or {@link #NO_NUMBER} for the one in force. */
    public long number;

    /** Business day. */
    public int day;
}
