package io.yidi.gateway.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyIndexTest {

    private record Entry(String content, long position, KeyState state) {}

    @ParameterizedTest
    @ValueSource(longs = {2, 30, 20_230_101})
    void shouldHoldWhatAHashMapHolds(final long seed) {
        final Random random = new Random(seed);
        final KeyIndex index = new KeyIndex();
        final Map<String, Entry> model = new HashMap<>();
        for (int i = 0; i < 40_000; i++) {
            final String key = "H1101000000" + random.nextInt(20_000);
            final Entry entry = new Entry("bill " + random.nextInt(), random.nextLong(), anyState(random));
            put(index, key, entry);
            model.put(key, entry);
        }
        assertEquals(model.size(), index.count());
        model.forEach((key, entry) -> {
            final long handle = index.find(of(key));
            assertTrue(index.hasContent(handle, of(entry.content)));
            assertFalse(index.hasContent(handle, of(entry.content + "0")));
            assertEquals(entry.position, index.position(handle));
            assertEquals(entry.state, index.state(handle));
        });
        assertEquals(KeyIndex.NOT_FOUND, index.find(of("never sent")));
    }

    @Test
    void shouldKeepEveryKeyWhileGrowing() {
        final KeyIndex index = new KeyIndex();
        for (int i = 0; i < 200_000; i++) {
            index.position(index.insert(of("key " + i)), i);
        }
        assertEquals(200_000, index.count());
        for (int i = 0; i < 200_000; i++) {
            assertEquals(i, index.position(index.find(of("key " + i))));
        }
    }

    @Test
    void shouldStartAKeyWithNothingKnownOfIt() {
        final KeyIndex index = new KeyIndex();
        final long handle = index.insert(of("new"));

        assertEquals(KeyState.UNKNOWN, index.state(handle));
        assertEquals(0, index.position(handle));
        assertEquals(handle, index.find(of("new")));
    }

    @Test
    void shouldHashTheSameWhateverTheOrderWas() {
        final List<String> keys = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            keys.add("key " + i);
        }
        final long expected = filled(keys).stateHash();
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(keys, new Random(seed));
            assertEquals(expected, filled(keys).stateHash());
        }
    }

    @Test
    void shouldHashDifferentlyWhenKeyContentOrStateDiffers() {
        final long hash = single("key", new Entry("bill", 1, KeyState.SETTLED));

        assertNotEquals(hash, single("Key", new Entry("bill", 1, KeyState.SETTLED)));
        assertNotEquals(hash, single("key", new Entry("Bill", 1, KeyState.SETTLED)));
        assertNotEquals(hash, single("key", new Entry("bill", 1, KeyState.REVERSED)));
        assertEquals(
                hash,
                single("key", new Entry("bill", 2, KeyState.SETTLED)),
                "where the journal holds a record is no part of the state");
    }

    private static long single(final String key, final Entry entry) {
        final KeyIndex index = new KeyIndex();
        put(index, key, entry);
        return index.stateHash();
    }

    private static KeyIndex filled(final List<String> keys) {
        final KeyIndex index = new KeyIndex();
        keys.forEach(key -> put(index, key, new Entry(key, 0, KeyState.of(key.length() % 6))));
        return index;
    }

    private static void put(final KeyIndex index, final String key, final Entry entry) {
        long handle = index.find(of(key));
        if (handle == KeyIndex.NOT_FOUND) {
            handle = index.insert(of(key));
        }
        index.content(handle, of(entry.content));
        index.position(handle, entry.position);
        index.state(handle, entry.state);
    }

    private static KeyState anyState(final Random random) {
        return KeyState.values()[random.nextInt(KeyState.values().length)];
    }

    private static Fingerprint of(final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return new Fingerprint().of(new UnsafeBuffer(bytes), 0, bytes.length);
    }
}
