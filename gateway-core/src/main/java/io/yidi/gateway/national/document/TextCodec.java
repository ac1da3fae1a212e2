package io.yidi.gateway.national.document;

import io.yidi.protocol.json.CharRange;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;

/**
 * 字符编码: texts to bytes and back, in one character set, over arrays that are used again. Halves of pairs become {@code
 * ?}. Not thread-safe; allocates only to grow.
 */
public final class TextCodec {

    /** Result: the bytes are not of this character set. */
    public static final int MALFORMED = -1;

    /** Of UTF-8 and of GB18030. */
    private static final int CHARACTER_BYTES_MAX = 4;

    private final CharsetEncoder encoder;
    private final CharsetDecoder decoder;
    private CharBuffer characters = CharBuffer.allocate(0);
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private ByteBuffer source = ByteBuffer.allocate(0);

    /**
     * Makes a codec.
     *
     * @param set that the bytes are in
     */
    public TextCodec(final Charset set) {
        encoder = set.newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        decoder = set.newDecoder();
    }

    /**
     * Encodes a text.
     *
     * @param text any
     * @return length of {@link #bytes()}
     */
    public int encode(final CharRange text) {
        reserve(text.length());
        text.copyTo(characters.array(), 0);
        characters.clear().limit(text.length());
        final int bytesMax = CHARACTER_BYTES_MAX * text.length();
        if (bytes.capacity() < bytesMax) {
            bytes = ByteBuffer.allocate(2 * bytesMax);
        }
        bytes.clear();
        encoder.reset().encode(characters, bytes, true);
        encoder.flush(bytes);
        return bytes.position();
    }

    /**
     * Decodes bytes.
     *
     * @param encoded from their first one
     * @param length of them
     * @param text takes a view of them that is valid until the next call
     * @return whether they are of this character set
     */
    public boolean decode(final byte[] encoded, final int length, final CharRange text) {
        if (source.array() != encoded) {
            source = ByteBuffer.wrap(encoded);
        }
        source.clear().limit(length);
        reserve(length);
        characters.clear();
        final boolean isSound =
                !decoder.reset().decode(source, characters, true).isError()
                        && !decoder.flush(characters).isError();
        text.wrap(characters.array(), 0, characters.position());
        return isSound;
    }

    /** What was encoded last, from the first byte. */
    public byte[] bytes() {
        return bytes.array();
    }

    private void reserve(final int count) {
        if (characters.capacity() < count) {
            characters = CharBuffer.allocate(2 * count);
        }
    }
}
