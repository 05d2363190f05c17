package chat.baton.flow;

import chat.baton.conversation.Contact;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversations;
import chat.baton.handover.Handover;
import chat.baton.handover.HelpWanted;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Step "Ask": asks {@code text} and waits until the answer fits {@code kind} (text, number, choice, email, phone,
 * address, yes-no), which is then in the variable {@code variable}. Says {@code hint} when it does not fit. Further
 * settings: {@code min} and {@code max} (a number's value, a text's length), {@code options} (one a line,
 * {@code value = Title}), {@code titleVariable} (where a choice's title goes), {@code whenPaid} (what counts as the
 * answer once the order's payment has arrived), {@code consent} ({@code yes} where the answer agrees to what was just
 * shown: it is asked for again when that was corrected).
 */
@Component
class Ask extends WaitingStep {

    private final Voice voice;
    private final Conversations conversations;
    private final Handover handover;
    private final BotSettings settings;
    private final FlowOrder order;
    private final HelpNeeded help;

    Ask(
            Voice voice,
            Conversations conversations,
            Handover handover,
            BotSettings settings,
            FlowOrder order,
            HelpNeeded help,
            Trail trail) {
        super(trail);
        this.voice = voice;
        this.conversations = conversations;
        this.handover = handover;
        this.settings = settings;
        this.order = order;
        this.help = help;
    }

    @Override
    boolean begin(FlowContext flow) {
        if (paymentDecided(flow)) {
            return true;
        }
        voice.ask(flow, prompt(flow, flow.required("text")));
        return false;
    }

    @Override
    boolean paymentDecided(FlowContext flow) {
        var answer = flow.setting("whenPaid");
        if (answer == null || !order.isPaid(flow)) {
            return false;
        }
        flow.set(flow.required("variable"), answer);
        return true;
    }

    @Override
    boolean answered(FlowContext flow, Answer answer) {
        var reading = question(flow).read(answer.content());
        if (reading instanceof Reading.Misfit misfit) {
            misunderstood(flow, answer.content(), misfit.hint());
            return false;
        }
        keep(flow, (Reading.Fit) reading);
        if (answer.misunderstood() > 0) {
            conversations.understood(flow.conversation());
        }
        return true;
    }

    @Override
    boolean keepsAnswer(FlowContext flow) {
        var answer = flow.string(flow.required("variable"))
                .map(value -> question(flow).read(Question.again(value)))
                .filter(Reading.Fit.class::isInstance);
        answer.ifPresent(fit -> keep(flow, (Reading.Fit) fit));
        return answer.isPresent();
    }

    private Question question(FlowContext flow) {
        return Question.of(flow, settings.of(flow.merchant()).region());
    }

    private void keep(FlowContext flow, Reading.Fit answer) {
        Question.variables(flow, answer).forEach(flow::set);
        var told = told(flow.setting("kind", "text"), flow.required("variable"), answer.title());
        if (!told.equals(Contact.NOTHING)) {
            trail.learns(flow, told);
        }
    }

    /** What an answer tells of the customer, whatever it was asked for. */
    static Contact told(String kind, String variable, String answer) {
        return switch (kind) {
            case "email" -> Contact.email(answer);
            case "phone" -> Contact.phone(answer);
            default -> variable.equals(FlowContext.CONTACT_NAME) ? Contact.named(answer) : Contact.NOTHING;
        };
    }

    private void misunderstood(FlowContext flow, Content content, String hint) {
        var inARow = conversations.misunderstood(flow.conversation());
        var words = settings.of(flow.merchant()).in(flow.language());
        var step = flow.waitingStep();
        var reason = help.misfit(flow.conversation(), content, step.name(), inARow);
        if (reason.isEmpty()) {
            voice.ask(flow, prompt(flow, inARow > 1 ? hint + "\n" + words.wayOut(flow.language()) : hint));
        } else if (!handover.askForHelp(
                flow.conversation(), new HelpWanted(reason.get(), words.farewell()).at(trail.with(flow, step)))) {
            conversations.understood(flow.conversation());
            voice.ask(flow, prompt(flow, hint));
        }
    }

    private static Content prompt(FlowContext flow, String text) {
        List<Content.Choice> choices = Question.choices(flow);
        return choices.isEmpty() ? Content.text(text) : new Content.Choices(text, choices);
    }
}
