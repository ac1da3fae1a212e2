package io.yidi.load.day;

import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.corpus.CorpusGenerator;
import io.yidi.load.corpus.CorpusPacks;
import io.yidi.load.corpus.CorpusPopulation;
import io.yidi.load.corpus.CorpusReferenceWriter;
import io.yidi.load.corpus.CorpusRequestSource;
import io.yidi.load.process.GatewayKit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** 语料的一日: bills of realistic shape, with repeats, refunds and reversals. */
final class CorpusDay extends DayWorkload {

    /** Taken in within some seconds: a person and his filings are three or four lines. */
    private static final int PERSONS_A_FILE = 250_000;

    /** More than twice what the answer with the most funds takes. */
    private static final int ANSWER_BYTES_MAX = 2_048;

    private final CorpusPopulation population;
    private final long seed;

    CorpusDay(final CorpusPopulation population, final long seed) {
        this.population = population;
        this.seed = seed;
    }

    @Override
    String label() {
        return "corpus";
    }

    @Override
    int personCount() {
        return population.personCount();
    }

    @Override
    DayParties parties() {
        return new DayParties(population.institutionCodes(), population.insuredPlaces());
    }

    @Override
    boolean hasTimeGoal() {
        return false;
    }

    @Override
    GatewayKit kit(final GatewayKit shipped, final Path directory) throws IOException {
        return shipped.withPacks(CorpusPacks.copy(shipped.packs(), directory));
    }

    @Override
    List<Path> writeReference(final Path directory) throws IOException {
        return new CorpusReferenceWriter().writeParts(directory, population, PERSONS_A_FILE);
    }

    @Override
    DayRequests requests(final Instant now) {
        return new CorpusDayRequests(new CorpusRequestSource(
                new CorpusGenerator(seed, population, LocalDate.ofInstant(now, ZoneOffset.ofHours(8))),
                CorpusRequestSource.BILL_COUNT,
                new MsgIdSequence(now.getEpochSecond()),
                seed,
                now.toEpochMilli(),
                ANSWER_BYTES_MAX));
    }
}
