package chat.baton.flow;

import chat.baton.conversation.Content;

/** A postal address in one message: at least two parts, set apart by a comma or a line break, with a number in it. */
class AddressQuestion extends Question {

    private static final int LONGEST = 500;

    AddressQuestion(FlowContext flow) {
        super(flow);
    }

    @Override
    Reading read(Content content) {
        var text = typed(content);
        var parts = text.split("\\s*[,\\n]\\s*").length;
        var complete = parts >= 2 && text.length() >= 10 && text.chars().anyMatch(Character::isDigit);
        return complete && text.length() <= LONGEST ? fit(text) : misfit("misfit.address");
    }
}
