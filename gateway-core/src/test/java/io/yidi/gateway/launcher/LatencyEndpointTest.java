package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The times of a whole gateway, as a page would show them. */
class LatencyEndpointTest {

    private static final List<String> STAGES = List.of("decode", "queue", "engine", "write", "force", "reply", "whole");

    @TempDir
    private Path folder;

    @Test
    void shouldShowTheTimesOfEachDoor() throws Exception {
        try (ServerRun run = new ServerRun(folder, 10);
                BinaryPeer binary = run.binary();
                HttpPeer json = run.json();
                NationalHis national = new NationalHis(run.json())) {
            binary.send(SettleFrame.inpatient().bill("25000.00", "23456.78").encode());
            binary.send(Requests.query(1, "2304", "M1"));
            json.send(HttpPeer.request("GET", "/v1/transactions/H11010100001/2304/M1"));
            national.call("5203", "{\"data\":{\"psn_no\":\"P1\",\"setl_id\":\"1\",\"mdtrt_id\":\"1\"}}");
            HangGuard.await(() -> series(run)
                    .containsAll(Set.of(
                            "decode binary settle",
                            "queue binary settle",
                            "engine binary settle",
                            "reply binary settle",
                            "whole binary settle",
                            "whole binary look",
                            "whole json look",
                            "whole national look",
                            "write  ",
                            "force  ")));
            assertSound(latency(run, "?since=0"));
            assertEquals(
                    0,
                    latency(run, "?since=999999999999")
                            .at("/history/stages/whole")
                            .size());
        }
    }

    @Test
    void shouldShowTheStagesOfOneSettlement() throws Exception {
        try (ServerRun run = new ServerRun(folder, 10);
                BinaryPeer binary = run.binary()) {
            binary.sendBytes(BinaryPeer.frame(
                    SettleFrame.inpatient().bill("25000.00", "23456.78").encode()));
            final long settlement = Answers.split(binary.receive()).settlementId();
            HangGuard.await(() -> stages(run, settlement).size() == STAGES.size());
            final JsonNode stages = stages(run, settlement);
            final List<String> names = new ArrayList<>();
            stages.fieldNames().forEachRemaining(names::add);
            assertEquals(STAGES, names);
            long partsNs = 0;
            for (final String name : STAGES.subList(0, STAGES.size() - 1)) {
                assertTrue(stages.path(name).asLong() > 0, stages::toString);
                partsNs += stages.path(name).asLong();
            }
            assertTrue(stages.path("whole").asLong() >= partsNs, stages::toString);

            assertEquals(0, stages(run, settlement + 1).size());
            try (HttpPeer admin = new HttpPeer(run.server().adminAddress())) {
                assertEquals(
                        404,
                        admin.send(HttpPeer.request("GET", "/v1/settlements/x/stages"))
                                .status());
            }
        }
    }

    @Test
    void shouldSaySinceWhatItCanShow() throws Exception {
        try (ServerRun run = new ServerRun(folder, 10);
                HttpPeer admin = new HttpPeer(run.server().adminAddress())) {
            assertEquals(
                    400,
                    admin.send(HttpPeer.request("GET", "/v1/latency?since=today"))
                            .status());
        }
    }

    /** The whole is not shorter than its longest part, and each second's numbers are in order. */
    private static void assertSound(final JsonNode document) {
        assertEquals("ns", document.path("unit").asText());
        assertTrue(document.path("recording").asBoolean());
        long partsNs = 0;
        for (final JsonNode series : document.path("series")) {
            if (series.path("door").asText().equals("binary")
                    && series.path("message").asText().equals("settle")) {
                final JsonNode total = series.path("total");
                assertEquals(1, total.path("count").asLong(), series::toString);
                final long elapsedNs = total.path("max").asLong();
                if (series.path("stage").asText().equals("whole")) {
                    assertTrue(elapsedNs * 1.01 >= partsNs, elapsedNs + " is shorter than its parts, " + partsNs);
                } else {
                    partsNs += elapsedNs;
                }
            }
        }
        for (final String stage : STAGES) {
            final JsonNode rows = document.at("/history/stages/" + stage);
            assertTrue(!rows.isEmpty(), stage);
            for (final JsonNode row : rows) {
                assertTrue(row.get(0).asLong() <= document.path("now").asLong(), row::toString);
                for (int i = 3; i < row.size(); i++) {
                    assertTrue(row.get(i - 1).asLong() <= row.get(i).asLong(), row::toString);
                }
            }
        }
    }

    private static Set<String> series(final ServerRun run) {
        final Set<String> names = new HashSet<>();
        latency(run, "")
                .path("series")
                .forEach(series -> names.add(series.path("stage").asText() + " "
                        + series.path("door").asText() + " "
                        + series.path("message").asText()));
        return names;
    }

    private static JsonNode stages(final ServerRun run, final long settlement) {
        return ask(run, "/v1/settlements/" + settlement + "/stages").path("stages");
    }

    private static JsonNode latency(final ServerRun run, final String query) {
        return ask(run, "/v1/latency" + query);
    }

    private static JsonNode ask(final ServerRun run, final String path) {
        try (HttpPeer admin = new HttpPeer(run.server().adminAddress())) {
            return admin.send(HttpPeer.request("GET", path)).json();
        } catch (final IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
