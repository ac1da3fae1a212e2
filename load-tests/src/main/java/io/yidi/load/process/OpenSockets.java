package io.yidi.load.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringTokenizer;

/** 连接数: how many connections a listening port still has, as the kernel counts them. */
public final class OpenSockets {

    private static final String ESTABLISHED = "01";
    private static final String CLOSE_WAIT = "08";

    private OpenSockets() {}

    /**
     * Counts the server's ends of connections: established, or closed by the peer and not yet by the server.
     *
     * @param pid of the server
     * @param port it listens on
     * @return number of them
     * @throws IOException if {@code /proc} cannot be read
     */
    public static long connectedTo(final long pid, final int port) throws IOException {
        long count = 0;
        for (final String table : new String[] {"tcp", "tcp6"}) {
            final Path path = Path.of("/proc", Long.toString(pid), "net", table);
            if (Files.isReadable(path)) {
                for (final String line : Files.readAllLines(path, StandardCharsets.US_ASCII)) {
                    count += isServerEnd(line, port) ? 1 : 0;
                }
            }
        }
        return count;
    }

    static boolean isServerEnd(final String line, final int port) {
        final StringTokenizer words = new StringTokenizer(line);
        if (words.countTokens() < 4) {
            return false;
        }
        words.nextToken();
        final String local = words.nextToken();
        words.nextToken();
        final String state = words.nextToken();
        return local.endsWith(String.format(Locale.ROOT, ":%04X", port))
                && (ESTABLISHED.equals(state) || CLOSE_WAIT.equals(state));
    }
}
