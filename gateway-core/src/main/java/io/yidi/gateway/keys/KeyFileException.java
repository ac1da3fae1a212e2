package io.yidi.gateway.keys;

import java.nio.file.Path;

/** 键文件异常: a file of keys that is needed is missing, damaged or cannot be read; the message names it. */
public final class KeyFileException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    KeyFileException(final Path file, final String problem) {
        super(text(file, problem));
    }

    KeyFileException(final Path file, final Exception cause) {
        super(text(file, cause.toString()), cause);
    }

    private static String text(final Path file, final String problem) {
        return "key file " + file + ": " + problem
                + "; put it back from a backup, or have the journal executed from its beginning, which writes it anew";
    }
}
