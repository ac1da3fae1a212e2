package io.yidi.gateway.national.signature;

import io.yidi.protocol.ResultCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.DSAEncoding;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/**
 * SM2验签: SM3withSM2 over a text. The signature is read in every spelling that is about: hex or Base64, r‖s of 64 bytes
 * or DER.
 */
final class Sm2Checker implements SignatureChecker {

    private static final int PLAIN_LENGTH = 64;
    private static final int POINT_LENGTH = 65;
    private static final byte UNCOMPRESSED = 4;
    private static final String HEX = "([0-9A-Fa-f]{2})+";

    private final Function<SignedRequest, String> scope;
    private final List<String> places;

    /**
     * Makes a checker.
     *
     * @param scope what is signed
     * @param places members that may hold the signature
     */
    Sm2Checker(final Function<SignedRequest, String> scope, final String... places) {
        this.scope = scope;
        this.places = List.of(places);
    }

    @Override
    public ResultCode check(final SignedRequest request) {
        final String signature = places.stream()
                .map(request::member)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        if (signature.isEmpty()) {
            return ResultCode.SIGNATURE_MISSING;
        }
        if (request.key().publicKey().isEmpty()) {
            return ResultCode.SIGNATURE_KEY_UNKNOWN;
        }
        return isSigned(request, decoded(signature)) ? null : ResultCode.SIGNATURE_WRONG;
    }

    /**
     * A public key of a file.
     *
     * @param text a point, 64 or 65 bytes, in hex or Base64
     * @return the key
     * @throws IllegalArgumentException if it is none
     */
    static ECPublicKeyParameters publicKey(final String text) {
        final byte[] given = decoded(text);
        final byte[] point = new byte[POINT_LENGTH];
        if (given.length != POINT_LENGTH && given.length != PLAIN_LENGTH) {
            throw new IllegalArgumentException("expected a point of 64 or 65 bytes, found " + given.length);
        }
        point[0] = UNCOMPRESSED;
        System.arraycopy(given, 0, point, POINT_LENGTH - given.length, given.length);
        return new ECPublicKeyParameters(Curve.PARAMETERS.getCurve().decodePoint(point), Curve.DOMAIN);
    }

    private boolean isSigned(final SignedRequest request, final byte[] signature) {
        final DSAEncoding encoding =
                signature.length == PLAIN_LENGTH ? PlainDSAEncoding.INSTANCE : StandardDSAEncoding.INSTANCE;
        final SM2Signer signer = new SM2Signer(encoding);
        final byte[] text = scope.apply(request).getBytes(StandardCharsets.UTF_8);
        signer.init(false, parameters(request));
        signer.update(text, 0, text.length);
        return signature.length > 0 && signer.verifySignature(signature);
    }

    private static CipherParameters parameters(final SignedRequest request) {
        return new ParametersWithID(
                publicKey(request.key().publicKey()), request.key().userId().getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes of a text in hex or Base64; none if it is neither. */
    private static byte[] decoded(final String text) {
        if (text.matches(HEX)) {
            return HexFormat.of().parseHex(text);
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (final IllegalArgumentException neither) {
            return new byte[0];
        }
    }

    /** The curve, which takes a while to make, and is needed only where signatures are checked. */
    private static final class Curve {

        private static final X9ECParameters PARAMETERS = GMNamedCurves.getByName("sm2p256v1");
        private static final ECDomainParameters DOMAIN = new ECDomainParameters(PARAMETERS);
    }
}
