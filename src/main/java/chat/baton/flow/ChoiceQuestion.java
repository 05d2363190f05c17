package chat.baton.flow;

import chat.baton.conversation.Content;
import chat.baton.conversation.Content.Choice;
import java.util.List;
import java.util.Optional;

/**
 * One of several: tapped, or typed as its title, its value, its number in the list or a beginning only it has. Titles may be
 * typed in the flow's first language, too.
 */
class ChoiceQuestion extends Question {

    private final List<Choice> choices;
    private final List<Choice> originals;

    ChoiceQuestion(FlowContext flow, List<Choice> choices, List<Choice> originals) {
        super(flow);
        this.choices = choices;
        this.originals = originals;
    }

    @Override
    Reading read(Content content) {
        return Options.chosen(choices, content)
                .or(() -> Options.chosen(originals, content).flatMap(this::here))
                .<Reading>map(choice -> new Reading.Fit(choice.value(), choice.title()))
                .orElseGet(() -> misfit("misfit.choice"));
    }

    private Optional<Choice> here(Choice original) {
        return choices.stream()
                .filter(choice -> choice.value().equals(original.value()))
                .findFirst();
    }
}
