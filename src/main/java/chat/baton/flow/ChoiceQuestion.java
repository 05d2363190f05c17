package chat.baton.flow;

import chat.baton.conversation.Content;
import chat.baton.conversation.Content.Choice;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One of several: tapped, or typed as its title, its value, its number in the list or a beginning only it has. */
class ChoiceQuestion extends Question {

    private final List<Choice> choices;

    ChoiceQuestion(FlowContext flow, List<Choice> choices) {
        super(flow);
        this.choices = choices;
    }

    @Override
    Reading read(Content content) {
        return tapped(content)
                .or(() -> meant(Phrase.normal(typed(content))))
                .<Reading>map(choice -> new Reading.Fit(choice.value(), choice.title()))
                .orElseGet(() -> misfit("Please choose one of these."));
    }

    private Optional<Choice> tapped(Content content) {
        return content instanceof Content.Tapped tapped
                ? only(choice -> choice.value().equals(tapped.value()))
                : Optional.empty();
    }

    private Optional<Choice> meant(String typed) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        return only(choice -> Phrase.normal(choice.title()).equals(typed))
                .or(() -> only(choice -> Phrase.normal(choice.value()).equals(typed)))
                .or(() -> byNumber(typed))
                .or(() -> only(choice -> Phrase.normal(choice.title()).startsWith(typed)));
    }

    private Optional<Choice> byNumber(String typed) {
        return only(choice -> String.valueOf(choices.indexOf(choice) + 1).equals(typed));
    }

    private Optional<Choice> only(Predicate<Choice> fits) {
        var fitting = choices.stream().filter(fits).toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }
}
