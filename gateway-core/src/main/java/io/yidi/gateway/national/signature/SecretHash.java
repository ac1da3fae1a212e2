package io.yidi.gateway.national.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** 密钥散列: hashes of texts, with a secret or without; algorithms that every Java has. */
final class SecretHash {

    private SecretHash() {}

    /** HMAC of a text under a secret that is not empty. */
    static byte[] hmac(final String algorithm, final String secret, final String text) {
        try {
            final Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(bytes(secret), algorithm));
            return mac.doFinal(bytes(text));
        } catch (final GeneralSecurityException impossible) {
            throw new IllegalStateException("expected " + algorithm + " in every Java", impossible);
        }
    }

    /** SHA-256 of a text. */
    static byte[] sha256(final String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes(text));
        } catch (final GeneralSecurityException impossible) {
            throw new IllegalStateException("expected SHA-256 in every Java", impossible);
        }
    }

    /** Whether two texts are the same, found out in a time that does not tell where they differ. */
    static boolean isSame(final String one, final String other) {
        return MessageDigest.isEqual(bytes(one), bytes(other));
    }

    private static byte[] bytes(final String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
