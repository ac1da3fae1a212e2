package io.yidi.gateway.journal;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * 散列链: the running 128-bit hash over all batches. Each link is the first 16 bytes of SHA-256 over the link before and
 * the batch. It starts from the instance id. Used by one thread; makes no garbage.
 */
final class HashChain {

    /** Bytes of a link. */
    static final int HASH_LENGTH = 16;

    private final MessageDigest sha256;
    private final byte[] digest;

    HashChain() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        digest = new byte[sha256.getDigestLength()];
    }

    /** Sets the link to go on from. */
    void restart(final Hash128 link) {
        link.copyTo(digest, 0);
    }

    /** Takes a batch into the chain; its hash field is left out and may hold anything. */
    void advance(final byte[] batch, final int lengthBytes) {
        sha256.update(digest, 0, HASH_LENGTH);
        sha256.update(batch, 0, BatchDescriptor.HASH_OFFSET);
        sha256.update(batch, BatchDescriptor.HEADER_LENGTH, lengthBytes - BatchDescriptor.HEADER_LENGTH);
        try {
            sha256.digest(digest, 0, digest.length);
        } catch (final DigestException e) {
            throw new IllegalStateException("digest buffer has " + digest.length + " bytes", e);
        }
    }

    /** Writes the present link. */
    void copyTo(final byte[] into, final int offset) {
        System.arraycopy(digest, 0, into, offset, HASH_LENGTH);
    }

    /** Compares the present link with bytes. */
    boolean matches(final byte[] bytes, final int offset) {
        return Arrays.equals(digest, 0, HASH_LENGTH, bytes, offset, offset + HASH_LENGTH);
    }

    /** The present link. */
    Hash128 link() {
        return Hash128.from(digest, 0);
    }
}
