package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.encounter.CategorySums;
import io.yidi.gateway.engine.encounter.Encounters;
import io.yidi.gateway.engine.scope.BillParts;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.sbe.CareFlagsEncoder;
import io.yidi.protocol.sbe.EncounterSettleRequestDecoder;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 就诊账单: the bill of an encounter as a settle request would have brought it in one piece, with the sums by fee category
 * in place of lines. So both ways are computed alike, and the record of the settlement can hold what was computed.
 *
 * <p>Core thread only; allocates nothing. The bill stands until the next one.
 */
final class EncounterBill {

    private static final int VISIT_OFFSET = SettleRequestEncoder.personNoEncodingOffset();
    private static final int LENGTH_MAX = 2 * 1024;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LENGTH_MAX]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SettleRequestEncoder bill = new SettleRequestEncoder();
    private final SettleRequestDecoder request = new SettleRequestDecoder();
    private int length;

    /**
     * Puts a bill together.
     *
     * @param stamp of the settlement
     * @param settlement the request
     * @param encounters the ledger
     * @param encounter row of the encounter
     * @param disease of the batch, eight characters as a number; 0: as registered
     * @param dischargeDay of a stay
     * @param sums of the lines
     * @return the bill
     */
    SettleRequestDecoder write(
            final ReplyStamp stamp,
            final EncounterSettleRequestDecoder settlement,
            final Encounters encounters,
            final int encounter,
            final long disease,
            final int dischargeDay,
            final CategorySums sums) {
        bill.wrapAndApplyHeader(buffer, 0, header)
                .correlationId(stamp.correlationId)
                .sentAtMs(settlement.sentAtMs());
        KeyDescriptor.copy(
                buffer,
                bill.offset() + SettleRequestEncoder.institutionCodeEncodingOffset(),
                stamp.keyBuffer,
                stamp.keyOffset);
        buffer.putBytes(
                bill.offset() + VISIT_OFFSET,
                encounters.visitBuffer(encounter),
                encounters.visitOffset(encounter),
                Encounters.VISIT_BYTES);
        putSettlement(settlement, disease);
        if (encounters.isStay(encounter)) {
            bill.dischargeDate(dischargeDay);
        }
        bill.totalFen(putSums(sums));
        length = MessageHeaderEncoder.ENCODED_LENGTH + bill.encodedLength();
        return request.wrap(
                buffer,
                MessageHeaderEncoder.ENCODED_LENGTH,
                SettleRequestDecoder.BLOCK_LENGTH,
                SettleRequestDecoder.SCHEMA_VERSION);
    }

    /** Holds the bill, from offset 0. */
    UnsafeBuffer buffer() {
        return buffer;
    }

    /** Length of the bill in bytes, header included. */
    int length() {
        return length;
    }

    private void putSettlement(final EncounterSettleRequestDecoder settlement, final long disease) {
        bill.voucherType(settlement.voucherType());
        copy(
                settlement,
                EncounterSettleRequestDecoder.voucherNoEncodingOffset(),
                SettleRequestEncoder.voucherNoEncodingOffset(),
                SettleRequestEncoder.voucherNoEncodingLength());
        if (!AsciiField.isEmpty(
                settlement.buffer(), settlement.offset() + EncounterSettleRequestDecoder.medicalTypeEncodingOffset())) {
            copy(
                    settlement,
                    EncounterSettleRequestDecoder.medicalTypeEncodingOffset(),
                    SettleRequestEncoder.medicalTypeEncodingOffset(),
                    CareType.FIELD_LENGTH);
        }
        final CareFlagsEncoder flags = bill.careFlags();
        flags.useAccount(settlement.settleFlags().useAccount());
        if (disease != 0) {
            buffer.putLong(
                    bill.offset() + SettleRequestEncoder.diseaseCodeEncodingOffset(),
                    disease,
                    SettleRequestEncoder.BYTE_ORDER);
        }
    }

    private void copy(
            final EncounterSettleRequestDecoder settlement, final int from, final int to, final int fieldLength) {
        buffer.putBytes(bill.offset() + to, settlement.buffer(), settlement.offset() + from, fieldLength);
    }

    private long putSums(final CategorySums sums) {
        bill.feeLinesCount(0);
        final SettleRequestEncoder.CategoryTotalsEncoder totals = bill.categoryTotalsCount(sums.count());
        long totalFen = 0;
        for (int category = 0; category <= CategorySums.CATEGORY_MAX; category++) {
            if (sums.has(category)) {
                final BillParts sum = sums.sum(category);
                totals.next()
                        .amountFen(sum.totalFen())
                        .inScopeFen(sum.inScopeFen)
                        .preSelfPayFen(sum.preSelfPayFen)
                        .overLimitFen(sum.overLimitFen)
                        .ownPayFen(sum.ownPayFen);
                totals.feeCategory(0, (byte) ('0' + category / 10)).feeCategory(1, (byte) ('0' + category % 10));
                totalFen += sum.totalFen();
            }
        }
        bill.declarationsCount(0);
        return totalFen;
    }
}
