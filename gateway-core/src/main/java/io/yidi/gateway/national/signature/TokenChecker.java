package io.yidi.gateway.national.signature;

import io.yidi.gateway.national.signature.SignatureConfiguration.CallerKey;
import io.yidi.protocol.ResultCode;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * 令牌检查: access tokens. Nothing is kept of them: a token is the institution, the second it expires, and a code over
 * both and the certificate under the client's secret, so it holds over a restart.
 *
 * <pre>
 *   INSTITUTION.EXPIRES.CODE
 * </pre>
 */
final class TokenChecker implements SignatureChecker {

    /** How long a token is valid. */
    static final long LIFE_SECONDS = TimeUnit.HOURS.toSeconds(12);

    private static final String BEARER = "bearer ";
    private static final String SECONDS = "\\d{1,12}";
    private static final int PARTS = 3;

    /** A token for an institution. */
    static String token(final CallerKey key, final String fingerprint, final long nowMs) {
        final long expires = TimeUnit.MILLISECONDS.toSeconds(nowMs) + LIFE_SECONDS;
        return token(key, fingerprint, Long.toString(expires));
    }

    @Override
    public ResultCode check(final SignedRequest request) {
        final String header = request.header("authorization");
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return ResultCode.TOKEN_NOT_VALID;
        }
        if (request.key().secret().isEmpty()) {
            return ResultCode.SIGNATURE_KEY_UNKNOWN;
        }
        return isValid(header.substring(BEARER.length()).strip(), request) ? null : ResultCode.TOKEN_NOT_VALID;
    }

    private static boolean isValid(final String token, final SignedRequest request) {
        final List<String> parts = List.of(token.split("\\.", PARTS));
        return parts.size() == PARTS
                && parts.get(1).matches(SECONDS)
                && TimeUnit.SECONDS.toMillis(Long.parseLong(parts.get(1))) > request.nowMs()
                && SecretHash.isSame(token, token(request.key(), request.fingerprint(), parts.get(1)));
    }

    private static String token(final CallerKey key, final String fingerprint, final String expires) {
        final String signed = "token " + key.institution() + ' ' + expires + ' ' + fingerprint;
        return key.institution()
                + '.'
                + expires
                + '.'
                + HexFormat.of().formatHex(SecretHash.hmac("HmacSHA256", key.secret(), signed));
    }
}
