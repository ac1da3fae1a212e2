package io.yidi.gateway.transport.tls;

import io.netty.channel.Channel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 安全门: TLS 1.3 for both doors, callers named by their certificates. The file of revocations is looked at again and
 * again; what it newly revokes is refused and disconnected. A file that cannot be used leaves the last one in force.
 */
public final class TlsDoor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TlsDoor.class);

    private final TlsConfiguration configuration;
    private final List<X509Certificate> authorities;
    private final LongSupplier epochMsClock;
    private final ClientTrust trust;
    private final SslContext context;
    private final byte[] secret;
    private final Set<IdentityHandler> known = new HashSet<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("tls", true));
    private Executor loop;
    private FileMark seen;

    /** What a file looked like. */
    private record FileMark(Object key, long modifiedAtNs, long lengthBytes) {

        static FileMark of(final Path file) throws IOException {
            final BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileMark(found.fileKey(), found.lastModifiedTime().to(TimeUnit.NANOSECONDS), found.size());
        }
    }

    private TlsDoor(final TlsConfiguration configuration, final LongSupplier epochMsClock) throws TlsException {
        this.configuration = configuration;
        this.epochMsClock = epochMsClock;
        this.authorities = PemReader.certificates(PemReader.AUTHORITIES, configuration.authorities());
        this.trust = new ClientTrust(authorities, configuration.institutions(), epochMsClock);
        final List<X509Certificate> chain = PemReader.certificates(PemReader.CERTIFICATE, configuration.certificate());
        final PrivateKey key = PemReader.key(configuration.key(), chain.get(0));
        this.context = context(key, chain, trust);
        this.secret = digest(key);
        if (configuration.revoked().isPresent()) {
            readRevoked(configuration.revoked().get());
        } else {
            LOG.warn("no revocation list is set (yidi.tls.revoked): certificates are good until they expire");
        }
    }

    /**
     * Reads all files.
     *
     * @param configuration that is on
     * @param epochMsClock tells milliseconds since 1970-01-01T00:00Z
     * @return the door, not looking at files yet
     * @throws TlsException naming the setting whose file cannot be used
     */
    public static TlsDoor open(final TlsConfiguration configuration, final LongSupplier epochMsClock)
            throws TlsException {
        return new TlsDoor(configuration, epochMsClock);
    }

    /**
     * Begins to look at the file of revocations.
     *
     * @param newLoop the event loop of all connections
     */
    public void start(final Executor newLoop) {
        loop = newLoop;
        if (configuration.revoked().isPresent()) {
            thread.scheduleWithFixedDelay(
                    this::look, configuration.lookIntervalNs(), configuration.lookIntervalNs(), TimeUnit.NANOSECONDS);
        }
    }

    /** Something that only who holds the gateway's key can know; the same after a restart. */
    public byte[] secret() {
        return secret.clone();
    }

    /** Puts TLS in front of what a channel handles. */
    public void addTo(final Channel channel) {
        final SslHandler tls = context.newHandler(channel.alloc(), thread);
        channel.pipeline().addLast(tls).addLast(new IdentityHandler(tls, trust, epochMsClock, known));
    }

    @Override
    public void close() {
        thread.shutdown();
    }

    private void look() {
        final Path file = configuration.revoked().orElseThrow();
        try {
            if (!FileMark.of(file).equals(seen)) {
                readRevoked(file);
                loop.execute(() -> List.copyOf(known).forEach(IdentityHandler::check));
            }
        } catch (final TlsException | IOException unusable) {
            LOG.warn("revocation list {} not taken in, the last one stays in force: {}", file, unusable.toString());
        }
    }

    private void readRevoked(final Path file) throws TlsException {
        try {
            seen = FileMark.of(file);
        } catch (final IOException unreadable) {
            throw PemReader.wrong(PemReader.REVOKED, "expected a readable file", unreadable);
        }
        final RevocationTable revoked = RevocationTable.read(file, authorities);
        for (final X509Certificate authority : authorities) {
            requireInTime(revoked.overdue(authority, epochMsClock.getAsLong()));
        }
        trust.revoked(revoked);
        LOG.info("revocation list {} taken in: {} certificates are revoked", file, revoked.size());
    }

    private static void requireInTime(final String overdue) throws TlsException {
        if (!overdue.isEmpty()) {
            throw PemReader.wrong(PemReader.REVOKED, "expected a list in time, found " + overdue, null);
        }
    }

    private static byte[] digest(final PrivateKey key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
        } catch (final NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("expected SHA-256 in every Java", impossible);
        }
    }

    private static SslContext context(final PrivateKey key, final List<X509Certificate> chain, final ClientTrust trust)
            throws TlsException {
        try {
            return SslContextBuilder.forServer(key, chain)
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3")
                    .clientAuth(ClientAuth.REQUIRE)
                    .trustManager(trust)
                    .build();
        } catch (final SSLException unusable) {
            throw PemReader.wrong(PemReader.CERTIFICATE, "expected a usable certificate", unusable);
        }
    }
}
