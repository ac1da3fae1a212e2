package io.yidi.load.campaign;

import java.io.Closeable;
import java.io.IOException;

/** 受试网关: a gateway that can be killed at any moment and started again on the same data. */
public interface GatewayUnderTest extends Closeable {

    /** Starts it and returns when it is ready. */
    void start() throws IOException;

    /** Ends it at once, without a chance to write anything more. */
    void kill() throws IOException;

    /** Connects. */
    Lane open(Door door) throws IOException;
}
