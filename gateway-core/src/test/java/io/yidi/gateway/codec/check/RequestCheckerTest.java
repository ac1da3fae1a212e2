package io.yidi.gateway.codec.check;

import static io.yidi.gateway.codec.check.SampleRequests.OFFSET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.yidi.protocol.Fault;
import io.yidi.protocol.RefundDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.QueryRequestEncoder;
import io.yidi.protocol.sbe.RefundRequestEncoder;
import io.yidi.protocol.sbe.ReversalRequestEncoder;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RequestCheckerTest {

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
    private final RequestChecker checker = new RequestChecker();

    private void assertFault(final ResultCode code, final String field, final int length) {
        final Fault fault = checker.check(buffer, OFFSET, length);
        assertNotNull(fault);
        assertEquals(code + " " + field, fault.code() + " " + fault.field());
    }

    @Test
    void shouldPassSoundRequestsOfEveryKind() {
        assertNull(checker.check(buffer, OFFSET, SampleRequests.outpatient(buffer, r -> {})));
        assertNull(checker.check(buffer, OFFSET, SampleRequests.inpatient(buffer, r -> {})));
        assertNull(checker.check(buffer, OFFSET, SampleRequests.reversal(buffer, r -> {})));
        assertNull(
                checker.check(buffer, OFFSET, SampleRequests.reversal(buffer, r -> r.originalTransactionCode("2304"))));
        assertNull(checker.check(buffer, OFFSET, SampleRequests.refund(buffer, r -> {})));
        assertNull(checker.check(buffer, OFFSET, SampleRequests.refund(buffer, r -> r.transactionCode("2305"))));
        assertNull(checker.check(buffer, OFFSET, SampleRequests.refund(buffer, r -> r.transactionCode("2103"))));
        assertNull(checker.check(buffer, OFFSET, SampleRequests.query(buffer, r -> {})));
        assertNull(checker.check(buffer, OFFSET, SampleRequests.query(buffer, r -> r.transactionCode("2601"))));
    }

    static Arguments reversal(
            final ResultCode code, final String field, final Consumer<ReversalRequestEncoder> change) {
        return arguments(code, field, change);
    }

    static Stream<Arguments> unsoundReversals() {
        return Stream.of(
                reversal(ResultCode.DATE_INVALID, "inf_time", r -> r.sentAtMs(Long.MIN_VALUE)),
                reversal(ResultCode.FIELD_MISSING, "fixmedins_code", r -> r.institutionCode("")),
                reversal(ResultCode.CODE_UNKNOWN, "infno", r -> r.transactionCode("2207")),
                reversal(ResultCode.FIELD_CHARACTERS, "infno", r -> r.transactionCode("26 1")),
                reversal(ResultCode.FIELD_MISSING, "msgid", r -> r.msgId("")),
                reversal(ResultCode.FIELD_MISSING, "psn_no", r -> r.personNo("")),
                reversal(ResultCode.FIELD_CHARACTERS, "psn_no", r -> r.personNo("P\u0001")),
                reversal(ResultCode.FIELD_MISSING, "oinfno", r -> r.originalTransactionCode("")),
                reversal(ResultCode.CODE_UNKNOWN, "oinfno", r -> r.originalTransactionCode("2601")),
                reversal(ResultCode.CODE_UNKNOWN, "oinfno", r -> r.originalTransactionCode("2206")),
                reversal(ResultCode.CODE_UNKNOWN, "oinfno", r -> r.originalTransactionCode("9999")),
                reversal(ResultCode.FIELD_MISSING, "omsgid", r -> r.originalMsgId("")),
                reversal(ResultCode.FIELD_CHARACTERS, "omsgid", r -> r.originalMsgId("a:b")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("unsoundReversals")
    void shouldNameTheUnsoundFieldOfAReversal(
            final ResultCode code, final String field, final Consumer<ReversalRequestEncoder> change) {
        assertFault(code, field, SampleRequests.reversal(buffer, change));
    }

    static Arguments refund(final ResultCode code, final String field, final Consumer<RefundRequestEncoder> change) {
        return arguments(code, field, change);
    }

    static Stream<Arguments> unsoundRefunds() {
        return Stream.of(
                refund(ResultCode.DATE_INVALID, "inf_time", r -> r.sentAtMs(-1)),
                refund(ResultCode.FIELD_MISSING, "fixmedins_code", r -> r.institutionCode("")),
                refund(ResultCode.CODE_UNKNOWN, "infno", r -> r.transactionCode("2207")),
                refund(ResultCode.CODE_UNKNOWN, "infno", r -> r.transactionCode("2601")),
                refund(ResultCode.FIELD_MISSING, "msgid", r -> r.msgId("")),
                refund(ResultCode.FIELD_MISSING, "psn_no", r -> r.personNo("")),
                refund(ResultCode.SETTLEMENT_ID_INVALID, "setl_id", r -> r.originalSettlementId(0)),
                refund(ResultCode.SETTLEMENT_ID_INVALID, "setl_id", r -> r.originalSettlementId(-1)),
                refund(ResultCode.SETTLEMENT_ID_INVALID, "mdtrt_id", r -> r.encounterId(-1)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("unsoundRefunds")
    void shouldNameTheUnsoundFieldOfARefund(
            final ResultCode code, final String field, final Consumer<RefundRequestEncoder> change) {
        assertFault(code, field, SampleRequests.refund(buffer, change));
    }

    @Test
    void shouldTakeARefundWithAndWithoutRoomForAnEncounter() {
        final int length = SampleRequests.refund(buffer, r -> r.encounterId(7));
        assertNull(checker.check(buffer, OFFSET, length));
        final int earlierLength = length - Long.BYTES;
        buffer.putShort(OFFSET, (short) RefundDescriptor.EARLIER_REQUEST_LENGTH, ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(OFFSET + earlierLength, -1, ByteOrder.LITTLE_ENDIAN);
        assertNull(checker.check(buffer, OFFSET, earlierLength), "what lies behind it is not read");
        assertFault(ResultCode.MESSAGE_TRAILING_BYTES, "", length);
        assertFault(ResultCode.MESSAGE_TRUNCATED, "", earlierLength - 1);
        for (final int blockLength : new int[] {100, 102, 108, 110}) {
            buffer.putShort(OFFSET, (short) blockLength, ByteOrder.LITTLE_ENDIAN);
            assertFault(ResultCode.MESSAGE_TRUNCATED, "", 8 + blockLength);
        }
    }

    static Arguments query(final ResultCode code, final String field, final Consumer<QueryRequestEncoder> change) {
        return arguments(code, field, change);
    }

    static Stream<Arguments> unsoundQueries() {
        return Stream.of(
                query(ResultCode.FIELD_MISSING, "fixmedins_code", r -> r.institutionCode("")),
                query(ResultCode.FIELD_MISSING, "infno", r -> r.transactionCode("")),
                query(ResultCode.CODE_UNKNOWN, "infno", r -> r.transactionCode("0000")),
                query(ResultCode.FIELD_CHARACTERS, "msgid", r -> r.msgId("\u007F")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("unsoundQueries")
    void shouldNameTheUnsoundFieldOfAQuery(
            final ResultCode code, final String field, final Consumer<QueryRequestEncoder> change) {
        assertFault(code, field, SampleRequests.query(buffer, change));
    }

    @Test
    void shouldNoticeEveryByteThatIsMissingOrTooMany() {
        final int reversalLength = SampleRequests.reversal(buffer, r -> {});
        assertFault(ResultCode.MESSAGE_TRAILING_BYTES, "", reversalLength + 1);
        assertFault(ResultCode.MESSAGE_TRUNCATED, "", reversalLength - 1);
        final int refundLength = SampleRequests.refund(buffer, r -> {});
        assertFault(ResultCode.MESSAGE_TRAILING_BYTES, "", refundLength + 1);
        assertFault(ResultCode.MESSAGE_TRUNCATED, "", refundLength - 1);
        final int queryLength = SampleRequests.query(buffer, r -> {});
        assertFault(ResultCode.MESSAGE_TRAILING_BYTES, "", queryLength + 1);
        assertFault(ResultCode.MESSAGE_TRUNCATED, "", queryLength - 1);
        assertFault(ResultCode.FRAME_TOO_SHORT, "", 7);
    }

    @Test
    void shouldTakeRequestsOnly() {
        final int length = SampleRequests.query(buffer, r -> {});
        for (final int templateId : new int[] {0, 2, 3, 4, 6, 8, 10, 65535}) {
            buffer.putShort(OFFSET + 2, (short) templateId, ByteOrder.LITTLE_ENDIAN);
            assertFault(ResultCode.TEMPLATE_UNKNOWN, "", length);
        }
        buffer.putShort(OFFSET + 4, (short) 1, ByteOrder.LITTLE_ENDIAN);
        assertFault(ResultCode.SCHEMA_UNKNOWN, "", length);
    }

    @Test
    void shouldNotAllocateForASoundRequest() {
        final com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        final int length = SampleRequests.outpatient(buffer, r -> {});
        checkOften(20_000, length);
        final long before = threads.getCurrentThreadAllocatedBytes();
        checkOften(20_000, length);
        final long bytesPerRequest = (threads.getCurrentThreadAllocatedBytes() - before) / 20_000;
        assertEquals(0, bytesPerRequest);
    }

    private void checkOften(final int times, final int length) {
        for (int i = 0; i < times; i++) {
            assertNull(checker.check(buffer, OFFSET, length));
        }
    }
}
