package chat.baton.flow;

import chat.baton.handover.Handover;
import chat.baton.handover.HelpWanted;
import org.springframework.stereotype.Component;

/**
 * Step "Hand over to a person": asks for help with {@code reason}, of the people of {@code team} first if one is named, and
 * goes on when a person gives back to the bot; at once when the bot keeps the conversation out of hours.
 */
@Component
class HandOver extends WaitingStep {

    private final Handover handover;
    private final BotSettings settings;

    HandOver(Handover handover, BotSettings settings, Trail trail) {
        super(trail);
        this.handover = handover;
        this.settings = settings;
    }

    @Override
    boolean begin(FlowContext flow) {
        var step = trail.with(flow, flow.waitingStep());
        var farewell = settings.of(flow.merchant()).in(flow.language()).farewell();
        var wanted = new HelpWanted(flow.setting("reason", step.name()), farewell)
                .of(flow.setting("team"))
                .at(step);
        return !handover.askForHelp(flow.conversation(), wanted);
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
