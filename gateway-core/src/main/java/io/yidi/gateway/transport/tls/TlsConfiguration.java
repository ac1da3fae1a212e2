package io.yidi.gateway.transport.tls;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * TLS配置: which files say who the gateway is, and who may call it.
 *
 * @param certificate PEM, the gateway's chain, its own certificate first; empty for doors without TLS
 * @param key PEM, PKCS#8 without a password
 * @param authorities PEM, who issues certificates of callers
 * @param revoked lists of certificates that are good no more, PEM or DER, one of each authority
 * @param lookIntervalNs how often that file is looked at
 * @param institutions codes of the institutions that a certificate speaks for, by the common name of its subject; of
 *     others the common name is the code
 */
public record TlsConfiguration(
        Optional<Path> certificate,
        Optional<Path> key,
        Optional<Path> authorities,
        Optional<Path> revoked,
        long lookIntervalNs,
        Map<String, List<String>> institutions) {

    /** Doors without TLS. */
    public static final TlsConfiguration NONE =
            new TlsConfiguration(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, Map.of());

    /** Whether the doors speak TLS, and nothing else. */
    public boolean isOn() {
        return certificate.isPresent();
    }
}
