package io.yidi.gateway.launcher.configuration;

import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.policy.view.PolicyView;
import io.yidi.gateway.reference.CatalogueFiles;
import io.yidi.gateway.reference.ReferenceException;
import io.yidi.gateway.reference.ReferenceReader;
import io.yidi.protocol.ResultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * 配置核查: looks into the files that a sound configuration names, as a start does, but keeps and starts nothing. Used
 * once.
 */
final class ConfigurationCheck {

    private final GatewayConfiguration configuration;
    private final List<String> faults = new ArrayList<>();
    private final Set<ResultCode> codes = EnumSet.noneOf(ResultCode.class);

    ConfigurationCheck(final GatewayConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * Checks.
     *
     * @throws ConfigurationException naming every fault
     */
    void run() {
        checkDataDirectory();
        checkPacks();
        configuration.referenceFiles().forEach(this::checkReference);
        checkCatalogues();
        if (!faults.isEmpty()) {
            throw new ConfigurationException(faults, codes);
        }
    }

    private void checkDataDirectory() {
        final Path directory = configuration.dataDirectory().toAbsolutePath();
        Path place = directory;
        while (!Files.exists(place)) {
            place = place.getParent();
        }
        if (!Files.isDirectory(place) || !Files.isWritable(place)) {
            fault(ResultCode.CONFIG_INVALID, "yidi.data-dir: expected a writable folder, found " + place);
        }
    }

    private void checkPacks() {
        try {
            PolicyView.of(configuration.packsDirectory());
        } catch (final PackException unsound) {
            unsound.faults().forEach(fault -> fault(fault.code(), fault.text()));
        } catch (final IOException unreadable) {
            fault(ResultCode.CONFIG_INVALID, "yidi.packs: expected readable files, found " + unreadable.getMessage());
        }
    }

    private void checkReference(final Path file) {
        try {
            ReferenceReader.check(file, String.valueOf(file));
        } catch (final ReferenceException unsound) {
            note(unsound);
        }
    }

    private void checkCatalogues() {
        try {
            CatalogueFiles.check(configuration.catalogueFiles());
        } catch (final ReferenceException unsound) {
            note(unsound);
        }
    }

    private void note(final ReferenceException unsound) {
        unsound.faults().forEach(fault -> fault(fault.code(), fault.toString()));
    }

    private void fault(final ResultCode code, final String text) {
        codes.add(code);
        faults.add(text);
    }
}
