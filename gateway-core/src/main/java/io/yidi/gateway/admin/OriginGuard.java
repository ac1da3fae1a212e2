package io.yidi.gateway.admin;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * 来源防护: keeps pages of other sites, open in a browser on this machine, from using the admin port. Whoever reaches the
 * port is believed, so a browser must not be talked into reaching it for somebody else.
 *
 * <ul>
 *   <li>{@code Host} must name this machine's loopback: a foreign name that resolves to it (DNS rebinding) is refused.
 *   <li>{@code Origin}, which a browser sends along with whatever changes something, must be this port itself.
 *   <li>{@code Sec-Fetch-Site}, which a browser sends along with everything, must not tell of another site, unless
 *       somebody followed a link to look.
 * </ul>
 *
 * <p>Programs that are no browsers send neither of the last two. One a connection; event loop only.
 */
final class OriginGuard extends ChannelInboundHandlerAdapter {

    static final AdminAnswer REFUSED = new AdminAnswer(
            403,
            "{\"expected\":\"a request of this machine to 127.0.0.1, [::1] or localhost, from no other site\","
                    + "\"found\":\"another Host, Origin or Sec-Fetch-Site\"}");

    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private boolean isRefused;

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object message) {
        if (message instanceof HttpRequest request && !isRefused && !isOwn(request)) {
            isRefused = true;
            AdminReplies.send(context, REFUSED);
        }
        if (isRefused) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    private static boolean isOwn(final HttpRequest request) {
        final HttpHeaders headers = request.headers();
        final String host = headers.get(HttpHeaderNames.HOST, "");
        final String origin = headers.get(HttpHeaderNames.ORIGIN, "");
        final String site = headers.get("Sec-Fetch-Site", "none");
        return LOOPBACK.matcher(host).matches()
                && (origin.isEmpty() || origin.equalsIgnoreCase("http://" + host))
                && (OWN_SITES.contains(site) || isFollowedLink(request));
    }

    private static boolean isFollowedLink(final HttpRequest request) {
        return request.method().equals(HttpMethod.GET)
                && "navigate".equals(request.headers().get("Sec-Fetch-Mode"));
    }
}
