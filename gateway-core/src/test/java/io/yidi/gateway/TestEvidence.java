package io.yidi.gateway;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a test says it proves: the head of its class, its method, and the rows the method is given. */
final class TestEvidence {

    private static final Pattern HEAD = Pattern.compile("(?s)\\A.*?\\n(?:public |final |abstract )*class [^{]*\\{");
    private static final Pattern ROWS = Pattern.compile("@MethodSource\\(\"(\\w+)\"\\)");
    private static final Pattern RESOURCE = Pattern.compile("\"([\\w-]+\\.(?:txt|csv|json))\"");
    private static final String NOT_BEFORE = "(?<![A-Za-z0-9.-])";
    private static final String NOT_BEHIND = "(?![A-Za-z0-9]|[.-][0-9])";
    private static final String END_OF_MEMBER = "\n    }\n";
    private static final String END_OF_FIELD = ";\n\n";
    private static final List<Path> RESOURCES =
            ProjectFiles.matching(file -> ProjectFiles.has(file, "src/test/resources/"));

    private final String text;

    TestEvidence(final String text) {
        this.text = text;
    }

    /** Whether a method cites a requirement; without a method, whether the class does anywhere. */
    boolean cites(final String requirement, final String method) {
        final Pattern id = Pattern.compile(NOT_BEFORE + Pattern.quote(requirement) + NOT_BEHIND);
        return id.matcher(method == null ? text : said(method)).find();
    }

    private String said(final String method) {
        final String member = member("void " + method + "(");
        final Matcher head = HEAD.matcher(text);
        return (head.find() ? head.group() : "")
                + member
                + found(ROWS, member).map(name -> member(" " + name + "()")).collect(Collectors.joining())
                + found(RESOURCE, member).map(TestEvidence::resource).collect(Collectors.joining());
    }

    /** A member of the class, from the end of the one before it, so with all that is written above it. */
    private String member(final String signature) {
        final int at = text.indexOf(signature);
        final int from = Math.max(text.lastIndexOf(END_OF_MEMBER, at), text.lastIndexOf(END_OF_FIELD, at));
        return at < 0 ? "" : text.substring(Math.max(0, from), text.indexOf(END_OF_MEMBER, at));
    }

    private static Stream<String> found(final Pattern pattern, final String in) {
        return pattern.matcher(in).results().map(match -> match.group(1));
    }

    private static String resource(final String name) {
        return RESOURCES.stream()
                .filter(file -> file.endsWith(name))
                .map(ProjectFiles::text)
                .collect(Collectors.joining());
    }
}
