package io.yidi.protocol.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.protocol.ErrorReplyWriter;
import io.yidi.protocol.Fault;
import io.yidi.protocol.RefusalReplyWriter;
import io.yidi.protocol.ResultCode;
import java.lang.management.ManagementFactory;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriterAllocationTest {

    private static final int TIMES = 20_000;

    private final UnsafeBuffer target = new UnsafeBuffer(new byte[8192]);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "settle-reply",
                "refusal-reply",
                "error-reply",
                "reversal-reply",
                "query-reply",
                "fee-upload-reply",
                "filing-reply",
                "filing-query-reply"
            })
    void shouldWriteRepliesAsJsonWithoutAllocating(final String name) {
        final UnsafeBuffer reply = new UnsafeBuffer(SampleMessages.message(name));
        final ReplyJsonWriter writer = new ReplyJsonWriter();
        assertNoAllocation(() -> writer.write(reply, 0, target, 0));
    }

    @Test
    void shouldWriteRefusalsAndErrorsWithoutAllocating() {
        final UnsafeBuffer key = new UnsafeBuffer(new byte[47]);
        final Fault fault = new Fault();
        final RefusalReplyWriter refusals = new RefusalReplyWriter();
        final ErrorReplyWriter errors = new ErrorReplyWriter();
        assertNoAllocation(() -> {
            fault.set(ResultCode.NOT_FILED, "feedetail", 3, "psn_no").found("医保");
            refusals.write(target, 0, 1, key, 0, fault, 2, 3, 4);
            errors.write(target, 0, 1, key, 0, ResultCode.BUSY);
        });
    }

    private static void assertNoAllocation(final Runnable work) {
        final com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 2 * TIMES; i++) {
            work.run();
        }
        final long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < TIMES; i++) {
            work.run();
        }
        assertEquals(0, (threads.getCurrentThreadAllocatedBytes() - before) / TIMES);
    }
}
