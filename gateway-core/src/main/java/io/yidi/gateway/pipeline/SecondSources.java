package io.yidi.gateway.pipeline;

/**
 * 旁机来源: what a machine beside the serving one is made from. The keys of closed days are its own, though they may be
 * written to the same files; closing gives their memory back. One thread.
 */
public interface SecondSources extends AutoCloseable {

    /** What the machine is made from. */
    EngineSources sources();

    /**
     * Waits until the keys of all closed days are on the device.
     *
     * @param timeoutMs longest time to wait
     * @return false if they are not yet
     * @throws InterruptedException if the waiting thread is interrupted
     */
    boolean awaitKeysWritten(long timeoutMs) throws InterruptedException;

    @Override
    void close();
}
