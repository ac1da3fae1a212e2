package io.yidi.gateway.journal;

import java.io.IOException;
import java.util.Optional;

/**
 * 见证: remembers outside the journal's folder how far the journal had come, so that an old copy of the folder put back
 * in its place is noticed. Used by one thread at a time.
 */
public interface Witness {

    /** Remembers nothing. */
    Witness NONE = new Witness() {
        @Override
        public String location() {
            return "no witness";
        }

        @Override
        public Optional<WitnessMark> read() {
            return Optional.empty();
        }

        @Override
        public void write(final WitnessMark mark) {}
    };

    /**
     * Where it is, for messages.
     *
     * @return a text a person can find it by
     */
    String location();

    /**
     * Reads the mark written last.
     *
     * @return the mark; empty when there is none
     * @throws JournalCorruptException when there is one that cannot be believed
     * @throws IOException when it cannot be read
     */
    Optional<WitnessMark> read() throws IOException;

    /**
     * Returns once the mark is on the device. A crash meanwhile leaves this mark or the one before.
     *
     * @param mark to remember
     * @throws IOException when it cannot be promised
     */
    void write(WitnessMark mark) throws IOException;
}
