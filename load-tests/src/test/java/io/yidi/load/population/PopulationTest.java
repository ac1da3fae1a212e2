package io.yidi.load.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PopulationTest {

    private static final Instant NOW = Instant.parse("2026-03-01T04:00:00Z");

    @TempDir
    private Path directory;

    private final Population population = new Population(100, 7, Population.PLACES);

    @Test
    void shouldSendBillsOfThePersonsThatTheFilesHave() throws IOException {
        final List<Path> files = new PopulationFileWriter(population, true).write(directory);
        final List<String> persons = Files.readAllLines(files.get(1));
        final PopulationRequestSource source =
                new PopulationRequestSource(population, BillTemplates.stays(1, 6, NOW), NOW);
        final Set<String> msgIds = new HashSet<>();

        assertEquals(2, files.size());
        assertEquals(7, Files.readAllLines(files.get(0)).size());
        assertEquals(2 * 100, persons.size());
        for (long number = 0; number < 1_000; number++) {
            final SettleRequestDecoder request = next(source, number);
            final int person = population.personOf(number);
            final String line = persons.get(2 * person);

            assertEquals(number, request.correlationId());
            assertTrue(line.contains('"' + request.personNo() + '"'), line);
            assertTrue(line.contains("\"insuplc_admdvs\":\"" + request.insuredPlace() + '"'), line);
            assertEquals(Population.institutionCode(population.institutionOf(number)), request.institutionCode());
            assertTrue(request.msgId().startsWith(request.institutionCode() + "20260301"), request.msgId());
            assertTrue(msgIds.add(request.msgId()), request.msgId());
        }
    }

    @Test
    void shouldMakeVisitsOfSoManyLines() {
        final PopulationRequestSource source =
                new PopulationRequestSource(population, BillTemplates.visits(1, 200, NOW), NOW);
        final SettleRequestDecoder request = next(source, 0);
        long totalFen = 0;
        int lines = 0;
        for (final SettleRequestDecoder.FeeLinesDecoder line : request.feeLines()) {
            totalFen += line.amountFen();
            lines++;
        }

        assertEquals(200, lines);
        assertEquals(request.totalFen(), totalFen);
    }

    @Test
    void shouldRefuseWhatIsNoPopulation() {
        assertThrows(IllegalArgumentException.class, () -> new Population(0, 1, Population.PLACES));
        assertThrows(IllegalArgumentException.class, () -> new Population(1, 100_000, Population.PLACES));
        assertThrows(IllegalArgumentException.class, () -> new Population(1, 1, List.of()));
    }

    private static SettleRequestDecoder next(final PopulationRequestSource source, final long correlationId) {
        final ByteBuf target = Unpooled.buffer();
        source.writeNext(target, correlationId);
        assertEquals(target.readableBytes(), source.frameBytes());
        return new SettleRequestDecoder()
                .wrapAndApplyHeader(
                        new UnsafeBuffer(target.array(), 0, target.readableBytes()),
                        FrameDescriptor.MESSAGE_OFFSET,
                        new MessageHeaderDecoder());
    }
}
