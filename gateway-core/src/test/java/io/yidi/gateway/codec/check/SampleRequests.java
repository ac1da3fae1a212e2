package io.yidi.gateway.codec.check;

import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.QueryRequestEncoder;
import io.yidi.protocol.sbe.ReferralStep;
import io.yidi.protocol.sbe.RefundRequestEncoder;
import io.yidi.protocol.sbe.ReversalRequestEncoder;
import io.yidi.protocol.sbe.SettleRequestEncoder;
import io.yidi.protocol.sbe.SettleRequestEncoder.CategoryTotalsEncoder;
import io.yidi.protocol.sbe.SettleRequestEncoder.FeeLinesEncoder;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.agrona.MutableDirectBuffer;

/** Sound requests of fictional persons, and ways to make them unsound. */
final class SampleRequests {

    static final int OFFSET = 3;
    static final int ADMISSION_DAY = (int) LocalDate.of(2026, 11, 14).toEpochDay();

    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;

    private SampleRequests() {}

    static SettleRequestEncoder block(final MutableDirectBuffer buffer, final String infno, final String medicalType) {
        final SettleRequestEncoder request = new SettleRequestEncoder()
                .wrapAndApplyHeader(buffer, OFFSET, new MessageHeaderEncoder())
                .correlationId(7)
                .sentAtMs(1_795_221_000_000L)
                .institutionCode("H11010000001")
                .transactionCode(infno)
                .msgId("H1101-2026_0001.a")
                .personNo("P0000000001")
                .insuranceType(310)
                .insuredPlace("410800")
                .carePlace("110100")
                .hospitalLevel((short) 3)
                .medicalType(medicalType)
                .voucherType((short) 1)
                .voucherNo("EV/TOKEN+0001=")
                .referralStep(ReferralStep.NONE)
                .referredFromLevel((short) 0)
                .admissionDate(SettleRequestEncoder.admissionDateNullValue())
                .dischargeDate(SettleRequestEncoder.dischargeDateNullValue())
                .diagnosisCode("I10.x00x002")
                .diseaseCode("M03900")
                .totalFen(26_839);
        request.careFlags().clear();
        return request;
    }

    /** An outpatient bill of two lines; returns its length. */
    static int outpatient(
            final MutableDirectBuffer buffer,
            final Consumer<SettleRequestEncoder> changeBlock,
            final Consumer<FeeLinesEncoder> changeSecondLine) {
        final SettleRequestEncoder request = block(buffer, "2207", "11");
        changeBlock.accept(request);
        final FeeLinesEncoder line = request.feeLinesCount(2);
        putLine(line.next(), ItemClass.B, 1_000, 25_500_000, 100_000, 25_500);
        line.priceLimitMicro(20_000_000);
        putLine(line.next(), ItemClass.A, 0, 4_463_333, 30_000, 1_339);
        changeSecondLine.accept(line);
        request.categoryTotalsCount(0);
        request.declarationsCount(0);
        return HEADER_LENGTH + request.encodedLength();
    }

    static int outpatient(final MutableDirectBuffer buffer, final Consumer<SettleRequestEncoder> changeBlock) {
        return outpatient(buffer, changeBlock, line -> {});
    }

    static void putLine(
            final FeeLinesEncoder line,
            final ItemClass itemClass,
            final int firstSelfPayBp,
            final long unitPriceMicro,
            final long quantityE4,
            final long amountFen) {
        line.itemCode("XA01AAA001A001010100001")
                .feeCategory("09")
                .itemClass(itemClass)
                .firstSelfPayBp(firstSelfPayBp)
                .unitPriceMicro(unitPriceMicro)
                .quantityE4(quantityE4)
                .priceLimitMicro(FeeLinesEncoder.priceLimitMicroNullValue())
                .amountFen(amountFen);
    }

    /** An inpatient bill of two fee categories; returns its length. */
    static int inpatient(
            final MutableDirectBuffer buffer,
            final Consumer<SettleRequestEncoder> changeBlock,
            final Consumer<CategoryTotalsEncoder> changeSecondTotal) {
        final SettleRequestEncoder request = block(buffer, "2304", "21")
                .admissionDate(ADMISSION_DAY)
                .dischargeDate(ADMISSION_DAY + 7)
                .totalFen(1_000_000);
        changeBlock.accept(request);
        request.feeLinesCount(0);
        final CategoryTotalsEncoder total = request.categoryTotalsCount(2);
        putTotal(total.next(), "06", 900_000, 720_000, 70_000, 30_000, 80_000);
        putTotal(total.next(), "01", 100_000, 80_000, 0, 0, 20_000);
        changeSecondTotal.accept(total);
        request.declarationsCount(0);
        return HEADER_LENGTH + request.encodedLength();
    }

    static int inpatient(final MutableDirectBuffer buffer, final Consumer<SettleRequestEncoder> changeBlock) {
        return inpatient(buffer, changeBlock, total -> {});
    }

    static void putTotal(
            final CategoryTotalsEncoder total,
            final String feeCategory,
            final long amountFen,
            final long inScopeFen,
            final long preSelfPayFen,
            final long overLimitFen,
            final long ownPayFen) {
        total.feeCategory(feeCategory)
                .amountFen(amountFen)
                .inScopeFen(inScopeFen)
                .preSelfPayFen(preSelfPayFen)
                .overLimitFen(overLimitFen)
                .ownPayFen(ownPayFen);
    }

    static int reversal(final MutableDirectBuffer buffer, final Consumer<ReversalRequestEncoder> change) {
        final ReversalRequestEncoder request = new ReversalRequestEncoder()
                .wrapAndApplyHeader(buffer, OFFSET, new MessageHeaderEncoder())
                .correlationId(8)
                .sentAtMs(1_795_221_060_000L)
                .institutionCode("H11010000001")
                .transactionCode("2601")
                .msgId("H1101-2026_0002.a")
                .personNo("P0000000001")
                .originalTransactionCode("2207")
                .originalMsgId("H1101-2026_0001.a");
        change.accept(request);
        return HEADER_LENGTH + request.encodedLength();
    }

    static int refund(final MutableDirectBuffer buffer, final Consumer<RefundRequestEncoder> change) {
        final RefundRequestEncoder request = new RefundRequestEncoder()
                .wrapAndApplyHeader(buffer, OFFSET, new MessageHeaderEncoder())
                .correlationId(8)
                .sentAtMs(1_795_221_060_000L)
                .institutionCode("H11010000001")
                .transactionCode("2208")
                .msgId("H1101-2026_0003.a")
                .personNo("P0000000001")
                .originalSettlementId(1)
                .encounterId(0);
        change.accept(request);
        return HEADER_LENGTH + request.encodedLength();
    }

    static int query(final MutableDirectBuffer buffer, final Consumer<QueryRequestEncoder> change) {
        final QueryRequestEncoder request = new QueryRequestEncoder()
                .wrapAndApplyHeader(buffer, OFFSET, new MessageHeaderEncoder())
                .correlationId(9)
                .institutionCode("H11010000001")
                .transactionCode("2207")
                .msgId("H1101-2026_0001.a");
        change.accept(request);
        return HEADER_LENGTH + request.encodedLength();
    }
}
