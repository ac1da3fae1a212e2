package io.yidi.load.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** 指标页: what a gateway counts and measures, in the text format of Prometheus. */
public final class MetricsPage {

    private static final int TIMEOUT_MS = 5_000;

    private MetricsPage() {}

    /**
     * Asks for it.
     *
     * @param admin port of the gateway
     * @return the page
     * @throws IOException if it does not answer
     */
    public static String read(final InetSocketAddress admin) throws IOException {
        final HttpURLConnection connection =
                (HttpURLConnection) URI.create("http://127.0.0.1:" + admin.getPort() + "/metrics")
                        .toURL()
                        .openConnection();
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        try {
            return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            connection.disconnect();
        }
    }
}
