package io.yidi.gateway.record;

import io.yidi.gateway.record.sbe.ActivateBundleEncoder;
import io.yidi.gateway.record.sbe.AskAccumulationsEncoder;
import io.yidi.gateway.record.sbe.AskDayTotalsEncoder;
import io.yidi.gateway.record.sbe.AskPersonEncoder;
import io.yidi.gateway.record.sbe.AskSettledCareEncoder;
import io.yidi.gateway.record.sbe.AskSettlementEncoder;
import io.yidi.gateway.record.sbe.CutOverEncoder;
import io.yidi.gateway.record.sbe.ListEncountersEncoder;
import io.yidi.gateway.record.sbe.ListOverdueStaysEncoder;
import io.yidi.gateway.record.sbe.ListSuspicionsEncoder;
import io.yidi.gateway.record.sbe.LoadReferenceEncoder;
import io.yidi.gateway.record.sbe.MessageHeaderEncoder;
import io.yidi.gateway.record.sbe.SnapshotTakenEncoder;
import org.agrona.MutableDirectBuffer;

/** 控制命令: writes the commands that change the engine but are not bills. One thread. */
public final class ControlCommandWriter {

    /** A buffer of this many bytes holds any of them. */
    public static final int LENGTH_MAX = 128;

    /** The business day, whichever it is. */
    public static final int BUSINESS_DAY = AskAccumulationsEncoder.dayNullValue();

    /** The day of a bundle that does not wait. */
    public static final int AT_ONCE = 0;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ActivateBundleEncoder activateBundle = new ActivateBundleEncoder();
    private final LoadReferenceEncoder loadReference = new LoadReferenceEncoder();
    private final ListSuspicionsEncoder listSuspicions = new ListSuspicionsEncoder();
    private final ListOverdueStaysEncoder listOverdueStays = new ListOverdueStaysEncoder();
    private final AskSettlementEncoder askSettlement = new AskSettlementEncoder();
    private final AskSettledCareEncoder askSettledCare = new AskSettledCareEncoder();
    private final AskAccumulationsEncoder askAccumulations = new AskAccumulationsEncoder();
    private final AskDayTotalsEncoder askDayTotals = new AskDayTotalsEncoder();
    private final AskPersonEncoder askPerson = new AskPersonEncoder();
    private final ListEncountersEncoder listEncounters = new ListEncountersEncoder();
    private final CutOverEncoder cutOver = new CutOverEncoder();
    private final SnapshotTakenEncoder snapshotTaken = new SnapshotTakenEncoder();

    /**
     * Bills are computed from a bundle from here on.
     *
     * @param target written from offset 0
     * @param bundleHash 64 hex digits
     * @return length in bytes
     */
    public int activateBundle(final MutableDirectBuffer target, final String bundleHash) {
        return activateBundle(target, bundleHash, AT_ONCE);
    }

    /**
     * Bills are computed from a bundle from a business day on.
     *
     * @param target written from offset 0
     * @param bundleHash 64 hex digits
     * @param fromBusinessDay days since 1970-01-01, Asia/Shanghai; from here on if it has begun
     * @return length in bytes
     */
    public int activateBundle(final MutableDirectBuffer target, final String bundleHash, final int fromBusinessDay) {
        activateBundle
                .wrapAndApplyHeader(target, 0, header)
                .bundleHash(bundleHash)
                .fromBusinessDay(fromBusinessDay);
        return MessageHeaderEncoder.ENCODED_LENGTH + activateBundle.encodedLength();
    }

    /**
     * A reference file is taken in.
     *
     * @param target written from offset 0
     * @param fileHash 64 hex digits
     * @return length in bytes
     */
    public int loadReference(final MutableDirectBuffer target, final String fileHash) {
        loadReference.wrapAndApplyHeader(target, 0, header).fileHash(fileHash);
        return MessageHeaderEncoder.ENCODED_LENGTH + loadReference.encodedLength();
    }

    /**
     * Asks for the latest marks.
     *
     * @param target written from offset 0
     * @param limit most of them
     * @return length in bytes
     */
    public int listSuspicions(final MutableDirectBuffer target, final int limit) {
        listSuspicions.wrapAndApplyHeader(target, 0, header).rowsMax(limit);
        return MessageHeaderEncoder.ENCODED_LENGTH + listSuspicions.encodedLength();
    }

    /**
     * Asks for settled stays whose lines are overdue.
     *
     * @param target written from offset 0
     * @param institution {@code fixmedins_code}; empty for all
     * @param limit most of them
     * @return length in bytes
     */
    public int listOverdueStays(final MutableDirectBuffer target, final String institution, final int limit) {
        listOverdueStays
                .wrapAndApplyHeader(target, 0, header)
                .institutionCode(institution)
                .rowsMax(limit);
        return MessageHeaderEncoder.ENCODED_LENGTH + listOverdueStays.encodedLength();
    }

    /**
     * Asks what has become of a settlement.
     *
     * @param target written from offset 0
     * @param settlementId of the settlement
     * @return length in bytes
     */
    public int askSettlement(final MutableDirectBuffer target, final long settlementId) {
        askSettlement.wrapAndApplyHeader(target, 0, header).settlementId(settlementId);
        return MessageHeaderEncoder.ENCODED_LENGTH + askSettlement.encodedLength();
    }

    /**
     * Asks who a settlement was for, and when the care was.
     *
     * @param target written from offset 0
     * @param institution {@code fixmedins_code} that made it
     * @param settlementId of a settlement, or of a refund
     * @return length in bytes
     */
    public int askSettledCare(final MutableDirectBuffer target, final String institution, final long settlementId) {
        askSettledCare
                .wrapAndApplyHeader(target, 0, header)
                .settlementId(settlementId)
                .institutionCode(institution);
        return MessageHeaderEncoder.ENCODED_LENGTH + askSettledCare.encodedLength();
    }

    /**
     * Asks what is known of a person.
     *
     * @param target written from offset 0
     * @param personNo {@code psn_no}
     * @return length in bytes
     */
    public int askPerson(final MutableDirectBuffer target, final String personNo) {
        askPerson.wrapAndApplyHeader(target, 0, header).personNo(personNo);
        return MessageHeaderEncoder.ENCODED_LENGTH + askPerson.encodedLength();
    }

    /**
     * Asks what has come together of a person in a benefit year.
     *
     * @param target written from offset 0
     * @param personNo {@code psn_no}
     * @param day of the year, days since 1970-01-01; or {@link #BUSINESS_DAY}
     * @return length in bytes
     */
    public int askAccumulations(final MutableDirectBuffer target, final String personNo, final int day) {
        askAccumulations
                .wrapAndApplyHeader(target, 0, header)
                .personNo(personNo)
                .day(day);
        return MessageHeaderEncoder.ENCODED_LENGTH + askAccumulations.encodedLength();
    }

    /**
     * Asks for a page of what stands on a business day.
     *
     * @param target written from offset 0
     * @param day days since 1970-01-01
     * @param after where the page before ended; -1 at first
     * @return length in bytes
     */
    public int askDayTotals(final MutableDirectBuffer target, final int day, final long after) {
        askDayTotals.wrapAndApplyHeader(target, 0, header).day(day).after(after);
        return MessageHeaderEncoder.ENCODED_LENGTH + askDayTotals.encodedLength();
    }

    /**
     * Asks for encounters of an institution.
     *
     * @param target written from offset 0
     * @param institution {@code fixmedins_code}
     * @param personNo {@code psn_no}; empty for the stays of anybody that are not discharged
     * @param from where to look on; 0 at first
     * @return length in bytes
     */
    public int listEncounters(
            final MutableDirectBuffer target, final String institution, final String personNo, final int from) {
        listEncounters
                .wrapAndApplyHeader(target, 0, header)
                .institutionCode(institution)
                .personNo(personNo)
                .from(from);
        return MessageHeaderEncoder.ENCODED_LENGTH + listEncounters.encodedLength();
    }

    /**
     * A business day begins.
     *
     * @param target written from offset 0
     * @param businessDay days since 1970-01-01, Asia/Shanghai
     * @return length in bytes
     */
    public int cutOver(final MutableDirectBuffer target, final int businessDay) {
        cutOver.wrapAndApplyHeader(target, 0, header).businessDay(businessDay);
        return MessageHeaderEncoder.ENCODED_LENGTH + cutOver.encodedLength();
    }

    /**
     * A snapshot was made.
     *
     * @param target written from offset 0
     * @param sequence last record that is in it
     * @param stateHash of the state in it
     * @return length in bytes
     */
    public int snapshotTaken(final MutableDirectBuffer target, final long sequence, final long stateHash) {
        snapshotTaken.wrapAndApplyHeader(target, 0, header).sequence(sequence).stateHash(stateHash);
        return MessageHeaderEncoder.ENCODED_LENGTH + snapshotTaken.encodedLength();
    }
}
