package io.yidi.gateway.transport.tls;

import io.yidi.gateway.admission.CallerIdentity;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * 来电信任: whether a caller's certificate is good, and which institutions it speaks for. Good means: issued by one of the
 * authorities for clients, valid now, not revoked, and of a subject that is known. Any thread.
 */
final class ClientTrust extends X509ExtendedTrustManager {

    private static final String INSTITUTION = "[A-Za-z0-9._-]{1,12}";

    private final X509ExtendedTrustManager issued;
    private final Map<String, List<String>> institutions;
    private final LongSupplier epochMsClock;
    private volatile RevocationTable revoked = RevocationTable.NONE;

    /**
     * Makes a trust that knows of no revocations.
     *
     * @param authorities who may issue certificates
     * @param institutions codes by common name
     * @param epochMsClock tells milliseconds since 1970-01-01T00:00Z
     */
    ClientTrust(
            final List<X509Certificate> authorities,
            final Map<String, List<String>> institutions,
            final LongSupplier epochMsClock)
            throws TlsException {
        this.issued = issuedBy(authorities);
        this.institutions = Map.copyOf(institutions);
        this.epochMsClock = epochMsClock;
    }

    /** From now on these are revoked. */
    void revoked(final RevocationTable newRevoked) {
        revoked = newRevoked;
    }

    /**
     * Why a certificate that was good when its connection began is good no more.
     *
     * @param certificate of the caller
     * @return the reason, or empty
     */
    String refusal(final X509Certificate certificate) {
        final long nowMs = epochMsClock.getAsLong();
        if (certificate.getNotAfter().before(new Date(nowMs))) {
            return "expired at " + certificate.getNotAfter().toInstant();
        }
        return revoked.refusal(certificate, nowMs);
    }

    /** The identity that a certificate proves. */
    CallerIdentity identity(final X509Certificate certificate) throws CertificateException {
        final String name = commonName(certificate);
        final List<String> codes = institutions.getOrDefault(name, List.of(name));
        if (!codes.stream().allMatch(code -> code.matches(INSTITUTION))) {
            throw new CertificateException(
                    "expected an institution code, or a name in yidi.tls.institutions, as common name, found " + name);
        }
        return CallerIdentity.of(name, fingerprint(certificate), codes);
    }

    @Override
    public void checkClientTrusted(final X509Certificate[] chain, final String authType, final SSLEngine engine)
            throws CertificateException {
        issued.checkClientTrusted(chain, authType, engine);
        final String refusal = refusal(chain[0]);
        if (!refusal.isEmpty()) {
            throw new CertificateException(refusal);
        }
        identity(chain[0]);
    }

    @Override
    public void checkClientTrusted(final X509Certificate[] chain, final String authType, final Socket socket)
            throws CertificateException {
        throw onlyEngines();
    }

    @Override
    public void checkClientTrusted(final X509Certificate[] chain, final String authType) throws CertificateException {
        throw onlyEngines();
    }

    @Override
    public void checkServerTrusted(final X509Certificate[] chain, final String authType, final SSLEngine engine)
            throws CertificateException {
        throw onlyEngines();
    }

    @Override
    public void checkServerTrusted(final X509Certificate[] chain, final String authType, final Socket socket)
            throws CertificateException {
        throw onlyEngines();
    }

    @Override
    public void checkServerTrusted(final X509Certificate[] chain, final String authType) throws CertificateException {
        throw onlyEngines();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return issued.getAcceptedIssuers();
    }

    private static CertificateException onlyEngines() {
        return new CertificateException("expected a caller of a door, found something else");
    }

    private static X509ExtendedTrustManager issuedBy(final List<X509Certificate> authorities) throws TlsException {
        try {
            final KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < authorities.size(); i++) {
                store.setCertificateEntry(Integer.toString(i), authorities.get(i));
            }
            final TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (final GeneralSecurityException | IOException unusable) {
            throw PemReader.wrong(PemReader.AUTHORITIES, "expected issuers of certificates", unusable);
        }
    }

    private static String commonName(final X509Certificate certificate) throws CertificateException {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .findFirst()
                            .orElse("");
        } catch (final InvalidNameException impossible) {
            throw new CertificateException(impossible);
        }
    }

    private static String fingerprint(final X509Certificate certificate) throws CertificateException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (final GeneralSecurityException impossible) {
            throw new CertificateException(impossible);
        }
    }
}
