package io.yidi.protocol.json;

import io.yidi.protocol.sbe.EncounterActRequestEncoder;
import io.yidi.protocol.sbe.EncounterReplyEncoder;
import io.yidi.protocol.sbe.EncounterRequestEncoder;
import io.yidi.protocol.sbe.EncounterSettleRequestEncoder;
import io.yidi.protocol.sbe.EncounterState;
import io.yidi.protocol.sbe.FeeUploadReplyEncoder;
import io.yidi.protocol.sbe.FeeUploadRequestEncoder;
import io.yidi.protocol.sbe.FeeWithdrawalRequestEncoder;
import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.ReferralStep;
import io.yidi.protocol.sbe.SettlementMode;
import java.time.Instant;
import java.time.LocalDate;
import org.agrona.concurrent.UnsafeBuffer;

/** Fictional messages of one visit and one stay, made with the generated encoders. */
final class EncounterSamples {

    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final String INSTITUTION = "H11010000001";
    private static final String PERSON = "P0000000001";
    private static final long SENT_AT_MS = Instant.parse("2026-11-21T00:30:00Z").toEpochMilli();
    private static final long VISIT = 4_712;
    private static final long STAY = 4_800;
    private static final int NO_DAY = EncounterRequestEncoder.admissionDateNullValue();

    private EncounterSamples() {}

    static int message(final String name, final UnsafeBuffer buffer) {
        return switch (name) {
            case "encounter-request" -> register(buffer);
            case "encounter-reply" -> encounterReply(buffer);
            case "encounter-act-request" -> discharge(buffer);
            case "fee-upload-request" -> upload(buffer);
            case "fee-upload-reply" -> uploadReply(buffer);
            case "fee-withdrawal-request" -> withdraw(buffer);
            case "encounter-settle-request" -> settle(buffer);
            default -> throw new IllegalArgumentException("expected a known sample, found " + name);
        };
    }

    private static String msgId(final int serial) {
        return INSTITUTION + "20261121083000000" + serial;
    }

    private static int register(final UnsafeBuffer buffer) {
        final EncounterRequestEncoder request = new EncounterRequestEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(SampleMessages.CORRELATION_ID)
                .sentAtMs(SENT_AT_MS)
                .institutionCode(INSTITUTION)
                .transactionCode("2201")
                .msgId(msgId(1))
                .personNo(PERSON)
                .insuranceType(310)
                .insuredPlace("410800")
                .carePlace("110100")
                .hospitalLevel((short) 3)
                .medicalType("11")
                .voucherType((short) 1)
                .voucherNo("EV-TOKEN-0001")
                .referralStep(ReferralStep.NONE)
                .referredFromLevel((short) 0)
                .admissionDate(NO_DAY)
                .dischargeDate(NO_DAY)
                .diagnosisCode("I10.x00x002")
                .diseaseCode("")
                .encounterId(0);
        request.careFlags().clear();
        request.declarationsCount(0);
        return HEADER_LENGTH + request.encodedLength();
    }

    private static int encounterReply(final UnsafeBuffer buffer) {
        final EncounterReplyEncoder reply = new EncounterReplyEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(SampleMessages.CORRELATION_ID)
                .institutionCode(INSTITUTION)
                .transactionCode("2201")
                .msgId(msgId(1))
                .encounterId(VISIT)
                .journalPosition(VISIT)
                .decidedAtMs(SENT_AT_MS)
                .businessDay((int) LocalDate.of(2026, 11, 21).toEpochDay())
                .state(EncounterState.OPEN)
                .withdrawnLines(0)
                .unsettledLines(0);
        reply.replyFlags().clear();
        return HEADER_LENGTH + reply.encodedLength();
    }

    private static int discharge(final UnsafeBuffer buffer) {
        final EncounterActRequestEncoder request = new EncounterActRequestEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(SampleMessages.CORRELATION_ID)
                .sentAtMs(SENT_AT_MS)
                .institutionCode(INSTITUTION)
                .transactionCode("2402")
                .msgId(msgId(5))
                .personNo(PERSON)
                .encounterId(STAY)
                .dischargeDate((int) LocalDate.of(2026, 11, 21).toEpochDay());
        return HEADER_LENGTH + request.encodedLength();
    }

    private static int upload(final UnsafeBuffer buffer) {
        final FeeUploadRequestEncoder request = new FeeUploadRequestEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(SampleMessages.CORRELATION_ID)
                .sentAtMs(SENT_AT_MS)
                .institutionCode(INSTITUTION)
                .transactionCode("2204")
                .msgId(msgId(2))
                .personNo(PERSON)
                .encounterId(VISIT)
                .batchNo("B20261121001")
                .diseaseCode("");
        line(request.feeLinesCount(1).next());
        request.returnLinesCount(1)
                .next()
                .lineNo("F2")
                .originalLineNo("F1")
                .quantityE4(-20_000)
                .amountFen(-5_100);
        request.externalOrdersCount(0);
        return HEADER_LENGTH + request.encodedLength();
    }

    private static void line(final FeeUploadRequestEncoder.FeeLinesEncoder line) {
        line.itemCode("XA01AAA001A001010100001")
                .feeCategory("09")
                .itemClass(ItemClass.B)
                .firstSelfPayBp(1_000)
                .unitPriceMicro(25_500_000)
                .quantityE4(100_000)
                .priceLimitMicro(20_000_000)
                .amountFen(25_500)
                .lineNo("F1")
                .feeDate((int) LocalDate.of(2026, 11, 21).toEpochDay())
                .approval((short) 1)
                .externalOrder((short) 0);
    }

    private static int uploadReply(final UnsafeBuffer buffer) {
        final FeeUploadReplyEncoder reply = new FeeUploadReplyEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(SampleMessages.CORRELATION_ID)
                .institutionCode(INSTITUTION)
                .transactionCode("2204")
                .msgId(msgId(2))
                .encounterId(VISIT)
                .journalPosition(VISIT + 1)
                .decidedAtMs(SENT_AT_MS)
                .businessDay((int) LocalDate.of(2026, 11, 21).toEpochDay())
                .missingFen(0)
                .linesDueDay(FeeUploadReplyEncoder.linesDueDayNullValue());
        reply.replyFlags().clear();
        reply.linesCount(2)
                .next()
                .lineNo("F1")
                .amountFen(25_500)
                .inScopeFen(18_000)
                .preSelfPayFen(2_000)
                .overLimitFen(5_500)
                .ownPayFen(0)
                .feeCategory("09")
                .itemClass(ItemClass.B)
                .firstSelfPayBp(1_000)
                .priceLimitMicro(200_000_000)
                .next()
                .lineNo("F2")
                .amountFen(-5_100)
                .inScopeFen(-3_600)
                .preSelfPayFen(-400)
                .overLimitFen(-1_100)
                .ownPayFen(0)
                .feeCategory("09")
                .itemClass(ItemClass.B)
                .firstSelfPayBp(1_000)
                .priceLimitMicro(200_000_000);
        return HEADER_LENGTH + reply.encodedLength();
    }

    private static int withdraw(final UnsafeBuffer buffer) {
        final FeeWithdrawalRequestEncoder request = new FeeWithdrawalRequestEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(SampleMessages.CORRELATION_ID)
                .sentAtMs(SENT_AT_MS)
                .institutionCode(INSTITUTION)
                .transactionCode("2302")
                .msgId(msgId(3))
                .personNo(PERSON)
                .encounterId(STAY)
                .batchNo("");
        request.lineNosCount(2).next().lineNo("F7").next().lineNo("F8");
        return HEADER_LENGTH + request.encodedLength();
    }

    private static int settle(final UnsafeBuffer buffer) {
        final EncounterSettleRequestEncoder request = new EncounterSettleRequestEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(SampleMessages.CORRELATION_ID)
                .sentAtMs(SENT_AT_MS)
                .institutionCode(INSTITUTION)
                .transactionCode("2207")
                .msgId(msgId(4))
                .personNo(PERSON)
                .encounterId(VISIT)
                .batchNo("B20261121001")
                .voucherType((short) 1)
                .voucherNo("EV-TOKEN-0001")
                .medicalType("11")
                .mode(SettlementMode.DIRECT)
                .dischargeDate(NO_DAY)
                .totalFen(20_400)
                .inScopeFen(14_400)
                .preSelfPayFen(1_600)
                .overLimitFen(4_400)
                .ownPayFen(0);
        request.settleFlags().clear().useAccount(true);
        request.categoryTotalsCount(0);
        return HEADER_LENGTH + request.encodedLength();
    }
}
