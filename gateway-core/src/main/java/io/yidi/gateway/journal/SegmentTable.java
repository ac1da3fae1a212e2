package io.yidi.gateway.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * 段表: the segments of a journal, those in the archive first, in order. A header is read when it is first asked for,
 * because most of the archive is never looked at. One thread; headers may be asked for
 * by others as well, as long as it only reads.
 */
final class SegmentTable {

    /** Index of an ordinal that is not in the table. */
    static final int NOT_THERE = -1;

    private final SegmentHeaderReader reader;
    private final List<String> names;
    private final List<SegmentHeader> headers;
    private final int archivedCount;

    private SegmentTable(final JournalFiles files, final Collection<String> sortedNames, final int archivedCount) {
        reader = new SegmentHeaderReader(files);
        names = new ArrayList<>(sortedNames);
        headers = new ArrayList<>(Collections.nCopies(names.size(), null));
        this.archivedCount = archivedCount;
    }

    /**
     * Lists the journal's folder and its archive. A segment that moves meanwhile is found all the same, because the
     * folder is listed first.
     *
     * @throws JournalCorruptException when a retirement cannot have left them like this
     */
    static SegmentTable list(final JournalFiles files) throws IOException {
        final Set<String> live = segments(files.list());
        final TreeSet<String> archived = segments(files.listArchive());
        rejectDoubles(files, live, archived);
        live.removeAll(archived);
        rejectStrangers(live, archived);
        final Set<String> all = new TreeSet<>(archived);
        all.addAll(live);
        return new SegmentTable(files, all, archived.size());
    }

    private static TreeSet<String> segments(final List<String> names) {
        final TreeSet<String> segments = new TreeSet<>(names);
        segments.removeIf(name -> !SegmentDescriptor.isSegment(name));
        return segments;
    }

    private static void rejectDoubles(final JournalFiles files, final Set<String> live, final Set<String> archived)
            throws IOException {
        if (Collections.disjoint(live, archived)) {
            return;
        }
        final Set<String> stillLive = new HashSet<>(files.list());
        for (final String name : archived) {
            if (stillLive.contains(name)) {
                throw JournalCorruptException.atStart(
                        name,
                        "expected the segment either in the journal's folder or in its archive, found it in both");
            }
        }
    }

    private static void rejectStrangers(final Set<String> live, final TreeSet<String> archived) {
        if (archived.isEmpty()) {
            return;
        }
        if (live.isEmpty()) {
            throw JournalCorruptException.atStart(
                    archived.last(), "expected a later segment in the journal's folder, found all in the archive");
        }
        final String oldest = live.iterator().next();
        if (archived.last().compareTo(oldest) > 0) {
            throw JournalCorruptException.atStart(
                    archived.last(),
                    "expected in the archive only segments before " + oldest + ", found one that comes after it");
        }
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    int size() {
        return names.size();
    }

    /** Whether a segment was in the archive. */
    boolean isArchived(final int ordinal) throws IOException {
        return ordinal < oldestLiveOrdinal();
    }

    /** Ordinal of the oldest segment that was not in the archive. */
    int oldestLiveOrdinal() throws IOException {
        if (archivedCount < size()) {
            return header(archivedCount).ordinal();
        }
        return isEmpty() ? 0 : header(size() - 1).ordinal() + 1;
    }

    synchronized SegmentHeader header(final int index) throws IOException {
        SegmentHeader header = headers.get(index);
        if (header == null) {
            header = reader.read(names.get(index));
            headers.set(index, header);
        }
        return header;
    }

    /** Index of a segment, or {@link #NOT_THERE}. */
    int indexOf(final int ordinal) throws IOException {
        if (isEmpty()) {
            return NOT_THERE;
        }
        final int guess = ordinal - header(0).ordinal();
        if (guess >= 0 && guess < size() && header(guess).ordinal() == ordinal) {
            return guess;
        }
        final int index = firstFrom(ordinal);
        return index < size() && header(index).ordinal() == ordinal ? index : NOT_THERE;
    }

    /** Index of the first segment with this ordinal or a greater one; the size when there is none. */
    int firstFrom(final int ordinal) throws IOException {
        int low = 0;
        int high = size();
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (header(middle).ordinal() < ordinal) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Index of the segment that holds a sequence, or would; {@link #NOT_THERE} if it is before all of them. */
    int indexOfSequence(final long sequence) throws IOException {
        int low = 0;
        int high = size();
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (header(middle).firstSequence() <= sequence) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? NOT_THERE : low - 1;
    }

    /** Adds the segment after the last one. */
    void add(final SegmentHeader header) {
        names.add(header.fileName());
        headers.add(header);
    }

    /** Forgets a live segment that was deleted. */
    void remove(final String name) {
        final int index = names.indexOf(name);
        names.remove(index);
        headers.remove(index);
    }
}
