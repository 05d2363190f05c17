package chat.baton.flow;

import chat.baton.handover.Handover;
import org.springframework.stereotype.Component;

/** Step "Hand over to a person": asks for help with {@code reason} and goes on when a person gives back to the bot. */
@Component
class HandOver extends WaitingStep {

    private final Handover handover;
    private final BotSettings settings;
    private final Trail trail;

    HandOver(Handover handover, BotSettings settings, Trail trail) {
        this.handover = handover;
        this.settings = settings;
        this.trail = trail;
    }

    @Override
    boolean begin(FlowContext flow) {
        var step = trail.with(flow, flow.waitingStep());
        var farewell = settings.of(flow.merchant()).personComing();
        handover.askForHelp(flow.conversation(), flow.setting("reason", step.name()), farewell, step);
        return false;
    }

    @Override
    boolean answered(FlowContext flow, Answer answer) {
        return true;
    }

    @Override
    boolean wantedAgain(FlowContext flow) {
        return true;
    }
}
