package io.yidi.load.population;

import io.yidi.load.bill.Bill;
import io.yidi.load.bill.BillGenerator;
import io.yidi.load.bill.SettleFrameWriter;
import io.yidi.load.client.ReplyDescriptor;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.CareFlagsEncoder;
import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.ReferralStep;
import io.yidi.protocol.sbe.SettleRequestEncoder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;

/** 账单模板: frames of bills whose person, hospital and message id are still to be filled in. */
public final class BillTemplates {

    /** Most lines of a bill. */
    public static final int LINES_MAX = 500;

    private static final int COUNT = 4_096;
    private static final int ONE = 10_000;
    private static final int MICRO_YUAN_PER_FEN = 10_000;
    private static final int LINE_SPREAD_FEN = 50_000;
    private static final String OUTPATIENT = "11";
    private static final String OUTPATIENT_SETTLEMENT = "2207";

    private static final int FLAGS_OFFSET =
            ReplyDescriptor.BODY_OFFSET + SettleRequestEncoder.careFlagsEncodingOffset();

    private BillTemplates() {}

    /**
     * Bills of stays.
     *
     * @param seed of their amounts
     * @param categoryCount fee categories of each
     * @param now day and time in them
     * @return whole frames
     */
    public static byte[][] stays(final long seed, final int categoryCount, final Instant now) {
        final BillGenerator bills =
                new BillGenerator(seed, 1, categoryCount, LocalDate.ofInstant(now, ZoneOffset.ofHours(8)));
        final SettleFrameWriter writer = new SettleFrameWriter();
        final byte[][] frames = new byte[COUNT][];
        for (int i = 0; i < COUNT; i++) {
            frames[i] = writer.frame(bills.bill(i), "", 0, now.toEpochMilli());
        }
        return frames;
    }

    /**
     * Bills of stays that were emergencies, which need no filing.
     *
     * @param seed of their amounts
     * @param categoryCount fee categories of each
     * @param now day and time in them
     * @return whole frames
     */
    public static byte[][] emergencies(final long seed, final int categoryCount, final Instant now) {
        final byte[][] frames = stays(seed, categoryCount, now);
        final CareFlagsEncoder flags = new CareFlagsEncoder();
        for (final byte[] frame : frames) {
            flags.wrap(new UnsafeBuffer(frame), FLAGS_OFFSET).emergency(true);
        }
        return frames;
    }

    /**
     * Bills of outpatient emergencies, which need no filing.
     *
     * @param seed of their amounts
     * @param lineCount fee lines of each, 1 to {@link #LINES_MAX}
     * @param now time in them
     * @return whole frames
     */
    public static byte[][] visits(final long seed, final int lineCount, final Instant now) {
        if (lineCount < 1 || lineCount > LINES_MAX) {
            throw new IllegalArgumentException("expected 1 to " + LINES_MAX + " lines, found " + lineCount);
        }
        final SplittableRandom random = new SplittableRandom(seed);
        final byte[][] frames = new byte[COUNT][];
        for (int i = 0; i < COUNT; i++) {
            final int[] pricesFen = random.ints(lineCount, 1, LINE_SPREAD_FEN).toArray();
            frames[i] = visit(pricesFen, now.toEpochMilli());
        }
        return frames;
    }

    private static byte[] visit(final int[] pricesFen, final long nowMs) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[FrameDescriptor.MESSAGE_LENGTH_MAX]);
        final SettleRequestEncoder request = new SettleRequestEncoder();
        request.wrapAndApplyHeader(buffer, FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderEncoder())
                .correlationId(0)
                .sentAtMs(nowMs)
                .transactionCode(OUTPATIENT_SETTLEMENT)
                .personNo(BillGenerator.personNo(0))
                .insuranceType(Bill.INSURANCE_TYPE)
                .insuredPlace(Bill.INSURED_PLACE)
                .carePlace(Bill.CARE_PLACE)
                .hospitalLevel((short) Bill.HOSPITAL_LEVEL)
                .medicalType(OUTPATIENT)
                .voucherType((short) Bill.VOUCHER_TYPE)
                .voucherNo("C".concat("0".repeat(17)))
                .careFlags()
                .clear()
                .emergency(true);
        request.referralStep(ReferralStep.NONE)
                .referredFromLevel((short) 0)
                .admissionDate(SettleRequestEncoder.admissionDateNullValue())
                .dischargeDate(SettleRequestEncoder.dischargeDateNullValue())
                .diagnosisCode("I10.x00")
                .diseaseCode("")
                .totalFen(Arrays.stream(pricesFen).asLongStream().sum());
        final SettleRequestEncoder.FeeLinesEncoder lines = request.feeLinesCount(pricesFen.length);
        for (final int priceFen : pricesFen) {
            lines.next()
                    .itemCode("XA02BCA001A001")
                    .feeCategory("09")
                    .itemClass(ItemClass.A)
                    .firstSelfPayBp(0)
                    .unitPriceMicro((long) priceFen * MICRO_YUAN_PER_FEN)
                    .quantityE4(ONE)
                    .priceLimitMicro(SettleRequestEncoder.FeeLinesEncoder.priceLimitMicroNullValue())
                    .amountFen(priceFen);
        }
        request.categoryTotalsCount(0);
        request.declarationsCount(0);
        final int messageBytes = MessageHeaderEncoder.ENCODED_LENGTH + request.encodedLength();
        buffer.putInt(FrameDescriptor.LENGTH_OFFSET, messageBytes, FrameDescriptor.BYTE_ORDER);
        return Arrays.copyOf(buffer.byteArray(), FrameDescriptor.LENGTH_BYTES + messageBytes);
    }
}
