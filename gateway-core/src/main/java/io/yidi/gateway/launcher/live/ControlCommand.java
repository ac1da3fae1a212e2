package io.yidi.gateway.launcher.live;

import io.yidi.gateway.record.ControlCommandWriter;
import io.yidi.gateway.transport.GatewayTransport;
import java.util.concurrent.CompletableFuture;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 控制命令: one still to be written and sent.
 *
 * @param form writes it from offset 0 and tells its length in bytes
 */
public record ControlCommand(Form form) {

    /** 写法: writes a command. */
    @FunctionalInterface
    public interface Form {

        /**
         * Writes it from offset 0.
         *
         * @param writer of commands
         * @param target takes it
         * @return its length in bytes
         */
        int write(ControlCommandWriter writer, UnsafeBuffer target);
    }

    /**
     * Has it executed.
     *
     * @param transport of the gateway
     * @return done when it is durable, with what there is to report of it
     */
    public CompletableFuture<DirectBuffer> send(final GatewayTransport transport) {
        final UnsafeBuffer command = new UnsafeBuffer(new byte[ControlCommandWriter.LENGTH_MAX]);
        final int length = form.write(new ControlCommandWriter(), command);
        return transport.control(command, length);
    }
}
