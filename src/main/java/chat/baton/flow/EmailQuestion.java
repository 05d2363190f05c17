package chat.baton.flow;

import chat.baton.conversation.Content;
import java.util.regex.Pattern;

/** An e-mail address, alone or as the only one in a sentence. Whether it exists only a message to it can tell. */
class EmailQuestion extends Question {

    private static final Pattern ADDRESS =
            Pattern.compile("[\\p{L}\\p{N}._%+'-]{1,64}@(?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}\\p{L}{2,63}");

    EmailQuestion(FlowContext flow) {
        super(flow);
    }

    @Override
    Reading read(Content content) {
        var addresses = ADDRESS.matcher(typed(content))
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();
        return addresses.size() == 1 ? fit(addresses.get(0)) : misfit("misfit.email");
    }
}
