package io.yidi.gateway.transport.tls;

import io.yidi.protocol.ResultCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** PEM读入: certificates, private keys and revocation lists out of files. */
final class PemReader {

    /** Setting of the gateway's certificates. */
    static final String CERTIFICATE = "tls.certificate";

    /** Setting of the gateway's private key. */
    static final String KEY = "tls.key";

    /** Setting of the issuers. */
    static final String AUTHORITIES = "tls.authorities";

    /** Setting of the revocation lists. */
    static final String REVOKED = "tls.revoked";

    private static final String KEY_BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String KEY_END = "-----END PRIVATE KEY-----";
    private static final byte[] PROBE = "yidi".getBytes(StandardCharsets.US_ASCII);

    private PemReader() {}

    /** Certificates of a file, at least one. */
    static List<X509Certificate> certificates(final String setting, final Optional<Path> file) throws TlsException {
        try (InputStream bytes = open(setting, file)) {
            final List<X509Certificate> read =
                    CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!read.isEmpty()) {
                return read;
            }
        } catch (final IOException | GeneralSecurityException unreadable) {
            throw wrong(setting, "expected certificates in PEM", unreadable);
        }
        throw wrong(setting, "expected at least one certificate in PEM", null);
    }

    /** The private key of a certificate. */
    static PrivateKey key(final Optional<Path> file, final X509Certificate certificate) throws TlsException {
        try (InputStream bytes = open(KEY, file)) {
            final String text = new String(bytes.readAllBytes(), StandardCharsets.US_ASCII);
            final int begin = text.indexOf(KEY_BEGIN);
            final int end = text.indexOf(KEY_END);
            if (begin < 0 || end < begin) {
                throw wrong(KEY, "expected a block " + KEY_BEGIN, null);
            }
            final byte[] encoded = Base64.getMimeDecoder().decode(text.substring(begin + KEY_BEGIN.length(), end));
            return fitting(certificate.getPublicKey(), encoded);
        } catch (final IOException | GeneralSecurityException | IllegalArgumentException unreadable) {
            throw wrong(KEY, "expected the private key of " + CERTIFICATE, unreadable);
        }
    }

    /** Revocation lists of a file. */
    static List<X509CRL> revocations(final Path file) throws TlsException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCRLs(bytes).stream()
                    .map(X509CRL.class::cast)
                    .toList();
        } catch (final IOException | GeneralSecurityException unreadable) {
            throw wrong(REVOKED, "expected revocation lists", unreadable);
        }
    }

    /** A fault of a file. */
    static TlsException wrong(final String setting, final String expected, final Throwable cause) {
        return new TlsException(
                setting.equals(REVOKED) ? ResultCode.REVOCATION_LIST_WRONG : ResultCode.TLS_FILE_WRONG,
                setting,
                expected + (cause == null ? "" : ", found " + cause),
                cause);
    }

    private static InputStream open(final String setting, final Optional<Path> file) throws TlsException, IOException {
        return Files.newInputStream(file.orElseThrow(() -> wrong(setting, "expected a file, found none", null)));
    }

    private static PrivateKey fitting(final PublicKey certified, final byte[] encoded)
            throws GeneralSecurityException, TlsException {
        final String algorithm = certified.getAlgorithm();
        final PrivateKey key = KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        final Signature signature = Signature.getInstance(
                switch (algorithm) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> algorithm;
                });
        signature.initSign(key);
        signature.update(PROBE);
        final byte[] signed = signature.sign();
        signature.initVerify(certified);
        signature.update(PROBE);
        if (!signature.verify(signed)) {
            throw wrong(KEY, "expected the private key of " + CERTIFICATE + ", found that of another", null);
        }
        return key;
    }
}
