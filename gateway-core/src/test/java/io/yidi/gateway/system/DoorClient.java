package io.yidi.gateway.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** One way into the gateway: takes a request as JSON, gives the answer as JSON. */
interface DoorClient extends AutoCloseable {

    /** Sends a bill to be settled. */
    JsonNode settle(JsonNode request) throws IOException, InterruptedException;

    /** Sends a reversal. */
    JsonNode reverse(JsonNode request) throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
}
