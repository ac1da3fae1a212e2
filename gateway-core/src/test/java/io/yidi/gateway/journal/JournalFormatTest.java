package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.JournalRecords.appendUpTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** P26: format version 1 stays as it was first written. A change here needs a new version and a reader for both. */
class JournalFormatTest {

    private static final String SEGMENT = "segment-0000000001-0000000000000000001";

    private final SimulatedJournalFiles files = new SimulatedJournalFiles();

    @BeforeEach
    void write() throws IOException {
        try (Journal journal = Journal.open(files, JournalRecords.small(), new JournalRecords())) {
            appendUpTo(journal, 1);
            appendUpTo(journal, 3);
        }
    }

    @Test
    void shouldWriteTheSameBytesAsTheFirstRelease() throws NoSuchAlgorithmException {
        assertEquals("975b202a5ba70a586e9d4a6a49dfdc751aa3ccd39914f92a946ea996d9cd18b1", sha256(SEGMENT));
        assertEquals("b3fca98977dda05757763f6bf8f98b9d5d62d4be875fbecabb1aa17e80ce288c", sha256("superblock-0"));
        assertEquals("4bed1afb6696e83134d50d746ab8eb7190d31451d79d47eeef231efa205b8dd2", sha256("superblock-1"));
    }

    @Test
    void shouldPutTheFieldsWhereTheFormatSays() {
        final UnsafeBuffer bytes = new UnsafeBuffer(files.bytes(SEGMENT));

        assertEquals("YIDIJRNL", bytes.getStringWithoutLengthAscii(0, 8));
        assertEquals(1, bytes.getInt(8));
        assertEquals(1, bytes.getLong(32));
        assertEquals(16 * 1024, bytes.getLong(48));
        assertEquals(1, bytes.getInt(512 + 4));
        assertEquals(1, bytes.getLong(512 + 8));
        assertEquals(0, bytes.getLong(512 + 16));
        assertEquals(JournalRecords.body(1).length, bytes.getInt(512 + 48));
        assertEquals(1, bytes.getInt(512 + 504));
        assertEquals("YIDISUPB", new UnsafeBuffer(files.bytes("superblock-0")).getStringWithoutLengthAscii(0, 8));
    }

    private String sha256(final String name) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(files.bytes(name)));
    }
}
