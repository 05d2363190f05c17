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
            phone.screen().flash(Shown.of("fault").put("left", phone.faultsLeft()));
        }
        switch (fault) {
            case SERVER_ERROR -> throw Refusal.serverError();
            case RATE_LIMIT -> throw Refusal.rateLimit();
            case NO_ANSWER -> {
                Pause.taken(settings.noAnswer());
                throw Refusal.serverError();
            }
            default -> {}
        }
    }

    void after(Fault fault) {
        if (fault == Fault.SLOW_ANSWER) {
            Pause.taken(settings.slowAnswer());
        }
    }
}
