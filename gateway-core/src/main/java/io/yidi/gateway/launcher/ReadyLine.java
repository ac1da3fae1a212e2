package io.yidi.gateway.launcher;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;

/** 就绪行: the one line that says a gateway serves, and where; scripts wait for it. */
final class ReadyLine {

    private ReadyLine() {}

    static void print(final GatewayServer server, final PrintWriter out) {
        out.println("ready binary=" + text(server.binaryAddress())
                + " json=" + text(server.jsonAddress())
                + " admin=" + text(server.adminAddress())
                + " bundle=" + server.bundleHash().substring(0, 16)
                + " after=" + ManagementFactory.getRuntimeMXBean().getUptime() + "ms");
        out.flush();
    }

    private static String text(final InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }
}
