package io.yidi.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.Limits;
import io.yidi.gateway.launcher.GatewayServer;
import io.yidi.gateway.launcher.configuration.GatewayConfiguration;
import io.yidi.gateway.launcher.explain.DataExplainer;
import io.yidi.gateway.national.place.NationalConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * All worked examples through a running gateway, once by each door, to the fen.
 *
 * <p>Where an example files anew between two bills, the gateway is restarted with one more reference file, so that the
 * accumulators of the later bills come out of the journal.
 */
final class WorkedExamplesSystemTest {

    private static final int SEGMENT_BYTES = 1 << 20;

    @TempDir
    private Path directory;

    private final List<Path> referenceFiles = new ArrayList<>();
    private final List<WorkedExample> binaryExamples = examples("B");
    private final List<WorkedExample> jsonExamples = examples("J");
    private final List<Long> settlements = new ArrayList<>();

    @Test
    @Timeout(HangGuard.WHOLE_TEST_SECONDS)
    void shouldSettleEveryWorkedExampleToTheFenThroughBothDoors() throws Exception {
        int settled = 0;
        GatewayServer gateway = null;
        for (int step = 0; anyHasStep(step); step++) {
            if (anyRefilesAt(step)) {
                close(gateway);
                writeReferenceFile(step);
                gateway = start();
            }
            try (DoorClient binary = new BinaryDoorClient(gateway.binaryAddress());
                    DoorClient json = new JsonDoorClient(gateway.jsonAddress())) {
                settled += run(binaryExamples, step, binary);
                settled += run(jsonExamples, step, json);
            }
        }
        close(gateway);
        assertEquals(2 * totalSteps(), settled);
        for (final long settlement : settlements) {
            assertEquals(
                    List.of(),
                    new DataExplainer(directory.resolve("data"), false)
                            .explain(settlement)
                            .differences());
        }
        assertTrue(settlements.size() > totalSteps());
    }

    private int run(final List<WorkedExample> examples, final int step, final DoorClient door) throws Exception {
        int count = 0;
        for (final WorkedExample example : examples) {
            if (example.hasStep(step)) {
                final JsonNode answer = example.isReversal(step)
                        ? door.reverse(example.request(step))
                        : door.settle(example.request(step));
                final String differences = WorkedExample.differences(example.expected(step), answer);
                assertTrue(
                        differences.isEmpty(),
                        () -> example.name() + " step " + step + ": " + differences + " in " + answer);
                count++;
                if (!example.isReversal(step)) {
                    settlements.add(answer.path("setl_id").asLong());
                }
            }
        }
        return count;
    }

    private void writeReferenceFile(final int step) throws IOException {
        final List<String> lines = new ArrayList<>();
        for (final WorkedExample example : all()) {
            if (step == 0 || example.refilesAt(step)) {
                lines.add(example.personLine());
            }
            if (example.refilesAt(step)) {
                lines.add(example.filingLine(step));
            }
        }
        referenceFiles.add(Files.write(directory.resolve("reference-" + step + ".jsonl"), lines));
    }

    private GatewayServer start() throws Exception {
        final InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return GatewayServer.start(
                new GatewayConfiguration(
                        directory.resolve("data"),
                        packs(),
                        List.copyOf(referenceFiles),
                        anyPort,
                        anyPort,
                        anyPort,
                        NationalConfiguration.NONE,
                        Limits.wide().build(),
                        SEGMENT_BYTES,
                        1_000_000),
                failure -> fail("the node failed", failure));
    }

    private static Path packs() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("policies"))) {
            folder = folder.getParent();
        }
        return folder.resolve("policies");
    }

    private static void close(final GatewayServer gateway) {
        if (gateway != null) {
            gateway.close();
        }
    }

    private boolean anyHasStep(final int step) {
        return binaryExamples.stream().anyMatch(example -> example.hasStep(step));
    }

    private boolean anyRefilesAt(final int step) {
        return binaryExamples.stream().anyMatch(example -> example.refilesAt(step));
    }

    private int totalSteps() {
        return binaryExamples.stream().mapToInt(WorkedExample::stepCount).sum();
    }

    private List<WorkedExample> all() {
        final List<WorkedExample> all = new ArrayList<>(binaryExamples);
        all.addAll(jsonExamples);
        return all;
    }

    private static List<WorkedExample> examples(final String door) {
        try (InputStream resource = WorkedExamplesSystemTest.class.getResourceAsStream("worked-examples.json")) {
            final JsonNode nodes = new ObjectMapper().readTree(resource);
            final List<WorkedExample> examples = new ArrayList<>();
            for (int i = 0; i < nodes.size(); i++) {
                examples.add(new WorkedExample(nodes.get(i), "P" + door + (100 + i)));
            }
            return examples;
        } catch (final IOException unreadable) {
            throw new IllegalStateException("worked-examples.json", unreadable);
        }
    }
}
