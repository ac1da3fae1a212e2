package io.yidi.gateway.pipeline;

/**
 * 线程配置: how the threads of the pipeline work.
 *
 * @param profile which there are
 * @param coreWait what the core thread does while there is no command
 * @param journalWait what the journal thread does while there is no batch
 */
public record ThreadConfiguration(Profile profile, WaitMode coreWait, WaitMode journalWait) {

    /** What suits two cores that others use as well. */
    public static final ThreadConfiguration USUAL =
            new ThreadConfiguration(Profile.DUO, WaitMode.HYBRID, WaitMode.BLOCKING);
}
