package io.yidi.gateway.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * 流水目录: the directory a journal lives in; the only way this package reaches storage.
 *
 * <p>Names are plain file names. A name given, taken away or changed is durable only after {@link #forceDirectory()}.
 * Safe for use by several threads on different files.
 */
public interface JournalFiles {

    /** Alignment in bytes of position, length and memory address that {@link #openUncached} asks of reads. */
    int UNCACHED_ALIGNMENT = 4096;

    /** Bytes that go at a time in {@link #deleteInSteps}. */
    int DELETE_STEP_BYTES = 4 << 20;

    /**
     * Where the directory is, for messages.
     *
     * @return a text a person can find it by
     */
    String location();

    /**
     * Takes the directory for this process until the result is closed.
     *
     * @return releases the directory when closed
     * @throws JournalLockedException when another process (or another journal of this one) holds it
     * @throws IOException when it cannot be found out
     */
    Closeable lock() throws IOException;

    /**
     * Names of all files, in no particular order; those in the archive are left out.
     *
     * @return the names
     * @throws IOException when the directory cannot be read
     */
    List<String> list() throws IOException;

    /**
     * Names of all files in the archive, in no particular order.
     *
     * @return the names; empty when there is no archive yet
     * @throws IOException when the archive cannot be read
     */
    List<String> listArchive() throws IOException;

    /**
     * Moves a file into the archive, in one step. Returns once that is on the device. Until then a crash leaves the
     * file in one of the two places.
     *
     * @param name must exist, and not in the archive
     * @throws IOException when it failed, or cannot be promised
     */
    void retire(String name) throws IOException;

    /**
     * Creates an empty file for reading and writing.
     *
     * @param name must not exist
     * @return the open file
     * @throws IOException when it exists or cannot be created
     */
    JournalFile create(String name) throws IOException;

    /**
     * Opens an existing file for reading and writing.
     *
     * @param name must exist
     * @return the open file
     * @throws IOException when it cannot be opened
     */
    JournalFile open(String name) throws IOException;

    /**
     * Opens an existing file for reading only, wherever it is, even while it is being retired.
     *
     * @param name must exist, here or in the archive
     * @return the open file
     * @throws IOException when it cannot be opened
     */
    JournalFile openReadOnly(String name) throws IOException;

    /**
     * Opens an existing file for reading what the device holds, past the page cache where the file system can. After
     * a failed force the cache may show bytes that never reached the device. Finds files like {@link #openReadOnly}.
     *
     * @param name must exist, here or in the archive
     * @return the open file; reads must keep to {@link #UNCACHED_ALIGNMENT}
     * @throws IOException when it cannot be opened
     */
    JournalFile openUncached(String name) throws IOException;

    /**
     * Gives a file another name, in one step.
     *
     * @param from existing name
     * @param to name that must not exist
     * @throws IOException when it failed
     */
    void rename(String from, String to) throws IOException;

    /**
     * Deletes a file.
     *
     * @param name must exist
     * @throws IOException when it failed
     */
    void delete(String name) throws IOException;

    /**
     * Deletes a long file that nobody reads any more a little at a time, where the storage can: in one step it would
     * hold up the forces of others, for some 60 ms a GiB. A crash may leave a shortened file.
     *
     * @param name must exist
     * @param afterStep run after each step, with the file shorter by {@link #DELETE_STEP_BYTES}
     * @throws IOException when it failed
     */
    default void deleteInSteps(final String name, final Runnable afterStep) throws IOException {
        delete(name);
        afterStep.run();
    }

    /**
     * Returns once all names are on the device as they are now.
     *
     * @throws IOException when it cannot be promised
     */
    void forceDirectory() throws IOException;
}
