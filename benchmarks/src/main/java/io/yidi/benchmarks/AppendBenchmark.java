package io.yidi.benchmarks;

import io.yidi.gateway.journal.ChannelJournalFiles;
import io.yidi.gateway.journal.Journal;
import io.yidi.gateway.journal.JournalConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * 追加基准: a record of the usual length into the journal, with its checksums, its part of the chain of hashes and its
 * part of a write and a force, in batches of 32. The folder named by the property {@code yidi.benchmark.folder}, by
 * default in memory, decides what a force is.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, batchSize = AppendBenchmark.BATCHES)
@Measurement(iterations = 5, batchSize = AppendBenchmark.BATCHES)
@Fork(
        value = 3,
        jvmArgsAppend = {
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED"
        })
public class AppendBenchmark {

    /** Batches of an iteration; a new journal each time bounds what lies in the folder. */
    static final int BATCHES = 5_000;

    private static final int RECORDS = 32;
    private static final int BODY_BYTES = 1_328;
    private static final int TYPE = 1;
    private static final long SEED = 20260615;

    private final UnsafeBuffer body = new UnsafeBuffer(new byte[BODY_BYTES]);
    private Path folder;
    private Journal journal;

    /** Opens an empty journal. */
    @Setup(Level.Iteration)
    public void setUp() throws IOException {
        new SplittableRandom(SEED).nextBytes(body.byteArray());
        folder = Files.createTempDirectory(
                Path.of(System.getProperty("yidi.benchmark.folder", "/dev/shm")), "yidi-append");
        journal = Journal.open(
                new ChannelJournalFiles(folder),
                JournalConfiguration.defaults(),
                (type, sequence, timestampNs, position, buffer, offset, length) -> {
                    throw new IllegalStateException("expected an empty journal, found record " + sequence);
                });
    }

    /** Removes it. */
    @TearDown(Level.Iteration)
    public void tearDown() throws IOException {
        journal.close();
        final List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (final Path file : deepestFirst) {
            Files.delete(file);
        }
    }

    /** A batch, with its commit. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public long append() {
        for (int i = 0; i < RECORDS; i++) {
            final long sequence = journal.lastSequence() + 1;
            journal.append(TYPE, sequence, sequence, body, 0, BODY_BYTES);
        }
        journal.commit();
        return journal.durableSequence();
    }
}
