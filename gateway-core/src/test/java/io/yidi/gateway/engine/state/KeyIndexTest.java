package io.yidi.gateway.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.MemoryKeyArchive;
import io.yidi.gateway.fixture.Portion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys without a date; what the date does is in {@link KeyAgeTest}. */
class KeyIndexTest {

    private static final int KEYS = Portion.of(200_000);

    private record Entry(String content, long position, KeyState state) {}

    @ParameterizedTest
    @ValueSource(longs = {2, 30, 20_230_101})
    void shouldHoldWhatAHashMapHolds(final long seed) {
        final Random random = new Random(seed);
        final KeyIndex index = newIndex();
        final Map<String, Entry> model = new HashMap<>();
        for (int i = 0; i < Portion.of(40_000); i++) {
            final String key = "H1101000000-" + random.nextInt(20_000);
            final Entry entry = new Entry("bill " + random.nextInt(), random.nextLong(), anyState(random));
            put(index, key, entry);
            model.put(key, entry);
        }
        assertEquals(model.size(), index.count());
        model.forEach((key, entry) -> {
            final long handle = index.find(Keys.key(key));
            assertTrue(index.hasContent(handle, Keys.fingerprint(entry.content)));
            assertFalse(index.hasContent(handle, Keys.fingerprint(entry.content + "0")));
            assertEquals(entry.position, index.position(handle));
            assertEquals(entry.state, index.state(handle));
        });
        assertEquals(KeyIndex.NOT_FOUND, index.find(Keys.key("never sent")));
    }

    @Test
    void shouldKeepEveryKeyWhileGrowing() {
        final KeyIndex index = newIndex();
        for (int i = 0; i < KEYS; i++) {
            index.position(index.insert(Keys.key("key " + i)), i);
        }
        assertEquals(KEYS, index.count());
        for (int i = 0; i < KEYS; i++) {
            assertEquals(i, index.position(index.find(Keys.key("key " + i))));
        }
    }

    @Test
    void shouldStartAKeyWithNothingKnownOfIt() {
        final KeyIndex index = newIndex();
        final long handle = index.insert(Keys.key("new"));

        assertEquals(KeyState.UNKNOWN, index.state(handle));
        assertEquals(0, index.position(handle));
        assertEquals(handle, index.find(Keys.key("new")));
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
        final KeyIndex index = newIndex();
        put(index, key, entry);
        return index.stateHash();
    }

    private static KeyIndex filled(final List<String> keys) {
        final KeyIndex index = newIndex();
        keys.forEach(key -> put(index, key, new Entry(key, 0, KeyState.of(key.length() % 6))));
        return index;
    }

    private static void put(final KeyIndex index, final String key, final Entry entry) {
        long handle = index.find(Keys.key(key));
        if (handle == KeyIndex.NOT_FOUND) {
            handle = index.insert(Keys.key(key));
        }
        index.content(handle, Keys.fingerprint(entry.content));
        index.position(handle, entry.position);
        index.state(handle, entry.state);
    }

    private static KeyState anyState(final Random random) {
        return KeyState.values()[random.nextInt(KeyState.values().length)];
    }

    private static KeyIndex newIndex() {
        final KeyIndex index = new KeyIndex(new MemoryKeyArchive(), KeyIndex.UNDATED_KEYS_MAX);
        index.cutOver(Keys.epochDay("2023-06-01"));
        return index;
    }
}
