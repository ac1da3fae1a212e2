package io.yidi.rivals.exchange;

import exchange.core2.core.ExchangeCore;
import exchange.core2.core.common.config.ExchangeConfiguration;
import exchange.core2.core.common.config.InitialStateConfiguration;
import exchange.core2.core.common.config.SerializationConfiguration;
import exchange.core2.core.processors.journaling.DiskSerializationProcessor;
import exchange.core2.core.processors.journaling.DiskSerializationProcessorConfiguration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * 撮合引擎入口: {@code ExchangeMain none|JOURNAL_DIRECTORY SECONDS}; its last line reads
 * {@code commands=N ns=N refused=N}.
 *
 * <p>exchange-core runs with its default configuration, a journal in the directory or none.
 */
public final class ExchangeMain {

    /** In place of a directory: no journal. */
    static final String NONE = "none";

    private static final String NAME = "rival";
    private static final int CHUNK = 1_000;

    private ExchangeMain() {}

    /**
     * Warms up, measures as long again, prints and ends.
     *
     * @param arguments journal directory or {@code none}, and seconds
     */
    public static void main(final String[] arguments) throws ExecutionException, InterruptedException {
        final Results results = new Results();
        final ExchangeCore core = core(arguments[0], results);
        core.startup();
        final OrderTraffic traffic = new OrderTraffic(core.getApi());
        traffic.prepare();
        final long phaseNs = TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[1]));
        drive(traffic, phaseNs);
        final long doneBefore = results.done();
        final long tookNs = drive(traffic, phaseNs);
        System.out.println(
                "commands=" + (results.done() - doneBefore) + " ns=" + tookNs + " refused=" + results.refused());
        System.exit(0);
    }

    static ExchangeCore core(final String journal, final Results results) {
        return ExchangeCore.builder()
                .resultsConsumer(results)
                .exchangeConfiguration(configuration(journal))
                .build();
    }

    private static long drive(final OrderTraffic traffic, final long leastNs) {
        final long startNs = System.nanoTime();
        while (System.nanoTime() - startNs < leastNs) {
            for (int i = 0; i < CHUNK; i++) {
                traffic.submit();
            }
        }
        return System.nanoTime() - startNs;
    }

    private static ExchangeConfiguration configuration(final String journal) {
        final ExchangeConfiguration.ExchangeConfigurationBuilder builder = ExchangeConfiguration.defaultBuilder();
        if (NONE.equals(journal)) {
            return builder.initStateCfg(InitialStateConfiguration.cleanStart(NAME))
                    .build();
        }
        final DiskSerializationProcessorConfiguration standard =
                DiskSerializationProcessorConfiguration.createDefaultConfig();
        final DiskSerializationProcessorConfiguration disk = new DiskSerializationProcessorConfiguration(
                journal,
                standard.getSnapshotLz4CompressorFactory(),
                standard.getJournalFileMaxSize(),
                standard.getJournalBufferSize(),
                standard.getJournalBatchCompressThreshold(),
                standard.getJournalLz4CompressorFactory());
        return builder.initStateCfg(InitialStateConfiguration.cleanStartJournaling(NAME))
                .serializationCfg(SerializationConfiguration.builder()
                        .enableJournaling(true)
                        .serializationProcessorFactory(all -> new DiskSerializationProcessor(all, disk))
                        .build())
                .build();
    }
}
