package io.yidi.load.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.yidi.load.client.Door;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntrantTest {

    @Test
    void shouldReadAKindAndItsSettings() {
        final Entrant entrant = Entrant.of("gateway:pipeline.profile=inline:metrics.latency=false");

        assertEquals(ContestantKind.GATEWAY, entrant.kind());
        assertEquals(List.of("pipeline.profile=inline", "metrics.latency=false"), entrant.settings());
        assertEquals("gateway:pipeline.profile=inline:metrics.latency=false", entrant.label());
        assertEquals("gateway_pipeline.profile_inline_metrics.latency_false", entrant.fileName());
        assertEquals("fdatasync-batch", entrant.durability());
    }

    @Test
    void shouldReadADoor() {
        assertEquals(Door.BINARY, Entrant.of("gateway").door());
        assertEquals(Door.JSON, Entrant.of("gateway@json:metrics.latency=false").door());
        assertEquals(
                "gateway@json:metrics.latency=false",
                Entrant.of("gateway@json:metrics.latency=false").label());
        assertRefused("expected a door of [binary, json, national], found ftp", "gateway@ftp");
        assertRefused("expected doors and settings of a gateway only, found echo@json", "echo@json");
    }

    @Test
    void shouldRefuseWhatItCannotRun() {
        assertRefused("expected one of [echo, durable-echo, gateway], found nginx", "nginx");
        assertRefused("expected settings as name=value, found fast", "gateway:fast");
        assertRefused("expected settings as name=value, found x=${HOME}", "gateway:x=${HOME}");
        assertRefused("expected doors and settings of a gateway only, found echo:x=1", "echo:x=1");
    }

    private static void assertRefused(final String reason, final String text) {
        assertEquals(
                reason,
                assertThrows(IllegalArgumentException.class, () -> Entrant.of(text))
                        .getMessage());
    }
}
