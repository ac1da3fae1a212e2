package io.yidi.load.compare;

import io.yidi.load.bill.BillGenerator;
import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.bill.ReferenceFileWriter;
import io.yidi.load.bill.SettleFrameWriter;
import io.yidi.load.client.Door;
import io.yidi.load.corpus.CorpusGenerator;
import io.yidi.load.corpus.CorpusPacks;
import io.yidi.load.corpus.CorpusPopulation;
import io.yidi.load.corpus.CorpusReferenceWriter;
import io.yidi.load.corpus.CorpusRequestSource;
import io.yidi.load.drive.JsonRequestSource;
import io.yidi.load.drive.RequestSource;
import io.yidi.load.drive.SettleRequestSource;
import io.yidi.load.his.VisitRequestSource;
import io.yidi.load.process.GatewayKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** 负载内容: what the requests are. */
public enum Workload {
    /** 基准帧: stays of one shape, in a frame of about the asked size. */
    REFERENCE {
        @Override
        RequestSource source(final LoadConfiguration configuration, final Instant now) {
            final BillGenerator generator = new BillGenerator(
                    configuration.seed(),
                    configuration.personCount(),
                    SettleFrameWriter.categoryCountFor(configuration.frameBytes()),
                    today(now));
            return new SettleRequestSource(
                    generator,
                    configuration.personCount(),
                    new MsgIdSequence(now.getEpochSecond()),
                    now.getEpochSecond() * MS_PER_SECOND);
        }

        @Override
        GatewayKit kit(final LoadConfiguration configuration, final Path directory) throws IOException {
            return GatewayKit.prepare(
                    directory,
                    configuration.gatewayJar(),
                    configuration.packs(),
                    configuration.jvmOptions(),
                    configuration.personCount(),
                    configuration.seed());
        }

        @Override
        public void writeReference(final Path file, final int personCount, final long seed) throws IOException {
            new ReferenceFileWriter().write(file, personCount, seed);
        }

        @Override
        int frameBytes(final LoadConfiguration configuration) {
            return SettleFrameWriter.frameBytes(SettleFrameWriter.categoryCountFor(configuration.frameBytes()));
        }
    },
    /** 语料: bills of realistic shape, with repeats, refunds and reversals. */
    CORPUS {
        @Override
        CorpusRequestSource source(final LoadConfiguration configuration, final Instant now) {
            final CorpusPopulation population = new CorpusPopulation(configuration.seed(), configuration.personCount());
            return new CorpusRequestSource(
                    new CorpusGenerator(configuration.seed(), population, today(now)),
                    CorpusRequestSource.BILL_COUNT,
                    new MsgIdSequence(now.getEpochSecond()),
                    configuration.seed(),
                    now.getEpochSecond() * MS_PER_SECOND);
        }

        @Override
        GatewayKit kit(final LoadConfiguration configuration, final Path directory) throws IOException {
            Files.createDirectories(directory);
            final Path reference = directory.resolve("persons.jsonl");
            writeReference(reference, configuration.personCount(), configuration.seed());
            return new GatewayKit(
                    configuration.gatewayJar(),
                    CorpusPacks.copy(configuration.packs(), directory.resolve("packs")),
                    reference,
                    configuration.jvmOptions());
        }

        @Override
        public void writeReference(final Path file, final int personCount, final long seed) throws IOException {
            new CorpusReferenceWriter().write(file, new CorpusPopulation(seed, personCount));
        }

        @Override
        RequestSource visits(final LoadConfiguration configuration) {
            final CorpusPopulation population = new CorpusPopulation(configuration.seed(), configuration.personCount());
            return new VisitRequestSource(
                    new CorpusGenerator(configuration.seed(), population, today(Instant.now())),
                    CorpusRequestSource.BILL_COUNT,
                    NATIONAL_PATH,
                    configuration.seed());
        }

        @Override
        int frameBytes(final LoadConfiguration configuration) {
            return source(configuration, Instant.EPOCH).meanFrameBytes();
        }
    };

    private static final String NATIONAL_PATH = "/fsi/api";
    private static final long MS_PER_SECOND = 1_000;

    /** A supply of requests of its own. */
    abstract RequestSource source(LoadConfiguration configuration, Instant now);

    /** What a gateway that takes these requests is started from. */
    abstract GatewayKit kit(LoadConfiguration configuration, Path directory) throws IOException;

    /** Mean size of a request, in bytes. */
    abstract int frameBytes(LoadConfiguration configuration);

    /**
     * Writes the persons and providers that the requests are about.
     *
     * @param file overwritten
     * @param personCount at least 1
     * @param seed as given to the load
     * @throws IOException if it cannot be written
     */
    public abstract void writeReference(Path file, int personCount, long seed) throws IOException;

    /** Visits step by step over the national interface. */
    RequestSource visits(final LoadConfiguration configuration) {
        throw new IllegalArgumentException("expected the corpus for the national interface, found " + this);
    }

    /** A supply of requests of its own, as of now, as a door wants them. */
    RequestSource source(final LoadConfiguration configuration, final Door door) {
        return switch (door) {
            case BINARY -> source(configuration, Instant.now());
            case JSON -> new JsonRequestSource(source(configuration, Instant.now()));
            case NATIONAL -> visits(configuration);
        };
    }

    private static LocalDate today(final Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.ofHours(8));
    }
}
