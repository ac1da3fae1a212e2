package io.yidi.load.gates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.yidi.load.campaign.ResultBlock;
import io.yidi.load.result.Estimate;
import org.junit.jupiter.api.Test;

class DoorCostTest {

    @Test
    void shouldTakeTheMeanOfTheTwoInTheMiddle() {
        assertEquals(
                "JSON / binary     met: median 2.00 (1.00 … 9.00; 95 % interval 1.00 … 9.00), goal 2.00"
                        + System.lineSeparator(),
                DoorCostDriver.put(new ResultBlock(), Estimate.of(9, 1, 1.5, 2.5), 2)
                        .text());
        assertFalse(DoorCostDriver.put(new ResultBlock(), Estimate.of(1, 2.01, 3), 2)
                .isClean());
    }
}
