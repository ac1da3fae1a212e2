package io.yidi.gateway.national.signature;

import io.yidi.protocol.ResultCode;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** X-TIF验签: SHA-256 over timestamp, secret, nonce and timestamp again, in headers. */
final class TifChecker implements SignatureChecker {

    @Override
    public ResultCode check(final SignedRequest request) {
        final String signature = request.header("x-tif-signature");
        if (signature.isEmpty()) {
            return ResultCode.SIGNATURE_MISSING;
        }
        if (request.key().secret().isEmpty()) {
            return ResultCode.SIGNATURE_KEY_UNKNOWN;
        }
        final String time = request.header("x-tif-timestamp");
        final String signed = time + request.key().secret() + request.header("x-tif-nonce") + time;
        if (!request.header("x-tif-paasid").equals(request.key().accessKey())
                || !SecretHash.isSame(
                        signature.toLowerCase(Locale.ROOT), HexFormat.of().formatHex(SecretHash.sha256(signed)))) {
            return ResultCode.SIGNATURE_WRONG;
        }
        return request.isFresh(time, TimeUnit.SECONDS) ? null : ResultCode.SIGNATURE_STALE;
    }
}
