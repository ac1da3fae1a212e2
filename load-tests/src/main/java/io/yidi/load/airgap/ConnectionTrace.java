package io.yidi.load.airgap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 连接记录: what {@code strace -e trace=connect,sendto} wrote, and which lines of it reach outside.
 *
 * <p>Outside is every IPv4 or IPv6 address that is not loopback, and every name server, wherever it is: a gateway has
 * no name to look up. Local sockets are not looked at.
 */
public final class ConnectionTrace {

    private static final Pattern INTERNET = Pattern.compile("sa_family=AF_INET6?\\b");
    private static final Pattern ADDRESS = Pattern.compile("inet_(?:addr\\(|pton\\(AF_INET6, )\"([0-9a-fA-F:.]+)\"");
    private static final Pattern LOOPBACK = Pattern.compile("127\\..*|::1|::ffff:127\\..*");
    private static final Pattern NAME_SERVER = Pattern.compile("sin6?_port=htons\\(53\\)");

    private final List<String> lines;

    /**
     * Looks at a trace.
     *
     * @param lines as strace wrote them
     */
    public ConnectionTrace(final List<String> lines) {
        this.lines = List.copyOf(lines);
    }

    /**
     * Reads a trace.
     *
     * @param file written by strace
     * @return the trace
     * @throws IOException if the file cannot be read
     */
    public static ConnectionTrace read(final Path file) throws IOException {
        return new ConnectionTrace(Files.readAllLines(file, StandardCharsets.UTF_8));
    }

    /**
     * Calls looked at.
     *
     * @return number of lines that name an Internet address
     */
    public long internetCount() {
        return lines.stream().filter(line -> INTERNET.matcher(line).find()).count();
    }

    /**
     * Calls that reach outside.
     *
     * @return the lines, in order
     */
    public List<String> outward() {
        return lines.stream().filter(ConnectionTrace::isOutward).toList();
    }

    private static boolean isOutward(final String line) {
        if (!INTERNET.matcher(line).find()) {
            return false;
        }
        final Matcher address = ADDRESS.matcher(line);
        return NAME_SERVER.matcher(line).find()
                || !address.find()
                || !LOOPBACK.matcher(address.group(1)).matches();
    }
}
