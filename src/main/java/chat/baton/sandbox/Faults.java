package chat.baton.sandbox;

import org.springframework.stereotype.Component;

/** Makes sends go wrong as the phone page asked for. */
@InSandbox
@Component
class Faults {

    private final SandboxSettings settings;

    Faults(SandboxSettings settings) {
        this.settings = settings;
    }

    /** @throws Refusal when the send is to fail; nothing has reached the phone then */
    void before(Fault fault, Phone phone) {
        if (fault != Fault.NONE) {
            phone.show(new Shown.Faults(phone.faultsLeft()));
        }
        if (fault == Fault.NO_ANSWER) {
            Pause.taken(settings.noAnswer());
        }
        fault.refusal(phone.channel()).ifPresent(refusal -> {
            throw refusal;
        });
    }

    void after(Fault fault) {
        if (fault == Fault.SLOW_ANSWER) {
            Pause.taken(settings.slowAnswer());
        }
    }
}
