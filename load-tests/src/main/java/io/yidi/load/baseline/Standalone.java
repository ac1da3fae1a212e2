package io.yidi.load.baseline;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** 独立进程: what the mains of the baselines share; the ready line has the form of the gateway's. */
final class Standalone {

    /** A free port of the loopback interface. */
    static final InetSocketAddress LOOPBACK = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private Standalone() {}

    /**
     * Prints the ready line and stays until the parent closes the pipe, on purpose or by dying.
     *
     * @param address that is announced
     * @throws IOException if the standard input cannot be read
     */
    static void announceAndWait(final InetSocketAddress address) throws IOException {
        System.out.println("ready binary=" + address.getHostString() + ":" + address.getPort());
        System.in.transferTo(OutputStream.nullOutputStream());
    }
}
