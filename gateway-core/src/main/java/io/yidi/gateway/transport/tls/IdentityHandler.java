package io.yidi.gateway.transport.tls;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Future;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;

/**
 * 身份处理: tells the session behind it, once the handshake is done, whose connection this is: a {@code CallerIdentity};
 * and when that is true no more, a {@link CertificateRefusal}. A session that was resumed is looked at like a new one.
 * Event loop only.
 */
final class IdentityHandler extends ChannelInboundHandlerAdapter {

    private final SslHandler tls;
    private final ClientTrust trust;
    private final LongSupplier epochMsClock;
    private final Set<IdentityHandler> known;
    private ChannelHandlerContext context;
    private X509Certificate certificate;
    private Future<?> expiry;

    IdentityHandler(
            final SslHandler tls,
            final ClientTrust trust,
            final LongSupplier epochMsClock,
            final Set<IdentityHandler> known) {
        this.tls = tls;
        this.trust = trust;
        this.epochMsClock = epochMsClock;
        this.known = known;
    }

    @Override
    public void userEventTriggered(final ChannelHandlerContext newContext, final Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            context = newContext;
            onHandshake(handshake);
        } else {
            newContext.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelInactive(final ChannelHandlerContext newContext) {
        known.remove(this);
        if (expiry != null) {
            expiry.cancel(false);
        }
        newContext.fireChannelInactive();
    }

    /** Ends the connection if its certificate is good no more. */
    void check() {
        final String refusal = trust.refusal(certificate);
        if (!refusal.isEmpty()) {
            refuse(refusal);
        }
    }

    private void onHandshake(final SslHandshakeCompletionEvent handshake) {
        if (!handshake.isSuccess()) {
            context.fireUserEventTriggered(new CertificateRefusal(true, reason(handshake.cause())));
            return;
        }
        try {
            certificate = (X509Certificate) tls.engine().getSession().getPeerCertificates()[0];
            context.fireUserEventTriggered(trust.identity(certificate));
            known.add(this);
            expiry = context.executor().schedule(this::check, lifeMs(), TimeUnit.MILLISECONDS);
            check();
        } catch (final CertificateException | SSLException unknown) {
            refuse(unknown.toString());
        }
    }

    private void refuse(final String reason) {
        context.fireUserEventTriggered(new CertificateRefusal(false, reason));
    }

    private long lifeMs() {
        return Math.max(1, certificate.getNotAfter().getTime() + 1 - epochMsClock.getAsLong());
    }

    /** Bytes that are no TLS may be anything, also what belongs in no log. */
    private static String reason(final Throwable failure) {
        if (failure instanceof NotSslRecordException) {
            return "not TLS";
        }
        return failure.getCause() == null ? failure.toString() : failure + ", " + failure.getCause();
    }
}
