package io.yidi.gateway.reference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.gateway.reference.ReferenceException.LineFault;
import io.yidi.protocol.ResultCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** 行文件: a file of JSON lines, read object by object; what is wrong is collected, up to a bound. Used once. */
final class LineFile {

    private static final int LINE_LENGTH_MAX = 4_096;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(4)
                            .maxStringLength(LINE_LENGTH_MAX)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final List<LineFault> faults = new ArrayList<>();
    private final String name;

    /** Takes the lines of a file. */
    @FunctionalInterface
    interface LineHandler {

        /** A line; what is wrong with it is noted in it. */
        void onLine(int number, ReferenceLine line);
    }

    LineFile(final String name) {
        this.name = name;
    }

    /** Reads a file to its end, or to the last fault that is told. */
    void read(final Path file, final LineHandler handler) {
        read(file, number -> true, handler);
    }

    /** Reads the lines of a file that are wanted by their number, from 1. */
    void read(final Path file, final IntPredicate isWanted, final LineHandler handler) {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = reader.readLine();
                    line != null && faults.size() < ReferenceReader.FAULTS_MAX;
                    line = reader.readLine()) {
                number++;
                if (isWanted.test(number) && !line.isBlank()) {
                    readLine(number, line, handler);
                }
            }
        } catch (final IOException unreadable) {
            faults.add(new LineFault(
                    ResultCode.REFERENCE_FILE_UNREADABLE, name, 0, "", String.valueOf(unreadable.getMessage())));
        }
    }

    /** Notes that something is wrong. */
    void fault(final ResultCode code, final int line, final String field, final String found) {
        if (faults.size() < ReferenceReader.FAULTS_MAX) {
            faults.add(new LineFault(code, name, line, field, found));
        }
    }

    /** Ends with everything that is wrong, if anything is. */
    void requireSound() {
        if (!faults.isEmpty()) {
            throw new ReferenceException(faults);
        }
    }

    private void readLine(final int number, final String text, final LineHandler handler) {
        if (text.length() > LINE_LENGTH_MAX) {
            fault(ResultCode.REFERENCE_SYNTAX, number, "", "expected at most " + LINE_LENGTH_MAX + " characters");
            return;
        }
        final ReferenceLine line;
        try {
            line = new ReferenceLine(mapper.readTree(text));
        } catch (final JsonProcessingException broken) {
            fault(ResultCode.REFERENCE_SYNTAX, number, "", broken.getOriginalMessage());
            return;
        }
        handler.onLine(number, line);
        for (final ReferenceLine.Rejection rejection : line.rejections()) {
            fault(ResultCode.REFERENCE_VALUE_WRONG, number, rejection.field(), rejection.reason());
        }
    }
}
