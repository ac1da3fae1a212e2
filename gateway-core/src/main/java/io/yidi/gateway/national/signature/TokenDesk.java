package io.yidi.gateway.national.signature;

import io.yidi.gateway.national.signature.SignatureConfiguration.CallerKey;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * 发令牌: gives access tokens to clients that know id and secret (HTTP Basic), user name and password (form).
 */
public final class TokenDesk {

    private static final String ADDRESS = "/auth/oauth/token";
    private static final String BASIC = "basic ";
    private static final int BODY_BYTES_MAX = 4_096;

    private final SignatureTable table;

    /**
     * Makes a desk.
     *
     * @param table with the keys of institutions
     */
    public TokenDesk(final SignatureTable table) {
        this.table = table;
    }

    /** Whether a token is asked for at this address. */
    public static boolean isAt(final String path) {
        return path.endsWith(ADDRESS);
    }

    /** How long a token is valid. */
    public static long lifeSeconds() {
        return TokenChecker.LIFE_SECONDS;
    }

    /**
     * Gives a token.
     *
     * @param authorization header of the request
     * @param form body of the request
     * @param fingerprint of the certificate it came with, or empty
     * @param nowMs since 1970-01-01T00:00Z
     * @return a token; empty if there is none for this caller
     */
    public String token(final String authorization, final byte[] form, final String fingerprint, final long nowMs) {
        final String client = client(authorization);
        final int colon = client.indexOf(':');
        final CallerKey key = colon < 0 ? null : table.keyOfClient(client.substring(0, colon));
        if (key == null || key.secret().isEmpty() || form.length > BODY_BYTES_MAX) {
            return "";
        }
        final Map<String, String> fields = fields(new String(form, StandardCharsets.UTF_8));
        final boolean isKnown = SecretHash.isSame(key.secret(), client.substring(colon + 1))
                & SecretHash.isSame(key.username(), fields.getOrDefault("username", ""))
                & SecretHash.isSame(key.password(), fields.getOrDefault("password", ""));
        return isKnown ? TokenChecker.token(key, fingerprint, nowMs) : "";
    }

    private static String client(final String authorization) {
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return "";
        }
        try {
            return new String(
                    Base64.getDecoder()
                            .decode(authorization.substring(BASIC.length()).strip()),
                    StandardCharsets.UTF_8);
        } catch (final IllegalArgumentException notBase64) {
            return "";
        }
    }

    private static Map<String, String> fields(final String form) {
        final Map<String, String> fields = new HashMap<>();
        for (final String pair : form.split("&", -1)) {
            final int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(final String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (final IllegalArgumentException broken) {
            return "";
        }
    }
}
