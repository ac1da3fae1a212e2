package io.yidi.gateway.national.signature;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.DSAEncoding;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** What a hospital signs with. */
public final class Sm2Key {

    /** User id where nobody agreed on another. */
    public static final String USER_ID = "1234567812345678";

    private static final X9ECParameters CURVE = GMNamedCurves.getByName("sm2p256v1");
    private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);

    private final BigInteger key;

    /** A key from its number. */
    public Sm2Key(final BigInteger key) {
        this.key = key;
    }

    /** Public key, as files give it. */
    public String publicKey() {
        return HexFormat.of().formatHex(CURVE.getG().multiply(key).normalize().getEncoded(false));
    }

    /** Signature as r‖s in Base64. */
    public String sign(final String text) {
        return Base64.getEncoder().encodeToString(sign(text, USER_ID, PlainDSAEncoding.INSTANCE));
    }

    /** Signature as r‖s in hex, in upper case. */
    public String signInHex(final String text) {
        return HexFormat.of().withUpperCase().formatHex(sign(text, USER_ID, PlainDSAEncoding.INSTANCE));
    }

    /** Signature as DER in Base64. */
    public String signAsDer(final String text, final String userId) {
        return Base64.getEncoder().encodeToString(sign(text, userId, StandardDSAEncoding.INSTANCE));
    }

    private byte[] sign(final String text, final String userId, final DSAEncoding encoding) {
        try {
            final SM2Signer signer = new SM2Signer(encoding);
            signer.init(
                    true,
                    new ParametersWithID(
                            new ECPrivateKeyParameters(key, DOMAIN), userId.getBytes(StandardCharsets.UTF_8)));
            final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            signer.update(bytes, 0, bytes.length);
            return signer.generateSignature();
        } catch (final CryptoException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
