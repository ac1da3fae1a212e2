package io.yidi.rivals.kernel;

import io.yidi.rivals.split.BillCorpus;
import io.yidi.rivals.split.ReferencePlan;
import io.yidi.rivals.split.SplitBill;
import io.yidi.rivals.split.Splitter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** 分割基准: one split by one contestant, over bills that are all different. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SplitterBenchmark {

    static final int BILL_COUNT = 1 << 14;

    @Param("YIDI")
    private SplitterKind kind;

    @Param("policies")
    private String packs;

    @Param("1")
    private long seed;

    private Splitter splitter;
    private SplitBill[] bills;
    private int next;

    /** Opens the contestant and makes the bills. */
    @Setup
    public void setUp() throws IOException {
        final ReferencePlan reference = ReferencePlan.in(Path.of(packs));
        splitter = kind.open(reference);
        bills = new BillCorpus(seed, reference.rows()).first(BILL_COUNT);
    }

    /** One split. */
    @Benchmark
    public long split() {
        return splitter.fundFen(bills[next++ & BILL_COUNT - 1]);
    }
}
