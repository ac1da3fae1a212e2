package io.yidi.benchmarks;

import io.yidi.gateway.codec.check.RequestChecker;
import io.yidi.gateway.engine.machine.Outcome;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.json.ReplyJsonWriter;
import io.yidi.protocol.json.RequestJsonReader;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * 各段基准: what a settlement goes through on the two hot threads, stage by stage, over a set of different bills.
 * Before and after it is measured, every stage must succeed with every bill: a refusal takes another time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        jvmArgsAppend = {
            "-XX:MaxDirectMemorySize=8g",
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED"
        })
public class StagesBenchmark {

    private static final int MASK = Settlements.COUNT - 1;
    private static final int JSON_BYTES_MAX = 64 * 1024;
    private static final String SETTLED = "{\"result\":\"SETTLED\"";

    private final RequestChecker checker = new RequestChecker();
    private final RequestJsonReader reader = RequestJsonReader.ofSettle();
    private final ReplyJsonWriter writer = new ReplyJsonWriter();
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[2 * FrameDescriptor.MESSAGE_LENGTH_MAX]);
    private final UnsafeBuffer json = new UnsafeBuffer(new byte[JSON_BYTES_MAX]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final UnsafeBuffer[] replies = new UnsafeBuffer[Settlements.COUNT];
    private Settlements settlements;
    private int next;

    /** Makes bills, their answers, and a machine; each stage must succeed. */
    @Setup
    public void setUp() throws Exception {
        settlements = new Settlements();
        for (int i = 0; i < replies.length; i++) {
            final Outcome outcome = settlement();
            replies[i] = new UnsafeBuffer(new byte[outcome.replyLength()]);
            replies[i].putBytes(0, outcome.reply(), 0, outcome.replyLength());
        }
        expectSuccess();
    }

    /** Each stage must still succeed; then gives the state of the machine back. */
    @TearDown
    public void tearDown() {
        try {
            for (int i = 0; i < Settlements.COUNT; i++) {
                settlement();
            }
            expectSuccess();
        } finally {
            settlements.close();
        }
    }

    /** The checks of a message of the binary door. */
    @Benchmark
    public boolean check() {
        final UnsafeBuffer request = settlements.message(next++ & MASK);
        return checker.check(request, 0, request.capacity()) == null;
    }

    /** The same bill read from JSON and checked. */
    @Benchmark
    public boolean readJsonAndCheck() {
        final byte[] document = settlements.document(next++ & MASK);
        return reader.read(document, 0, document.length, 0, message, 0) == null
                && checker.check(message, 0, reader.encodedLength()) == null;
    }

    /** Key, person, filing, split, counters, effects, facts and answer of a bill under a new key. */
    @Benchmark
    public Outcome decide() {
        return settlements.decideNext();
    }

    /** An answer as JSON. */
    @Benchmark
    public int writeJson() {
        return writer.write(replies[next++ & MASK], 0, json, 0);
    }

    private Outcome settlement() {
        final Outcome outcome = decide();
        final int template = header.wrap(outcome.reply(), 0).templateId();
        if (outcome.kind() != Outcome.Kind.EXECUTED || template != SettleReplyDecoder.TEMPLATE_ID) {
            throw new IllegalStateException(
                    "expected a settlement, found " + outcome.kind() + " with template " + template);
        }
        return outcome;
    }

    private void expectSuccess() {
        expectOfAll(this::check, "messages that pass the checks");
        expectOfAll(this::readJsonAndCheck, "documents that are read and pass the checks");
        expectOfAll(() -> isSettled(writeJson()), "settlements as JSON");
    }

    private static void expectOfAll(final BooleanSupplier stage, final String what) {
        for (int i = 0; i < Settlements.COUNT; i++) {
            if (!stage.getAsBoolean()) {
                throw new IllegalStateException("expected " + what + ", found another outcome");
            }
        }
    }

    private boolean isSettled(final int length) {
        return length > SETTLED.length()
                && json.getStringWithoutLengthAscii(0, SETTLED.length()).equals(SETTLED)
                && json.getByte(length - 1) == '}';
    }
}
