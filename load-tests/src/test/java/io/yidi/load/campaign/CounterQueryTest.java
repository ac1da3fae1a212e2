package io.yidi.load.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.yidi.load.his.NationalEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CounterQueryTest {

    private static final String PERSON = "P0000000002";

    private HttpServer server;
    private CounterQuery query;
    private String answer = "";
    private JsonNode asked;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/fsi/api", exchange -> {
            asked = NationalEndpoint.read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            final byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        query = new CounterQuery(server.getAddress(), 10_000);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldReadStaysAsACountAndAllElseInFen() throws IOException {
        answer = "{\"infcode\":0,\"output\":{\"cuminfo\":["
                + "{\"cum_type_code\":\"C0000\",\"cum\":2},{\"cum_type_code\":\"D310100\",\"cum\":1234.5}]}}";
        final Accumulation expected = new Accumulation();
        expected.add("C0000", 2);
        expected.add("D310100", 123_450);

        assertEquals(List.of(), expected.differences(query.accumulated(PERSON, 2026)));
        assertEquals("5206", asked.path("infno").asText());
        assertEquals("950100", asked.path("insuplc_admdvs").asText());
        assertEquals(PERSON, asked.path("input").path("data").path("psn_no").asText());
        assertEquals("202612", asked.path("input").path("data").path("cum_ym").asText());
    }

    @Test
    void shouldReadTheBalanceOfTheOnlyInsurance() throws IOException {
        answer = "{\"infcode\":0,\"output\":{\"insuinfo\":[{\"balc\":49999999.99}]}}";

        assertEquals(4_999_999_999L, query.balanceFen(PERSON));
        assertEquals("1101", asked.path("infno").asText());
        assertEquals(
                PERSON, asked.path("input").path("data").path("mdtrt_cert_no").asText());
    }

    @Test
    void shouldNotTakeNothingForAnAnswer() {
        answer = "{\"infcode\":0,\"output\":{}}";
        assertTrue(assertThrows(IOException.class, () -> query.balanceFen(PERSON))
                .getMessage()
                .contains("expected one insurance"));
        answer = "{\"infcode\":-1,\"err_msg\":\"[YD-3001] x\"}";
        assertEquals(
                "expected 5206 of " + PERSON + " to be answered, found status 200 [YD-3001] x",
                assertThrows(IOException.class, () -> query.accumulated(PERSON, 2026))
                        .getMessage());
    }
}
