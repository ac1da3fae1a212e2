package io.yidi.gateway.engine.state;

/**
 * 业务键归档: keeps the keys of closed days. What it answers depends on what it was given alone, never on when it has
 * written it down.
 */
public interface KeyArchive {

    /**
     * Takes over the keys of a day. The same day may come again, with the same keys, when history is executed again.
     *
     * @param day to be closed by the archive when it is not needed any more
     */
    void keep(ClosedDay day);

    /**
     * Looks a key up.
     *
     * @param epochDay a day that was kept and not dropped
     * @param key its fingerprint
     * @param into filled if the key is there
     * @return whether it is
     */
    boolean find(int epochDay, Fingerprint key, ArchivedKey into);

    /**
     * Whether the keys of a day are there.
     *
     * @param epochDay a day that was kept by this archive or by another one in the same place
     * @return false if they would have to be kept again
     */
    boolean holds(int epochDay);

    /**
     * Lets the keys of a day go.
     *
     * @param epochDay a day that was kept; nobody will ask for it again
     */
    void drop(int epochDay);
}
