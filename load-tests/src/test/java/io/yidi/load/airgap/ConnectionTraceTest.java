package io.yidi.load.airgap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BJ-N4.3a, TJ-7.2b, XJ-5.3a: what a gateway reaches, and whether it is outside of this machine. */
class ConnectionTraceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 connect(5, {sa_family=AF_INET, sin_port=htons(443), "
                        + "sin_addr=inet_addr(\"198.51.100.7\")}, 16) = -1|1",
                "1 connect(5, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr(\"127.0.0.1\")}, 16) = -1|1",
                "1 connect(5, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"127.0.0.1\")}, 16) = 0|0",
                "1 connect(5, {sa_family=AF_INET6, sin6_port=htons(80), sin6_flowinfo=htonl(0), "
                        + "inet_pton(AF_INET6, \"::1\", &sin6_addr), sin6_scope_id=0}, 28) = 0|0",
                "1 connect(5, {sa_family=AF_INET6, sin6_port=htons(80), sin6_flowinfo=htonl(0), "
                        + "inet_pton(AF_INET6, \"2001:db8::1\", &sin6_addr), sin6_scope_id=0}, 28) = -1|1",
                "1 connect(5, {sa_family=AF_UNIX, sun_path=\"/var/run/nscd/socket\"}, 110) = -1|0",
                "1 sendto(5, \"x\", 1, 0, {sa_family=AF_INET, sin_port=htons(9), "
                        + "sin_addr=inet_addr(\"203.0.113.5\")}, 16) = 1|1"
            })
    void shouldTellWhatReachesOutside(final String line, final int outward) {
        assertEquals(outward, new ConnectionTrace(List.of(line)).outward().size());
    }

    @Test
    void shouldCountWhatNamesAnInternetAddress() {
        final ConnectionTrace trace = new ConnectionTrace(List.of(
                "1 connect(5, {sa_family=AF_UNIX, sun_path=\"/x\"}, 110) = -1",
                "1 connect(5, {sa_family=AF_INET, sin_port=htons(1), sin_addr=inet_addr(\"127.0.0.1\")}, 16) = 0"));

        assertEquals(1, trace.internetCount());
        assertEquals(List.of(), trace.outward());
    }
}
