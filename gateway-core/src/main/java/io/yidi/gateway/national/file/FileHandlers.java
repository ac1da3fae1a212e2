package io.yidi.gateway.national.file;

import io.yidi.gateway.national.desk.DeskHandler;
import java.util.Map;

/** 文件处理: the transactions of this package, by number. */
public final class FileHandlers {

    private FileHandlers() {}

    /**
     * Makes them.
     *
     * @param files that are kept
     * @return handlers by number
     */
    public static Map<String, DeskHandler> of(final DeskFileTable files) {
        return Map.of("9101", new UploadHandler(files), "9102", new DownloadHandler(files));
    }
}
