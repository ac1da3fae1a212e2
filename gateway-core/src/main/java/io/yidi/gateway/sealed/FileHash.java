package io.yidi.gateway.sealed;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** 文件摘要: SHA-256 of a file's content. */
public final class FileHash {

    private FileHash() {}

    /**
     * Hashes a file.
     *
     * @param file to read
     * @return 64 hex digits
     * @throws IOException if it cannot be read
     */
    public static String of(final Path file) throws IOException {
        return copying(file, OutputStream.nullOutputStream());
    }

    /**
     * Hashes a file while it is copied.
     *
     * @param file to read
     * @param copy takes its content
     * @return 64 hex digits
     * @throws IOException if it cannot be read, or the copy not be written
     */
    public static String copying(final Path file, final OutputStream copy) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), sha256())) {
            in.transferTo(copy);
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException missing) {
            throw new UncheckedIOException(new IOException("this JDK has no SHA-256", missing));
        }
    }
}
