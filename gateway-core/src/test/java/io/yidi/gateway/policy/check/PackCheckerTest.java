package io.yidi.gateway.policy.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.policy.pack.PackFault;
import io.yidi.gateway.policy.pack.PackModel;
import io.yidi.gateway.policy.pack.PackText;
import io.yidi.gateway.policy.pack.Place;
import io.yidi.gateway.policy.read.PackReader;
import io.yidi.protocol.ResultCode;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackCheckerTest {

    @TempDir
    Path packs;

    @Test
    void shouldRefuseCountersThatShareAnId() throws Exception {
        final PackModel model = PackReader.read(PackText.write(packs, PackText.VALID));
        final IdentityHashMap<Object, Place> places = new IdentityHashMap<>();
        places.put(model.plans().get(0), new Place("testland/pack.yaml", 16, 5));
        final TreeSet<PackFault> faults = new TreeSet<>(PackFault.ONE_FOR_A_FIGURE);
        new PackChecker(places, faults, name -> 7).check(model);
        assertEquals(1, faults.size());
        assertEquals(ResultCode.PACK_VALUE_WRONG, faults.first().code());
        assertTrue(faults.first().found().startsWith("testland/310/cap-of_payment-year/pool and "));
    }
}
