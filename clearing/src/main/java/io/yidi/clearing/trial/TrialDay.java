package io.yidi.clearing.trial;

import io.yidi.clearing.trial.Requests.FollowUp;
import io.yidi.clearing.trial.Requests.Step;
import java.util.Map;

/** 试验日: sends the bills of a day in their order, and what follows from the answers. One thread. */
final class TrialDay {

    private final TrialPlan plan;
    private final Requests requests;
    private final Map<Integer, Fault> faults;
    private final FaultyHospitals hospitals;
    private final TrialGateway gateway;
    private long nowNs;

    TrialDay(
            final TrialPlan plan,
            final Requests requests,
            final Map<Integer, Fault> faults,
            final FaultyHospitals hospitals,
            final TrialGateway gateway) {
        this.plan = plan;
        this.requests = requests;
        this.faults = faults;
        this.hospitals = hospitals;
        this.gateway = gateway;
    }

    /** Sends some bills, and everything that follows from them. */
    void send(final int from, final int to) {
        for (int bill = from; bill < to; bill++) {
            nowNs = plan.sentAtNs(bill);
            gateway.setTimeNs(nowNs);
            follow();
            if (faults.get(bill) == Fault.NOT_SENT) {
                unsent(bill);
            } else {
                gateway.send(requests.settle(bill, Step.BILL, nowNs));
            }
        }
        do {
            gateway.awaitAnswers();
        } while (follow());
    }

    /** The books belong to the thread that hears; nothing is on its way when they are written here. */
    private void unsent(final int bill) {
        gateway.awaitAnswers();
        hospitals.writeUnsent(bill);
    }

    private boolean follow() {
        boolean any = false;
        for (FollowUp next = hospitals.next().poll();
                next != null;
                next = hospitals.next().poll()) {
            gateway.send(requests.frame(next, nowNs));
            any = true;
        }
        return any;
    }
}
