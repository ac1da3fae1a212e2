package io.yidi.load.overload;

import io.yidi.load.process.MetricsPage;
import io.yidi.load.process.ResidentMemory;
import io.yidi.load.process.ServerProcess;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 内存占用: what a gateway holds in memory at one time.
 *
 * @param residentKib all of it, as the kernel counts it
 * @param tablesKib buffers off the heap: the tables that grow with every settlement, as they have to
 */
record MemoryUse(long residentKib, long tablesKib) {

    private static final Pattern TABLES = Pattern.compile("yidi_memory_bytes\\{area=\"direct\"} (\\S+)");
    private static final int BYTES_PER_KIB_BITS = 10;

    /**
     * Asks the kernel and the gateway.
     *
     * @throws IOException if one of them does not answer
     */
    static MemoryUse of(final ServerProcess gateway) throws IOException {
        return new MemoryUse(ResidentMemory.kib(gateway.pid()), tablesKib(MetricsPage.read(gateway.address("admin"))));
    }

    /** Reads the text format of Prometheus. */
    static long tablesKib(final String page) {
        final Matcher row = TABLES.matcher(page);
        if (!row.find()) {
            throw new IllegalArgumentException("expected a row " + TABLES + ", found " + page);
        }
        return new BigDecimal(row.group(1)).longValue() >> BYTES_PER_KIB_BITS;
    }

    /** What does not lie in the tables. */
    long besidesKib() {
        return residentKib - tablesKib;
    }
}
