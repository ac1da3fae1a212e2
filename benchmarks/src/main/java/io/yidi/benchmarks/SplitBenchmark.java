package io.yidi.benchmarks;

import io.yidi.gateway.engine.benefit.BenefitCalculator;
import io.yidi.gateway.engine.benefit.BenefitRequest;
import io.yidi.gateway.engine.benefit.BenefitResult;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.PersonStatus;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * 待遇计算基准: one inpatient split of a Beijing employee, with history, over a shuffled set of bills.
 *
 * <p>Every bill is computed once at set-up and must come to DONE.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        jvmArgsAppend = {
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED"
        })
public class SplitBenchmark {

    private static final int BILL_COUNT = 1024;
    private static final int BEIJING = 110_000;
    private static final int EMPLOYEE = 310;
    private static final int DISCHARGE = CivilDate.epochDay(2026, 6, 15);
    private static final long SEED = 20260615;

    private final BenefitCalculator calculator = new BenefitCalculator();
    private final BenefitResult result = new BenefitResult();
    private final BenefitRequest[] bills = new BenefitRequest[BILL_COUNT];
    private int next;

    /** Makes the bills. */
    @Setup
    public void setUp() throws Exception {
        final PolicyPlane plane = Policies.shipped();
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < BILL_COUNT; i++) {
            bills[i] = bill(plane, random);
            calculator.calculate(bills[i], (counter, period) -> 0, result);
            if (result.code() != ResultCode.DONE) {
                throw new IllegalStateException("expected a bill that is settled, found " + result.code());
            }
        }
    }

    /** One split. */
    @Benchmark
    public long split() {
        calculator.calculate(bills[next++ & BILL_COUNT - 1], (counter, period) -> 0, result);
        return result.total().fundTotalFen;
    }

    private static BenefitRequest bill(final PolicyPlane plane, final SplittableRandom random) {
        final BenefitRequest bill = new BenefitRequest();
        bill.region = plane.regionOf(BEIJING);
        bill.insuranceType = EMPLOYEE;
        bill.careType = CareType.INPATIENT;
        bill.planEpochDay = DISCHARGE;
        bill.admissionEpochDay = DISCHARGE - 1 - random.nextInt(20);
        bill.context.set(
                random.nextInt(bill.region.levelNames().size()),
                random.nextBoolean() ? PersonStatus.WORKING : PersonStatus.RETIRED,
                30 + random.nextInt(60),
                AssistanceClass.NONE,
                ContributionGrade.NONE,
                BenefitCategory.LONG_TERM,
                0);
        bill.parts.set(
                random.nextLong(20_000_000),
                random.nextLong(500_000),
                random.nextLong(200_000),
                random.nextLong(500_000));
        return bill;
    }
}
