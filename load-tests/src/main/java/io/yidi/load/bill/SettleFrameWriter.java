package io.yidi.load.bill;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.ReferralStep;
import io.yidi.protocol.sbe.SettleRequestEncoder;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;

/** 结算报文（二进制）: turns bills into frames; one thread. */
public final class SettleFrameWriter {

    private final UnsafeBuffer buffer =
            new UnsafeBuffer(new byte[FrameDescriptor.LENGTH_BYTES + FrameDescriptor.MESSAGE_LENGTH_MAX]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SettleRequestEncoder request = new SettleRequestEncoder();

    /**
     * Number of category totals that brings a frame closest to a size.
     *
     * @param frameBytes wanted, with the length field
     * @return 1 to {@link BillGenerator#CATEGORY_COUNT_MAX}
     */
    public static int categoryCountFor(final int frameBytes) {
        final int emptyBytes = frameBytes(0);
        final int totalBytes = frameBytes(1) - emptyBytes;
        final int nearest = (frameBytes - emptyBytes + totalBytes / 2) / totalBytes;
        return Math.max(1, Math.min(BillGenerator.CATEGORY_COUNT_MAX, nearest));
    }

    /**
     * Largest number of category totals whose frame is no longer than a size.
     *
     * @param frameBytes most, with the length field
     * @return 1 to {@link BillGenerator#CATEGORY_COUNT_MAX}
     */
    public static int categoryCountWithin(final int frameBytes) {
        int count = BillGenerator.CATEGORY_COUNT_MAX;
        while (count > 1 && frameBytes(count) > frameBytes) {
            count--;
        }
        return count;
    }

    /**
     * Size of a frame.
     *
     * @param categoryCount totals in it
     * @return bytes, with the length field
     */
    public static int frameBytes(final int categoryCount) {
        return FrameDescriptor.LENGTH_BYTES
                + MessageHeaderEncoder.ENCODED_LENGTH
                + SettleRequestEncoder.BLOCK_LENGTH
                + SettleRequestEncoder.FeeLinesEncoder.sbeHeaderSize()
                + SettleRequestEncoder.CategoryTotalsEncoder.sbeHeaderSize()
                + SettleRequestEncoder.DeclarationsEncoder.sbeHeaderSize()
                + categoryCount * SettleRequestEncoder.CategoryTotalsEncoder.sbeBlockLength();
    }

    /**
     * Encodes one request.
     *
     * @param bill to settle
     * @param msgId thirty characters
     * @param correlationId echoed by the reply
     * @param sentAtMs since the epoch
     * @return the whole frame
     */
    public byte[] frame(final Bill bill, final String msgId, final long correlationId, final long sentAtMs) {
        request.wrapAndApplyHeader(buffer, FrameDescriptor.MESSAGE_OFFSET, header)
                .correlationId(correlationId)
                .sentAtMs(sentAtMs)
                .institutionCode(bill.institutionCode())
                .transactionCode(bill.care().settlementCode())
                .msgId(msgId);
        putPerson(bill);
        putCare(bill);
        putLines(bill);
        putTotals(bill);
        request.declarationsCount(0);
        final int messageBytes = MessageHeaderEncoder.ENCODED_LENGTH + request.encodedLength();
        buffer.putInt(FrameDescriptor.LENGTH_OFFSET, messageBytes, FrameDescriptor.BYTE_ORDER);
        return Arrays.copyOf(buffer.byteArray(), FrameDescriptor.LENGTH_BYTES + messageBytes);
    }

    private void putPerson(final Bill bill) {
        request.personNo(bill.personNo())
                .insuranceType(bill.patient().insuranceType())
                .insuredPlace(bill.patient().insuredPlace())
                .carePlace(bill.provider().place())
                .hospitalLevel((short) bill.provider().level())
                .medicalType(bill.care().medicalType())
                .voucherType((short) Bill.VOUCHER_TYPE)
                .voucherNo(bill.patient().voucherNo())
                .careFlags()
                .clear()
                .emergency(bill.isEmergency())
                .useAccount(true);
    }

    private void putCare(final Bill bill) {
        request.referralStep(ReferralStep.NONE)
                .referredFromLevel((short) 0)
                .admissionDate(epochDay(bill.admission()))
                .dischargeDate(epochDay(bill.discharge()))
                .diagnosisCode(bill.diagnosisCode())
                .diseaseCode(bill.diseaseCode())
                .totalFen(bill.totalFen());
    }

    private static int epochDay(final Optional<LocalDate> day) {
        return day.map(given -> (int) given.toEpochDay()).orElse(SettleRequestEncoder.admissionDateNullValue());
    }

    private void putLines(final Bill bill) {
        final SettleRequestEncoder.FeeLinesEncoder lines =
                request.feeLinesCount(bill.lines().size());
        for (final FeeLine line : bill.lines()) {
            lines.next()
                    .itemCode(line.itemCode())
                    .feeCategory(line.feeCategory())
                    .itemClass(line.itemClass())
                    .firstSelfPayBp(line.firstSelfPayBp())
                    .unitPriceMicro(line.unitPriceMicro())
                    .quantityE4(line.quantityE4())
                    .priceLimitMicro(
                            line.priceLimitMicro() == FeeLine.NO_LIMIT
                                    ? SettleRequestEncoder.FeeLinesEncoder.priceLimitMicroNullValue()
                                    : line.priceLimitMicro())
                    .amountFen(line.amountFen());
        }
    }

    private void putTotals(final Bill bill) {
        final SettleRequestEncoder.CategoryTotalsEncoder totals =
                request.categoryTotalsCount(bill.totals().size());
        for (final CategoryTotal total : bill.totals()) {
            totals.next()
                    .feeCategory(total.feeCategory())
                    .amountFen(total.amountFen())
                    .inScopeFen(total.inScopeFen())
                    .preSelfPayFen(total.preSelfPayFen())
                    .overLimitFen(total.overLimitFen())
                    .ownPayFen(total.ownPayFen());
        }
    }
}
