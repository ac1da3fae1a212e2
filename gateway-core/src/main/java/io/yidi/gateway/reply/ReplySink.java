package io.yidi.gateway.reply;

/** 应答出口: where released answers leave; implemented by the transport. */
@FunctionalInterface
public interface ReplySink {

    /** Answers were released; take them on your own thread. Called on the thread that released them, once a batch. */
    void onReplies();
}
