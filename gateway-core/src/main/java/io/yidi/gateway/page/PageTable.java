package io.yidi.gateway.page;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * 页面表: pages by their address; nothing else can be asked for, and no file is opened after the start. Filled by one
 * thread, then read by any.
 */
public final class PageTable {

    private static final int TAG_BYTES = 8;
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=UTF-8",
            "css", "text/css; charset=UTF-8",
            "js", "text/javascript; charset=UTF-8",
            "yaml", "application/yaml; charset=UTF-8",
            "txt", "text/plain; charset=UTF-8",
            "svg", "image/svg+xml",
            "png", "image/png");

    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final Class<?> owner;

    /**
     * An empty table.
     *
     * @param owner beside which the resources lie that are named without a leading slash
     */
    public PageTable(final Class<?> owner) {
        this.owner = owner;
    }

    /** The page at an address, or {@code null} if there is none. */
    public Page at(final String path) {
        return pages.get(path);
    }

    /** All pages. */
    public Collection<Page> all() {
        return pages.values();
    }

    /**
     * Adds a resource; its extension tells what it is.
     *
     * @param path where it is asked for
     * @param name of the resource
     * @throws IOException if there is none
     */
    public void add(final String path, final String name) throws IOException {
        add(path, TYPES.get(name.substring(name.lastIndexOf('.') + 1)), resource(name));
    }

    /**
     * Adds what was made.
     *
     * @param path where it is asked for
     * @param contentType with its character set
     * @param content of the page
     */
    public void add(final String path, final String contentType, final byte[] content) {
        pages.put(path, new Page(path, contentType, content, tag(content)));
    }

    /**
     * Content of a resource.
     *
     * @param name of it
     * @return the bytes
     * @throws IOException if there is none
     */
    public byte[] resource(final String name) throws IOException {
        try (InputStream content = owner.getResourceAsStream(name)) {
            if (content == null) {
                throw new IOException("expected " + name + " beside " + owner.getName() + ", found nothing");
            }
            return content.readAllBytes();
        }
    }

    private static String tag(final byte[] content) {
        try {
            final byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + '"';
        } catch (final NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
