package io.yidi.protocol.json;

import io.yidi.protocol.sbe.BenefitState;
import io.yidi.protocol.sbe.ClaimCategory;
import io.yidi.protocol.sbe.FilingAction;
import io.yidi.protocol.sbe.FilingBasis;
import io.yidi.protocol.sbe.FilingCategory;
import io.yidi.protocol.sbe.FilingChannel;
import io.yidi.protocol.sbe.FilingKind;
import io.yidi.protocol.sbe.FilingQueryEncoder;
import io.yidi.protocol.sbe.FilingQueryReplyEncoder;
import io.yidi.protocol.sbe.FilingQueryReplyEncoder.FilingsEncoder;
import io.yidi.protocol.sbe.FilingReplyEncoder;
import io.yidi.protocol.sbe.FilingRequestEncoder;
import io.yidi.protocol.sbe.FilingState;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import java.time.Instant;
import java.time.LocalDate;
import org.agrona.concurrent.UnsafeBuffer;

/** Fictional messages about the filings of one person, made with the generated encoders. */
final class FilingSamples {

    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final String INSTITUTION = "H11010000001";
    private static final String MSG_ID = "H1101000000120261121083000007";
    private static final String PERSON = "P0000000001";
    private static final long SENT_AT_MS = Instant.parse("2026-11-21T00:30:00Z").toEpochMilli();
    private static final int TODAY = (int) LocalDate.of(2026, 11, 21).toEpochDay();
    private static final int OPEN_END = FilingReplyEncoder.toDateNullValue();

    private FilingSamples() {}

    static int message(final String name, final UnsafeBuffer buffer) {
        return switch (name) {
            case "filing-request" -> request(buffer);
            case "filing-reply" -> reply(buffer);
            case "filing-query" -> query(buffer);
            case "filing-query-reply" -> queryReply(buffer);
            default -> throw new IllegalArgumentException("expected a known sample, found " + name);
        };
    }

    private static int request(final UnsafeBuffer buffer) {
        final FilingRequestEncoder request = new FilingRequestEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(SampleMessages.CORRELATION_ID)
                .sentAtMs(SENT_AT_MS)
                .institutionCode(INSTITUTION)
                .transactionCode("2501")
                .msgId(MSG_ID)
                .personNo(PERSON)
                .insuranceType(310)
                .insuredPlace("410800")
                .action(FilingAction.NEW)
                .category(FilingCategory.TRANSFER)
                .basis(FilingBasis.PROOF)
                .channel(FilingChannel.PROVIDER)
                .place("110000")
                .fromDate(TODAY)
                .toDate(OPEN_END)
                .diseaseCode("")
                .diagnosisCode("C34.900")
                .referringPlace("410800")
                .dischargedOn(FilingRequestEncoder.dischargedOnNullValue())
                .filingNumber(0);
        request.care().clear().inpatient(true).outpatient(true);
        request.documents().clear();
        request.flags().clear();
        request.hospitalsCount(1).next().hospitalCode(INSTITUTION).hospitalArea("110101");
        return HEADER_LENGTH + request.encodedLength();
    }

    private static int reply(final UnsafeBuffer buffer) {
        final FilingReplyEncoder reply = new FilingReplyEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(SampleMessages.CORRELATION_ID)
                .institutionCode(INSTITUTION)
                .transactionCode("2501")
                .msgId(MSG_ID)
                .journalPosition(5_000)
                .decidedAtMs(SENT_AT_MS)
                .businessDay(TODAY)
                .filingNumber(3)
                .endedNumber(1)
                .kind(FilingKind.GENERAL)
                .state(FilingState.ACTIVE)
                .category(FilingCategory.TRANSFER)
                .basis(FilingBasis.PROOF)
                .place("110000")
                .fromDate(TODAY)
                .toDate((int) LocalDate.of(2027, 5, 20).toEpochDay())
                .freeFrom(TODAY)
                .claim(ClaimCategory.NONE)
                .documentsDue(OPEN_END);
        reply.replyFlags().clear();
        reply.flags().clear().complete(true);
        return HEADER_LENGTH + reply.encodedLength();
    }

    private static int query(final UnsafeBuffer buffer) {
        final FilingQueryEncoder query = new FilingQueryEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(SampleMessages.CORRELATION_ID)
                .sentAtMs(SENT_AT_MS)
                .institutionCode(INSTITUTION)
                .transactionCode("5304")
                .msgId(MSG_ID)
                .personNo(PERSON)
                .insuranceType(310)
                .insuredPlace("410800");
        return HEADER_LENGTH + query.encodedLength();
    }

    private static int queryReply(final UnsafeBuffer buffer) {
        final FilingQueryReplyEncoder reply = new FilingQueryReplyEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(SampleMessages.CORRELATION_ID)
                .institutionCode(INSTITUTION)
                .transactionCode("5304")
                .msgId(MSG_ID)
                .personNo(PERSON)
                .insuredPlace("410800")
                .benefit(BenefitState.NORMAL)
                .businessDay(TODAY);
        reply.replyFlags().clear();
        reply.flags().clear();
        final FilingsEncoder filings = reply.filingsCount(2);
        filing(filings.next(), 3, FilingKind.GENERAL, FilingCategory.TRANSFER)
                .toDate((int) LocalDate.of(2027, 5, 20).toEpochDay())
                .diseaseCode("")
                .hospitalA(INSTITUTION)
                .hospitalB("")
                .care()
                .clear()
                .inpatient(true)
                .outpatient(true);
        filing(filings.next(), 2, FilingKind.CHRONIC, FilingCategory.LONG_TERM_RESIDENT)
                .toDate(OPEN_END)
                .diseaseCode("M01600")
                .hospitalA(INSTITUTION)
                .hospitalB("H11010000002")
                .care()
                .clear();
        return HEADER_LENGTH + reply.encodedLength();
    }

    private static FilingsEncoder filing(
            final FilingsEncoder filing, final long number, final FilingKind kind, final FilingCategory category) {
        filing.filingNumber(number)
                .kind(kind)
                .state(FilingState.ACTIVE)
                .category(category)
                .basis(FilingBasis.PROOF)
                .place("110000")
                .fromDate(TODAY)
                .registeredOn(TODAY)
                .hospitalC("")
                .hospitalD("")
                .documentsDue(OPEN_END)
                .flags()
                .clear()
                .complete(true);
        return filing;
    }
}
