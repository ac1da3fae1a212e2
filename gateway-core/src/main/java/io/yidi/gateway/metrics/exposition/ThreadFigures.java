package io.yidi.gateway.metrics.exposition;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * 线程用量: what the threads of one name made and used since they began. Threads that are numbered count together, those
 * that ended no more.
 *
 * @param thread name without numbers at its end
 * @param allocatedBytes on the heap
 * @param cpuNs on a processor
 */
record ThreadFigures(String thread, long allocatedBytes, long cpuNs) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Pattern NUMBERS_AT_END = Pattern.compile("(-\\d+)+$");

    /** All threads of this process that live now. */
    static Collection<ThreadFigures> read() {
        final long[] ids = THREADS.getAllThreadIds();
        final ThreadInfo[] names = THREADS.getThreadInfo(ids);
        final long[] allocatedBytes = THREADS.getThreadAllocatedBytes(ids);
        final long[] cpuNs = THREADS.getThreadCpuTime(ids);
        final Map<String, ThreadFigures> figures = new TreeMap<>();
        for (int i = 0; i < ids.length; i++) {
            if (names[i] != null && allocatedBytes[i] >= 0 && cpuNs[i] >= 0) {
                final String name =
                        NUMBERS_AT_END.matcher(names[i].getThreadName()).replaceFirst("");
                figures.merge(name, new ThreadFigures(name, allocatedBytes[i], cpuNs[i]), ThreadFigures::plus);
            }
        }
        return figures.values();
    }

    private ThreadFigures plus(final ThreadFigures other) {
        return new ThreadFigures(thread, allocatedBytes + other.allocatedBytes, cpuNs + other.cpuNs);
    }
}
