package io.yidi.gateway.national;

import io.yidi.gateway.admission.CallerIdentity;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * 签到编号: a number given to a caller at sign-in, and whether a number that comes back is the caller's own. Nothing is
 * kept: the number is the time of the sign-in and a code over it, the certificate and the institution, so it holds over
 * a restart, and nobody else can use or change it.
 *
 * <pre>
 *   0               14                30
 *   +----------------+----------------+
 *   | yyyyMMddHHmmss | 16 hex digits  |
 *   +----------------+----------------+
 * </pre>
 */
final class SignNumbers {

    private static final int TIME_LENGTH = 14;
    private static final int CODE_BYTES = 8;
    private static final int LENGTH = TIME_LENGTH + 2 * CODE_BYTES;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final SecretKeySpec key;

    /**
     * Makes numbers.
     *
     * @param secret known to nobody else
     */
    SignNumbers(final byte[] secret) {
        key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** A number for a caller that signs in now. */
    String of(final CallerIdentity caller, final String institution, final String time) {
        return time + code(caller, institution, time);
    }

    /** Whether a number was given to this caller, for this institution. */
    boolean isOwn(final String number, final CallerIdentity caller, final String institution) {
        return number.length() == LENGTH
                && MessageDigest.isEqual(
                        bytes(number), bytes(of(caller, institution, number.substring(0, TIME_LENGTH))));
    }

    private String code(final CallerIdentity caller, final String institution, final String time) {
        try {
            final Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            mac.update(bytes(caller.fingerprint() + ' ' + institution + ' ' + time));
            return HEX.formatHex(mac.doFinal(), 0, CODE_BYTES);
        } catch (final GeneralSecurityException impossible) {
            throw new IllegalStateException("expected HmacSHA256 in every Java", impossible);
        }
    }

    private static byte[] bytes(final String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
