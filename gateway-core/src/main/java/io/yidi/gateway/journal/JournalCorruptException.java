package io.yidi.gateway.journal;

/**
 * 流水损坏: bytes that were acknowledged are missing or changed, or cannot be told from such. The journal refuses to
 * start; nothing on disk has been altered.
 */
public final class JournalCorruptException extends RuntimeException {

    /** Value of {@link #firstGoodAfterOffset()} when nothing sound follows in the file. */
    public static final long NONE_AFTER = -1;

    private static final long serialVersionUID = 1L;

    private final String file;
    private final long offset;
    private final long lastGoodSequence;
    private final long lastGoodPosition;
    private final long firstGoodAfterOffset;

    /**
     * Names the damage.
     *
     * @param file name of the damaged file
     * @param offset of the damage in it, in bytes
     * @param verdict what was expected and what was found
     * @param lastGoodSequence last sequence verified before the damage
     * @param lastGoodPosition position where the last good batch ends
     * @param firstGoodAfterOffset offset in the file of the next sound batch, or {@link #NONE_AFTER}
     */
    public JournalCorruptException(
            final String file,
            final long offset,
            final String verdict,
            final long lastGoodSequence,
            final long lastGoodPosition,
            final long firstGoodAfterOffset) {
        super("journal is damaged: file=" + file + " offset=" + offset + ": " + verdict + "; last good: sequence="
                + lastGoodSequence + " position=" + JournalPosition.toString(lastGoodPosition)
                + "; first good after: "
                + (firstGoodAfterOffset == NONE_AFTER ? "none in this file" : "offset=" + firstGoodAfterOffset));
        this.file = file;
        this.offset = offset;
        this.lastGoodSequence = lastGoodSequence;
        this.lastGoodPosition = lastGoodPosition;
        this.firstGoodAfterOffset = firstGoodAfterOffset;
    }

    /** Damage that concerns a file as a whole, found before any record was read. */
    static JournalCorruptException atStart(final String file, final String verdict) {
        return new JournalCorruptException(file, 0, verdict, 0, JournalPosition.NULL_POSITION, NONE_AFTER);
    }

    /**
     * Name of the damaged file.
     *
     * @return the name
     */
    public String file() {
        return file;
    }

    /**
     * Where in the file the damage is.
     *
     * @return offset in bytes
     */
    public long offset() {
        return offset;
    }

    /**
     * Last sequence verified before the damage.
     *
     * @return the sequence, 0 when there is none
     */
    public long lastGoodSequence() {
        return lastGoodSequence;
    }

    /**
     * Where the last good batch ends.
     *
     * @return a position as in {@link JournalPosition}, or {@link JournalPosition#NULL_POSITION}
     */
    public long lastGoodPosition() {
        return lastGoodPosition;
    }

    /**
     * Where the next sound batch begins in the same file.
     *
     * @return offset in bytes, or {@link #NONE_AFTER}
     */
    public long firstGoodAfterOffset() {
        return firstGoodAfterOffset;
    }
}
