package chat.baton.flow;

import chat.baton.conversation.Content;
import chat.baton.conversation.Content.Choice;
import java.util.List;

/** One of several: tapped, or typed as its title, its value, its number in the list or a beginning only it has. */
class ChoiceQuestion extends Question {

    private final List<Choice> choices;

    ChoiceQuestion(FlowContext flow, List<Choice> choices) {
        super(flow);
        this.choices = choices;
    }

    @Override
    Reading read(Content content) {
        return Options.chosen(choices, content)
                .<Reading>map(choice -> new Reading.Fit(choice.value(), choice.title()))
                .orElseGet(() -> misfit("Please choose one of these."));
    }
}
