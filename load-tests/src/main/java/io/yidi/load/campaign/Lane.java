package io.yidi.load.campaign;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** 通道: one connection to the gateway; one thread. */
public interface Lane extends Closeable {

    /** Which door it goes through. */
    Door door();

    /** How many requests it sends before it waits. */
    int window();

    /**
     * Sends requests and tells each answer as it arrives.
     *
     * @throws IOException if the connection broke; answers told before stand
     */
    void exchange(List<Long> numbers, AnswerSink sink) throws IOException;

    /** 应答去处: told about answers. */
    @FunctionalInterface
    interface AnswerSink {

        void onAnswer(long number, Answer answer) throws IOException;
    }
}
