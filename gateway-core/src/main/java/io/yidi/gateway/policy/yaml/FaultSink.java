package io.yidi.gateway.policy.yaml;

import io.yidi.gateway.policy.pack.PackFault;
import io.yidi.gateway.policy.pack.Place;
import io.yidi.protocol.ResultCode;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** 问题收集: takes the problems of one file; the same problem met twice counts once. */
public final class FaultSink {

    private static final int FOUND_MAX_LENGTH = 60;

    private final String file;
    private final Set<PackFault> faults;

    public FaultSink(final String file, final Set<PackFault> faults) {
        this.file = file;
        this.faults = faults;
    }

    public int count() {
        return faults.size();
    }

    public Place placeOf(final Node node) {
        final Mark mark = node.getStartMark().orElseThrow();
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    public void add(
            final Node node, final ResultCode code, final String path, final String expected, final String found) {
        add(placeOf(node), code, path, expected, found);
    }

    public void add(
            final int line, final int column, final ResultCode code, final String expected, final String found) {
        add(new Place(file, line, column), code, "file", expected, found);
    }

    public void add(
            final Place place, final ResultCode code, final String path, final String expected, final String found) {
        final String shortened =
                found.length() <= FOUND_MAX_LENGTH ? found : found.substring(0, FOUND_MAX_LENGTH - 1) + "…";
        faults.add(new PackFault(place, code, path, expected, shortened.replace('\n', ' ')));
    }
}
