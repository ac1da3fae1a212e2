package io.yidi.load.process;

import java.time.Duration;

/** 本进程: what this process used so far. */
public final class OwnProcess {

    private OwnProcess() {}

    /**
     * Processor time of all its threads.
     *
     * @return nanoseconds, in steps of the kernel's clock; 0 if unknown
     */
    public static long cpuNs() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
    }
}
