package io.yidi.clearing.recon.file;

import java.util.List;
import java.util.stream.Collectors;

/** 对账文件异常: a file is not as it has to be; nothing of it was taken in. */
public final class DayFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /**
     * 错误: one thing wrong, by its place.
     *
     * @param line of the file, from 1
     * @param column its name; empty if it is about the whole line
     * @param expected what should be there
     * @param found what is there
     */
    public record Fault(long line, String column, String expected, String found) {

        /** Where, what was expected and what was found. */
        public String text() {
            return "line " + line + (column.isEmpty() ? "" : " column " + column) + ": expected " + expected
                    + ", found " + found;
        }
    }

    /**
     * Names what is wrong.
     *
     * @param faults at least one
     */
    public DayFileException(final List<Fault> faults) {
        this(faults.stream().map(Fault::text).collect(Collectors.joining(System.lineSeparator())), faults);
    }

    private DayFileException(final String message, final List<Fault> faults) {
        super(message);
        this.faults = List.copyOf(faults);
    }

    /** The same, saying whose file it is. */
    public DayFileException of(final String whose) {
        return new DayFileException("file of " + whose + ":" + System.lineSeparator() + getMessage(), faults);
    }

    /** Everything that was found wrong, up to a bound. */
    public List<Fault> faults() {
        return faults;
    }
}
