package io.yidi.gateway.journal;

/** 提交出口: told how long each batch took to be durable. On the thread that committed it; must not throw. */
@FunctionalInterface
public interface CommitSink {

    /** Tells nobody. */
    CommitSink NONE = (writeNs, forceNs) -> {};

    /**
     * A batch is on the device.
     *
     * @param writeNs from the call of the write to its return
     * @param forceNs from the call of the force to its return
     */
    void onCommit(long writeNs, long forceNs);
}
