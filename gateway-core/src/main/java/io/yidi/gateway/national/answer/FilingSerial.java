package io.yidi.gateway.national.answer;

import io.yidi.gateway.national.document.TextBuffer;
import io.yidi.gateway.national.message.FilingTranslator;

/** 申报流水号: the number of the filing that a request made; {@link FilingTranslator} says what it is made of. */
final class FilingSerial {

    private static final char SEPARATOR = ':';

    private FilingSerial() {}

    static void write(final OutputScope scope, final TextBuffer text) {
        text.append(scope.request().nativeText("insutype"))
                .append(SEPARATOR)
                .append(scope.text(scope.reply(), "filing_no"));
        switch (scope.text(scope.reply(), "filing_kind").toString()) {
            case "CHRONIC" -> text.append(SEPARATOR).append(scope.request().nativeText("dise_codg"));
            case "CHOSEN_PROVIDER" ->
                text.append(SEPARATOR)
                        .append(scope.request().nativeText("hospitals"))
                        .append(SEPARATOR)
                        .append(FilingTranslator.areaOf(
                                scope.request(), scope.request().inputRow()));
            default -> {
                // Its number alone.
            }
        }
    }
}
