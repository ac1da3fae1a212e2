package io.yidi.gateway.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.gateway.admin.AdminStream;
import io.yidi.gateway.admin.Health;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * 实时指标: what the overview shows anew each second. Counts are those since the start, so that nothing is lost when an
 * event is missed.
 */
public final class LiveFigures {

    private final JsonMapper mapper = new JsonMapper();
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final LongSupplier epochMs;
    private final Supplier<Health> health;
    private final LongSupplier queued;
    private final int slots;

    /** 指标: one event. */
    private record Event(
            long atEpochMs,
            Health health,
            Ring ring,
            Collector gc,
            long heapUsedBytes,
            long heapMaxBytes,
            long uptimeMs) {}

    /** 环形队列: commands that wait, and how many can. */
    private record Ring(long queued, int slots) {}

    /** 垃圾回收: how often, and how long in all. */
    private record Collector(long count, long elapsedMs) {}

    /**
     * Prepares.
     *
     * @param epochMs time of day
     * @param health of the gateway
     * @param queued commands on the ring
     * @param slots of the ring
     */
    public LiveFigures(
            final LongSupplier epochMs, final Supplier<Health> health, final LongSupplier queued, final int slots) {
        this.epochMs = epochMs;
        this.health = health;
        this.queued = queued;
        this.slots = slots;
    }

    /** {@code GET /console/api/live}. */
    public AdminStream stream() {
        return new AdminStream(ConsolePages.ROOT + "/api/live", this::event);
    }

    private String event() {
        final MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        try {
            return mapper.writeValueAsString(new Event(
                    epochMs.getAsLong(),
                    health.get(),
                    new Ring(queued.getAsLong(), slots),
                    collected(),
                    heap.getUsed(),
                    heap.getMax(),
                    ManagementFactory.getRuntimeMXBean().getUptime()));
        } catch (final JsonProcessingException impossible) {
            throw new IllegalStateException("expected figures that can be written", impossible);
        }
    }

    private Collector collected() {
        return new Collector(
                collectors.stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                        .sum(),
                collectors.stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .sum());
    }
}
