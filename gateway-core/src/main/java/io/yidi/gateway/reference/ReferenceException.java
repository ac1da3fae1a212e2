package io.yidi.gateway.reference;

import io.yidi.protocol.ResultCode;
import java.util.List;

/** 基础数据错误: a reference file that cannot be taken in; nothing of it was. */
public final class ReferenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<LineFault> faults;

    /**
     * One thing that is wrong.
     *
     * @param code of the catalogue
     * @param file name of the file
     * @param line from 1; 0 for the file as a whole
     * @param field JSON name, or empty
     * @param found what stands there, and what was expected
     */
    public record LineFault(ResultCode code, String file, int line, String field, String found) {

        @Override
        public String toString() {
            return file + ":" + line + ": " + code.label() + " " + field + ": " + found;
        }
    }

    /**
     * Names everything that is wrong.
     *
     * @param faults at least one, in the order of the file
     */
    public ReferenceException(final List<LineFault> faults) {
        super(faults.size() + " fault(s) in reference data, first: " + faults.get(0));
        this.faults = List.copyOf(faults);
    }

    /** Everything that is wrong, at most {@link ReferenceReader#FAULTS_MAX}. */
    public List<LineFault> faults() {
        return faults;
    }
}
