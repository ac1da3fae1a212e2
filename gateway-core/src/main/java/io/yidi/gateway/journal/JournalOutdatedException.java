package io.yidi.gateway.journal;

/**
 * 流水过时: the witness knows of more than the journal holds, as after an old backup was put back. The journal refuses to
 * start; nothing on disk has been altered.
 */
public final class JournalOutdatedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Names both.
     *
     * @param expected by the witness
     * @param found in the journal
     * @param journal where it is
     * @param witness where it is
     */
    JournalOutdatedException(
            final WitnessMark expected, final String found, final String journal, final String witness) {
        super("this data directory is older than what was acknowledged, or another one: expected at least sequence "
                + expected.durableSequence() + " of epoch " + expected.epoch() + " of journal " + expected.instanceId()
                + ", found " + found + " in " + journal
                + "; if the loss is known and accepted, remove " + witness + " and start again");
    }
}
