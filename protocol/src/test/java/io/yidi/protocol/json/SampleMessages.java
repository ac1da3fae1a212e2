package io.yidi.protocol.json;

import io.yidi.protocol.ErrorReplyWriter;
import io.yidi.protocol.Fault;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.RefusalReplyWriter;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.Category;
import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.QueryReplyEncoder;
import io.yidi.protocol.sbe.QueryRequestEncoder;
import io.yidi.protocol.sbe.ReferralStep;
import io.yidi.protocol.sbe.RefundReplyEncoder;
import io.yidi.protocol.sbe.RefundRequestEncoder;
import io.yidi.protocol.sbe.ReversalOutcome;
import io.yidi.protocol.sbe.ReversalReplyEncoder;
import io.yidi.protocol.sbe.ReversalRequestEncoder;
import io.yidi.protocol.sbe.SettleReplyEncoder;
import io.yidi.protocol.sbe.SettleRequestEncoder;
import io.yidi.protocol.sbe.SettlementQueryEncoder;
import io.yidi.protocol.sbe.SignerRelation;
import io.yidi.protocol.sbe.TransactionState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** Fictional messages, one of each kind, made with the generated encoders. */
final class SampleMessages {

    static final long CORRELATION_ID = 7;

    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final String INSTITUTION = "H11010000001";
    private static final String MSG_ID = "H1101000000120261121083000001";

    private SampleMessages() {}

    static byte[] message(final String name) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[8192]);
        final int length = switch (name) {
            case "settle-request-outpatient" -> outpatient(buffer);
            case "settle-request-inpatient" -> inpatient(buffer);
            case "settle-reply" -> settleReply(buffer, 0, 4711);
            case "quote-reply" -> settleReply(buffer, 0, 0);
            case "refusal-reply" -> refusalReply(buffer);
            case "error-reply" -> errorReply(buffer);
            case "refund-request" -> refundRequest(buffer);
            case "refund-reply" -> refundReply(buffer);
            case "refund-request-earlier" ->
                earlier(buffer, refundRequest(buffer), RefundRequestEncoder.encounterIdEncodingOffset());
            case "refund-reply-earlier" ->
                earlier(buffer, refundReply(buffer), RefundReplyEncoder.encounterIdEncodingOffset());
            case "reversal-request" -> reversalRequest(buffer);
            case "reversal-reply" -> reversalReply(buffer);
            case "query-request" -> queryRequest(buffer);
            case "settlement-query" -> settlementQuery(buffer);
            case "query-reply" -> queryReply(buffer);
            case "query-reply-not-found" -> queryReplyNotFound(buffer);
            case "filing-request", "filing-reply", "filing-query", "filing-query-reply" ->
                FilingSamples.message(name, buffer);
            case "notice-query", "notice-query-reply" -> NoticeSamples.message(name, buffer);
            default -> EncounterSamples.message(name, buffer);
        };
        return Arrays.copyOf(buffer.byteArray(), length);
    }

    private static SettleRequestEncoder settleRequest(final UnsafeBuffer buffer, final String transactionCode) {
        final SettleRequestEncoder request = new SettleRequestEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(CORRELATION_ID)
                .sentAtMs(Instant.parse("2026-11-21T00:30:00Z").toEpochMilli())
                .institutionCode(INSTITUTION)
                .transactionCode(transactionCode)
                .msgId(MSG_ID)
                .personNo("P0000000001")
                .insuranceType(310)
                .insuredPlace("410800")
                .carePlace("110100")
                .hospitalLevel((short) 3)
                .voucherType((short) 1)
                .voucherNo("EV-TOKEN-0001");
        return request;
    }

    private static int outpatient(final UnsafeBuffer buffer) {
        final SettleRequestEncoder request = settleRequest(buffer, "2207")
                .medicalType("140104")
                .referralStep(ReferralStep.NONE)
                .referredFromLevel((short) 0)
                .admissionDate(SettleRequestEncoder.admissionDateNullValue())
                .dischargeDate(SettleRequestEncoder.dischargeDateNullValue())
                .diagnosisCode("I10.x00x002")
                .diseaseCode("M03900")
                .totalFen(26_839);
        request.careFlags().clear().emergency(false).useAccount(true);
        request.feeLinesCount(2)
                .next()
                .itemCode("XA01AAA001A001010100001")
                .feeCategory("09")
                .itemClass(ItemClass.B)
                .firstSelfPayBp(1_000)
                .unitPriceMicro(25_500_000)
                .quantityE4(100_000)
                .priceLimitMicro(20_000_000)
                .amountFen(25_500)
                .next()
                .itemCode("001101000010000-110101001")
                .feeCategory("02")
                .itemClass(ItemClass.A)
                .firstSelfPayBp(0)
                .unitPriceMicro(4_463_333)
                .quantityE4(30_000)
                .priceLimitMicro(SettleRequestEncoder.FeeLinesEncoder.priceLimitMicroNullValue())
                .amountFen(1_339);
        request.categoryTotalsCount(0);
        request.declarationsCount(0);
        return HEADER_LENGTH + request.encodedLength();
    }

    private static int inpatient(final UnsafeBuffer buffer) {
        final SettleRequestEncoder request = settleRequest(buffer, "2304")
                .medicalType("21")
                .referralStep(ReferralStep.UPWARDS)
                .referredFromLevel((short) 2)
                .admissionDate((int) LocalDate.of(2026, 11, 14).toEpochDay())
                .dischargeDate((int) LocalDate.of(2026, 11, 21).toEpochDay())
                .diagnosisCode("S82.101")
                .diseaseCode("")
                .totalFen(1_000_000);
        request.careFlags().clear().emergency(true).trauma(true).declared(true);
        request.feeLinesCount(0);
        request.categoryTotalsCount(2)
                .next()
                .feeCategory("06")
                .amountFen(900_000)
                .inScopeFen(720_000)
                .preSelfPayFen(70_000)
                .overLimitFen(30_000)
                .ownPayFen(80_000)
                .next()
                .feeCategory("01")
                .amountFen(100_000)
                .inScopeFen(80_000)
                .preSelfPayFen(0)
                .overLimitFen(0)
                .ownPayFen(20_000);
        request.declarationsCount(1)
                .next()
                .signerName("王桃花")
                .relation(SignerRelation.PARENT)
                .phone("13800000000")
                .certificateType((short) 1)
                .certificateNo("CERT-1955-0601-001X")
                .injuredAtMs(Instant.parse("2026-11-14T00:00:00Z").toEpochMilli())
                .injuryPlace("医院门口")
                .injuryCourse("雪天路滑，自行摔倒")
                .signedOn((int) LocalDate.of(2026, 11, 14).toEpochDay());
        return HEADER_LENGTH + request.encodedLength();
    }

    private static int settleReply(final UnsafeBuffer buffer, final int offset, final long position) {
        final SettleReplyEncoder reply = new SettleReplyEncoder()
                .wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
                .correlationId(CORRELATION_ID)
                .institutionCode(INSTITUTION)
                .transactionCode(position == 0 ? "2303" : "2304")
                .msgId(MSG_ID)
                .settlementId(position)
                .journalPosition(position)
                .settledAtMs(Instant.parse("2026-12-31T15:59:59Z").toEpochMilli())
                .businessDay((int) LocalDate.of(2026, 12, 31).toEpochDay())
                .bundleHash("0123456789abcdef")
                .category(Category.LONG_TERM)
                .totalFen(1_000_000)
                .inScopeFen(800_000)
                .preSelfPayFen(70_000)
                .overLimitFen(30_000)
                .ownPayFen(100_000)
                .firstSelfPayFen(0)
                .deductibleFen(100_000)
                .fundTotalFen(595_000)
                .personalFen(405_000)
                .accountFen(5_001)
                .cashFen(399_999)
                .hospitalBorneFen(0)
                .accountBalanceFen(-1);
        reply.replyFlags().clear().illustrative(true);
        reply.fundsCount(2)
                .next()
                .fundCode("310100")
                .amountFen(595_000)
                .fundName("职工\"基本\"统筹")
                .next()
                .fundCode("330100")
                .amountFen(0)
                .fundName("");
        reply.yearsCount(1)
                .next()
                .benefitYear(2026)
                .totalFen(1_000_000)
                .inScopeFen(800_000)
                .deductibleFen(100_000)
                .fundTotalFen(595_000)
                .personalFen(405_000);
        reply.planId("410800/310/INPATIENT/2026");
        return HEADER_LENGTH + reply.encodedLength();
    }

    private static UnsafeBuffer key() {
        final UnsafeBuffer key = new UnsafeBuffer(new byte[KeyDescriptor.LENGTH]);
        key.putStringWithoutLengthAscii(KeyDescriptor.INSTITUTION_OFFSET, INSTITUTION);
        key.putStringWithoutLengthAscii(KeyDescriptor.TRANSACTION_OFFSET, "2207");
        key.putStringWithoutLengthAscii(KeyDescriptor.MSGID_OFFSET, MSG_ID);
        return key;
    }

    private static int refusalReply(final UnsafeBuffer buffer) {
        final Fault reason = new Fault().set(ResultCode.NOT_FILED, "psn_no");
        final long decidedAtMs = Instant.parse("2026-11-21T00:30:01.999Z").toEpochMilli();
        final int businessDay = (int) LocalDate.of(2026, 11, 21).toEpochDay();
        return new RefusalReplyWriter()
                .write(buffer, 0, CORRELATION_ID, key(), 0, reason, 4712, decidedAtMs, businessDay);
    }

    private static int errorReply(final UnsafeBuffer buffer) {
        final Fault fault = new Fault()
                .set(ResultCode.LINE_AMOUNT_DIFFERS, "feedetail", 3, "det_item_fee_sumamt")
                .found("255.01 <> 255.00");
        return new ErrorReplyWriter().write(buffer, 0, CORRELATION_ID, null, 0, fault);
    }

    private static int refundRequest(final UnsafeBuffer buffer) {
        final RefundRequestEncoder request = new RefundRequestEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(CORRELATION_ID)
                .sentAtMs(Instant.parse("2027-01-05T02:00:00Z").toEpochMilli())
                .institutionCode(INSTITUTION)
                .transactionCode("2305")
                .msgId("H1101000000120270105100000001")
                .personNo("P0000000001")
                .originalSettlementId(4711)
                .encounterId(4700);
        return HEADER_LENGTH + request.encodedLength();
    }

    private static int refundReply(final UnsafeBuffer buffer) {
        final RefundReplyEncoder reply = new RefundReplyEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(CORRELATION_ID)
                .institutionCode(INSTITUTION)
                .transactionCode("2305")
                .msgId("H1101000000120270105100000001")
                .settlementId(5005)
                .journalPosition(5005)
                .refundedAtMs(Instant.parse("2027-01-05T02:00:00.007Z").toEpochMilli())
                .businessDay((int) LocalDate.of(2027, 1, 5).toEpochDay())
                .originalSettlementId(4711)
                .originalBusinessDay((int) LocalDate.of(2026, 12, 31).toEpochDay())
                .bundleHash("0123456789abcdef")
                .category(Category.LONG_TERM)
                .totalFen(-1_000_000)
                .inScopeFen(-800_000)
                .preSelfPayFen(-70_000)
                .overLimitFen(-30_000)
                .ownPayFen(-100_000)
                .firstSelfPayFen(0)
                .deductibleFen(-100_000)
                .fundTotalFen(-595_000)
                .personalFen(-405_000)
                .accountFen(-5_001)
                .cashFen(-399_999)
                .hospitalBorneFen(0)
                .accountBalanceFen(5_000)
                .encounterId(4700);
        reply.replyFlags().clear().illustrative(true);
        reply.refundKinds().clear().sequential(true).crossYear(true);
        reply.fundsCount(2)
                .next()
                .fundCode("310100")
                .amountFen(-595_000)
                .fundName("职工\"基本\"统筹")
                .next()
                .fundCode("330100")
                .amountFen(0)
                .fundName("");
        reply.yearsCount(1)
                .next()
                .benefitYear(2026)
                .totalFen(-1_000_000)
                .inScopeFen(-800_000)
                .deductibleFen(-100_000)
                .fundTotalFen(-595_000)
                .personalFen(-405_000);
        reply.planId("410800/310/INPATIENT/2026");
        return HEADER_LENGTH + reply.encodedLength();
    }

    /** Cuts the encounter out, as it was before refunds had one. */
    private static int earlier(final UnsafeBuffer buffer, final int length, final int blockLength) {
        final int end = HEADER_LENGTH + blockLength;
        new MessageHeaderEncoder().wrap(buffer, 0).blockLength(blockLength);
        buffer.putBytes(end, buffer, end + Long.BYTES, length - end - Long.BYTES);
        return length - Long.BYTES;
    }

    private static int reversalRequest(final UnsafeBuffer buffer) {
        final ReversalRequestEncoder request = new ReversalRequestEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(CORRELATION_ID)
                .sentAtMs(Instant.parse("2026-11-21T00:31:00Z").toEpochMilli())
                .institutionCode(INSTITUTION)
                .transactionCode("2601")
                .msgId("H1101000000120261121083100002")
                .personNo("P0000000001")
                .originalTransactionCode("2207")
                .originalMsgId(MSG_ID);
        return HEADER_LENGTH + request.encodedLength();
    }

    private static int reversalReply(final UnsafeBuffer buffer) {
        final ReversalReplyEncoder reply = new ReversalReplyEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(CORRELATION_ID)
                .institutionCode(INSTITUTION)
                .transactionCode("2601")
                .msgId("H1101000000120261121083100002")
                .outcome(ReversalOutcome.NO_EFFECT)
                .journalPosition(4713)
                .reversedAtMs(Instant.parse("2026-11-21T00:31:00.004Z").toEpochMilli())
                .businessDay((int) LocalDate.of(2026, 11, 21).toEpochDay())
                .originalSettlementId(0);
        reply.replyFlags().clear().repeat(true);
        return HEADER_LENGTH + reply.encodedLength();
    }

    private static int queryRequest(final UnsafeBuffer buffer) {
        final QueryRequestEncoder request = new QueryRequestEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(CORRELATION_ID)
                .institutionCode(INSTITUTION)
                .transactionCode("2304")
                .msgId(MSG_ID);
        return HEADER_LENGTH + request.encodedLength();
    }

    private static QueryReplyEncoder query(final UnsafeBuffer buffer, final TransactionState state) {
        return new QueryReplyEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(CORRELATION_ID)
                .institutionCode(INSTITUTION)
                .transactionCode("2304")
                .msgId(MSG_ID)
                .state(state);
    }

    private static int settlementQuery(final UnsafeBuffer buffer) {
        return HEADER_LENGTH
                + new SettlementQueryEncoder()
                        .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                        .correlationId(CORRELATION_ID)
                        .sentAtMs(Instant.parse("2026-11-21T00:30:00Z").toEpochMilli())
                        .institutionCode(INSTITUTION)
                        .transactionCode("5203")
                        .msgId("H1101000000120261121083000008")
                        .personNo("P0000000001")
                        .settlementId(4_711)
                        .encounterId(0)
                        .encodedLength();
    }

    private static int queryReply(final UnsafeBuffer buffer) {
        final UnsafeBuffer answer = new UnsafeBuffer(new byte[2048]);
        final int answerLength = settleReply(answer, 0, 4711);
        final QueryReplyEncoder reply = query(buffer, TransactionState.SETTLED).putAnswer(answer, 0, answerLength);
        return HEADER_LENGTH + reply.encodedLength();
    }

    private static int queryReplyNotFound(final UnsafeBuffer buffer) {
        final QueryReplyEncoder reply =
                query(buffer, TransactionState.NOT_FOUND).putAnswer(new byte[0], 0, 0);
        return HEADER_LENGTH + reply.encodedLength();
    }
}
