package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.record.sbe.AskSettledCareDecoder;
import io.yidi.gateway.record.sbe.AskSettlementDecoder;
import io.yidi.gateway.record.sbe.FactsDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderEncoder;
import io.yidi.gateway.record.sbe.SettledCareEncoder;
import io.yidi.gateway.record.sbe.SettlementStandingEncoder;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * 结算记录查询: what has become of a settlement, who it was for, and when the care was, by its record. Core thread only;
 * allocates nothing.
 */
final class SettlementInquiry {

    private static final PersonStatus[] STATUSES = PersonStatus.values();
    private static final int NO_DAY = SettleRequestDecoder.admissionDateNullValue();
    private static final int NO_AGE = -1;

    private final SettlementLookup lookup;
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final AskSettlementDecoder askSettlement = new AskSettlementDecoder();
    private final SettlementStandingEncoder standing = new SettlementStandingEncoder();
    private final AskSettledCareDecoder askSettledCare = new AskSettledCareDecoder();
    private final SettledCareEncoder care = new SettledCareEncoder();

    SettlementInquiry(final SettlementLookup lookup) {
        this.lookup = lookup;
    }

    /** Writes what has become of a settlement; gives the length without the header. */
    int standing(final long before, final DirectBuffer buffer, final int offset, final MutableDirectBuffer answer) {
        askSettlement.wrapAndApplyHeader(buffer, offset, headerDecoder);
        final boolean isFound = lookup.find(askSettlement.settlementId(), before) != null;
        standing.wrapAndApplyHeader(answer, 0, header)
                .state((short) (isFound ? lookup.state() : KeyState.UNKNOWN).ordinal());
        return standing.encodedLength();
    }

    /**
     * Writes who a settlement of an institution was for and when the care was, of a refund as of the settlement it took
     * back; gives the length without the header.
     */
    int care(final long before, final DirectBuffer buffer, final int offset, final MutableDirectBuffer answer) {
        askSettledCare.wrapAndApplyHeader(buffer, offset, headerDecoder);
        care.wrapAndApplyHeader(answer, 0, header);
        answer.setMemory(care.offset(), SettledCareEncoder.BLOCK_LENGTH, (byte) 0);
        care.firstDay(NO_DAY).lastDay(NO_DAY).ageYears((short) NO_AGE);
        final SettlementFlyweight named = lookup.find(askSettledCare.settlementId(), before);
        if (named != null && isOfAsker(named)) {
            care.insuranceType(named.insuranceType());
            final SettlementFlyweight settled =
                    named.isRefund() ? lookup.find(named.refundedSettlementId(), before) : named;
            if (settled != null) {
                putCare(settled, answer);
                putPerson(settled.facts());
            }
        }
        return care.encodedLength();
    }

    private boolean isOfAsker(final SettlementFlyweight named) {
        return named.isOfInstitution(
                askSettledCare.buffer(),
                askSettledCare.offset()
                        + AskSettledCareDecoder.institutionCodeEncodingOffset()
                        - KeyDescriptor.INSTITUTION_OFFSET);
    }

    /** A bill that states no day is of the day on which it was settled; no care begins after it has ended. */
    private void putCare(final SettlementFlyweight settled, final MutableDirectBuffer answer) {
        final int settledOn = settled.settledOn();
        final SettleRequestDecoder bill = settled.bill();
        final int lastDay = bill.dischargeDate() == NO_DAY ? settledOn : bill.dischargeDate();
        final int firstDay = bill.admissionDate() == NO_DAY ? settledOn : bill.admissionDate();
        care.encounterId(settled.encounterId())
                .firstDay(Math.min(firstDay, lastDay))
                .lastDay(lastDay);
        answer.putBytes(
                care.offset() + SettledCareEncoder.medicalTypeEncodingOffset(),
                bill.buffer(),
                bill.offset() + SettleRequestDecoder.medicalTypeEncodingOffset(),
                SettledCareEncoder.medicalTypeEncodingLength());
    }

    private void putPerson(final FactsDecoder facts) {
        if (facts != null) {
            care.status((short) STATUSES[facts.status()].prefix())
                    .ageYears(facts.ageYears())
                    .personFlags(facts.personFlags());
        }
    }
}
