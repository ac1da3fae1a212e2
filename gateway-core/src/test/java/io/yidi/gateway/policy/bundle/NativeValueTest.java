package io.yidi.gateway.policy.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.openhft.chronicle.hash.VanillaGlobalMutableState;
import net.openhft.chronicle.values.Values;
import org.junit.jupiter.api.Test;

/** What the build makes beforehand is what Chronicle Map asks for, or it would run the compiler at every start. */
class NativeValueTest {

    @Test
    void shouldBeFoundBesideTheClassesOfTheGateway() {
        assertEquals(
                PolicyTable.class.getProtectionDomain().getCodeSource().getLocation(),
                Values.nativeClassFor(VanillaGlobalMutableState.class)
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation());
    }
}
