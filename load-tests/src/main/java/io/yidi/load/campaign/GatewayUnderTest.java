package io.yidi.load.campaign;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** 受试网关: a gateway that can be killed at any moment and started again on the same data. */
public interface GatewayUnderTest extends Closeable, CounterSource {

    /** Starts it and returns when it is ready. */
    void start() throws IOException;

    /** Ends it at once, without a chance to write anything more. */
    void kill() throws IOException;

    /** Connects. */
    Lane open(Door door) throws IOException;

    /** Connects several times: first so often to the binary door, then to the JSON door. */
    default List<Lane> open(final int binaryLanes, final int jsonLanes) throws IOException {
        final List<Lane> lanes = new ArrayList<>();
        for (int i = 0; i < binaryLanes + jsonLanes; i++) {
            lanes.add(open(i < binaryLanes ? Door.BINARY : Door.JSON));
        }
        return lanes;
    }
}
