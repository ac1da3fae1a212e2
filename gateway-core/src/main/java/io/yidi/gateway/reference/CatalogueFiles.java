package io.yidi.gateway.reference;

import io.yidi.gateway.catalogue.CatalogueItems;
import io.yidi.gateway.catalogue.CatalogueRows;
import io.yidi.gateway.catalogue.CatalogueTable;
import io.yidi.gateway.catalogue.Catalogues;
import io.yidi.gateway.catalogue.Catalogues.Catalogue;
import io.yidi.gateway.sealed.SealedFile;
import io.yidi.protocol.ResultCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * 目录存档: every catalogue that was ever in use, under the SHA-256 of its file, and the tables made of them.
 *
 * <pre>
 *   &lt;hash&gt;.jsonl   the file as it came; commands name the first digits of the hash
 *   &lt;hash&gt;.chm     its items as a Chronicle Map file
 *   &lt;hash&gt;.seal    SHA-256 of the finished Chronicle Map file
 *   &lt;hash&gt;.rows    its items as {@link CatalogueRows}, to be read one by one; sealed by &lt;hash&gt;.rows-seal
 * </pre>
 */
public final class CatalogueFiles {

    private final Path directory;
    private final ReferenceFiles kept;

    /**
     * Opens the archive.
     *
     * @param directory made if it does not exist
     * @throws IOException if it cannot be made
     */
    public CatalogueFiles(final Path directory) throws IOException {
        this.directory = directory;
        this.kept = new ReferenceFiles(directory, CatalogueReader::read);
    }

    /**
     * Checks catalogues without keeping them.
     *
     * @param files JSON lines, one a catalogue
     * @throws ReferenceException if one is not sound, or two are of the same place
     */
    public static void check(final List<Path> files) {
        final Map<Integer, Path> areas = new HashMap<>();
        for (final Path file : files) {
            requireAlone(areas, CatalogueReader.read(file, name(file)).area(), file);
        }
    }

    /**
     * Puts catalogues in use.
     *
     * @param files JSON lines, one a catalogue
     * @return the catalogues, to be closed
     * @throws ReferenceException if one is not sound, or two are of the same place
     * @throws IOException if one cannot be read or kept
     */
    public Catalogues open(final List<Path> files) throws IOException {
        final List<Catalogue> opened = new ArrayList<>();
        final Map<Integer, Path> areas = new HashMap<>();
        try {
            for (final Path file : files) {
                opened.add(open(file));
                requireAlone(areas, opened.get(opened.size() - 1).area(), file);
            }
            return new Catalogues(opened);
        } catch (final IOException | RuntimeException unusable) {
            new Catalogues(opened).close();
            throw unusable;
        }
    }

    private static void requireAlone(final Map<Integer, Path> areas, final int area, final Path file) {
        final Path other = areas.put(area, file);
        if (other != null) {
            throw new ReferenceException(List.of(new ReferenceException.LineFault(
                    ResultCode.REFERENCE_VALUE_WRONG,
                    name(file),
                    1,
                    "mdtrtarea_admvs",
                    "expected one catalogue a place, found another in " + other.getFileName())));
        }
    }

    private static String name(final Path file) {
        return String.valueOf(file.getFileName());
    }

    private Catalogue open(final Path file) throws IOException {
        final String hash = kept.keep(file);
        final SealedFile sealed = new SealedFile(directory.resolve(hash + ".chm"), directory.resolve(hash + ".seal"));
        final Path archived = kept.path(hash);
        final String name = name(file);
        final CatalogueReader.Content content = CatalogueReader.read(archived, name);
        if (!sealed.isSound()) {
            sealed.make(unfinished -> CatalogueTable.build(unfinished, content.items()));
        }
        return new Catalogue(content.area(), hash, CatalogueTable.open(sealed.path()), rows(hash, archived, name));
    }

    private CatalogueItems rows(final String hash, final Path archived, final String name) throws IOException {
        final SealedFile sealed =
                new SealedFile(directory.resolve(hash + ".rows"), directory.resolve(hash + ".rows-seal"));
        if (!sealed.isSound()) {
            sealed.make(unfinished -> CatalogueRows.build(
                    unfinished, (isWanted, visitor) -> CatalogueReader.forEach(archived, name, isWanted, visitor)));
        }
        return new CatalogueRows(sealed.path());
    }
}
