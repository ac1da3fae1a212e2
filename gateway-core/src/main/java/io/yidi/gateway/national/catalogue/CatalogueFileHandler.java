package io.yidi.gateway.national.catalogue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.yidi.gateway.catalogue.CatalogueItems;
import io.yidi.gateway.catalogue.CatalogueRow;
import io.yidi.gateway.catalogue.Catalogues;
import io.yidi.gateway.catalogue.Catalogues.Catalogue;
import io.yidi.gateway.national.desk.DeskAnswer;
import io.yidi.gateway.national.desk.DeskHandler;
import io.yidi.gateway.national.file.DeskFileTable;
import io.yidi.gateway.national.file.DeskFileTable.DeskFile;
import io.yidi.gateway.national.file.TabFileWriter;
import io.yidi.gateway.national.message.MessageTimes;
import io.yidi.gateway.national.message.NationalRequest;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.protocol.ResultCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * 目录下载 (1301, 1302, 1303, 1305, 1306): one kind of items of the care place's catalogue as a file, to be fetched with
 * 9102. Who has the version of that catalogue already gets a file without rows.
 */
final class CatalogueFileHandler implements DeskHandler {

    private static final int FILE_BYTES_MAX = 8 * 1024 * 1024;
    private static final int MADE_MAX = 2;
    private static final String VERSION = "ver";
    private static final int DAY_LENGTH = 10;

    private final Catalogues catalogues;
    private final DeskFileTable files;
    private final FileLayout layout;
    private final Map<String, MadeFile> lastMade = new LinkedHashMap<>(MADE_MAX, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(final Map.Entry<String, MadeFile> eldest) {
            return size() > MADE_MAX;
        }
    };

    /** 已成文件: a version as it is given to everybody. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record MadeFile(byte[] content, int count) {}

    CatalogueFileHandler(final Catalogues catalogues, final DeskFileTable files, final FileLayout layout) {
        this.catalogues = catalogues;
        this.files = files;
        this.layout = layout;
    }

    @Override
    public DeskAnswer answer(final NationalRequest request) throws InputFaultException, IOException {
        final InputNodes.Row asked = request.inputRow();
        final Catalogue catalogue = PlaceCatalogue.of(request, catalogues);
        final String name = request.transaction().infno() + '_' + catalogue.area() + '_' + catalogue.version();
        final MadeFile file = catalogue.version().equals(asked.text(VERSION))
                ? make(name, CatalogueItems.NONE, catalogue.version())
                : made(name, catalogue);
        if (file.content.length > FILE_BYTES_MAX) {
            throw asked.fault(ResultCode.ANSWER_TOO_LONG, VERSION, Integer.toString(file.count));
        }
        final String number = files.keep(request.institution(), name + ".zip", file.content);
        return answer(files.find(number, request.institution()).orElseThrow(), number, file.count);
    }

    /** A version is written once, unless many others were asked for since. */
    private MadeFile made(final String name, final Catalogue catalogue) throws IOException {
        final MadeFile known = lastMade.get(name);
        if (known != null) {
            return known;
        }
        final MadeFile file = make(name, catalogue.items(), catalogue.version());
        lastMade.put(name, file);
        return file;
    }

    private MadeFile make(final String name, final CatalogueItems items, final String version) throws IOException {
        try (TabFileWriter writer = new TabFileWriter(name + ".txt")) {
            final int count = write(items, version, writer);
            return new MadeFile(writer.end(), count);
        }
    }

    private static DeskAnswer answer(final DeskFile file, final String number, final int count) {
        return DeskAnswer.of(JsonNodeFactory.instance
                .objectNode()
                .put("file_qury_no", number)
                .put("filename", file.name())
                .put("dld_end_time", MessageTimes.readable(file.untilEpochMs()).substring(0, DAY_LENGTH))
                .put("data_cnt", Integer.toString(count)));
    }

    /** What is beyond the bound is left out, and the file with it. */
    private int write(final CatalogueItems items, final String version, final TabFileWriter writer) throws IOException {
        final int[] count = {0};
        items.forEach(row -> {
            if (layout.holds(row) && writer.length() <= FILE_BYTES_MAX) {
                write(row, version, writer);
                count[0]++;
            }
        });
        return count[0];
    }

    private void write(final CatalogueRow row, final String version, final TabFileWriter writer) {
        try {
            writer.row(layout.columns(row, version));
        } catch (final IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
