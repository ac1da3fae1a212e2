package io.yidi.gateway.launcher.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopScreenTest {

    private static final String HEALTH = """
            {"status":"ready","durableSequence":1234,"bundleHash":"d490a54187eb42fc","warnings":["storage-low: full"],
             "doors":{"connections":3,"closed":{"peer":2,"idle":0},"refused":{"in-flight":7}}}
            """;
    private static final String LATENCY = """
            {"recording":true,"now":1795359661,"series":[
             {"stage":"whole","door":"binary","message":"settle",
              "last":{"count":1043,"p50":412049,"p90":530000,"p99":900000,"p999":1200000,"max":1310050},
              "total":{"count":99123,"p50":401000,"p90":520000,"p99":880000,"p999":1900000,"max":51200000}}]}
            """;

    @Test
    void shouldShowHealthAndPercentilesInMicroseconds() throws JsonProcessingException {
        final List<String> lines = page(HEALTH, LATENCY);
        assertEquals("yidi here:1  ready  2026-11-22 23:01:01  流水 sequence 1234  政策 bundle d490a54187eb", lines.get(0));
        assertEquals("连接 connections 3   拒收 refused in-flight 7   断开 closed peer 2", lines.get(1));
        assertEquals("! storage-low: full", lines.get(2));
        assertTrue(lines.get(4).matches("stage +door +message +/s +p50 us +p90 +p99 +p99.9 +max +since start +p99"));
        assertTrue(
                lines.get(5).matches("whole +binary +settle +1043 +412.0 +530.0 +900.0 +1200.0 +1310.1 +99123 +880.0"),
                lines.get(5));
    }

    @Test
    void shouldSayThatLatencyIsNotRecorded() throws JsonProcessingException {
        final List<String> lines = page(HEALTH, "{\"recording\":false,\"series\":[]}");
        assertTrue(lines.get(4).contains("latency is not recorded"), lines.get(4));
    }

    private static List<String> page(final String health, final String latency) throws JsonProcessingException {
        final JsonMapper mapper = new JsonMapper();
        final StringWriter page = new StringWriter();
        new TopScreen(new PrintWriter(page)).print("here:1", mapper.readTree(health), mapper.readTree(latency));
        return page.toString().lines().toList();
    }
}
