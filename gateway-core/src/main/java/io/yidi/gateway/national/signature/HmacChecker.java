package io.yidi.gateway.national.signature;

import io.yidi.protocol.ResultCode;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** HMAC验签: headers signed with HMAC-SHA1 under the secret of an access key. */
final class HmacChecker implements SignatureChecker {

    private static final String SIGNATURE = "_api_signature";
    private static final String TIME = "_api_timestamp";
    private static final String ACCESS_KEY = "_api_access_key";
    private static final List<String> SIGNED = List.of(ACCESS_KEY, "_api_name", TIME, "_api_version");

    @Override
    public ResultCode check(final SignedRequest request) {
        final String signature = request.header(SIGNATURE);
        if (signature.isEmpty()) {
            return ResultCode.SIGNATURE_MISSING;
        }
        if (request.key().secret().isEmpty()) {
            return ResultCode.SIGNATURE_KEY_UNKNOWN;
        }
        if (!request.header(ACCESS_KEY).equals(request.key().accessKey())
                || !SecretHash.isSame(signature, signatureOf(request))) {
            return ResultCode.SIGNATURE_WRONG;
        }
        return request.isFresh(request.header(TIME), TimeUnit.MILLISECONDS) ? null : ResultCode.SIGNATURE_STALE;
    }

    private static String signatureOf(final SignedRequest request) {
        final Map<String, String> signed = new HashMap<>();
        SIGNED.forEach(name -> signed.put(name, request.header(name)));
        return Base64.getEncoder()
                .encodeToString(SecretHash.hmac("HmacSHA1", request.key().secret(), SignedRequest.joined(signed)));
    }
}
