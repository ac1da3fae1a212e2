package io.yidi.gateway.transport.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;

/**
 * 吊销表: which certificates are good no more, as their issuers say. Immutable, any thread.
 *
 * <p>Fails closed: a list whose next update is overdue revokes everything its issuer ever issued.
 */
final class RevocationTable {

    /** Nothing is revoked, nothing is checked. */
    static final RevocationTable NONE = new RevocationTable(Map.of());

    private final Map<X500Principal, X509CRL> lists;

    private RevocationTable(final Map<X500Principal, X509CRL> lists) {
        this.lists = Map.copyOf(lists);
    }

    /**
     * Reads a file.
     *
     * @param file PEM or DER
     * @param authorities whose lists it has to hold
     * @return the table
     * @throws TlsException if a list cannot be read, is not signed by an authority, or one is missing
     */
    static RevocationTable read(final Path file, final List<X509Certificate> authorities) throws TlsException {
        final Map<X500Principal, X509CRL> lists = new HashMap<>();
        for (final X509CRL list : PemReader.revocations(file)) {
            if (list.hasUnsupportedCriticalExtension() || !isSigned(list, authorities)) {
                throw PemReader.wrong(
                        PemReader.REVOKED,
                        "expected a list signed by one of " + PemReader.AUTHORITIES + ", found one of "
                                + list.getIssuerX500Principal(),
                        null);
            }
            lists.put(list.getIssuerX500Principal(), list);
        }
        for (final X509Certificate authority : authorities) {
            if (!lists.containsKey(authority.getSubjectX500Principal())) {
                throw PemReader.wrong(
                        PemReader.REVOKED, "expected a list of " + authority.getSubjectX500Principal(), null);
            }
        }
        return new RevocationTable(lists);
    }

    /** Number of certificates that are revoked. */
    int size() {
        return lists.values().stream()
                .mapToInt(list -> list.getRevokedCertificates() == null
                        ? 0
                        : list.getRevokedCertificates().size())
                .sum();
    }

    /**
     * Why a certificate is good no more.
     *
     * @param certificate whose signature is checked elsewhere
     * @param nowMs since 1970-01-01T00:00Z
     * @return the reason, or empty
     */
    String refusal(final X509Certificate certificate, final long nowMs) {
        if (lists.isEmpty()) {
            return "";
        }
        final X509CRL list = lists.get(certificate.getIssuerX500Principal());
        if (list == null) {
            return "no revocation list of " + certificate.getIssuerX500Principal();
        }
        if (list.isRevoked(certificate)) {
            return "revoked, serial number " + certificate.getSerialNumber().toString(16);
        }
        return overdue(list, nowMs);
    }

    /** Why the list of an authority is not in time any more, or empty. */
    String overdue(final X509Certificate authority, final long nowMs) {
        return overdue(lists.get(authority.getSubjectX500Principal()), nowMs);
    }

    private static String overdue(final X509CRL list, final long nowMs) {
        return list.getNextUpdate() != null && list.getNextUpdate().before(new Date(nowMs))
                ? "the list of " + list.getIssuerX500Principal() + " is overdue since "
                        + list.getNextUpdate().toInstant()
                : "";
    }

    private static boolean isSigned(final X509CRL list, final List<X509Certificate> authorities) {
        return authorities.stream()
                .filter(authority -> authority.getSubjectX500Principal().equals(list.getIssuerX500Principal()))
                .anyMatch(authority -> isSigned(list, authority));
    }

    private static boolean isSigned(final X509CRL list, final X509Certificate authority) {
        try {
            list.verify(authority.getPublicKey());
            return true;
        } catch (final GeneralSecurityException notBy) {
            return false;
        }
    }
}
